/** Sixty addresses that a page, a pasted link or a file may come with; none leads anywhere. */
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest'
import * as standIn from '../electron/stand-in.ts'

vi.mock('electron', () => import('../electron/stand-in.ts'))
const { mayBeLoaded, openOutside, sandboxEverything } = await import('../../electron/hardening.ts')
const { serveApp } = await import('../../electron/app-protocol.ts')
const { issueFiles } = await import('../../electron/arguments.ts')
const { isOwnPage } = await import('../../electron/origin.ts')
const { createWindows } = await import('../../electron/windows.ts')

/** Never to be opened, not even after a question. */
const never = [
  'javascript:alert(1)',
  'JaVaScRiPt:alert(1)',
  '\u0001javascript:alert(1)',
  'java\nscript:alert(1)',
  'javascript://example.com/%0aalert(1)',
  'vbscript:msgbox(1)',
  'data:text/html,<script>alert(1)</script>',
  'data:text/html;base64,PHNjcmlwdD4=',
  'data:image/svg+xml,<svg onload=alert(1)>',
  'blob:https://example.com/1',
  'filesystem:https://example.com/temporary/a',
  'file:///etc/passwd',
  'file:///C:/Windows/System32/calc.exe',
  'file://server/share/a.docx',
  'FILE:///etc/passwd',
  '\\\\server\\share\\a.docx',
  '//server/share/a.docx',
  'smb://server/share',
  'nfs://server/share',
  'ftp://example.com/a',
  'sftp://example.com/a',
  'ws://example.com/',
  'wss://example.com/',
  'tel:10086',
  'sms:10086',
  'ms-msdt:/id PCWDiagnostic',
  'ms-word:ofe|u|https://example.com/a.docx',
  'ms-officecmd:{}',
  'search-ms:query=a&crumb=location:\\\\server',
  'shell:startup',
  'steam://run/1',
  'vscode://file/etc/passwd',
  'intent://a#Intent;scheme=http;end',
  'chrome://settings',
  'chrome-extension://a/b.html',
  'devtools://devtools/bundled/inspector.html',
  'view-source:https://example.com',
  'about:blank',
  'about:srcdoc',
  'app://neikan/index.html',
  'app://evil/index.html',
  'app://neikan.evil/index.html',
  'app://neikan@evil/index.html',
  'app://neikan:80/index.html',
  'app:///index.html',
  'mhtml:http://example.com/a',
  'jar:https://example.com/a!/b',
  'feed:https://example.com/a',
  'ldap://example.com/a',
  'gopher://example.com/a',
  '',
  ' ',
  'index.html',
  '/etc/passwd',
  'C:\\Windows',
  '%6a%61vascript:alert(1)',
]
/** Opened by the system, but only if the user says so. */
const asked = [
  'https://example.com/',
  'http://127.0.0.1:8080/',
  'https://user:password@example.com/',
  'mailto:a@example.com?subject=a&attach=/etc/passwd',
]
const all = [...never, ...asked]

let folder = ''
let answer: (address: string) => Promise<Response>
let window: standIn.BrowserWindow

beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'neikan-app-'))
  await writeFile(path.join(folder, 'index.html'), '<title>内刊</title>')
  sandboxEverything()
  serveApp(folder, () => null)
  const [, listener] = standIn.protocol.handle.mock.calls[0]!
  answer = (url) => listener({ url, method: 'GET' } as Request)
  createWindows('/preload.cjs', (file) => file).open(null)
  window = standIn.BrowserWindow.all[0]!
})
afterAll(() => rm(folder, { recursive: true, force: true }))
beforeEach(() => {
  standIn.shell.openExternal.mockClear()
  standIn.dialog.showMessageBox.mockResolvedValue({ response: 1 })
})

test('there are sixty, all different', () => expect(new Set(all).size).toBe(60))

describe.each(all)('%j', (url) => {
  test('is not navigated to and opens no window', () => {
    for (const name of ['will-navigate', 'will-frame-navigate', 'will-redirect']) {
      const event = standIn.preventable()
      window.webContents.emit(name, { ...event, url }, url)
      expect(event.preventDefault, name).toHaveBeenCalled()
    }
    expect(window.webContents.openHandler?.({ url })).toEqual({ action: 'deny' })
    expect(standIn.BrowserWindow.all).toHaveLength(1)
  })

  test('is not opened by the system unless the user says so, and some not even then', async () => {
    expect(await openOutside(url)).toBe(false)
    expect(standIn.shell.openExternal).not.toHaveBeenCalled()
    standIn.dialog.showMessageBox.mockResolvedValue({ response: 0 })
    expect(await openOutside(url)).toBe(asked.includes(url))
    expect(standIn.shell.openExternal).toHaveBeenCalledTimes(asked.includes(url) ? 1 : 0)
  })

  test('is no page of the program, unless it is, and is loaded from nowhere else', async () => {
    const isOwn = url === 'app://neikan/index.html'
    expect(isOwnPage(url)).toBe(isOwn)
    if (!/^(app|blob|devtools):/.test(url)) expect(mayBeLoaded(url)).toBe(false)
    expect((await answer(url)).status === 200).toBe(isOwn)
    expect(
      issueFiles([`${url}/a.neikan`], '/home').filter((file) => /^(\\\\|\/\/)/.test(file)),
    ).toEqual([])
  })
})
