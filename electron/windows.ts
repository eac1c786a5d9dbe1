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
  /** Whether it shows an issue at all, saved or not. */
  hasIssue: boolean
  unsaved: boolean
  /** The user asked to save and close: close as soon as nothing is unsaved. */
  closesWhenSaved: boolean
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
    window.on('close', (event) => void askBeforeClosing(desk, event))
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
    findIdle: () => all().find((desk) => !desk.hasIssue) ?? null,
    all,
  }
}

function deskWindow(window: BrowserWindow, initialPath: string | null): DeskWindow {
  const { webContents } = window
  const desk: DeskWindow = {
    window,
    file: initialPath === null ? null : path.resolve(initialPath),
    hasIssue: initialPath !== null,
    unsaved: false,
    closesWhenSaved: false,
    caller: {
      id: String(webContents.id),
      initialPath,
      notify: (name, notice) => {
        if (!webContents.isDestroyed()) webContents.send(`neikan:notice:${name}`, notice)
      },
      setWindowState: ({ title, unsaved }) => {
        desk.unsaved = unsaved
        if (window.isDestroyed()) return
        window.setTitle(title === '' ? '内刊' : title)
        window.setDocumentEdited(unsaved)
        if (!unsaved && desk.closesWhenSaved) window.close()
      },
    },
  }
  return desk
}

/** Saving, leaving or staying is the user's choice; the window stays until it is made. */
async function askBeforeClosing(
  desk: DeskWindow,
  event: { preventDefault(): void },
): Promise<void> {
  if (!desk.unsaved) return
  event.preventDefault()
  const { response } = await dialog.showMessageBox(desk.window, {
    type: 'warning',
    message: '这一期有改动还没有存盘。',
    detail: '不存盘就关闭，这些改动会丢失。',
    buttons: ['存盘并关闭', '不存盘', '继续编辑'],
    defaultId: 0,
    cancelId: 2,
    noLink: true,
  })
  if (response === 1) desk.window.destroy()
  desk.closesWhenSaved = response === 0
  if (response === 0) desk.caller.notify('closeRequested', {})
}

/** Brings a window to the front. */
export function show({ window }: DeskWindow): void {
  if (window.isMinimized()) window.restore()
  window.focus()
}
