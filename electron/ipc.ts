/**
 * The only door between pages and the machine: one wrapper that asks who is calling before any
 * handler sees a word. The handlers then parse what they were asked.
 */
import { ipcMain, type IpcMainInvokeEvent } from 'electron'
import type { Outcome, RequestName } from '../host/contract.ts'
import type { Handlers } from '../host/handlers/index.ts'
import type { Caller } from '../host/ports.ts'
import { isOwnPage } from './origin.ts'

export const channelOf = (name: RequestName): string => `neikan:${name}`

/** A handler that has already been chosen, with what it is asked. */
export type Around = (
  name: RequestName,
  ask: unknown,
  caller: Caller,
  run: () => Promise<Outcome<unknown>>,
) => Promise<Outcome<unknown>>

/** `findCaller` knows the windows of the desk; `around` may act before or after a handler. */
export function connectPages(
  handlers: Handlers,
  findCaller: (contentsId: number) => Caller | null,
  around: Around,
): void {
  for (const name of Object.keys(handlers) as RequestName[]) {
    ipcMain.handle(channelOf(name), async (event, ...given: unknown[]) => {
      const caller = isMainFrameOfOwnPage(event) ? findCaller(event.sender.id) : null
      // A stranger learns nothing, not even which rule it broke.
      if (caller === null || given.length !== 1) throw new Error('Refused')
      return around(name, given[0], caller, () => handlers[name](given[0], caller))
    })
  }
}

function isMainFrameOfOwnPage({ senderFrame, sender }: IpcMainInvokeEvent): boolean {
  return senderFrame !== null && senderFrame === sender.mainFrame && isOwnPage(senderFrame.url)
}
