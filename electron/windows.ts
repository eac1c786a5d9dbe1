/** The windows of the desk: one per issue, and none that closes over unsaved words. */
import path from 'node:path'
import { BrowserWindow, dialog } from 'electron'
import type { Caller } from '../host/ports.ts'
import { watchForCrash, webPreferences } from './hardening.ts'
import { appOrigin } from './origin.ts'

export interface DeskWindow {
  readonly caller: Caller
  readonly window: BrowserWindow
  /** The file shown in it, absolute; null while it has none. */
  file: string | null
  /** The issue shown in it, saved or not; null on the start screen. */
  issueId: string | null
  unsaved: boolean
  /** Whether the page was asked about its unsaved words and has not answered. */
  isAsked: boolean
}

export interface Windows {
  open(file: string | null): DeskWindow
  find(contentsId: number): DeskWindow | null
  /** The window that shows this file. */
  findByFile(file: string): DeskWindow | null
  /** A window that still shows no issue. */
  findIdle(): DeskWindow | null
  all(): readonly DeskWindow[]
}

export function createWindows(preload: string, grant: (file: string) => string): Windows {
  const windows = new Map<number, DeskWindow>()
  const open = (file: string | null): DeskWindow => {
    const window = new BrowserWindow({
      width: 1440,
      height: 900,
      minWidth: 900,
      minHeight: 600,
      show: false,
      title: '内刊',
      // The light desk's well: a dark flash before the first paint is less pleasant than this.
      backgroundColor: '#e9e7e2',
      webPreferences: webPreferences(preload),
    })
    const desk = deskWindow(window, file === null ? null : grant(file))
    const { id } = window.webContents
    windows.set(id, desk)
    window.once('ready-to-show', () => window.show())
    window.on('close', (event) => askBeforeClosing(desk, event))
    window.on('closed', () => windows.delete(id))
    watchForCrash(window)
    void window.loadURL(`${appOrigin}/index.html`)
    return desk
  }
  const all = () => [...windows.values()]
  return {
    open,
    find: (contentsId) => windows.get(contentsId) ?? null,
    findByFile: (file) => all().find((desk) => desk.file === path.resolve(file)) ?? null,
    findIdle: () => all().find((desk) => desk.issueId === null && desk.file === null) ?? null,
    all,
  }
}

function deskWindow(window: BrowserWindow, initialPath: string | null): DeskWindow {
  const { webContents } = window
  const desk: DeskWindow = {
    window,
    file: initialPath === null ? null : path.resolve(initialPath),
    issueId: null,
    unsaved: false,
    isAsked: false,
    caller: {
      id: String(webContents.id),
      initialPath,
      isHere: () => !webContents.isDestroyed(),
      notify: (name, notice) => {
        if (!webContents.isDestroyed()) webContents.send(`neikan:notice:${name}`, notice)
      },
      setWindowState: ({ title, unsaved }) => {
        desk.unsaved = unsaved
        desk.isAsked = false
        if (window.isDestroyed()) return
        window.setTitle(title === '' ? '内刊' : title)
        window.setDocumentEdited(unsaved)
      },
    },
  }
  return desk
}

/**
 * The page asks what shall become of unsaved words, and closes by itself when that is settled. A
 * second attempt finds a page that may be past answering: then the shell asks.
 */
function askBeforeClosing(desk: DeskWindow, event: { preventDefault(): void }): void {
  if (!desk.unsaved) return
  event.preventDefault()
  if (!desk.isAsked) {
    desk.isAsked = true
    desk.caller.notify('closeRequested', {})
    return
  }
  const answer = dialog.showMessageBoxSync(desk.window, {
    type: 'warning',
    message: '这一期有改动还没有保存。',
    detail: '不保存就关闭，这些改动找不回来。',
    buttons: ['不保存，关闭', '继续编辑'],
    defaultId: 1,
    cancelId: 1,
    noLink: true,
  })
  desk.isAsked = false
  if (answer === 0) desk.window.destroy()
}

/** Brings a window to the front. */
export function show({ window }: DeskWindow): void {
  if (window.isMinimized()) window.restore()
  window.focus()
}
