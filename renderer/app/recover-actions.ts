/** Answers to the offer of what a window that went down left behind. */
import type { Recoverable } from '../../host/contract.ts'
import { valueOrToast, type App } from './app.ts'
import { neverSaved, replaceIssue } from './issue-actions.ts'
import { saveIssue } from './save-actions.ts'

/** Opens it; `asCopy` asks at once for another name, so that the file stays as it is. */
export async function recoverIssue(app: App, { id }: Recoverable, asCopy: boolean): Promise<void> {
  await replaceIssue(app, '正在恢复', async () => {
    const outcome = await app.desk.request('recover', { id })
    if (outcome.ok) forget(app, id)
    return outcome
  })
  const { issue, recoverable, settings } = app.store.get()
  if (issue === null || recoverable.some((each) => each.id === id)) return
  // No file holds these words in this form.
  issue.session.markSaved(neverSaved)
  if (asCopy) await saveIssue(app, { saveAs: true })
  else if (issue.place.path !== null && settings.autosaves) {
    await saveIssue(app, { isAutomatic: true })
  }
}

export function askToDiscard(app: App, { id, title }: Recoverable): void {
  const back = () => app.store.set({ dialog: { kind: 'recover' } })
  app.store.set({
    dialog: {
      kind: 'confirm',
      title: `放弃“${title}”里没有存盘的改动？`,
      text: '放弃以后，这些改动找不回来；已经存盘的文件不受影响。',
      choices: [
        { label: '放弃', tone: 'danger', run: () => void discard(app, id) },
        { label: '不放弃', tone: 'plain', run: back },
      ],
    },
  })
}

async function discard(app: App, id: string): Promise<void> {
  const outcome = await app.desk.request('discardRecovery', { id })
  if (outcome.ok) forget(app, id)
  else valueOrToast(app, outcome)
  const isLeft = app.store.get().recoverable.length > 0
  app.store.set({ dialog: isLeft ? { kind: 'recover' } : null })
}

function forget({ store }: App, id: string): void {
  store.set({ recoverable: store.get().recoverable.filter((each) => each.id !== id) })
}
