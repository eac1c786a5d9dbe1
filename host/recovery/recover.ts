/** From what a program that went down left behind, back to an issue. */
import path from 'node:path'
import { parseBulletin, replay, type Bulletin } from '../../core/model/index.ts'
import { parseTemplate, type Template } from '../../core/template/index.ts'
import { codeOf, hashOf, readNeikan, type ReadNeikan } from '../files/index.ts'
import type { JournalPort } from './journal-port.ts'
import { isPicture } from './journals.ts'
import { decodeJournal, type Edits, type JournalText } from './records.ts'

/** The last state that can be proved, with the file it belongs to. */
export interface Recovered extends ReadNeikan {
  /** Absolute; null for an issue that was never saved. */
  readonly file: string | null
  /** Of the file as the lost window last read or wrote it. */
  readonly hash: string | null
  /** When the last of the edits was kept. */
  readonly changedAt: Date
  /** The count of edits of the lost window that are in here. */
  readonly edits: number
  /** Where the last edits were made, the latest first: paths in the tree as it was then. */
  readonly lastPaths: readonly (readonly number[])[]
}

/** Null where nothing can be read. Never throws for what stands in the files. */
export async function recoverFrom(port: JournalPort, folder: string): Promise<Recovered | null> {
  const names = await port.list(folder)
  const numbers = names
    .flatMap((name) => /^(\d+)\.log$/.exec(name)?.[1] ?? [])
    .map(Number)
    .toSorted((a, b) => b - a)
  for (const number of numbers) {
    const log = await readMaybe(port, path.join(folder, `${number}.log`))
    const base = await readMaybe(port, path.join(folder, `${number}.neikan`))
    if (log === null || base === null) continue
    const recovered = await recoverOf(log, base)
    if (recovered !== null) return withPictures(port, folder, names, recovered)
  }
  return null
}

/** Pictures that were put in since lie beside the journal; a damaged one is a missing one. */
async function withPictures(
  port: JournalPort,
  folder: string,
  names: readonly string[],
  recovered: Recovered,
): Promise<Recovered> {
  const media = new Map(recovered.media)
  for (const name of names.filter(isPicture)) {
    const bytes = await readMaybe(port, path.join(folder, name))
    if (bytes !== null && name.startsWith(hashOf(bytes))) media.set(name, bytes)
  }
  return { ...recovered, media }
}

/** From the bytes of a journal and of the issue that it starts from. */
export async function recoverOf(log: Uint8Array, base: Uint8Array): Promise<Recovered | null> {
  const journal = decodeJournal(log)
  if (journal === null || hashOf(base) !== journal.head.base) return null
  const read = await readNeikan(base)
  if (!read.ok) return null
  const { file, hash } = lastFileOf(journal)
  const batches = journal.records.filter((record): record is Edits => 'edits' in record)
  const [bulletin, template, count] = replayBatches(read.value, batches)
  const last = batches[count - 1]
  return {
    ...read.value,
    bulletin,
    template,
    file,
    hash,
    changedAt: new Date(last?.at ?? journal.head.at),
    lastPaths: lastPathsOf(batches.slice(0, count)),
    edits: last === undefined ? journal.head.next : last.next + last.edits.length,
  }
}

function lastFileOf({ head, records }: JournalText) {
  return records.findLast((record) => 'file' in record) ?? head
}

type Replayed = readonly [Bulletin, Template, number]

/**
 * The longest run of batches that leads to a bulletin. Each was written when the tree was in order,
 * so only what comes out at the end is parsed; where that fails the run is searched by halves.
 */
function replayBatches({ bulletin, template }: ReadNeikan, batches: readonly Edits[]): Replayed {
  const states: (readonly [unknown, Template])[] = [[bulletin, template]]
  for (const { edits } of batches) {
    const next = replayBatch(states.at(-1)!, edits)
    if (next === null) break
    states.push(next)
  }
  let sound: Replayed = [bulletin, template, 0]
  // Between a run known to be sound and the first one known not to be.
  for (let low = 0, high = states.length, tried = high - 1; tried > low;) {
    const [tree, style] = states[tried]!
    const parsed = parseBulletin(tree)
    if (parsed.ok) {
      sound = [parsed.value, style, tried]
      low = tried
    } else high = tried
    tried = Math.floor((low + high) / 2)
  }
  return sound
}

/** An edit is an operation on the tree, or `{template}`, another house style. */
function replayBatch(
  [tree, template]: readonly [unknown, Template],
  edits: readonly unknown[],
): readonly [unknown, Template] | null {
  let style = template
  const operations: unknown[] = []
  for (const edit of edits) {
    if (typeof edit !== 'object' || edit === null || !('template' in edit)) operations.push(edit)
    else {
      const parsed = parseTemplate(edit.template)
      if (!parsed.ok) return null
      style = parsed.value
    }
  }
  const next = replay(tree as Bulletin, operations)
  return next === null ? null : [next, style]
}

const mostPaths = 500

function lastPathsOf(batches: readonly Edits[]): readonly (readonly number[])[] {
  const paths: (readonly number[])[] = []
  for (const { edits } of batches.toReversed()) {
    for (const edit of edits.toReversed()) {
      if (paths.length === mostPaths) return paths
      const path = typeof edit === 'object' && edit !== null && 'path' in edit ? edit.path : null
      if (Array.isArray(path)) paths.push(path as readonly number[])
    }
  }
  return paths
}

async function readMaybe(port: JournalPort, file: string): Promise<Uint8Array | null> {
  try {
    return await port.read(file)
  } catch (error) {
    if (codeOf(error) === null) throw error
    return null
  }
}
