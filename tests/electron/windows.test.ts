import { beforeEach, describe, expect, test, vi } from 'vitest'
import type { Caller } from '../../host/ports.ts'
import * as standIn from './stand-in.ts'

vi.mock('electron', () => import('./stand-in.ts'))
const { createWindows } = await import('../../electron/windows.ts')
const { closeBeforeQuitting, followIssues } = await import('../../electron/desk.ts')
const { isCommandLine, issueFiles } = await import('../../electron/arguments.ts')
const { menuBar } = await import('../../electron/menu.ts')

beforeEach(() => {
  vi.clearAllMocks()
  standIn.BrowserWindow.all.length = 0
})

const openWindows = () => createWindows('/preload.cjs', (file) => file)
const standInOf = (desk: { window: unknown }) => desk.window as standIn.BrowserWindow
const opened = (issueId: string, path: string | null) => ({
  ok: true as const,
  value: { place: { issueId, path, name: 'a' } },
})

describe('closing', () => {
  test('a window without unsaved words closes at once', () => {
    const windows = openWindows()
    standInOf(windows.open(null)).close()
    expect(windows.all()).toEqual([])
  })

  test('unsaved words keep the window open and ask the page', () => {
    const desk = openWindows().open(null)
    desk.caller.setWindowState({ title: '第3期', unsaved: true })
    standInOf(desk).close()
    expect(desk.window.isDestroyed()).toBe(false)
    const [[channel]] = standInOf(desk).webContents.send.mock.calls as [[string]]
    expect(channel).toBe('neikan:notice:closeRequested')
    desk.caller.setWindowState({ title: '第3期', unsaved: false })
    standInOf(desk).close()
    expect(desk.window.isDestroyed()).toBe(true)
  })

  test('a page that no longer answers does not hold the user: the second try asks in the shell', () => {
    const desk = openWindows().open(null)
    desk.caller.setWindowState({ title: '', unsaved: true })
    standInOf(desk).close()
    standIn.dialog.showMessageBoxSync.mockReturnValue(1)
    standInOf(desk).close()
    expect(desk.window.isDestroyed()).toBe(false)
    standInOf(desk).close()
    standIn.dialog.showMessageBoxSync.mockReturnValue(0)
    standInOf(desk).close()
    expect(desk.window.isDestroyed()).toBe(true)
  })

  test('quitting waits once for the locks to be let go of, and not for a share that is gone', async () => {
    for (const close of [() => Promise.resolve(), () => new Promise<void>(() => undefined)]) {
      vi.useFakeTimers()
      standIn.app.quit.mockClear()
      closeBeforeQuitting(close)
      const [first, second] = [standIn.preventable(), standIn.preventable()]
      standIn.app.emit('will-quit', first)
      expect(first.preventDefault).toHaveBeenCalled()
      await vi.advanceTimersByTimeAsync(3_000)
      expect(standIn.app.quit).toHaveBeenCalledTimes(1)
      standIn.app.emit('will-quit', second)
      expect(second.preventDefault).not.toHaveBeenCalled()
      standIn.app.removeAllListeners('will-quit')
      vi.useRealTimers()
    }
  })

  test('a page that dies is said to have died and comes back', () => {
    const desk = openWindows().open(null)
    standInOf(desk).webContents.emit('render-process-gone', {}, { reason: 'oom' })
    const detail = expect.stringMatching(/没存盘的改动在本机的恢复记录里.*恢复/) as string
    expect(standIn.dialog.showMessageBoxSync).toHaveBeenLastCalledWith(
      desk.window,
      expect.objectContaining({ detail }),
    )
    expect(standInOf(desk).webContents.reload).toHaveBeenCalled()
  })
})

describe('one issue, one window', () => {
  const asking = (windows: ReturnType<typeof openWindows>, caller: Caller) => {
    const around = followIssues(windows)
    return (name: 'openIssue' | 'closeIssue' | 'saveIssue', ask: unknown, value: unknown) =>
      around(name, ask, caller, () => Promise.resolve(value as never))
  }

  test('opening an issue that another window shows brings that window to the front', async () => {
    const windows = openWindows()
    const [first, second] = [windows.open(null), windows.open(null)]
    await asking(windows, first.caller)(
      'openIssue',
      { path: '/a.neikan' },
      opened('1', '/a.neikan'),
    )
    const run = vi.fn()
    const outcome = await followIssues(windows)(
      'openIssue',
      { path: '/a.neikan' },
      second.caller,
      run,
    )
    expect(outcome).toEqual({ ok: true, value: null })
    expect(run).not.toHaveBeenCalled()
    expect(standInOf(first).focus).toHaveBeenCalled()
  })

  test('a window knows its file after save as, and keeps it when the issue before is closed', async () => {
    const windows = openWindows()
    const desk = windows.open(null)
    const ask = asking(windows, desk.caller)
    await ask('openIssue', { path: null }, opened('1', '/a.neikan'))
    await ask('saveIssue', {}, opened('1', '/b.neikan'))
    expect(windows.findByFile('/b.neikan')).toBe(desk)
    await ask('openIssue', { path: null }, opened('2', '/c.neikan'))
    await ask('closeIssue', { issueId: '1' }, { ok: true, value: null })
    expect(windows.findByFile('/c.neikan')).toBe(desk)
    await ask('closeIssue', { issueId: '2' }, { ok: true, value: null })
    expect(windows.findIdle()).toBe(desk)
  })
})

describe('arguments', () => {
  test.each([['check'], ['export'], ['serve'], ['--version']])('%s is a command line', (word) => {
    expect(isCommandLine([word, 'a.neikan'])).toBe(true)
  })

  test('issue files are found among switches, and shares that would send credentials are not', () => {
    const args = [
      '--flag',
      '第3期.neikan',
      'a.txt',
      '\\\\evil\\a.neikan',
      'smb://evil/a.neikan',
      '//evil/a.neikan',
    ]
    expect(isCommandLine(args)).toBe(false)
    expect(issueFiles(args, '/home/editor')).toEqual(['/home/editor/第3期.neikan'])
  })
})

test('every command of the menu is a command of the page', async () => {
  const { commands } = await import('../../renderer/app/commands/index.ts')
  const known = new Set(commands.map(({ id }) => id))
  const asked = menuBar
    .flatMap(({ items }) => items)
    .flatMap((item) => (typeof item === 'object' && 'command' in item ? [item.command] : []))
  expect(asked.length).toBeGreaterThan(5)
  expect(asked.filter((id) => !known.has(id))).toEqual([])
})
