import { beforeEach, expect, test, vi } from 'vitest'
import type { Desk } from '../../host/contract.ts'
import * as standIn from './stand-in.ts'

vi.mock('electron', () => import('./stand-in.ts'))
await import('../../electron/preload.ts')
const desk = standIn.contextBridge.exposeInMainWorld.mock.calls[0]?.[1] as Desk

beforeEach(() => vi.clearAllMocks())

test('a request of the contract is passed on, with its ask alone', async () => {
  await desk.request('openIssue', { path: null })
  expect(standIn.ipcRenderer.invoke).toHaveBeenCalledWith('neikan:openIssue', { path: null })
})

test.each(['shutdown', 'constructor', '__proto__', 'openIssue '])(
  'a request %j that is not in the contract goes nowhere',
  async (name) => {
    await expect(desk.request(name as never, null as never)).rejects.toThrow(RangeError)
    expect(standIn.ipcRenderer.invoke).not.toHaveBeenCalled()
  },
)

test('a notice comes without the event, whose sender a page could talk to', () => {
  const hear = vi.fn()
  const stop = desk.onNotice('command', hear)
  const [channel, listen] = standIn.ipcRenderer.on.mock.calls[0] as [
    string,
    (...all: unknown[]) => void,
  ]
  expect(channel).toBe('neikan:notice:command')
  listen({ sender: 'event' }, { id: 'save-issue' })
  expect(hear.mock.calls).toEqual([[{ id: 'save-issue' }]])
  stop()
  expect(standIn.ipcRenderer.removeListener).toHaveBeenCalledWith(channel, listen)
  expect(() => desk.onNotice('neikan:start' as never, hear)).toThrow(RangeError)
})

test('the address of a picture cannot leave the media', () => {
  expect(desk.mediaUrl('../a', '../../b.png')).toBe('./media/..%2Fa/..%2F..%2Fb.png')
})
