/** From the red button to files: a name and formats, stages, cancel, where the files lie. */
import type { ExportedFile } from '../../host/contract.ts'
import { closeDialog, showToast, valueOrToast, type App } from './app.ts'
import type { ExportFormat, ToastAction } from './app-state.ts'

export function askForExport(app: App): void {
  const { issue, exportJob } = app.store.get()
  if (issue === null || exportJob !== null) return
  const name = issue.session.getSnapshot().galley.title
  app.store.set({ dialog: { kind: 'export', name, formats: ['docx', 'pdf'] } })
}

export interface ExportChoice {
  readonly name: string
  readonly formats: readonly ExportFormat[]
}

export async function exportIssue(app: App, choice: ExportChoice, replace = false): Promise<void> {
  const { issue } = app.store.get()
  if (issue === null || choice.formats.length === 0) return
  const jobId = app.newId()
  const stopListening = app.desk.onNotice('exportProgress', (notice) => {
    const job = app.store.get().exportJob
    if (notice.jobId !== jobId || job?.jobId !== jobId) return
    app.store.set({ exportJob: { ...job, stage: notice.stage, fraction: notice.fraction } })
  })
  app.store.set({
    dialog: { kind: 'export', ...choice },
    exportJob: { jobId, stage: null, fraction: 0, isCancelling: false },
  })
  const { bulletin, template } = issue.session.getSnapshot()
  const outcome = await app.desk.request('exportIssue', {
    jobId,
    issueId: issue.place.issueId,
    bulletin,
    template,
    ...choice,
    replace,
  })
  stopListening()
  const wasCancelled = app.store.get().exportJob?.isCancelling === true
  app.store.set({ exportJob: null })
  if (!outcome.ok && wasCancelled) return closeDialog(app)
  const answer = valueOrToast(app, outcome)
  if (answer === null) {
    if (outcome.ok) closeDialog(app)
    return
  }
  if ('exists' in answer) return askToReplace(app, answer.exists, choice)
  closeDialog(app)
  showExported(app, answer.files, answer.removedCharacters)
}

export function cancelExport({ desk, store }: App): void {
  const { exportJob } = store.get()
  if (exportJob === null) return
  store.set({ exportJob: { ...exportJob, isCancelling: true } })
  void desk.request('cancelExport', { jobId: exportJob.jobId })
}

function askToReplace(app: App, path: string, choice: ExportChoice): void {
  app.store.set({
    dialog: {
      kind: 'confirm',
      title: `替换“${path}”？`,
      text: '已经有同名的导出文件。替换后原来那份找不回来。',
      choices: [
        { label: '替换', tone: 'danger', run: () => void exportIssue(app, choice, true) },
        {
          label: '换个名字',
          tone: 'plain',
          run: () => app.store.set({ dialog: { kind: 'export', ...choice } }),
        },
      ],
    },
  })
}

function showExported(app: App, files: readonly ExportedFile[], removedCharacters: number): void {
  const formats = files.map((file) => file.format.toUpperCase()).join(' 和 ')
  const removed =
    removedCharacters === 0 ? '' : `去掉了 ${removedCharacters} 个文件里不能有的控制字符。`
  const actions: ToastAction[] = files.flatMap((file) => actionsOf(app, file, files.length > 1))
  const last = files.at(-1)
  if (app.store.get().start?.shell === 'electron' && last !== undefined) {
    actions.push({
      label: '所在文件夹',
      run: () => void request(app, 'revealFile', last.path),
    })
  }
  showToast(app, { tone: 'done', text: `已导出 ${formats}。${removed}`, actions })
}

function actionsOf(app: App, file: ExportedFile, isOneOfMany: boolean): ToastAction[] {
  const format = file.format.toUpperCase()
  if (file.url !== null) return [{ label: `下载 ${format}`, href: file.url }]
  const label = isOneOfMany ? `打开 ${format}` : '打开文件'
  return [{ label, run: () => void request(app, 'openFile', file.path) }]
}

async function request(app: App, name: 'openFile' | 'revealFile', path: string): Promise<void> {
  valueOrToast(app, await app.desk.request(name, { path }))
}
