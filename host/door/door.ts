/**
 * The one door through which files come in. Each is read in a worker that may use so much memory
 * and so much time and no more, and that can be stopped: a hostile file costs its own reading and
 * never the window.
 */
import type { Worker } from 'node:worker_threads'
import { clippingLimits } from '../../core/read/index.ts'
import type { Outcome, ReadingStage } from '../contract.ts'
import { refused } from '../outcome.ts'
import { createThreads } from '../thread.ts'
import type { Arrival, Arrived } from './arrival.ts'

export interface Door {
  take<Given extends Arrival>(
    arrival: Given,
    options?: TakeOptions,
  ): Promise<Outcome<Arrived[Given['kind']]>>
}

export interface TakeOptions {
  readonly signal?: AbortSignal | undefined
  readonly onStage?: ((stage: ReadingStage) => void) | undefined
}

export interface DoorOptions {
  /** The built worker (vite.config.ts). */
  readonly worker: string
  /** From handing over the arrival to the answer; a clipboard has less (clippingLimits). */
  readonly limitMs?: number
  readonly heapMegabytes?: number
  /**
   * Whether a worker stands ready after each reading, so that the next one need not wait for its
   * start (60 ms): for a desk, where somebody pastes.
   */
  readonly keepsReady?: boolean
}

/** As many as are read at once; the others wait, so that ten files do not take ten heaps. */
const mostAtOnce = 2

export function createDoor(options: DoorOptions): Door {
  const { limitMs = 20_000, heapMegabytes = 1024, keepsReady = false } = options
  const start = createThreads(options.worker, heapMegabytes)
  let ready: Worker | null = null
  let running = 0
  const waiting: (() => void)[] = []
  const enter = async () => {
    if (running >= mostAtOnce) await new Promise<void>((resolve) => waiting.push(resolve))
    else running += 1
  }
  const leave = () => {
    const next = waiting.shift()
    if (next === undefined) running -= 1
    else next()
  }
  const getReady = async () => {
    const worker = await start()
    // A program that is done does not wait for it; one that could not start is no loss.
    worker.unref()
    worker.on('error', () => undefined)
    worker.on('exit', () => {
      if (ready === worker) ready = null
    })
    if (ready === null) ready = worker
    else void worker.terminate()
  }
  const takeReady = (): Worker | null => {
    const worker = ready
    ready = null
    worker?.ref()
    return worker
  }
  return {
    take: async (arrival, { signal, onStage } = {}) => {
      await enter()
      try {
        const worker = takeReady() ?? (await start())
        const limit = arrival.kind === 'clipping' ? Math.min(clippingLimits.ms, limitMs) : limitMs
        return (await readIn(worker, arrival, limit, { signal, onStage })) as never
      } finally {
        leave()
        if (keepsReady && ready === null) void getReady()
      }
    },
  }
}

type Said = { readonly stage: ReadingStage } | { readonly outcome: Outcome<unknown> }

/** One arrival, one worker: what a reader has left behind cannot reach the next one. */
function readIn(
  worker: Worker,
  arrival: Arrival,
  limitMs: number,
  { signal, onStage }: TakeOptions,
): Promise<Outcome<unknown>> {
  return new Promise((resolve) => {
    const settle = (outcome: Outcome<unknown>) => {
      clearTimeout(timer)
      signal?.removeEventListener('abort', cancel)
      void worker.terminate()
      resolve(outcome)
    }
    const cancel = () => settle(refused(cancelled(arrival.name)))
    const timer = setTimeout(() => settle(refused(tooSlow(arrival.name, limitMs))), limitMs)
    signal?.addEventListener('abort', cancel)
    if (signal?.aborted === true) return cancel()
    worker.on('message', (said: Said) => {
      if ('outcome' in said) settle(said.outcome)
      else onStage?.(said.stage)
    })
    // Out of memory, or a fault of a reader: the file is to blame, and its words are not told on.
    worker.on('error', () => settle(refused(unreadable(arrival.name))))
    worker.on('exit', () => settle(refused(unreadable(arrival.name))))
    worker.postMessage(arrival)
  })
}

const cancelled = (name: string): string => `已取消读取“${name}”。`
const tooSlow = (name: string, limitMs: number): string =>
  `读取“${name}”超过 ${Math.round(limitMs / 1000)} 秒，已停止。文件可能已损坏，请核对来源，或另存一份再试。`
const unreadable = (name: string): string =>
  `读不了“${name}”：它太大，或者内容反常，已停止。请核对来源，或另存一份再试。`
