/** The desk of the desktop shell: its ports, its windows and what opens a file in which of them. */
import { randomUUID } from 'node:crypto'
import path from 'node:path'
import { app, shell } from 'electron'
import type { OpenedIssue, Outcome, RequestName } from '../host/contract.ts'
import { createDoor } from '../host/door/index.ts'
import { createPacker } from '../host/packer/index.ts'
import { defaultLibrary, profileFolder, programFiles } from '../host/folders.ts'
import { createDeskHandlers } from '../host/handlers/index.ts'
import { ownIdentity } from '../host/identity.ts'
import { nodeFiles } from '../host/node-files.ts'
import { done, refused } from '../host/outcome.ts'
import { contentTypeOf } from '../host/serve/index.ts'
import { serveApp, type AppContent } from './app-protocol.ts'
import { nativeDialogs } from './dialogs.ts'
import { watchGraphics } from './graphics.ts'
import { connectPages, type Around } from './ipc.ts'
import { setMenu } from './menu.ts'
import { createWindowPrinter } from './printer.ts'
import { createWindows, show, type DeskWindow, type Windows } from './windows.ts'

export interface Desk {
  /** Shows an issue file, in its own window if it is open already; null opens an empty desk. */
  open(file: string | null): void
}

/** Must run after the app is ready. */
export function startDesk(program: string): Desk {
  const { renderer, doorWorker, packerWorker, sample } = programFiles(program)
  const press = createWindowPrinter(randomUUID)
  const desk = createDeskHandlers({
    shell: 'electron',
    version: app.getVersion(),
    files: nodeFiles,
    door: createDoor({ worker: doorWorker, keepsReady: true }),
    packer: createPacker({ worker: packerWorker }),
    identity: ownIdentity(),
    now: () => new Date(),
    newId: randomUUID,
    printer: () => Promise.resolve(done(press.printer)),
    dialogs: nativeDialogs(),
    launcher: {
      reveal: (file) => {
        shell.showItemInFolder(file)
        return Promise.resolve(done(null))
      },
      open: async (file) => {
        const fault = await shell.openPath(file)
        return fault === '' ? done(null) : refused(`打不开这个文件：没有能打开它的程序。`)
      },
    },
    library: null,
    usualLibrary: defaultLibrary(),
    profile: profileFolder(),
    sample,
  })
  const windows = createWindows(path.join(program, 'dist/electron/preload.cjs'), desk.grant)
  const media: AppContent = (host, pathname) => {
    const [, issueId, name] = /^\/media\/([^/]+)\/([^/]+)$/.exec(pathname) ?? []
    if (host !== 'neikan' || issueId === undefined || name === undefined) return null
    const bytes = desk.findMedia(issueId, name)
    return bytes === null ? null : { type: contentTypeOf(name), bytes }
  }
  serveApp(renderer, (host, pathname) => press.content(host, pathname) ?? media(host, pathname))
  connectPages(desk.handlers, (id) => windows.find(id)?.caller ?? null, followIssues(windows))
  setMenu({
    run: (id, window) => windows.find(window.webContents.id)?.caller.notify('command', { id }),
    newWindow: () => void windows.open(null),
  })
  watchGraphics(desk.giveUpGpu)
  closeBeforeQuitting(desk.close)
  return { open: (file) => openIn(windows, desk.grant, file) }
}

/** A share that no longer answers must not keep the program from ending. */
const longestCloseMs = 3_000

/** Quitting waits until locks and journals are let go of. */
export function closeBeforeQuitting(close: () => Promise<void>): void {
  let isClosed = false
  app.on('will-quit', (event) => {
    if (isClosed) return
    isClosed = true
    event.preventDefault()
    const late = new Promise((resolve) => setTimeout(resolve, longestCloseMs))
    void Promise.race([close(), late]).finally(() => app.quit())
  })
}

/** Keeps track of which window shows which file; the same issue twice is one window. */
export function followIssues(windows: Windows): Around {
  return async (name, ask, caller, run) => {
    const own = windows.find(Number(caller.id))
    const other = name === 'openIssue' ? findShownElsewhere(windows, ask, own) : null
    if (other !== null) {
      show(other)
      return done(null)
    }
    const outcome = await run()
    if (own !== null) noteIssue(own, name, ask, outcome)
    return outcome
  }
}

function findShownElsewhere(
  windows: Windows,
  ask: unknown,
  own: DeskWindow | null,
): DeskWindow | null {
  if (typeof ask !== 'object' || ask === null || !('path' in ask)) return null
  if (typeof ask.path !== 'string') return null
  const shown = windows.findByFile(ask.path)
  return shown === own ? null : shown
}

const opens: ReadonlySet<RequestName> = new Set([
  'newIssue',
  'openSample',
  'openIssue',
  'importText',
  'nextIssue',
  'newPublication',
  'recover',
  'openVersion',
])

function noteIssue(
  own: DeskWindow,
  name: RequestName,
  ask: unknown,
  outcome: Outcome<unknown>,
): void {
  if (!outcome.ok) return
  // A page that has opened another issue closes the one before it afterwards.
  if (name === 'closeIssue' && (ask as { issueId: unknown }).issueId === own.issueId) {
    own.issueId = null
    own.file = null
  }
  const { value } = outcome
  if (name === 'start') noteOpened(own, (value as { initial: unknown }).initial)
  else if (name === 'saveIssue' || opens.has(name)) noteOpened(own, value)
}

function noteOpened(own: DeskWindow, opened: unknown): void {
  if (typeof opened !== 'object' || opened === null || !('place' in opened)) return
  const { place } = opened as Pick<OpenedIssue, 'place'>
  own.issueId = place.issueId
  own.file = place.path === null ? null : path.resolve(place.path)
}

function openIn(windows: Windows, grant: (file: string) => string, file: string | null): void {
  if (file === null) {
    const [first] = windows.all()
    if (first === undefined) windows.open(null)
    else show(first)
    return
  }
  const shown = windows.findByFile(file)
  const idle = windows.findIdle()
  if (shown !== null) show(shown)
  else if (idle === null) windows.open(file)
  else {
    idle.caller.notify('openRequested', { path: grant(file) })
    show(idle)
  }
}
