import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createLibrary } from '../../host/library/index.ts'
import { nodeFiles } from '../../host/node-files.ts'
import { putManyIssues } from '../helpers/library.ts'
import { median } from './median.ts'

/** Milliseconds; medians of several starts of the program, but for the one first reading. */
export interface LibraryTimes {
  readonly issues: number
  /** From the start to the whole register, with the cache of the time before. */
  readonly list: number
  /** The first search after a start, which loads the texts, and one after it. */
  readonly firstSearch: number
  readonly search: number
  /** Every file read for the first time; the register shows what is read meanwhile. */
  readonly firstReading: number
  /** The first answer of the register while that goes on. */
  readonly firstAnswer: number
}

export async function benchLibrary(issues: number, rounds: number): Promise<LibraryTimes> {
  const folder = await mkdtemp(join(tmpdir(), 'neikan-bench-'))
  const library = join(folder, 'library')
  const open = () =>
    createLibrary({ files: nodeFiles, profile: join(folder, 'profile'), library, usualLibrary: '' })
  try {
    await putManyIssues(library, issues)
    const first = open()
    const start = performance.now()
    await first.list()
    const firstAnswer = performance.now() - start
    await first.listAll()
    const firstReading = performance.now() - start
    const times = { list: [] as number[], firstSearch: [] as number[], search: [] as number[] }
    for (let round = 0; round < rounds; round += 1) {
      const again = open()
      times.list.push(await timed(async () => expectAll((await again.list()).issues, issues)))
      times.firstSearch.push(await timed(() => again.search('青年夜校 编号1999-3')))
      times.search.push(await timed(() => again.search('青年 逐条明确 第1街道')))
    }
    return {
      issues,
      list: median(times.list),
      firstSearch: median(times.firstSearch),
      search: median(times.search),
      ...{ firstReading, firstAnswer },
    }
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

function expectAll(listed: readonly unknown[], issues: number): void {
  if (listed.length !== issues) throw new RangeError(`${listed.length} of ${issues} were listed`)
}

async function timed(work: () => Promise<unknown>): Promise<number> {
  const start = performance.now()
  await work()
  return performance.now() - start
}
