/** Threads of one file: started from its text, since out of a package's archive none could load. */
import { readFile } from 'node:fs/promises'
import { Worker } from 'node:worker_threads'

/** Starts threads of the built file, which see nothing of the environment. The file is read once. */
export function createThreads(file: string, heapMegabytes: number): () => Promise<Worker> {
  let source: Promise<string> | null = null
  return async () => {
    source ??= readFile(file, 'utf8')
    return new Worker(await source, {
      eval: true,
      env: {},
      execArgv: [],
      resourceLimits: { maxOldGenerationSizeMb: heapMegabytes },
    })
  }
}
