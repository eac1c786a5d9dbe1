/** What brings an issue to the desk and takes it away again. */
import type { BusyIssue, OpenedIssue, Outcome } from '../../host/contract.ts'
import { createSession } from '../editor/index.ts'
import { closeDialog, showToast, valueOrToast, type App } from './app.ts'
import type { AppState, ImportReport, OpenIssue, ToastAction } from './app-state.ts'
import { importedText } from './import-report.ts'
import { missingPicturesText, standInPictures } from './missing-pictures.ts'
import { isAtRisk, saveIssue, untilSaveEnds } from './save-actions.ts'

/** The first thing a page does. */
export async function startApp(app: App): Promise<void> {
  const started = await app.desk.request('start', null)
  if (!started.ok) {
    app.store.set({ startFailure: started.message })
    return
  }
  const start = started.value
  const { recent, recoverable, settings } = start
  app.store.set({ start, startFailure: null, recent, recoverable, settings })
  if (start.initial !== null && 'place' in start.initial) showIssue(app, start.initial)
  else await refreshLists(app)
  const { refusal } = start
  if (refusal !== null) showToast(app, { tone: 'refused', text: refusal, actions: [] })
  if (start.initial !== null && 'busy' in start.initial) askAboutBusy(app, start.initial)
  else if (recoverable.length > 0) app.store.set({ dialog: { kind: 'recover' } })
}

/** No version of a session has this number, so that every one of them counts as unsaved. */
export const neverSaved = -1

export function showIssue(
  app: App,
  opened: OpenedIssue,
  importReports: readonly ImportReport[] = [],
  readOnly: string | null = null,
): void {
  const { bulletin, template, place, missingMedia } = opened
  const session = createSession({ bulletin, template }, { newId: app.newId })
  session.setReadOnly(readOnly !== null)
  // Nothing but the manuscript holds these words in this form.
  if (importReports.length > 0 && place.path === null) session.markSaved(neverSaved)
  const { specimen } = app.store.get()
  if (specimen !== null) {
    void app.desk.request('closeIssue', { issueId: specimen.place.issueId })
  }
  const standIns = standInPictures({ bulletin, template }, missingMedia)
  const { reviewTab } = app.store.get()
  app.store.set({
    issue: { session, place, standIns, importReports, readOnly },
    isStyling: false,
    specimen: null,
    isPreviewing: false,
    saving: { kind: 'idle' },
    // What a trial still running finds is not said of another issue.
    fitting: app.store.get().fitting?.kind === 'running' ? app.store.get().fitting : null,
    structureArticleIds: [],
    dialog: null,
    // What was said of the issue before is no longer to the point.
    toasts: [],
    reviewTab: reviewTab === 'import' ? 'checks' : reviewTab,
  })
  const missing = missingPicturesText({ bulletin, template }, missingMedia)
  if (missing !== null) showToast(app, { tone: 'refused', text: missing, actions: [] })
  for (const importReport of importReports) announceImport(app, importReport)
}

function announceImport(app: App, importReport: ImportReport): void {
  showImportReport(app)
  const actions = [{ label: '查看报告', run: () => showImportReport(app) }]
  showToast(app, { tone: 'done', text: importedText(importReport), actions })
}

export function showImportReport({ store }: App): void {
  store.set({ isReviewShown: true, reviewTab: 'import' })
}

/** Recent issues and the library's, for the first screen. */
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
export async function openIssue(app: App, path: string | null, mode?: OpenMode): Promise<void> {
  if (path === null && app.store.get().start?.shell === 'desk') {
    const listing = valueOrToast(app, await app.desk.request('listLibrary', null))
    if (listing === null) return
    const files = listing.issues.toSorted((a, b) => (a.modifiedAt < b.modifiedAt ? 1 : -1))
    app.store.set({ library: listing, dialog: { kind: 'openFromLibrary', files } })
    return
  }
  await whenSafe(app, () => reopenIssue(app, path, mode))
}

export type OpenMode = 'readOnly' | 'takeOver'

/** Opens a file in the place of what is open, whose unsaved words are given up. */
export async function reopenIssue(app: App, path: string | null, mode?: OpenMode): Promise<void> {
  const ask = { path, ...(mode === undefined ? {} : { mode }) }
  const opened = await waitForIssue(app, '正在打开', () => app.desk.request('openIssue', ask))
  if (opened === null) return
  if ('busy' in opened) return askAboutBusy(app, opened)
  await putInPlace(app, opened, [], mode === 'readOnly' ? '只读打开' : null)
}

/** Somebody else writes in it: read it, take it over, or leave it. */
function askAboutBusy({ store }: App, issue: BusyIssue): void {
  store.set({ dialog: { kind: 'busy', issue } })
}

export async function forgetRecent(app: App, path: string): Promise<void> {
  const recent = valueOrToast(app, await app.desk.request('forgetRecent', { path }))
  if (recent !== null) app.store.set({ recent })
}

const isDownload = (action: ToastAction): boolean => 'href' in action

/** Back to the register. */
export async function leaveIssue(app: App): Promise<void> {
  await whenSafe(app, async () => {
    const { issue } = app.store.get()
    if (issue !== null) await app.desk.request('closeIssue', { issueId: issue.place.issueId })
    const librarySelection = issue?.place.path ?? null
    // What can be taken back only with the issue goes with it; downloads stay.
    const toasts = app.store.get().toasts.filter((toast) => toast.actions.some(isDownload))
    app.store.set({ issue: null, saving: { kind: 'idle' }, librarySelection, toasts })
    await refreshLists(app)
  })
}

/** Shows what a request opens in the place of what is open, once that is safe. */
export async function replaceIssue<Opened extends OpenedIssue>(
  app: App,
  waitingFor: string,
  open: () => Promise<Outcome<Opened | null>>,
  reportsOf: (opened: Opened) => readonly ImportReport[] = () => [],
): Promise<void> {
  await whenSafe(app, async () => {
    const opened = await waitForIssue(app, waitingFor, open)
    if (opened !== null) await putInPlace(app, opened, reportsOf(opened), null)
  })
}

/** What a request opens; a refusal is shown and answers null. */
async function waitForIssue<Opened>(
  app: App,
  waitingFor: string,
  open: () => Promise<Outcome<Opened | null>>,
): Promise<Opened | null> {
  closeDialog(app)
  app.store.set({ waitingFor })
  const outcome = await open()
  app.store.set({ waitingFor: null })
  return valueOrToast(app, outcome)
}

async function putInPlace(
  app: App,
  opened: OpenedIssue,
  importReports: readonly ImportReport[],
  readOnly: string | null,
): Promise<void> {
  const before = app.store.get().issue
  showIssue(app, opened, importReports, readOnly)
  if (before !== null && before.place.issueId !== opened.place.issueId) {
    await app.desk.request('closeIssue', { issueId: before.place.issueId })
  }
}

/** Saves what has a file, asks about what has none and about what was refused, then goes on. */
async function whenSafe(app: App, goOn: () => Promise<void>): Promise<void> {
  leaveField()
  // One that saves itself at this moment would be left unsaved, or not be left at all.
  await untilSaveEnds(app)
  const refusal = app.store.get().issue?.session.settleDrafts() ?? null
  if (refusal !== null) askAboutRefused(app, refusal, goOn)
  else await saveAndGo(app, goOn)
}

async function saveAndGo(app: App, goOn: () => Promise<void>): Promise<void> {
  const state = app.store.get()
  const { issue, saving } = state
  if (issue === null || !isAtRisk(state)) return goOn()
  if (issue.readOnly !== null || saving.kind === 'asking') return askBeforeLeaving(app, issue, goOn)
  if (issue.place.path !== null) {
    if (await saveIssue(app)) await goOn()
    return
  }
  askBeforeLeaving(app, issue, goOn)
}

/** A field that is left gives its words to the bulletin, and a note without words goes. */
function leaveField(): void {
  const { activeElement } = document
  if (activeElement?.matches('input,textarea')) (activeElement as HTMLElement).blur()
}

/** Words that a field refused are in no file: whoever wrote them says whether they may go. */
function askAboutRefused(app: App, refusal: string, goOn: () => Promise<void>): void {
  app.store.set({
    dialog: {
      kind: 'confirm',
      title: '有一处填的没有收下',
      text: `${refusal}离开后，这一处填的不会留下。`,
      choices: [
        { label: '回去改', tone: 'main', run: () => goBackToRefused(app) },
        {
          label: '不要这一处，离开',
          tone: 'danger',
          run: () => {
            closeDialog(app)
            void saveAndGo(app, goOn)
          },
        },
      ],
    },
  })
}

function goBackToRefused(app: App): void {
  closeDialog(app)
  const go = () => document.querySelector<HTMLInputElement>('[aria-invalid="true"]')?.select()
  // The dialog gives the focus back to where it was: to nothing, since the field had been left.
  requestAnimationFrame(() => requestAnimationFrame(go))
}

function askBeforeLeaving(app: App, issue: OpenIssue, goOn: () => Promise<void>): void {
  const { title } = issue.session.getSnapshot().galley
  const saveAs = issue.place.path !== null
  app.store.set({
    dialog: {
      kind: 'confirm',
      title: `“${title}”还没有保存`,
      text: whyUnsaved(app.store.get(), issue),
      choices: [
        {
          label: saveAs ? '另存为副本' : '先保存',
          tone: 'main',
          run: () => void saveIssue(app, { then: goOn, saveAs }),
        },
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

function whyUnsaved({ saving }: AppState, { place, readOnly }: OpenIssue): string {
  if (place.path === null) return '这一期从未存成文件，不保存就离开，写下的内容找不回来。'
  if (readOnly !== null) return '这一期已被接管，写下的改动没有存进文件；可以先另存为副本。'
  return saving.kind === 'asking' && saving.change.kind === 'changed'
    ? '文件在别处改过了，这里的内容不在文件里；可以先另存为副本，再和文件对照。'
    : '文件不在原处了，这里的内容没有存在别处；可以先另存为副本。'
}
