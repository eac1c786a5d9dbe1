/** What brings an issue to the desk and takes it away again. */
import type { OpenedIssue, Outcome } from '../../host/contract.ts'
import { createSession } from '../editor/index.ts'
import { closeDialog, showToast, valueOrToast, type App } from './app.ts'
import type { OpenIssue } from './app-state.ts'
import { isUnsaved, saveIssue } from './save-actions.ts'

/** The first thing a page does. */
export async function startApp(app: App): Promise<void> {
  const started = await app.desk.request('start', null)
  if (!started.ok) {
    app.store.set({ startFailure: started.message })
    return
  }
  const start = started.value
  app.store.set({ start, startFailure: null, recent: start.recent })
  if (start.initial !== null) showIssue(app, start.initial)
  else await refreshLists(app)
}

export function showIssue(app: App, opened: OpenedIssue): void {
  const { bulletin, template } = opened
  const session = createSession({ bulletin, template }, { newId: app.newId })
  app.store.set({
    issue: { session, place: opened.place },
    saving: { kind: 'idle' },
    structureArticleId: null,
    dialog: null,
  })
}

/** Recent issues and the library's files, for the start screen. */
export async function refreshLists({ desk, store }: App): Promise<void> {
  const [recent, library] = await Promise.all([
    desk.request('recent', null),
    desk.request('listLibrary', null),
  ])
  if (recent.ok) store.set({ recent: recent.value })
  if (library.ok) store.set({ library: library.value })
}

export function newIssue(app: App, templateId: string): Promise<void> {
  return replaceIssue(app, '正在新建', () => app.desk.request('newIssue', { templateId }))
}

export function openSample(app: App): Promise<void> {
  return replaceIssue(app, '正在打开样例', () => app.desk.request('openSample', null))
}

/** Opens a file; with null the desktop shell asks which, the browser desk lists its library. */
export async function openIssue(app: App, path: string | null): Promise<void> {
  if (path === null && app.store.get().start?.shell === 'desk') {
    const files = valueOrToast(app, await app.desk.request('listLibrary', null))
    if (files !== null) app.store.set({ dialog: { kind: 'openFromLibrary', files } })
    return
  }
  await replaceIssue(app, '正在打开', () => app.desk.request('openIssue', { path }))
}

export async function importText(app: App, file: File): Promise<void> {
  const templateId = app.store.get().start?.templates[0]?.id
  if (templateId === undefined) return
  if (!/\.txt$/i.test(file.name)) {
    const text = `“${file.name}”不是文本稿。请先把稿件另存为 .txt，再导入。`
    showToast(app, { tone: 'refused', text, actions: [] })
    return
  }
  const bytes = new Uint8Array(await file.arrayBuffer())
  await replaceIssue(app, '正在识别稿件', () =>
    app.desk.request('importText', { name: file.name, bytes, templateId }),
  )
}

export async function forgetRecent(app: App, path: string): Promise<void> {
  const recent = valueOrToast(app, await app.desk.request('forgetRecent', { path }))
  if (recent !== null) app.store.set({ recent })
}

/** Back to the start screen. */
export async function leaveIssue(app: App): Promise<void> {
  await whenSafe(app, async () => {
    const { issue } = app.store.get()
    if (issue !== null) await app.desk.request('closeIssue', { issueId: issue.place.issueId })
    app.store.set({ issue: null, saving: { kind: 'idle' } })
    await refreshLists(app)
  })
}

async function replaceIssue(
  app: App,
  waitingFor: string,
  open: () => Promise<Outcome<OpenedIssue | null>>,
): Promise<void> {
  await whenSafe(app, async () => {
    closeDialog(app)
    app.store.set({ waitingFor })
    const outcome = await open()
    app.store.set({ waitingFor: null })
    const opened = valueOrToast(app, outcome)
    if (opened === null) return
    const before = app.store.get().issue
    showIssue(app, opened)
    if (before !== null && before.place.issueId !== opened.place.issueId) {
      await app.desk.request('closeIssue', { issueId: before.place.issueId })
    }
  })
}

/** Saves what has a file, asks about what has none, then goes on. */
async function whenSafe(app: App, goOn: () => Promise<void>): Promise<void> {
  const { issue } = app.store.get()
  if (issue === null || !isUnsaved(issue)) return goOn()
  if (issue.place.path !== null) {
    if (await saveIssue(app)) await goOn()
    return
  }
  askBeforeLeaving(app, issue, goOn)
}

function askBeforeLeaving(app: App, issue: OpenIssue, goOn: () => Promise<void>): void {
  const { title } = issue.session.getSnapshot().galley
  app.store.set({
    dialog: {
      kind: 'confirm',
      title: `“${title}”还没有保存`,
      text: '这一期从未存成文件，不保存就离开，写下的内容找不回来。',
      choices: [
        { label: '先保存', tone: 'main', run: () => void saveIssue(app, { then: goOn }) },
        {
          label: '不保存，离开',
          tone: 'danger',
          run: () => {
            closeDialog(app)
            void goOn()
          },
        },
      ],
    },
  })
}
