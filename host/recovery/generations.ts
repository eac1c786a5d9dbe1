/**
 * Earlier versions of files that saves replaced: in one folder of the profile, away from the user's
 * documents, for this user only. A number, not a time, puts them in order: clocks are set back.
 */
import { createHash } from 'node:crypto'
import path from 'node:path'
import { hashOf } from '../files/index.ts'
import { causeOf } from '../outcome.ts'
import type { FileSystem } from '../ports.ts'

/** As many of one file, and for as long. */
const mostKept = 20
const longestMs = 7 * 24 * 60 * 60 * 1000
/** Saves that nobody asked for come every few seconds of typing: one of them in this time is kept. */
const restMs = 10 * 60 * 1000

export interface Generation {
  /** Holds no name of anything. */
  readonly id: string
  /** When the version was written. */
  readonly savedAt: Date
}

export interface Generations {
  /** Keeps a version of a file; `sometimes` not right after another one. A failure costs only this. */
  keep(
    file: string,
    version: { readonly bytes: Uint8Array; readonly savedAt: Date },
    when: 'always' | 'sometimes',
  ): Promise<void>
  /** Newest first. */
  list(file: string): Promise<readonly Generation[]>
  /** Null where it is no longer kept. */
  read(file: string, id: string): Promise<Uint8Array | null>
  /** A file has another name from now on: its versions go with it. */
  follow(from: string, to: string): Promise<void>
  /** Removes what is past its time, of every file. */
  expire(): Promise<void>
  wipe(): Promise<void>
}

interface Entry {
  readonly name: string
  readonly key: string
  readonly number: number
  readonly keptMs: number
  readonly savedMs: number
  readonly hash: string
}

/** `folder` holds nothing else. */
export function createGenerations(files: FileSystem, folder: string, now: () => Date): Generations {
  const entries = async (): Promise<readonly Entry[]> =>
    (await files.list(folder)).flatMap(({ name }) => entryOf(name) ?? [])
  const of = async (file: string) =>
    (await entries())
      .filter(({ key }) => key === keyOf(file))
      .toSorted((a, b) => b.number - a.number)
  const remove = async (gone: readonly Entry[]) => {
    for (const { name } of gone) await files.remove(path.join(folder, name)).catch(causeOf)
  }
  /** One after the other: two saves at once would take the same number. */
  let turn: Promise<unknown> = Promise.resolve()
  return {
    keep: (file, { bytes, savedAt }, when) => {
      const kept = turn.then(async () => {
        const known = await of(file)
        const [newest] = known
        const at = now().getTime()
        const hash = hashOf(bytes).slice(0, 16)
        if (newest?.hash === hash) return
        const sinceMs = newest === undefined ? Infinity : at - newest.keptMs
        // A clock that was set back makes it negative: rather one too many.
        if (when === 'sometimes' && sinceMs >= 0 && sinceMs < restMs) return
        const number = String((newest?.number ?? 0) + 1).padStart(8, '0')
        const name = `${keyOf(file)}-${number}-${at}-${savedAt.getTime()}-${hash}.bak`
        await files.makeFolder(folder)
        await files.write(path.join(folder, name), bytes)
        await remove(known.filter((each, index) => index >= mostKept - 1 || isPast(each, at)))
      })
      turn = kept.catch(causeOf)
      return turn as Promise<void>
    },
    list: async (file) =>
      (await of(file)).map(({ number, hash, savedMs }) => ({
        id: `${number}-${hash}`,
        savedAt: new Date(savedMs),
      })),
    read: async (file, id) => {
      const entry = (await of(file)).find(({ number, hash }) => `${number}-${hash}` === id)
      return entry === undefined ? null : files.read(path.join(folder, entry.name))
    },
    follow: async (from, to) => {
      for (const entry of await of(from)) {
        const bytes = await files.read(path.join(folder, entry.name))
        const name = entry.name.replace(keyOf(from), keyOf(to))
        const written = await files.write(path.join(folder, name), bytes)
        if (written.ok) await remove([entry])
      }
    },
    expire: async () => {
      const at = now().getTime()
      await remove((await entries()).filter((each) => isPast(each, at)))
    },
    wipe: async () => remove(await entries()),
  }
}

const isPast = ({ keptMs }: Entry, nowMs: number): boolean => nowMs - keptMs > longestMs

const keyOf = (file: string): string =>
  createHash('sha256').update(path.resolve(file)).digest('hex').slice(0, 32)

function entryOf(name: string): Entry | null {
  const [, key, number, keptMs, savedMs, hash] =
    /^([0-9a-f]{32})-(\d{8})-(\d{1,15})-(\d{1,15})-([0-9a-f]{16})\.bak$/.exec(name) ?? []
  if (key === undefined || hash === undefined) return null
  return {
    name,
    key,
    number: Number(number),
    keptMs: Number(keptMs),
    savedMs: Number(savedMs),
    hash,
  }
}
