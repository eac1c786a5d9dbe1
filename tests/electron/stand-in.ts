/**
 * A stand-in for the `electron` module: it remembers what it was told, and fires the events that
 * the real one would. Used by `vi.mock('electron', () => import('./stand-in.ts'))`.
 */
import { EventEmitter } from 'node:events'
import { vi } from 'vitest'

class Emitter extends EventEmitter {}

export class StandInContents extends Emitter {
  static last = 0
  readonly id = (StandInContents.last += 1)
  readonly mainFrame = { url: 'app://neikan/index.html' }
  openHandler: ((details: { url: string }) => { action: string }) | null = null
  readonly send = vi.fn()
  readonly reload = vi.fn()
  readonly invalidate = vi.fn()
  readonly printToPDF = vi.fn()
  readonly executeJavaScript = vi.fn()
  isDestroyed = () => false
  setWindowOpenHandler(handler: (details: { url: string }) => { action: string }) {
    this.openHandler = handler
  }
}

export class BrowserWindow extends Emitter {
  static all: BrowserWindow[] = []
  static getAllWindows = () => BrowserWindow.all
  static fromWebContents = (contents: unknown) =>
    BrowserWindow.all.find((window) => window.webContents === contents) ?? null
  readonly webContents = new StandInContents()
  readonly options: Record<string, unknown>
  readonly loadURL = vi.fn(() => Promise.resolve())
  readonly show = vi.fn()
  readonly focus = vi.fn()
  readonly restore = vi.fn()
  readonly setTitle = vi.fn()
  readonly setDocumentEdited = vi.fn()
  isGone = false
  constructor(options: Record<string, unknown>) {
    super()
    this.options = options
    BrowserWindow.all.push(this)
    app.emit('web-contents-created', {}, this.webContents)
  }
  isMinimized = () => false
  isDestroyed = () => this.isGone
  destroy() {
    this.isGone = true
    this.emit('closed')
  }
  /** As Electron closes a window: any listener may prevent it. */
  close() {
    const event = preventable()
    this.emit('close', event)
    if (!event.preventDefault.mock.calls.length) this.destroy()
  }
}

export const preventable = () => ({ preventDefault: vi.fn() })

class App extends Emitter {
  readonly enableSandbox = vi.fn()
  readonly quit = vi.fn()
  readonly relaunch = vi.fn()
  readonly disableHardwareAcceleration = vi.fn()
  readonly exit = vi.fn()
  readonly requestSingleInstanceLock = vi.fn(() => true)
  readonly name = '内刊'
  isPackaged = false
  whenReady = () => Promise.resolve()
  getVersion = () => '9.9.9'
  getPath = (name: string) => `/home/editor/${name}`
}
export const app = new App()

export const protocol = {
  registerSchemesAsPrivileged: vi.fn(),
  handle: vi.fn<(scheme: string, answer: (request: Request) => Promise<Response>) => void>(),
}

export const session = {
  defaultSession: {
    setPermissionRequestHandler: vi.fn(),
    setPermissionCheckHandler: vi.fn(),
    setDevicePermissionHandler: vi.fn(),
    setDisplayMediaRequestHandler: vi.fn(),
    webRequest: { onBeforeRequest: vi.fn() },
  },
}

export const shell = {
  openExternal: vi.fn(() => Promise.resolve()),
  openPath: vi.fn(() => Promise.resolve('')),
  showItemInFolder: vi.fn(),
}

export const dialog = {
  showMessageBox: vi.fn(() => Promise.resolve({ response: 1 })),
  showMessageBoxSync: vi.fn(() => 1),
  showOpenDialog: vi.fn(() => Promise.resolve({ canceled: true, filePaths: [] as string[] })),
  showSaveDialog: vi.fn(() => Promise.resolve({ canceled: true, filePath: '' })),
}

type Listener = (event: unknown, ...given: unknown[]) => Promise<unknown>
const channels = new Map<string, Listener>()
export const ipcMain = {
  channels,
  handle: (channel: string, listener: Listener) => void channels.set(channel, listener),
}

export const ipcRenderer = {
  invoke: vi.fn(() => Promise.resolve({ ok: true, value: null })),
  on: vi.fn(),
  removeListener: vi.fn(),
}

export const contextBridge = { exposeInMainWorld: vi.fn() }

export const webContents = {
  fromId: (id: number) =>
    BrowserWindow.all.find((window) => window.webContents.id === id)?.webContents,
}

export const Menu = {
  setApplicationMenu: vi.fn(),
  buildFromTemplate: vi.fn((template: unknown) => template),
}
