import type { Desk } from '../../host/contract.ts'
import { createBrowserDesk } from './browser-desk.ts'

declare global {
  interface Window {
    /** Set by the preload script of the desktop shell. */
    readonly neikan?: Desk
  }
}

/** The machine behind this page: Electron's preload, or the loopback server. */
export function connectDesk(): Desk {
  return window.neikan ?? createBrowserDesk()
}
