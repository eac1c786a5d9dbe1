/**
 * Which running program a journal belongs to. Each has a folder with a sign of life: the number of
 * its process, written anew every few seconds. Either alone could lie: a number is used again after
 * a restart, and a sign is fresh for a while after a crash.
 */
import path from 'node:path'
import { causeOf } from '../outcome.ts'
import type { JournalPort } from './journal-port.ts'

const signName = 'alive'
export const signEveryMs = 10_000
/** Six signs missed; a clock that was set back makes an old sign look like one of the future. */
const freshMs = 60_000

export interface Instance {
  readonly folder: string
  /** Signs now, and from then on until the program ends. */
  begin(): Promise<void>
  end(): Promise<void>
  /** Folders of programs that no longer run. */
  findDead(): Promise<readonly string[]>
}

export interface InstanceOptions {
  readonly port: JournalPort
  readonly root: string
  readonly name: string
  readonly now: () => Date
  /** Whether a process of this number runs. */
  readonly isRunning: (pid: number) => boolean
}

export function createInstance(options: InstanceOptions): Instance {
  const { port, root, name, now, isRunning } = options
  const folder = path.join(root, name)
  const sign = () => port.touch(path.join(folder, signName), String(process.pid))
  let timer: ReturnType<typeof setInterval> | null = null
  const isDead = async (other: string): Promise<boolean> => {
    const file = path.join(root, other, signName)
    const at = await port.modifiedMs(file)
    if (at === null || Math.abs(now().getTime() - at) > freshMs) return true
    const pid = Number(new TextDecoder().decode(await port.read(file)))
    return !(Number.isInteger(pid) && pid > 0 && pid !== process.pid && isRunning(pid))
  }
  return {
    folder,
    begin: async () => {
      timer ??= setInterval(() => void sign().catch(causeOf), signEveryMs).unref()
      await port.makeFolder(folder)
      await sign()
    },
    end: async () => {
      if (timer !== null) clearInterval(timer)
      timer = null
      const left = (await port.list(folder)).filter((each) => each !== signName)
      await port.remove(left.length === 0 ? folder : path.join(folder, signName))
    },
    findDead: async () => {
      const dead: string[] = []
      for (const other of await port.list(root)) {
        if (other !== name && (await isDead(other))) dead.push(other)
      }
      return dead
    },
  }
}

/** A process of another user refuses the question, and so is there. */
export function isProcessRunning(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM'
  }
}
