import { beforeAll, beforeEach, expect, test, vi } from 'vitest'
import { createDeskHandlers, type Handlers } from '../../host/handlers/index.ts'
import type { Caller, Ports } from '../../host/ports.ts'
import * as standIn from './stand-in.ts'

vi.mock('electron', () => import('./stand-in.ts'))
const { connectPages } = await import('../../electron/ipc.ts')

/** All that the program answers; what stands behind them is not asked here. */
let names: readonly string[]
const handle = vi.fn(() => Promise.resolve({ ok: true, value: null }))
const caller = { id: '1' } as Caller

beforeAll(() => {
  const usualLibrary = '/nowhere'
  const identity = { user: '', host: '', pid: 1, isRunning: () => false }
  const ports = { library: null, usualLibrary, profile: usualLibrary, newId: () => '1', identity }
  names = Object.keys(createDeskHandlers(ports as unknown as Ports).handlers)
  const handlers = Object.fromEntries(names.map((name) => [name, handle])) as unknown as Handlers
  connectPages(
    handlers,
    (id) => (id === 1 ? caller : null),
    (_name, _ask, _caller, run) => run(),
  )
})
beforeEach(() => vi.clearAllMocks())

function eventFrom(url: string, { id = 1, isMainFrame = true, isGone = false } = {}) {
  const mainFrame = { url }
  const senderFrame = isMainFrame ? mainFrame : { url }
  return { sender: { id, mainFrame }, senderFrame: isGone ? null : senderFrame }
}
const own = 'app://neikan/index.html'

test('every request has a channel, and there is no other', () => {
  expect(names.length).toBeGreaterThan(20)
  expect([...standIn.ipcMain.channels.keys()]).toEqual(names.map((name) => `neikan:${name}`))
})

test('the main frame of a window of the program is answered', async () => {
  for (const listener of standIn.ipcMain.channels.values()) {
    expect(await listener(eventFrom(own), { path: null })).toEqual({ ok: true, value: null })
  }
  expect(handle).toHaveBeenCalledWith({ path: null }, caller)
})

test.each([
  ['another origin', eventFrom('https://example.com/')],
  ['a file', eventFrom('file:///home/a.html')],
  ['another host of the scheme', eventFrom('app://print-1/print.html')],
  ['a look-alike host', eventFrom('app://neikan.example/index.html')],
  ['a user in the address', eventFrom('app://a@neikan/index.html')],
  ['a data address', eventFrom('data:text/html,app://neikan/')],
  ['a blank page', eventFrom('about:blank')],
  ['no address', eventFrom('')],
  ['a subframe', eventFrom(own, { isMainFrame: false })],
  ['a frame that is gone', eventFrom(own, { isGone: true })],
  ['a window that the program does not know', eventFrom(own, { id: 2 })],
])('%s is refused on every channel', async (_what, event) => {
  for (const listener of standIn.ipcMain.channels.values()) {
    await expect(listener(event, null)).rejects.toThrow('Refused')
  }
  expect(handle).not.toHaveBeenCalled()
})

test('more or less than one argument is refused', async () => {
  for (const listener of standIn.ipcMain.channels.values()) {
    await expect(listener(eventFrom(own))).rejects.toThrow('Refused')
    await expect(listener(eventFrom(own), null, null)).rejects.toThrow('Refused')
  }
  expect(handle).not.toHaveBeenCalled()
})
