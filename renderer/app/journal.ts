/** The journal of the open issue: what is typed is on a disk within half a second. */
import type { IssueSession } from '../editor/index.ts'
import { showToast, type App } from './app.ts'
import { createRecorder, type Recorder } from './recorder.ts'

const recorders = new WeakMap<IssueSession, Recorder>()

/** How many edits an issue has seen; a save says by it what it holds. */
export const editsOf = (session: IssueSession): number => recorders.get(session)?.count() ?? 0

/** Keeps a journal of whatever issue is on the desk. Stops when the answer is called. */
export function keepJournal(app: App): () => void {
  let session: IssueSession | null = null
  let recorder: Recorder | null = null
  const follow = () => {
    const { issue } = app.store.get()
    if (session === (issue?.session ?? null)) return
    recorder?.stop()
    session = issue?.session ?? null
    recorder = null
    if (issue === null) return
    const { issueId } = issue.place
    recorder = createRecorder(
      issue.session,
      (batch) => app.desk.request('keepEdits', { issueId, ...batch }),
      sayOnce(app),
    )
    recorders.set(issue.session, recorder)
    // An imported manuscript has no edits yet, and no file of its own either.
    if (issue.importReports.length > 0) recorder.sendWhole()
  }
  const flush = () => {
    session?.settleDrafts()
    recorder?.flush()
  }
  const flushHidden = () => {
    if (document.visibilityState === 'hidden') flush()
  }
  const stop = app.store.subscribe(follow)
  follow()
  addEventListener('beforeunload', flush)
  addEventListener('pagehide', flush)
  document.addEventListener('visibilitychange', flushHidden)
  return () => {
    stop()
    recorder?.stop()
    removeEventListener('beforeunload', flush)
    removeEventListener('pagehide', flush)
    document.removeEventListener('visibilitychange', flushHidden)
  }
}

/** A disk that stays full is told of once, not with every batch. */
function sayOnce(app: App): (message: string | null) => void {
  let said: string | null = null
  return (message) => {
    if (message !== null && message !== said) {
      showToast(app, { tone: 'refused', text: message, actions: [] })
    }
    said = message
  }
}
