/**
 * The one door through which files come in. Each is read in a worker that may use so much memory
 * and so much time and no more, and that can be stopped: a hostile file costs its own reading and
 * never the window.
 */
import { readFile } from 'node:fs/promises'
import { Worker } from 'node:worker_threads'
import type { Outcome, ReadingStage } from '../contract.ts'
import { refused } from '../outcome.ts'
import type { Arrival, Arrived } from './arrival.ts'

export interface Door {
  take<Given extends Arrival>(
    arrival: Given,
    options?: TakeOptions,
  ): Promise<Outcome<Arrived[Given['kind']]>>
}

export interface TakeOptions {
  readonly signal?: AbortSignal | undefined
  readonly onStage?: (stage: ReadingStage) => void
}

export interface DoorOptions {
  /** The built worker (vite.config.ts). */
  readonly worker: string
  /** From the worker's start to its answer. */
  readonly limitMs?: number
  readonly heapMegabytes?: number
}

/** As many as are read at once; the others wait, so that ten files do not take ten heaps. */
const mostAtOnce = 2

export function createDoor({ worker, limitMs = 20_000, heapMegabytes = 1024 }: DoorOptions): Door {
  let source: Promise<string> | null = null
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
  return {
    take: async (arrival, options = {}) => {
      source ??= readFile(worker, 'utf8')
      const text = await source
      await enter()
      try {
        const limits = { limitMs, heapMegabytes }
        return (await readInWorker(text, arrival, limits, options)) as never
      } finally {
        leave()
      }
    },
  }
}

type Said = { readonly stage: ReadingStage } | { readonly outcome: Outcome<unknown> }

function readInWorker(
  source: string,
  arrival: Arrival,
  { limitMs, heapMegabytes }: { readonly limitMs: number; readonly heapMegabytes: number },
  { signal, onStage }: TakeOptions,
): Promise<Outcome<unknown>> {
  const cancelled = refused(`已取消读取“${arrival.name}”。`)
  if (signal?.aborted === true) return Promise.resolve(cancelled)
  return new Promise((resolve) => {
    const worker = new Worker(source, {
      eval: true,
      workerData: arrival,
      env: {},
      execArgv: [],
      resourceLimits: { maxOldGenerationSizeMb: heapMegabytes },
    })
    const settle = (outcome: Outcome<unknown>) => {
      clearTimeout(timer)
      signal?.removeEventListener('abort', cancel)
      void worker.terminate()
      resolve(outcome)
    }
    const cancel = () => settle(cancelled)
    const timer = setTimeout(() => settle(refused(tooSlow(arrival.name, limitMs))), limitMs)
    signal?.addEventListener('abort', cancel)
    worker.on('message', (said: Said) => {
      if ('outcome' in said) settle(said.outcome)
      else onStage?.(said.stage)
    })
    // Out of memory, or a fault of a reader: the file is to blame, and its words are not told on.
    worker.on('error', () => settle(refused(unreadable(arrival.name))))
    worker.on('exit', () => settle(refused(unreadable(arrival.name))))
  })
}

const tooSlow = (name: string, limitMs: number): string =>
  `读取“${name}”超过 ${Math.round(limitMs / 1000)} 秒，已停止。文件可能已损坏，请核对来源，或另存一份再试。`
const unreadable = (name: string): string =>
  `读不了“${name}”：它太大，或者内容反常，已停止。请核对来源，或另存一份再试。`
