import { useEffect, useRef } from 'react'
import { PagedEditor } from '../editor/index.ts'
import { useFindingUnderlines } from '../panes/checks-pane.tsx'
import { ReviewPane } from '../panes/review-pane.tsx'
import { StructurePane } from '../panes/structure-pane.tsx'
import { showToast } from './app.ts'
import type { OpenIssue } from './app-state.ts'
import { CommandBar } from './command-bar.tsx'
import { useApp, useAppState } from './context.tsx'
import { FormatBar } from './format-bar.tsx'
import { useMediaUrl } from './media-url.ts'
import { StatusBar } from './status-bar.tsx'
import { TextMenu } from './text-menu.tsx'
import styles from './frame.module.css'

/** The desk with an issue on it: bars, panes and the sheets between them. */
export function Frame({ issue }: { readonly issue: OpenIssue }) {
  const { session } = issue
  const isStructureShown = useAppState((state) => state.isStructureShown)
  const isReviewShown = useAppState((state) => state.isReviewShown)
  const hasBars = useAppState((state) => state.focus === null)
  const zoom = useAppState((state) => state.zoom)
  const mediaUrl = useMediaUrl(issue)
  useFindingUnderlines(session)
  const well = useRestoredCaret(issue)
  usePasteTrouble(issue)
  return (
    <div className={styles.frame}>
      {hasBars && (
        <header className={styles.bars}>
          <CommandBar />
          <FormatBar />
        </header>
      )}
      <div className={styles.middle}>
        {isStructureShown && <StructurePane session={session} />}
        <main ref={well} className={styles.well} data-pane="text">
          <PagedEditor session={session} zoom={zoom / 100} mediaUrl={mediaUrl} />
        </main>
        <TextMenu session={session} well={well} />
        {isReviewShown && <ReviewPane session={session} />}
      </div>
      <StatusBar session={session} />
    </div>
  )
}

function usePasteTrouble({ session }: OpenIssue): void {
  const app = useApp()
  useEffect(() => {
    session.editor.onPasteTrouble = (text) => showToast(app, { tone: 'refused', text, actions: [] })
    return () => {
      session.editor.onPasteTrouble = null
    }
  }, [app, session])
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
