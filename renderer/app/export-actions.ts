/** From the red button to files: a name and formats, stages, cancel, where the files lie. */
import { headlineText, secrecyOf, secrecyRefusal } from '../../core/model/index.ts'
import { removedText, type RemovedCharacter } from '../../core/text/index.ts'
import type { ExportedFile } from '../../host/contract.ts'
import { closeDialog, showToast, valueOrToast, type App } from './app.ts'
import { setMasthead } from '../editor/index.ts'
import { offprintOf } from './offprint.ts'
import type { ExportFormat, OpenIssue, ToastAction } from './app-state.ts'

/** Of the whole issue, or of one of its articles. */
export function askForExport(app: App, articleId: string | null = null): void {
  const { issue, exportJob } = app.store.get()
  if (issue === null || exportJob !== null) return
  const secrecy = secrecyOf(issue.session.getSnapshot().bulletin)
  if (secrecy.kind === 'stop') {
    const text = secrecyRefusal(secrecy.words, '没有导出')
    return showToast(app, { tone: 'refused', text, actions: [] })
  }
  if (secrecy.kind === 'confirm' && issue.readOnly !== null) {
    const text = `文中有“${secrecy.words}”，还没有人确认这一期不涉及国家秘密，没有导出。确认要记在文件里，请先接管或另存为副本。`
    return showToast(app, { tone: 'refused', text, actions: [] })
  }
  if (secrecy.kind === 'confirm') return askAboutSecrecy(app, issue, secrecy.words, articleId)
  const { galley, bulletin } = issue.session.getSnapshot()
  const article = bulletin.children.find(({ id }) => id === articleId)
  const headline = article?.type === 'article' ? headlineText(article).trim() : ''
  const name = headline || galley.title
  app.store.set({ dialog: { kind: 'export', name, formats: ['docx', 'pdf'], articleId } })
}

/** The answer is kept in the document, so that it is given once and can be found again. */
function askAboutSecrecy(
  app: App,
  { session }: OpenIssue,
  words: string,
  articleId: string | null,
): void {
  const confirm = () => {
    const date = localDate(new Date())
    setMasthead(session.editor, { secrecyConfirmation: { words, date } })
    closeDialog(app)
    askForExport(app, articleId)
  }
  app.store.set({
    dialog: {
      kind: 'confirm',
      title: '这一期不涉及国家秘密吗？',
      text:
        `文中有“${words}”。内刊只用于不涉及国家秘密的材料；涉密材料请到本单位的涉密计算机上处理。` +
        '确认不涉及，就可以导出，这次确认会记在文件里。',
      choices: [{ label: '确认不涉及国家秘密', tone: 'danger', run: confirm }],
    },
  })
}

/** Today by this machine's calendar, as an ISO date. */
function localDate(now: Date): string {
  const two = (part: number) => String(part).padStart(2, '0')
  return `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`
}

export interface ExportChoice {
  readonly name: string
  readonly formats: readonly ExportFormat[]
  readonly articleId: string | null
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
  const { name, formats, articleId } = choice
  const whole = issue.session.getSnapshot()
  const { bulletin, template } = articleId === null ? whole : offprintOf(whole, articleId)
  const outcome = await app.desk.request('exportIssue', {
    jobId,
    issueId: issue.place.issueId,
    bulletin,
    template,
    name,
    formats,
    replace,
  })
  stopListening()
  const wasCancelled = app.store.get().exportJob?.isCancelling === true
  app.store.set({ exportJob: null })
  // The dialog that would give the focus back made way for the progress.
  requestAnimationFrame(() => requestAnimationFrame(() => focusText(app)))
  if (!outcome.ok && wasCancelled) return closeDialog(app)
  const answer = valueOrToast(app, outcome)
  if (answer === null) {
    if (outcome.ok) closeDialog(app)
    return
  }
  if ('exists' in answer) return askToReplace(app, answer.exists, choice)
  closeDialog(app)
  showExported(app, answer.files, answer.removed)
}

function focusText({ store }: App): void {
  const { issue, dialog, isPreviewing } = store.get()
  if (dialog === null && !isPreviewing && document.activeElement === document.body) {
    issue?.session.focus()
  }
}

export function cancelExport({ desk, store }: App): void {
  const { exportJob } = store.get()
  if (exportJob === null) return
  store.set({ exportJob: { ...exportJob, isCancelling: true } })
  void desk.request('cancelExport', { jobId: exportJob.jobId })
}

function askToReplace(app: App, paths: readonly string[], choice: ExportChoice): void {
  app.store.set({
    dialog: {
      kind: 'confirm',
      title: `替换${paths.map((path) => `“${path}”`).join('和')}？`,
      text: '已经有同名的导出文件。替换后原来的找不回来。',
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

function showExported(
  app: App,
  files: readonly ExportedFile[],
  removed: readonly RemovedCharacter[],
): void {
  const formats = files.map((file) => file.format.toUpperCase()).join(' 和 ')
  const left = removed.length === 0 ? '' : `去掉了文件里不能有的控制字符：${removedText(removed)}。`
  const actions: ToastAction[] = files.flatMap((file) => actionsOf(app, file, files.length > 1))
  const last = files.at(-1)
  if (app.store.get().start?.shell === 'electron' && last !== undefined) {
    actions.push({
      label: '所在文件夹',
      run: () => void request(app, 'revealFile', last.path),
    })
  }
  showToast(app, { about: 'export', tone: 'done', text: `已导出 ${formats}。${left}`, actions })
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
