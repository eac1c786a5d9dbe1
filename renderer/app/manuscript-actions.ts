/** Manuscripts on their way to the desk: as an issue of their own, or into the one that is open. */
import type { Contribution } from '../../core/read/index.ts'
import type { Requests } from '../../host/contract.ts'
import { insertArticles } from '../editor/index.ts'
import { placeToReveal } from '../panes/structure-rows.ts'
import { closeDialog, showToast, showUndoToast, valueOrToast, type App } from './app.ts'
import { askForFiles } from './ask-for-files.ts'
import { contributedText } from './import-report.ts'
import { replaceIssue, showImportReport } from './issue-actions.ts'

type ImportTarget = Requests['importText']['ask']['target']

/** Opens a manuscript as an issue, in the first house style where no other is meant. */
export async function importText(app: App, file: File, meant?: ImportTarget): Promise<void> {
  const templateId = app.store.get().start?.templates[0]?.id
  if (templateId === undefined || !isText(app, file)) return
  const target = meant ?? { templateId }
  const { name } = file
  const bytes = await bytesOf(file)
  await replaceIssue(
    app,
    '正在识别稿件',
    () => app.desk.request('importText', { name, bytes, target }),
    ({ report }) => [{ name, report }],
  )
}

/** Lets the user choose manuscripts for the open issue. */
export function chooseManuscripts(app: App): void {
  const wanted = { accept: '.txt,text/plain', multiple: true }
  askForFiles(wanted, (files) => void addManuscripts(app, files))
}

interface Arrived {
  readonly file: File
  readonly contribution: Contribution
}

/**
 * Puts the articles of manuscripts into the open issue, in their order. What was a whole issue is
 * asked about: it may be meant as one.
 */
export async function addManuscripts(app: App, files: readonly File[]): Promise<void> {
  const { issue } = app.store.get()
  if (issue === null) return
  if (issue.readOnly !== null) {
    const text = '这一期是只读的，没有加入稿件。请先接管或另存为副本。'
    return showToast(app, { tone: 'refused', text, actions: [] })
  }
  const arrived = await readAll(app, files)
  // Somebody may have left the issue while a long manuscript was read.
  if (app.store.get().issue?.session !== issue.session || arrived.length === 0) return
  const [first] = arrived
  if (arrived.length > 1 || first === undefined || first.contribution.masthead === null) {
    return takeIn(app, arrived)
  }
  const { file, contribution } = first
  const { nameplate } = contribution.masthead!
  app.store.set({
    dialog: {
      kind: 'confirm',
      title: `“${file.name}”是一整期`,
      text:
        `它有自己的报头“${nameplate}”。可以只把其中 ${contribution.articles.length} 篇稿件加入` +
        '现在这一期，报头、报尾不动；也可以另作一期打开。',
      choices: [
        {
          label: `加入 ${contribution.articles.length} 篇稿件`,
          tone: 'main',
          run: () => {
            closeDialog(app)
            takeIn(app, arrived)
          },
        },
        { label: '另作一期打开', tone: 'plain', run: () => void importText(app, file) },
      ],
    },
  })
}

/** Those that could be read; of each of the others it is said why not. */
async function readAll(app: App, files: readonly File[]): Promise<readonly Arrived[]> {
  const arrived: Arrived[] = []
  for (const file of files) {
    if (!isText(app, file)) continue
    const { name } = file
    const bytes = await bytesOf(file)
    app.store.set({ waitingFor: '正在识别稿件' })
    const outcome = await app.desk.request('readContribution', { name, bytes })
    app.store.set({ waitingFor: null })
    const contribution = valueOrToast(app, outcome)
    if (contribution !== null) arrived.push({ file, contribution })
  }
  return arrived
}

function takeIn(app: App, arrived: readonly Arrived[]): void {
  const { issue, structureArticleIds } = app.store.get()
  if (issue === null) return
  const { session } = issue
  const articles = arrived.flatMap(({ contribution }) => contribution.articles)
  insertArticles(session.editor, articles, structureArticleIds.at(-1) ?? null)
  const reports = arrived.map(({ file, contribution }) => ({
    name: file.name,
    report: contribution.report,
  }))
  app.store.set({ issue: { ...issue, importReports: [...reports, ...issue.importReports] } })
  session.revealBlock(placeToReveal(session.getSnapshot().bulletin, articles[0]!.id))
  session.focus()
  showUndoToast(app, session, contributedText(reports, articles.length))
  const isDoubtful = arrived.some(
    ({ contribution: { masthead, report } }) => masthead !== null || report.warnings.length > 0,
  )
  if (isDoubtful) showImportReport(app)
}

function isText(app: App, { name }: File): boolean {
  if (/\.txt$/i.test(name)) return true
  const text = /\.neikan$/i.test(name)
    ? `“${name}”已经是一期内刊文件，不用导入。请用“打开…”（Ctrl+O）打开它。`
    : `“${name}”不是文本稿。请先把稿件另存为 .txt，再导入。`
  showToast(app, { tone: 'refused', text, actions: [] })
  return false
}

const bytesOf = async (file: File): Promise<Uint8Array> => new Uint8Array(await file.arrayBuffer())
