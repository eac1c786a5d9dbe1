/** The 20 items of Electron's security checklist and the 9 fuses, each by its number and name. */
import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { beforeAll, describe, expect, test, vi } from 'vitest'
import * as standIn from './stand-in.ts'

vi.mock('electron', () => import('./stand-in.ts'))

const { denyEverything, mayBeLoaded, openOutside, sandboxEverything, webPreferences } =
  await import('../../electron/hardening.ts')
const { registerAppScheme } = await import('../../electron/app-protocol.ts')
const { contentPolicy } = await import('../../host/serve/index.ts')
const { createWindows } = await import('../../electron/windows.ts')

const root = path.resolve(import.meta.dirname, '../..')
const sources = readdirSync(path.join(root, 'electron'))
  .filter((name) => name.endsWith('.ts'))
  .map((name) => readFileSync(path.join(root, 'electron', name), 'utf8'))
  .join('\n')

let preferences: Record<string, unknown> = {}
let window: standIn.BrowserWindow

beforeAll(() => {
  sandboxEverything()
  registerAppScheme()
  denyEverything()
  createWindows('/program/preload.cjs', (file) => file).open(null)
  window = standIn.BrowserWindow.all[0]!
  preferences = window.options['webPreferences'] as Record<string, unknown>
})

describe('the checklist', () => {
  test('1 only secure content: a window loads app:// and nothing else is let through', () => {
    expect(window.loadURL.mock.calls).toEqual([['app://neikan/index.html']])
    const [listener] = standIn.session.defaultSession.webRequest.onBeforeRequest.mock.calls[0]!
    const ask = (url: string) => {
      const answer = vi.fn()
      ;(listener as (details: { url: string }, answer: unknown) => void)({ url }, answer)
      return answer.mock.calls[0]?.[0] as { cancel: boolean }
    }
    expect(ask('app://neikan/index.html')).toEqual({ cancel: false })
    for (const url of ['https://example.com/', 'http://127.0.0.1/', 'ws://a/', 'file:///a']) {
      expect(ask(url), url).toEqual({ cancel: true })
    }
  })

  test('2 no Node integration in pages, workers or subframes', () => {
    expect(preferences).toMatchObject({
      nodeIntegration: false,
      nodeIntegrationInWorker: false,
      nodeIntegrationInSubFrames: false,
    })
  })

  test('3 context isolation', () => expect(preferences['contextIsolation']).toBe(true))

  test('4 the sandbox, for the whole app and each window, never switched off', () => {
    expect(standIn.app.enableSandbox).toHaveBeenCalled()
    expect(preferences['sandbox']).toBe(true)
    expect(sources).not.toContain('no-sandbox')
  })

  test('5 every permission, check, device and capture is denied', () => {
    const { defaultSession } = standIn.session
    const [request] = defaultSession.setPermissionRequestHandler.mock.calls[0]!
    const answer = vi.fn()
    for (const permission of ['media', 'geolocation', 'notifications', 'fullscreen', 'hid']) {
      ;(request as (contents: null, permission: string, answer: unknown) => void)(
        null,
        permission,
        answer,
      )
    }
    expect(answer.mock.calls.every(([allowed]) => allowed === false)).toBe(true)
    const [check] = defaultSession.setPermissionCheckHandler.mock.calls[0]!
    const [device] = defaultSession.setDevicePermissionHandler.mock.calls[0]!
    expect([(check as () => boolean)(), (device as () => boolean)()]).toEqual([false, false])
    expect(defaultSession.setDisplayMediaRequestHandler).toHaveBeenCalledWith(null)
  })

  test('6 web security stays on', () => expect(preferences['webSecurity']).toBe(true))

  test('7 a content policy by response header, with Trusted Types', () => {
    expect(contentPolicy).toContain("default-src 'none'; script-src 'self'; style-src 'self'")
    expect(contentPolicy).toContain("require-trusted-types-for 'script'")
    expect(contentPolicy).not.toContain('unsafe')
  })

  test('8 no insecure content', () => {
    expect(preferences['allowRunningInsecureContent']).toBe(false)
  })

  test('9 no experimental features', () => expect(preferences['experimentalFeatures']).toBe(false))

  test('10 no Blink features switched on', () => {
    expect(preferences).not.toHaveProperty('enableBlinkFeatures')
    expect(sources).not.toMatch(/enableBlinkFeatures|appendSwitch/)
  })

  test('11 no webview', () => expect(preferences['webviewTag']).toBe(false))

  test('12 a webview that is attached all the same is stopped', () => {
    const event = standIn.preventable()
    window.webContents.emit('will-attach-webview', event)
    expect(event.preventDefault).toHaveBeenCalled()
  })

  test.each(['will-navigate', 'will-frame-navigate', 'will-redirect'])(
    '13 no navigation: %s is prevented, also by a dropped file',
    (name) => {
      const event = standIn.preventable()
      window.webContents.emit(name, event)
      expect(event.preventDefault).toHaveBeenCalled()
      expect(preferences['navigateOnDragDrop']).toBe(false)
    },
  )

  test('14 no new windows from a page', () => {
    const { openHandler } = window.webContents
    for (const url of ['https://example.com/', 'app://neikan/index.html', 'about:blank']) {
      expect(openHandler?.({ url })).toEqual({ action: 'deny' })
    }
  })

  test('15 only web and mail addresses are opened outside, and only after confirmation', async () => {
    const { openExternal } = standIn.shell
    const hostile = [
      'file:///etc/passwd',
      'javascript:alert(1)',
      'data:text/html,a',
      'ms-msdt:/id',
      'smb://share/a',
      '\\\\share\\a',
      'vbscript:a',
      'app://neikan/index.html',
      'tel:1',
      '',
    ]
    standIn.dialog.showMessageBox.mockResolvedValue({ response: 0 })
    openExternal.mockClear()
    for (const url of hostile) expect(await openOutside(url), url).toBe(false)
    expect(openExternal).not.toHaveBeenCalled()
    expect(await openOutside('https://example.com/a')).toBe(true)
    expect(openExternal).toHaveBeenCalledWith('https://example.com/a')
    standIn.dialog.showMessageBox.mockResolvedValue({ response: 1 })
    openExternal.mockClear()
    expect(await openOutside('mailto:a@example.com')).toBe(false)
    expect(openExternal).not.toHaveBeenCalled()
  })

  test('16 a current Electron', () => {
    const manifest = JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8')) as {
      devDependencies: Record<string, string>
    }
    expect(Number(manifest.devDependencies['electron']?.split('.')[0])).toBeGreaterThanOrEqual(45)
  })

  test('17 one wrapper checks who sends: see ipc.test.ts', () => {
    expect(sources.match(/ipcMain\.(handle|on)\w*\(/g)).toEqual(['ipcMain.handle('])
  })

  test('18 a scheme of its own, with no more rights than a web site, never file://', () => {
    expect(standIn.protocol.registerSchemesAsPrivileged).toHaveBeenCalledWith([
      {
        scheme: 'app',
        privileges: { standard: true, secure: true, supportFetchAPI: true },
      },
    ])
    expect(sources).not.toMatch(/file:\/\/(?!\.)[^,.]*['"`]|loadFile/)
    expect(mayBeLoaded('file:///etc/passwd')).toBe(false)
  })

  const fuses = [
    ['runAsNode', 'false'],
    ['enableCookieEncryption', 'true'],
    ['enableNodeOptionsEnvironmentVariable', 'false'],
    ['enableNodeCliInspectArguments', 'false'],
    ['enableEmbeddedAsarIntegrityValidation', 'true'],
    ['onlyLoadAppFromAsar', 'true'],
    ['loadBrowserProcessSpecificV8Snapshot', 'false'],
    ['grantFileProtocolExtraPrivileges', 'false'],
  ]
  const packaging = readFileSync(path.join(root, 'electron-builder.yml'), 'utf8')
  test.each(fuses)('19 fuse %s is %s', (fuse, value) => {
    expect(packaging).toMatch(new RegExp(`^ {2}${fuse}: ${value}$`, 'm'))
  })

  test('19 the ninth fuse, WasmTrapHandlers, is left as Electron ships it: on', () => {
    expect(packaging).not.toMatch(/^\s*wasmTrapHandlers: false/im)
  })

  test('20 the bridge has the three verbs of the contract', async () => {
    await import('../../electron/preload.ts')
    const [[name, desk]] = standIn.contextBridge.exposeInMainWorld.mock.calls as [[string, object]]
    expect(name).toBe('neikan')
    expect(Object.keys(desk).toSorted()).toEqual(['mediaUrl', 'onNotice', 'request'])
  })
})

test('the spelling checker, which would fetch dictionaries, is off', () => {
  expect(preferences['spellcheck']).toBe(false)
})

test('nothing updates itself or reports home', () => {
  expect(sources).not.toMatch(/autoUpdater|crashReporter|net\.(fetch|request)|\bfetch\(/)
  expect(webPreferences(null)).not.toHaveProperty('preload')
})
