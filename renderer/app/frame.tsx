import { useEffect, useRef, type MouseEvent, type RefObject } from 'react'
import { plainText } from '../../core/model/index.ts'
import { PagedEditor, type IssueSession } from '../editor/index.ts'
import { FindingLayer } from '../panes/finding-layer.tsx'
import { useFindingUnderlines } from '../panes/paint-findings.ts'
import { ReviewPane } from '../panes/review-pane.tsx'
import { Preview } from '../preview/preview.tsx'
import { StructurePane } from '../panes/structure-pane.tsx'
import { showToast, valueOrToast } from './app.ts'
import type { OpenIssue } from './app-state.ts'
import { CommandBar } from './command-bar.tsx'
import { canRun, requireCommand } from './commands/index.ts'
import { useApp, useAppState } from './context.tsx'
import { FormatBar } from './format-bar.tsx'
import { useKeptPlace } from './kept-place.ts'
import { useMediaUrl } from './media-url.ts'
import { ReadOnlyBar } from './read-only-bar.tsx'
import { StatusBar } from './status-bar.tsx'
import { TextMenu } from './text-menu.tsx'
import styles from './frame.module.css'

/** The desk with an issue on it: bars, panes and the sheets between them. */
export function Frame({ issue }: { readonly issue: OpenIssue }) {
  const app = useApp()
  const { session } = issue
  const isStructureShown = useAppState((state) => state.isStructureShown)
  const isReviewShown = useAppState((state) => state.isReviewShown)
  const isPreviewing = useAppState((state) => state.isPreviewing)
  const hasBars = useAppState((state) => state.focus === null)
  const zoom = useAppState((state) => state.zoom)
  const isSpread = useAppState((state) => state.spread !== null)
  const mediaUrl = useMediaUrl(issue)
  useFindingUnderlines(session)
  const well = useRestoredCaret(issue)
  useEditorNeeds(issue)
  useLostKeys(session)
  useFirstCaret(issue, well)
  useKeptPlace(well, session, zoom / 100, isSpread)
  const middle = useRef<HTMLDivElement>(null)
  useWheelZoom(middle, session)
  return (
    <div
      className={styles.frame}
      onMouseDown={keepFocus}
      onKeyDown={(event) => {
        // A card over the text is closed first.
        const isFree = document.querySelector('[role="dialog"]') === null
        if (event.key === 'Escape' && !hasBars && isFree) {
          void requireCommand('focus-mode').run({ app, session })
        }
      }}
    >
      {hasBars && (
        <header className={styles.bars}>
          <CommandBar />
          {issue.readOnly !== null ? (
            <ReadOnlyBar readOnly={issue.readOnly} />
          ) : (
            !isPreviewing && <FormatBar />
          )}
        </header>
      )}
      <div ref={middle} className={styles.middle}>
        {isPreviewing && <Preview session={session} mediaUrl={mediaUrl} />}
        {isStructureShown && !isPreviewing && <StructurePane session={session} />}
        {/* Beneath the preview it stays laid out, so that page numbers and findings stay true. */}
        <main
          ref={well}
          className={styles.well}
          data-pane={isPreviewing ? undefined : 'text'}
          inert={isPreviewing}
          // What cannot be written in is read by the keys that scroll.
          tabIndex={issue.readOnly === null ? undefined : 0}
        >
          <PagedEditor
            session={session}
            zoom={zoom / 100}
            mediaUrl={mediaUrl}
            isSpread={isSpread}
            isReadOnly={issue.readOnly !== null}
          />
          <FindingLayer session={session} well={well} />
        </main>
        <TextMenu session={session} well={well} />
        {isReviewShown && <ReviewPane session={session} />}
      </div>
      <StatusBar session={session} />
    </div>
  )
}

/** What a press of the button there is for: things, fields, and words that can be selected. */
const pressable =
  'a,button:not(:disabled),input,textarea,select,label,summary,[tabindex],[role="slider"],[data-stage]'

/** A press on nothing leaves the caret where it is: whoever types on after it, types there. */
function keepFocus(event: MouseEvent): void {
  const { target } = event
  if (!(target instanceof Element) || target.closest(pressable)) return
  const hasWords = [...target.childNodes].some((node) => node instanceof Text)
  const { offsetX, offsetY } = event.nativeEvent
  const isOnScrollbar = offsetX > target.clientWidth || offsetY > target.clientHeight
  if (!hasWords && !isOnScrollbar) event.preventDefault()
}

/** Ctrl and the wheel show the pages larger and smaller, as in Word. */
function useWheelZoom(middle: RefObject<HTMLElement | null>, session: IssueSession): void {
  const app = useApp()
  useEffect(() => {
    const element = middle.current
    let turned = 0
    const onWheel = (event: WheelEvent) => {
      if (!event.ctrlKey) return
      // Or the browser would zoom the whole desk.
      event.preventDefault()
      // A notch of a wheel is more than this, two fingers on a pad say it in many small parts.
      turned += event.deltaY
      if (Math.abs(turned) < 40) return
      const command = requireCommand(turned < 0 ? 'zoom-in' : 'zoom-out')
      turned = 0
      const state = { app: app.store.get(), snapshot: session.getSnapshot() }
      if (canRun(command, state)) void command.run({ app, session })
    }
    element?.addEventListener('wheel', onWheel, { passive: false })
    return () => element?.removeEventListener('wheel', onWheel)
  }, [app, middle, session])
}

/**
 * What is typed while nothing has the keyboard, as after a card that went with its button, is text; so
 * it is at a button or a tab, which a press of the mouse has left with it.
 */
function useLostKeys(session: IssueSession): void {
  const app = useApp()
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      const { dialog, isPreviewing, issue } = app.store.get()
      const isTyping = event.key.length === 1 || event.isComposing || event.key === 'Process'
      const { target } = event
      const isButton = target instanceof Element && target.matches('button,[role="tab"]')
      // A space presses a button; no other letter does.
      if (!isTyping || !(target === document.body || (isButton && event.key !== ' '))) return
      if (event.ctrlKey || event.altKey || event.metaKey) return
      if (dialog === null && !isPreviewing && issue?.readOnly === null) session.focus()
    }
    /**
     * What comes without a key, as from dictation, while a button has the focus. Chromium tells the
     * button and puts it where the caret is drawn: onto the page, and not into the document.
     */
    const onBeforeInput = (event: InputEvent) => {
      const { target, inputType, data } = event
      if (!(target instanceof HTMLElement) || target.isContentEditable) return
      if (target.matches('input,textarea')) return
      event.preventDefault()
      const { dialog, isPreviewing, issue } = app.store.get()
      if (dialog !== null || isPreviewing || issue?.readOnly !== null) return
      session.focus()
      if (inputType === 'insertText' && data !== null) session.editor.insertText(data)
    }
    document.addEventListener('keydown', onKeyDown)
    document.addEventListener('beforeinput', onBeforeInput, { capture: true })
    return () => {
      document.removeEventListener('keydown', onKeyDown)
      document.removeEventListener('beforeinput', onBeforeInput, { capture: true })
    }
  }, [app, session])
}

/** While something is waited for the commands rest: not for a paste of a usual length. */
const pastePatienceMs = 400

/** What the text needs of the desk: pictures of other issues, and somewhere to say what became of things. */
function useEditorNeeds({ session, place }: OpenIssue): void {
  const app = useApp()
  const { issueId } = place
  useEffect(() => {
    session.editor.bringPictures = async (media) => {
      const brought = await app.desk.request('bringPictures', { issueId, media })
      return brought.ok ? brought.value.missing : media
    }
    session.editor.readClipping = async (clipping) => {
      const wait = () => app.store.set({ waitingFor: '正在读取剪贴板' })
      const timer = setTimeout(wait, pastePatienceMs)
      const pasted = await app.desk.request('readClipping', clipping)
      clearTimeout(timer)
      app.store.set({ waitingFor: null })
      return valueOrToast(app, pasted)
    }
    session.editor.onPasteTrouble = (text) => showToast(app, { tone: 'refused', text, actions: [] })
    session.editor.onFieldRefused = (refusal) => {
      // Whoever leaves the issue has been asked.
      if (app.store.get().issue?.session !== session) return
      const text = `${refusal}没有收下，原来的值没有变。`
      showToast(app, { tone: 'refused', text, actions: [] })
    }
    session.editor.onPasted = (text) => showToast(app, { tone: 'done', text, actions: [] })
    return () => {
      session.editor.bringPictures = null
      session.editor.readClipping = null
      session.editor.onPasteTrouble = null
      session.editor.onPasted = null
      session.editor.onFieldRefused = null
    }
  }, [app, session, issueId])
}

/** Those that were on the desk already, as before their house style was changed. */
const met = new WeakSet<IssueSession>()

/**
 * An issue that comes to the desk can be typed into at once. It is shown from its first page, or
 * where it wants to be written if nothing has been; one that comes back, where its caret is.
 */
function useFirstCaret({ session }: OpenIssue, well: RefObject<HTMLElement | null>): void {
  useEffect(() => {
    const isBack = met.has(session)
    met.add(session)
    // After the frame that draws it, or Slate does not know its text yet.
    let frame = requestAnimationFrame(() => {
      frame = requestAnimationFrame(() => {
        if (document.activeElement !== document.body) return
        if (well.current?.tabIndex === 0) return well.current.focus()
        session.focus()
        const { selection } = session.editor
        frame = requestAnimationFrame(() => {
          // Unless somebody has begun elsewhere already.
          if (session.editor.selection !== selection) return
          const { bulletin, caret } = session.getSnapshot()
          if (isBack && caret.blockId !== null) return session.showBlock(caret.blockId)
          const article = bulletin.children.find(({ type }) => type === 'article')
          const headline = article?.type === 'article' ? article.children[0] : undefined
          if (headline !== undefined && plainText(headline) === '') session.revealBlock(headline.id)
          else well.current?.scrollTo({ top: 0 })
        })
      })
    })
    return () => cancelAnimationFrame(frame)
  }, [session, well])
}

/**
 * A dialog or menu that closes gives the focus back to where it was. The browser would put the
 * caret of a refocused text at its start, so the session does it instead.
 */
function useRestoredCaret({ session }: OpenIssue) {
  const well = useRef<HTMLElement>(null)
  useEffect(() => {
    const element = well.current
    const restore = (event: Event) => {
      if (!(event.target instanceof Element && event.target.matches('[data-slate-editor]'))) return
      event.preventDefault()
      session.focus()
    }
    element?.addEventListener('react-aria-focus-scope-restore', restore)
    return () => element?.removeEventListener('react-aria-focus-scope-restore', restore)
  }, [session])
  return well
}
