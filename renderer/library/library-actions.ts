/** What is done on the first screen. */
import type { BinnedIssue, ListedIssue, PublicationVoid, Requests } from '../../host/contract.ts'
import { showToast, valueOrToast, type App } from '../app/app.ts'
import { replaceIssue, openIssue, refreshLists } from '../app/issue-actions.ts'
import { nameOf } from '../app/library-list.tsx'
import { placeToReveal } from '../panes/structure-rows.ts'
import { numberText, numbersText } from './publications.ts'

/** Keeps the first screen up with the folder. Stops when the returned function is called. */
export function followLibrary(app: App): () => void {
  const refresh = () => {
    if (app.store.get().issue === null && document.visibilityState === 'visible') {
      void refreshLists(app)
    }
  }
  const stopNotice = app.desk.onNotice('libraryChanged', refresh)
  // Folders on a share tell of no changes; they are looked at when someone comes back to the desk.
  addEventListener('focus', refresh)
  document.addEventListener('visibilitychange', refresh)
  return () => {
    stopNotice()
    removeEventListener('focus', refresh)
    document.removeEventListener('visibilitychange', refresh)
  }
}

export function goOn(app: App, path: string, as: Requests['nextIssue']['ask']['as']) {
  return replaceIssue(app, '正在新建', () => app.desk.request('nextIssue', { path, as }))
}

export function startPublication(app: App, ask: Requests['newPublication']['ask']): Promise<void> {
  return replaceIssue(app, '正在新建', () => app.desk.request('newPublication', ask))
}

/** Opens an issue at one of its articles. */
export async function openAt(app: App, path: string, articleId: string | null): Promise<void> {
  await openIssue(app, path)
  const session = app.store.get().issue?.session
  if (session === undefined || articleId === null) return
  // Once its pages are there.
  requestAnimationFrame(() =>
    requestAnimationFrame(() => {
      session.revealBlock(placeToReveal(session.getSnapshot().bulletin, articleId))
    }),
  )
}

/** Numbers of a publication without an issue, from `first` to `last`. */
export interface MissingNumbers extends Omit<PublicationVoid, 'issueNumber'> {
  readonly first: number
  readonly last: number
}

/** Notes numbers as 空号; the toast takes it back. */
export async function markVoid(app: App, missing: MissingNumbers, isVoid: boolean): Promise<void> {
  const { nameplate, year, supplement, first, last } = missing
  const numbers = Array.from({ length: last - first + 1 }, (_, index) => {
    return { nameplate, year, supplement, issueNumber: first + index }
  })
  const listing = valueOrToast(app, await app.desk.request('markVoid', { numbers, isVoid }))
  if (listing === null) return
  app.store.set({ library: listing })
  if (!isVoid) return
  showToast(app, {
    tone: 'done',
    text: `${year}年${numbersText(missing)}已记为空号，不再算缺期。`,
    actions: [{ label: '撤销', run: () => void markVoid(app, missing, false) }],
  })
}

type Mark = Omit<Requests['markIssue']['ask'], 'path'>

/** Notes the state of an issue; `undo` is what the toast takes it back with. */
export async function markIssue(
  app: App,
  path: string,
  mark: Mark,
  done: { readonly text: string; readonly undo: Mark } | null,
): Promise<void> {
  const listing = valueOrToast(app, await app.desk.request('markIssue', { path, ...mark }))
  if (listing === null) return
  app.store.set({ library: listing })
  if (done === null) return
  const undo = () => void markIssue(app, path, done.undo, null)
  showToast(app, { tone: 'done', text: done.text, actions: [{ label: '撤销', run: undo }] })
}

/** Moves an issue to the library's bin; the toast brings it back. Whether it was moved. */
export async function removeIssue(app: App, issue: ListedIssue): Promise<boolean> {
  const { path } = issue
  const removed = valueOrToast(app, await app.desk.request('removeIssue', { path }))
  if (removed === null) return false
  const { listing, kept } = removed
  app.store.set({ library: listing })
  const restore = async () => {
    const before = valueOrToast(app, await app.desk.request('restoreIssue', { kept, path }))
    if (before === null) return
    app.store.set({ library: before })
    goToIssue(app, path)
  }
  showToast(app, {
    tone: 'done',
    text: `${numberText(issue)}已移到文库的“回收站”文件夹。`,
    actions: [{ label: '撤销', run: () => void restore() }],
  })
  return true
}

export async function restoreFromBin(app: App, { path, name }: BinnedIssue): Promise<void> {
  const ask = { kept: path, path: null }
  const listing = valueOrToast(app, await app.desk.request('restoreIssue', ask))
  if (listing === null) return
  app.store.set({ library: listing })
  showToast(app, { tone: 'done', text: `“${name}”已移回原处。`, actions: [] })
}

/** Asks for another name of an issue's file. */
export function askForName(app: App, issue: ListedIssue): void {
  const { nameplate, year } = issue
  const title = [nameplate, `${year === null ? '' : `${year}年`}${numberText(issue)}`]
  const dialog = { path: issue.path, name: nameOf(issue.path), title: title.join(' ').trim() }
  app.store.set({ dialog: { kind: 'renameIssue', ...dialog } })
}

/** Offers another name for a file that is called by a number that its issue no longer has. */
export function offerName(app: App, path: string | null): void {
  const issue = app.store.get().library?.issues.find((each) => each.path === path)
  const [, called] = (issue && /第(\d+)[期号]/u.exec(nameOf(issue.path))) ?? []
  if (!issue || called === undefined || issue.issueNumber === null) return
  if (Number(called) === issue.issueNumber) return
  showToast(app, {
    tone: 'done',
    text: `这一期现在是${numberText(issue)}，文件还叫“${nameOf(issue.path)}”。`,
    actions: [{ label: '改名…', run: () => askForName(app, issue) }],
  })
}

export async function renameIssue(app: App, path: string, name: string): Promise<void> {
  const renamed = valueOrToast(app, await app.desk.request('renameIssue', { path, name }))
  if (renamed === null) return
  app.store.set({ library: renamed.listing, dialog: null })
  goToIssue(app, renamed.path)
}

/** Chooses an issue whose row is about to be drawn, and gives it the keys: not to a neighbour. */
export function goToIssue(app: App, path: string): void {
  const go = () => {
    app.store.set({ librarySelection: path })
    document.querySelector<HTMLElement>(`[role="row"][data-key="${CSS.escape(path)}"]`)?.focus()
  }
  go()
  // A list whose row is gone, and a dialog that is closed, give the focus back in their own time.
  requestAnimationFrame(() => requestAnimationFrame(go))
}

export async function reveal(app: App, path: string): Promise<void> {
  valueOrToast(app, await app.desk.request('revealFile', { path }))
}

export async function chooseLibrary(app: App): Promise<void> {
  const listing = valueOrToast(app, await app.desk.request('chooseLibrary', null))
  if (listing !== null) app.store.set({ library: listing, libraryPlace: null })
}

export function askForPublication(app: App): void {
  app.store.set({ dialog: { kind: 'newPublication' } })
}
