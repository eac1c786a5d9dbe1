/** A house style opened from the first screen, on an issue that is only there to be looked at. */
import type { StyleChoice } from '../../host/contract.ts'
import { valueOrToast, type App } from '../app/app.ts'
import { refreshLists } from '../app/issue-actions.ts'
import { createSession } from '../editor/index.ts'

export async function openStyle(app: App, style: StyleChoice): Promise<void> {
  const opened = valueOrToast(app, await app.desk.request('openStyle', { style }))
  if (opened === null) return
  const { bulletin, template, place } = opened
  const session = createSession({ bulletin, template }, { newId: app.newId })
  const specimen = { session, place, standIns: new Map(), importReports: [], readOnly: null }
  app.store.set({ specimen, toasts: [] })
}

/** Back to the first screen, which then knows what was kept. */
export async function closeStyle(app: App): Promise<void> {
  const { specimen } = app.store.get()
  if (specimen === null) return
  app.store.set({ specimen: null })
  await app.desk.request('closeIssue', { issueId: specimen.place.issueId })
  await refreshLists(app)
}
