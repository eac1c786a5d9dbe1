/** 已保存 means on disk in the user's file: by Ctrl+S, and by itself once the issue has a file. */
import type { Holder, OutsideChange } from '../../host/contract.ts'
import { editsOf } from './journal.ts'
import { closeDialog, showToast, type App } from './app.ts'
import type { AppState, OpenIssue, SaveOptions } from './app-state.ts'

/** From the last change to a save of its own, for an issue that has a file. */
const autosaveDelayMs = 2000

export const isUnsaved = ({ session }: OpenIssue): boolean => session.getSnapshot().isUnsaved

/** Whether leaving the issue loses words: unsaved ones, or those of a file that others changed. */
export function isAtRisk({ issue, saving }: AppState): boolean {
  if (issue === null) return false
  return isUnsaved(issue) || (saving.kind === 'asking' && issue.readOnly === null)
}

/** Whether the issue is on disk afterwards. Questions are dialogs that save again. */
export async function saveIssue(app: App, options: SaveOptions = {}): Promise<boolean> {
  const { issue, start, saving } = app.store.get()
  if (issue === null || saving.kind === 'saving') return false
  if (issue.readOnly !== null && options.saveAs !== true) return false
  const failure = saving.kind === 'failed' ? saving.message : null
  const needsPlace = options.saveAs === true || issue.place.path === null
  if (needsPlace && options.path === undefined && start?.shell === 'desk') {
    askForName(app, issue, options)
    return false
  }
  const { session, place } = issue
  // What is half typed is not looked at before its time.
  if (options.isAutomatic !== true) session.settleDrafts()
  const { bulletin, template, version, galley } = session.getSnapshot()
  const edits = editsOf(session)
  app.store.set({ saving: { kind: 'saving' } })
  const outcome = await app.desk.request('saveIssue', {
    issueId: place.issueId,
    bulletin,
    template,
    path: options.path ?? null,
    saveAs: options.saveAs === true,
    replace: options.replace === true,
    suggestedName: galley.title,
    edits,
    isAutomatic: options.isAutomatic === true,
  })
  if (!outcome.ok) {
    app.store.set({ saving: { kind: 'failed', message: outcome.message } })
    explainSaving(app)
    return false
  }
  const answer = outcome.value
  if (answer !== null && 'outside' in answer) {
    tellOfChange(app, answer.outside)
    return false
  }
  if (answer === null || 'exists' in answer) {
    app.store.set({ saving: { kind: 'idle' } })
    if (answer !== null) askToReplace(app, answer.exists, options)
    return false
  }
  session.markSaved(version)
  session.setReadOnly(false)
  await recordPages(app, issue)
  app.store.set({
    issue: savedAt(issue, answer.place),
    saving: { kind: 'saved', savedAt: answer.savedAt },
    // What kept it from being saved before no longer does.
    toasts: app.store.get().toasts.filter(({ text }) => text !== failure),
  })
  // Not what was opened while the file was written.
  const asked = app.store.get().dialog?.kind
  if (asked === 'saveAs' || asked === 'confirm' || asked === 'outside') closeDialog(app)
  await options.then?.()
  return true
}

/** The same issue where it lives as before: a new one would have the whole desk drawn again. */
function savedAt(issue: OpenIssue, place: OpenIssue['place']): OpenIssue {
  const isSame = issue.place.path === place.path && issue.place.name === place.name
  return isSame && issue.readOnly === null ? issue : { ...issue, place, readOnly: null }
}

/** Nothing is saved over somebody else's change before the person at the desk has chosen. */
export function tellOfChange({ store, desk }: App, change: OutsideChange): void {
  const { issue } = store.get()
  if (issue === null) return
  if (change.kind === 'changed' || (change.kind === 'takenOver' && isUnsaved(issue))) {
    const { bulletin, template } = issue.session.getSnapshot()
    // Whatever is chosen, and whoever took over: these words are among the versions of the file.
    void desk.request('keepVersion', { issueId: issue.place.issueId, bulletin, template })
  }
  if (change.kind === 'takenOver') {
    issue.session.setReadOnly(true)
    const readOnly = `${holderName(change.by)}已接管这一期`
    store.set({ issue: { ...issue, readOnly }, saving: { kind: 'idle' } })
  } else store.set({ saving: { kind: 'asking', change } })
  store.set({ dialog: { kind: 'outside', change } })
}

/** Who writes in an issue, as a sentence begins with it. */
export function holderName({ where, user, host }: Holder): string {
  if (where === 'window') return '另一个窗口'
  const name = user === '' ? '' : `（${user}）`
  return where === 'program' ? `本机的另一个内刊程序${name}` : `另一台电脑“${host}”${name}`
}

/** Once no save is going on, however it ended. */
export function untilSaveEnds({ store }: App): Promise<void> {
  if (store.get().saving.kind !== 'saving') return Promise.resolve()
  return new Promise((resolve) => {
    const stop = store.subscribe(() => {
      if (store.get().saving.kind === 'saving') return
      stop()
      resolve()
    })
  })
}

const recorded = new WeakMap<OpenIssue['session'], number>()

/** The register says how many pages an issue has, as it was last saved. */
export async function recordPages(app: App, { session, place }: OpenIssue): Promise<void> {
  const pages = session.getSnapshot().pages?.pageCount ?? null
  if (pages === null || recorded.get(session) === pages) return
  recorded.set(session, pages)
  await app.desk.request('recordPages', { issueId: place.issueId, pages })
}

function askForName(app: App, issue: OpenIssue, options: SaveOptions): void {
  const own = issue.place.path?.replace(/\.neikan$/i, '')
  const copy = issue.readOnly === null ? own : own && `${own}（副本）`
  const name = copy ?? issue.session.getSnapshot().galley.title
  app.store.set({ dialog: { kind: 'saveAs', name, options } })
}

/** Answers the dialog of the browser desk that asks for a name. */
export async function saveUnderName(app: App, name: string, options: SaveOptions): Promise<void> {
  await saveIssue(app, { ...options, path: `${name}.neikan` })
}

function askToReplace(app: App, path: string, options: SaveOptions): void {
  app.store.set({
    dialog: {
      kind: 'confirm',
      title: `替换“${path}”？`,
      text: '这个名字已有文件。替换后原来的内容找不回来。',
      choices: [
        {
          label: '替换',
          tone: 'danger',
          run: () => void saveIssue(app, { ...options, path, replace: true }),
        },
        {
          label: '换个名字',
          tone: 'plain',
          run: () => {
            const { issue } = app.store.get()
            if (issue !== null) void saveIssue(app, { ...options, saveAs: true })
          },
        },
      ],
    },
  })
}

/** Keeps the file up with the desk. Stops when the returned function is called. */
export function startAutosave(app: App): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined
  let unsubscribe = () => {}
  let watched: OpenIssue['session'] | null = null
  const schedule = () => {
    clearTimeout(timer)
    timer = setTimeout(() => {
      const { issue, saving, dialog, settings } = app.store.get()
      if (!settings.autosaves) return
      if (issue === null || issue.place.path === null || !isUnsaved(issue)) return
      // After a refusal only the person at the desk knows when it is worth another try.
      if (saving.kind === 'failed' || saving.kind === 'asking') return
      if (issue.readOnly !== null) return
      if (saving.kind === 'saving' || dialog !== null) schedule()
      else void saveIssue(app, { isAutomatic: true })
    }, autosaveDelayMs)
  }
  const watch = () => {
    const session = app.store.get().issue?.session ?? null
    if (session === watched) return
    unsubscribe()
    watched = session
    let version = session?.getSnapshot().version
    unsubscribe =
      session?.subscribe(() => {
        const now = session.getSnapshot().version
        if (now === version) return
        version = now
        schedule()
      }) ?? (() => {})
  }
  const stop = app.store.subscribe(watch)
  watch()
  return () => {
    stop()
    unsubscribe()
    clearTimeout(timer)
  }
}

/** Says what kept a save from being done, and offers another place. */
export function explainSaving(app: App): void {
  const { saving } = app.store.get()
  if (saving.kind !== 'failed') return
  const saveAs = { label: '另存为…', run: () => void saveIssue(app, { saveAs: true }) }
  showToast(app, { tone: 'refused', text: saving.message, actions: [saveAs] })
}
