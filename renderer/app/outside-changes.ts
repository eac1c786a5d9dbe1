/** Notices what others do to the file of the open issue, and asks what to make of it. */
import { isUnsaved, saveIssue, tellOfChange } from './save-actions.ts'
import { reopenIssue } from './issue-actions.ts'
import { closeDialog, valueOrToast, type App } from './app.ts'

/** While the window is in front; coming back to it looks at once. */
const lookEveryMs = 5_000

/** Looks for as long as an issue with a file is open. Stops when the answer is called. */
export function watchFile(app: App): () => void {
  let isLooking = false
  const look = async () => {
    const { issue, saving, dialog } = app.store.get()
    if (isLooking || issue === null || issue.place.path === null || dialog !== null) return
    if (saving.kind === 'saving' || document.visibilityState === 'hidden') return
    isLooking = true
    const outcome = await app.desk.request('checkFile', { issueId: issue.place.issueId })
    isLooking = false
    const now = app.store.get()
    if (!outcome.ok || now.issue !== issue || now.dialog !== null || now.saving !== saving) return
    if (outcome.value === null) {
      if (saving.kind === 'asking') app.store.set({ saving: { kind: 'idle' } })
    } else if (saving.kind === 'asking') {
      app.store.set({ saving: { kind: 'asking', change: outcome.value } })
    } else if (issue.readOnly === null) tellOfChange(app, outcome.value)
    // Who only reads has nothing to lose: the bar says so, and brings the file's words.
    else app.store.set({ saving: { kind: 'asking', change: outcome.value } })
  }
  const onLook = () => void look()
  const timer = setInterval(onLook, lookEveryMs)
  addEventListener('focus', onLook)
  document.addEventListener('visibilitychange', onLook)
  const stopNotice = app.desk.onNotice('takenOver', ({ issueId, by }) => {
    if (app.store.get().issue?.place.issueId === issueId) {
      tellOfChange(app, { kind: 'takenOver', by })
    }
  })
  return () => {
    clearInterval(timer)
    removeEventListener('focus', onLook)
    document.removeEventListener('visibilitychange', onLook)
    stopNotice()
  }
}

/** The words of this window go into the file, whatever stands there. */
export const keepMine = (app: App): Promise<boolean> => saveIssue(app, { replace: true })

/** The file's words come to the desk; what is not saved here becomes a version. */
export async function reloadIssue(app: App, mode: 'takeOver' | 'readOnly'): Promise<void> {
  const { issue } = app.store.get()
  if (issue === null || issue.place.path === null) return
  if (isUnsaved(issue)) {
    const { bulletin, template } = issue.session.getSnapshot()
    const { issueId } = issue.place
    const kept = await app.desk.request('keepVersion', { issueId, bulletin, template })
    if (!kept.ok) return void valueOrToast(app, kept)
  }
  await reopenIssue(app, issue.place.path, mode)
}

/** Looks again where the folder was gone, and saves if it is back. */
export async function tryAgain(app: App): Promise<void> {
  closeDialog(app)
  await saveIssue(app)
}

/** Goes on in a file that was renamed from outside. */
export const followFile = (app: App, path: string): Promise<boolean> =>
  saveIssue(app, { path, replace: true })
