import {
  useCallback,
  useEffect,
  useLayoutEffect,
  useRef,
  useState,
  type FocusEvent,
  type KeyboardEvent,
  type ReactNode,
  type RefObject,
} from 'react'
import { cornerOf } from '../../core/html/index.ts'
import { middleOf, pageOf, sheetsOf } from '../layout/index.ts'
import { focusEditor } from './text-focus.ts'
import { viewOf } from './issue-session.ts'
import styles from './note-layer.module.css'
import { findById } from './places.ts'
import { scrollToPlace } from './scroll-to-caret.ts'
import type { IssueSession } from './session.ts'
import { setFootnote } from './transforms/set-footnote.ts'
import { useDraft } from './use-draft.ts'

interface NoteLayerProps {
  readonly session: IssueSession
  readonly root: RefObject<HTMLElement | null>
  readonly zoom: number
}

/** Pixels of the unzoomed page. */
const boxWidth = 340

/**
 * The words of one footnote, in a box at its reference. It stands outside the editable text, as the
 * fields of the masthead do. A click on a reference or on a note opens it, and so does a new note.
 */
export function NoteLayer({ session, root, zoom }: NoteLayerProps): ReactNode {
  const [id, setId] = useState<string | null>(null)
  const { editor } = session
  useEffect(() => {
    const element = root.current
    const open = (event: Event) => {
      const noteId = noteAt(event.target)
      if (noteId !== null) setId(noteId)
    }
    element?.addEventListener('click', open)
    editor.openNote = setId
    return () => {
      element?.removeEventListener('click', open)
      editor.openNote = null
    }
  }, [editor, root])
  const close = useCallback(() => setId(null), [])
  if (id === null) return null
  return <NoteBox key={id} id={id} session={session} root={root} zoom={zoom} onClose={close} />
}

function noteAt(target: EventTarget | null): string | null {
  if (!(target instanceof Element)) return null
  const element = target.closest('.footnoteReference[data-id],.footnotes [data-id]')
  return element?.getAttribute('data-id')?.replace(/:note$/, '') ?? null
}

interface NoteBoxProps extends NoteLayerProps {
  readonly id: string
  readonly onClose: () => void
}

function NoteBox({ id, session, root, zoom, onClose }: NoteBoxProps): ReactNode {
  const { editor } = session
  const entry = findById(editor, id)
  const note = entry?.[0].type === 'footnote' ? entry[0].note : null
  const isNew = useRef(note === '').current
  const draft = useDraft(session, {
    stored: note ?? '',
    commit: (text) => {
      const words = wordsOf(text)
      // Without words it would go while its box is open.
      if (words !== '') setFootnote(editor, id, words)
      return null
    },
  })
  const place = usePlace({ session, root, zoom }, id, onClose)
  const box = useRef<HTMLDivElement>(null)
  useLayoutEffect(() => {
    if (box.current && place) scrollToPlace(box.current, box.current.getBoundingClientRect())
  }, [place])
  const isClosing = useRef(false)
  const wasLeft = useWasLeft()

  const close = (text: string, goesBack: boolean) => {
    if (isClosing.current) return
    isClosing.current = true
    if (wordsOf(text) === '') setFootnote(editor, id, '')
    else draft.settle()
    onClose()
    if (goesBack) focusEditor(editor)
  }
  const onKeyDown = (event: KeyboardEvent<HTMLTextAreaElement>) => {
    if (event.nativeEvent.isComposing) return
    if (event.key === 'Enter' || event.key === 'Tab') close(draft.text, true)
    else if (event.key === 'Escape') {
      // Gives a note its former words; those of a new one are not lost for it.
      if (!isNew) draft.cancel()
      close(isNew ? draft.text : note!, true)
    } else return
    event.preventDefault()
  }
  const onBlur = ({ currentTarget, relatedTarget }: FocusEvent<HTMLTextAreaElement>) => {
    if (wasLeft() || isClosing.current || !isText(relatedTarget)) return close(draft.text, false)
    setTimeout(() => currentTarget.focus())
  }
  if (place === null || note === null) return null
  return (
    <div ref={box} className={styles['box']} style={place} role="dialog" aria-label="脚注">
      <textarea
        autoFocus
        className={styles['note']}
        aria-label="脚注文字"
        placeholder="脚注文字"
        data-note={id}
        rows={2}
        spellCheck={false}
        value={draft.text}
        onChange={(event) => draft.setText(event.target.value)}
        onCompositionStart={() => draft.setComposing(true)}
        onCompositionEnd={() => draft.setComposing(false)}
        onBlur={onBlur}
        onKeyDown={onKeyDown}
      />
      <button
        type="button"
        className={styles['remove']}
        onMouseDown={(event) => event.preventDefault()}
        onClick={() => close('', true)}
      >
        删除脚注
      </button>
    </div>
  )
}

/** A note is one paragraph. */
const wordsOf = (text: string): string => text.replace(/\s*\n\s*/g, '').trim()

/**
 * Whether the user has clicked or pressed a key that leads elsewhere since a box opened. Slate hears of
 * the caret's last move a tenth of a second late, draws it, and with it takes the focus from a box that
 * was opened meanwhile: such a box is not left.
 */
function useWasLeft(): () => boolean {
  const wasLeft = useRef(false)
  useEffect(() => {
    const see = (event: Event) => {
      const isWriting = event instanceof globalThis.KeyboardEvent && isWritingKey(event)
      if (!isWriting) wasLeft.current = true
    }
    const kinds = ['pointerdown', 'keydown'] as const
    for (const kind of kinds) document.addEventListener(kind, see, { capture: true })
    return () => {
      for (const kind of kinds) document.removeEventListener(kind, see, { capture: true })
    }
  }, [])
  return () => wasLeft.current
}

const isWritingKey = (event: globalThis.KeyboardEvent): boolean =>
  event.isComposing || (event.key.length === 1 && !event.ctrlKey && !event.metaKey && !event.altKey)

const isText = (target: EventTarget | null): boolean =>
  target instanceof Element && target.matches('[data-slate-editor]')

interface BoxPlace {
  readonly left: number
  readonly top: number
  readonly width: number
}

/** Under the reference, inside its page's type area. Closes where the reference is gone. */
function usePlace(
  { session, root, zoom }: NoteLayerProps,
  id: string,
  onClose: () => void,
): BoxPlace | null {
  const [place, setPlace] = useState<BoxPlace | null>(null)
  useLayoutEffect(() => {
    let wasDrawn = false
    const find = () =>
      root.current?.querySelector(`.footnoteReference[data-id="${CSS.escape(id)}"]`) ?? null
    const read = () => {
      const element = root.current
      const reference = find()
      if (!element || !reference) {
        // A new one may take more than a frame to be drawn.
        if (wasDrawn || findById(session.editor, id) === null) onClose()
        return
      }
      wasDrawn = true
      const rect = reference.getBoundingClientRect()
      const origin = element.getBoundingClientRect()
      const sheets = sheetsOf(element, viewOf(session).galley())
      const page = cornerOf(sheets.grid, pageOf(middleOf(rect, sheets), sheets))
      const most = page.left + (sheets.grid.page.measure * 96) / 72 - boxWidth
      const left = Math.max(page.left, Math.min((rect.left - origin.left) / zoom - 24, most))
      const top = (rect.bottom - origin.top) / zoom + 6
      setPlace((before) =>
        before?.left === left && before.top === top ? before : { left, top, width: boxWidth },
      )
    }
    // At once, since keys may follow the click; a new reference is drawn with the next frame.
    if (find()) read()
    const frame = requestAnimationFrame(read)
    const stop = viewOf(session).onLayout(read)
    return () => {
      cancelAnimationFrame(frame)
      stop()
    }
  }, [session, root, zoom, id, onClose])
  return place
}
