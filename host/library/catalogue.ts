/**
 * The catalogue of one library folder, kept up with its files. Only what has changed is read, in
 * small steps, the newest first, so that neither the register nor anything else has to wait for it.
 */
import path from 'node:path'
import type { FileSystem } from '../ports.ts'
import { causeOf } from '../outcome.ts'
import { createCache, type Texts } from './cache.ts'
import { findFiles, type FoundFile } from './find-files.ts'
import { readIssue, type ReadIssue } from './read-issue.ts'

export interface FoundIssue extends FoundFile {
  /** Null of a file that cannot be read; `fault` then says why. */
  readonly summary: ReadIssue['summary'] | null
  readonly fault: string | null
}

export interface Catalogue {
  /**
   * Looks for changes unless it has done so in the last `freshMs`, reads for so long at most, and
   * answers with what is known by then.
   */
  list(options: {
    readonly budgetMs: number
    readonly freshMs: number
  }): Promise<{ issues: readonly FoundIssue[]; pending: number }>
  /** The same, once every file is read. */
  listAll(): Promise<readonly FoundIssue[]>
  /** The words of an issue that `list` has named, one text per article. */
  texts(): Promise<ReadonlyMap<string, { readonly texts: readonly string[] }>>
}

/** No file of one issue is near this; what is larger is left out of the register. */
const maxBytes = 100 * 1024 * 1024
/** Files read at once. */
const step = 8
/** So many texts may be newer than the cache before it is written again: it is long. */
const mayLag = (count: number): number => 20 + count / 50

const stateOf = ({ modifiedMs, sizeBytes }: FoundFile): string => `${modifiedMs} ${sizeBytes}`

const placeOf = ({ place, modifiedMs, sizeBytes }: FoundFile): FoundFile => ({
  place,
  modifiedMs,
  sizeBytes,
})

export interface CatalogueOptions {
  readonly files: FileSystem
  readonly profile: string
  /** Absolute. */
  readonly library: string
  /** More of the files has been read since the last answer. */
  readonly onProgress: () => void
  /** The folders that were looked through. */
  readonly onFolders: (folders: readonly string[]) => void
}

export function createCatalogue(options: CatalogueOptions): Catalogue {
  const { files, library, onProgress, onFolders } = options
  const cache = createCache(files, options.profile, library)
  const issues = new Map<string, FoundIssue>()
  const texts: Texts = new Map()
  let waiting: FoundFile[] = []
  let lookedAt = -Infinity
  /** Texts that were read since the cache was written. */
  let newer = 0
  let loading: Promise<void> | null = null
  let loadingTexts: Promise<void> | null = null
  let reading: Promise<void> | null = null

  const load = async (): Promise<void> => {
    for (const issue of await cache.readIssues()) issues.set(issue.place, issue)
  }
  const loadTexts = async (): Promise<void> => {
    for (const [place, kept] of await cache.readTexts()) {
      if (!texts.has(place)) texts.set(place, kept)
    }
  }
  const readOne = async (file: FoundFile): Promise<void> => {
    const read = await readFile(files, path.join(library, file.place), file)
    const { summary, fault } = read
    issues.set(file.place, { ...placeOf(file), summary, fault })
    texts.set(file.place, { state: stateOf(file), texts: read.texts })
    newer += 1
  }
  const readWaiting = async (): Promise<void> => {
    while (waiting.length > 0) {
      const some = waiting.slice(0, step)
      await Promise.all(some.map(readOne))
      waiting = waiting.slice(some.length)
      // Requests of the page come first.
      await new Promise((resolve) => setImmediate(resolve))
    }
    await cache.writeIssues([...issues.values()])
    await keepTexts()
  }
  const keepTexts = async (): Promise<void> => {
    if (newer <= mayLag(issues.size)) return
    newer = 0
    await (loadingTexts ??= loadTexts())
    await cache.writeTexts(new Map([...texts].filter(([place]) => issues.has(place))))
  }
  /** Compares the disk with what is known; what was waiting to be read is looked at anew. */
  const look = async (): Promise<void> => {
    await (loading ??= load())
    if (reading !== null) return
    const found = await findFiles(files, library)
    lookedAt = performance.now()
    onFolders(found.folders)
    const present = new Set(found.files.map(({ place }) => place))
    for (const place of issues.keys()) {
      if (present.has(place)) continue
      issues.delete(place)
      texts.delete(place)
    }
    waiting = found.files
      .filter((file) => {
        const known = issues.get(file.place)
        return known === undefined || stateOf(known) !== stateOf(file)
      })
      .toSorted((a, b) => b.modifiedMs - a.modifiedMs)
    if (waiting.length === 0) return
    reading = readWaiting().finally(() => {
      reading = null
      onProgress()
    })
  }
  let turn: Promise<void> = Promise.resolve()
  const lookInTurn = (): Promise<void> => (turn = turn.catch(() => undefined).then(look))
  const known = () => [...issues.values()]
  return {
    list: async ({ budgetMs, freshMs }) => {
      if (performance.now() - lookedAt > freshMs) await lookInTurn()
      if (reading !== null) {
        await Promise.race([reading, new Promise((resolve) => setTimeout(resolve, budgetMs))])
      }
      return { issues: known(), pending: waiting.length }
    },
    listAll: async () => {
      await reading
      await lookInTurn()
      await reading
      return known()
    },
    texts: async () => {
      await (loadingTexts ??= loadTexts())
      const lacking = known().filter((issue) => texts.get(issue.place)?.state !== stateOf(issue))
      for (let start = 0; start < lacking.length; start += step) {
        await Promise.all(lacking.slice(start, start + step).map(readOne))
      }
      await keepTexts()
      return texts
    },
  }
}

async function readFile(
  files: FileSystem,
  absolute: string,
  { sizeBytes }: FoundFile,
): Promise<{ summary: FoundIssue['summary']; fault: string | null; texts: readonly string[] }> {
  const faulty = (fault: string) => ({ summary: null, fault, texts: [] })
  if (sizeBytes > maxBytes) return faulty('文件超过 100 MB，没有读。')
  try {
    const read = await readIssue(await files.read(absolute))
    if (!read.ok) return faulty(read.message)
    return { summary: read.value.summary, fault: null, texts: read.value.texts }
  } catch (error) {
    return faulty(`读不出来：${causeOf(error)}。`)
  }
}
