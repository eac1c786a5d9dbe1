/** Earlier versions of the open issue's file. */
import type { OpenedIssue } from '../../host/contract.ts'
import { closeDialog, showToast, showUndoToast, valueOrToast, type App } from './app.ts'
import { replaceIssue } from './issue-actions.ts'
import { standInPictures } from './missing-pictures.ts'
import { isUnsaved, saveIssue, tellOfChange, untilSaveEnds } from './save-actions.ts'

export async function showVersions(app: App): Promise<void> {
  const { issue, settings } = app.store.get()
  if (issue === null) return
  if (issue.place.path === null || settings.leavesNoTraces) {
    const text = settings.leavesNoTraces
      ? '设置里选了“不在本机留痕迹”，所以不留历史版本。'
      : '这一期还没有存成文件。存盘以后，每次保存都会留下历史版本。'
    return showToast(app, { tone: 'refused', text, actions: [] })
  }
  const { bulletin } = issue.session.getSnapshot()
  const { issueId } = issue.place
  const listed = await app.desk.request('listVersions', { issueId, bulletin })
  const versions = valueOrToast(app, listed)
  if (versions !== null) app.store.set({ dialog: { kind: 'versions', versions } })
}

/** An earlier version as an issue of its own; the present one is saved and left. */
export async function openVersion(app: App, id: string): Promise<void> {
  const issueId = app.store.get().issue?.place.issueId ?? ''
  await replaceIssue(app, '正在打开历史版本', () =>
    app.desk.request('openVersion', { issueId, id }),
  )
}

/**
 * Puts an earlier version in the place of what is on the desk, as one step of undo, and saves it. What
 * was on the desk is saved first, so that it is the newest version afterwards.
 */
export async function restoreVersion(app: App, id: string): Promise<void> {
  closeDialog(app)
  await untilSaveEnds(app)
  const { issue } = app.store.get()
  if (issue === null) return
  if (isUnsaved(issue) && !(await saveIssue(app))) return
  const { issueId } = issue.place
  const taken = valueOrToast(app, await app.desk.request('takeVersion', { issueId, id }))
  if (taken === null || app.store.get().issue?.session !== issue.session) return
  if ('outside' in taken) return tellOfChange(app, taken.outside)
  showStandIns(app, taken)
  issue.session.replaceContent(taken)
  if (!(await saveIssue(app))) return
  showUndoToast(app, issue.session, '已恢复为选定的版本；原来的内容也在“历史版本”里。')
}

/** The version may lack pictures, or have some that the issue lacked. */
function showStandIns({ store }: App, version: Omit<OpenedIssue, 'place'>): void {
  const { issue } = store.get()
  if (issue === null) return
  const lacking = [...issue.standIns].filter(([name]) => !version.media.includes(name))
  const standIns = new Map([...lacking, ...standInPictures(version, version.missingMedia)])
  store.set({ issue: { ...issue, standIns } })
}
