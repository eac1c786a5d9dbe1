import { hostname, userInfo } from 'node:os'
import { isProcessRunning } from './recovery/index.ts'
import type { Identity } from './ports.ts'

/** This program as others on a shared folder are told of it. */
export function ownIdentity(): Identity {
  return { user: userName(), host: hostname(), pid: process.pid, isRunning: isProcessRunning }
}

/** Some systems know no name for the user of a process. */
function userName(): string {
  try {
    return userInfo().username
  } catch {
    return ''
  }
}
