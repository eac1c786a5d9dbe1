/**
 * Packs issues in a thread of its own, one after the other: a save every few seconds takes nothing
 * from whoever types, in the shell neither, whose main thread hands every key on.
 */
import type { Worker } from 'node:worker_threads'
import type { Outcome } from '../contract.ts'
import { refused } from '../outcome.ts'
import { createThreads } from '../thread.ts'
import type { PackedIssue, SentIssue } from './pack-issue.ts'

export interface Packer {
  pack(issue: SentIssue): Promise<Outcome<PackedIssue>>
}

export interface PackerOptions {
  /** The built worker (vite.config.ts). */
  readonly worker: string
  /** Of one issue: many times what the largest needs. */
  readonly limitMs?: number
  readonly heapMegabytes?: number
}

/** The thread starts with the first issue and stays. One that breaks is followed by another. */
export function createPacker(options: PackerOptions): Packer {
  const { worker, limitMs = 60_000, heapMegabytes = 1024 } = options
  const start = createThreads(worker, heapMegabytes)
  let thread: Worker | null = null
  let last: Promise<unknown> = Promise.resolve()
  const takeThread = async (): Promise<Worker> => {
    if (thread !== null) return thread
    const started = await start()
    // Whatever becomes of it, and when.
    started.on('error', () => undefined)
    started.on('exit', () => {
      if (thread === started) thread = null
    })
    return (thread = started)
  }
  const packNext = async (issue: SentIssue): Promise<Outcome<PackedIssue>> => {
    const used = await takeThread()
    const packed = await packIn(used, issue, limitMs)
    if (packed !== null) return packed
    if (thread === used) thread = null
    void used.terminate()
    return refused(broken)
  }
  return {
    pack(issue) {
      const packed = last.then(() => packNext(issue))
      last = packed.catch(() => undefined)
      return packed
    },
  }
}

const broken = '这一期没有打包成文件：内存不够，或者程序出错。请关掉别的程序再存一次，或者另存为。'

/** Null where the thread broke, or had no end. */
function packIn(
  thread: Worker,
  issue: SentIssue,
  limitMs: number,
): Promise<Outcome<PackedIssue> | null> {
  return new Promise((resolve) => {
    const settle = (outcome: Outcome<PackedIssue> | null) => {
      clearTimeout(timer)
      // Between two issues it keeps no program from ending.
      thread.unref()
      thread.off('message', settle).off('error', breakDown).off('exit', breakDown)
      resolve(outcome)
    }
    // Out of memory, or a fault of this program.
    const breakDown = () => settle(null)
    const timer = setTimeout(breakDown, limitMs)
    thread.on('message', settle).on('error', breakDown).on('exit', breakDown)
    thread.ref()
    thread.postMessage(issue)
  })
}
