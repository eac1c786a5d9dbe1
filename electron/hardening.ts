/** What no page may do, whatever it holds: the items of Electron's security checklist. */
import { app, dialog, session, shell, type BrowserWindow, type WebPreferences } from 'electron'
import { isOwnPage } from './origin.ts'

/** Item by item, even where it is the default: a default can change. */
export function webPreferences(preload: string | null): WebPreferences {
  return {
    ...(preload === null ? {} : { preload }),
    nodeIntegration: false,
    nodeIntegrationInWorker: false,
    nodeIntegrationInSubFrames: false,
    contextIsolation: true,
    sandbox: true,
    webSecurity: true,
    allowRunningInsecureContent: false,
    experimentalFeatures: false,
    webviewTag: false,
    navigateOnDragDrop: false,
    // The spelling checker fetches dictionaries from a network.
    spellcheck: false,
  }
}

/** Must run before the app is ready. */
export function sandboxEverything(): void {
  app.enableSandbox()
  app.on('web-contents-created', (_created, contents) => {
    const prevent = (event: { preventDefault(): void }) => event.preventDefault()
    contents.on('will-attach-webview', prevent)
    contents.on('will-navigate', prevent)
    contents.on('will-frame-navigate', prevent)
    contents.on('will-redirect', prevent)
    contents.setWindowOpenHandler(({ url }) => {
      void openOutside(url)
      return { action: 'deny' }
    })
  })
}

/** Must run after the app is ready. */
export function denyEverything(): void {
  const { defaultSession } = session
  defaultSession.setPermissionRequestHandler((_contents, _permission, answer) => answer(false))
  defaultSession.setPermissionCheckHandler(() => false)
  defaultSession.setDevicePermissionHandler(() => false)
  defaultSession.setDisplayMediaRequestHandler(null)
  defaultSession.webRequest.onBeforeRequest(({ url }, answer) => {
    answer({ cancel: !mayBeLoaded(url) })
  })
}

/** The program's own scheme, its blobs, and the developer tools: nothing that needs a network. */
export function mayBeLoaded(url: string): boolean {
  return /^(app|blob|devtools):/i.test(url)
}

/** Opens a web or mail address with the system's program, only after the user has agreed. */
export async function openOutside(url: string): Promise<boolean> {
  if (!URL.canParse(url) || isOwnPage(url)) return false
  const { protocol, href } = new URL(url)
  if (!['http:', 'https:', 'mailto:'].includes(protocol)) return false
  const { response } = await dialog.showMessageBox({
    type: 'question',
    message: '要离开内刊，用系统的程序打开这个地址吗？',
    detail: href,
    buttons: ['打开这个地址', '取消'],
    defaultId: 1,
    cancelId: 1,
  })
  if (response !== 0) return false
  await shell.openExternal(href)
  return true
}

/** Says so when a page dies, and brings it back: an empty window explains nothing. */
export function watchForCrash(window: BrowserWindow): void {
  window.webContents.on('render-process-gone', (_gone, { reason }) => {
    if (reason === 'clean-exit' || window.isDestroyed()) return
    dialog.showMessageBoxSync(window, {
      type: 'error',
      message: '编辑页面意外退出了。',
      detail:
        '已存盘的内容都在文件里，没存盘的改动在本机的恢复记录里。重新载入以后会列出可以恢复的内容，选“恢复”就能接着编辑。',
      buttons: ['重新载入'],
    })
    window.webContents.reload()
  })
}
