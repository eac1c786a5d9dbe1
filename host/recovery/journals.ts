/**
 * What is typed between two saves, on the disk of this machine: for each open issue a folder with
 * the issue as it was (`1.neikan`) and the edits since (`1.log`). A new beginning is written whole
 * under the next number before the one before it goes, so that one of them is always whole.
 */
import path from 'node:path'
import { codeOf } from '../files/index.ts'
import { causeOf, done, refused } from '../outcome.ts'
import type { Outcome } from '../contract.ts'
import type { JournalHandle, JournalPort } from './journal-port.ts'
import { encodeRecord, type Edits, type Head, type Saved } from './records.ts'

/** Past this a new beginning costs less than the replay of what has come together. */
const mostLogBytes = 4 * 1024 * 1024

/** The issue that edits start from. */
export interface Base {
  /** A `.neikan` file. */
  readonly bytes: Uint8Array
  /** SHA-256 of the bytes. */
  readonly base: string
  /** The count of edits that it already holds. */
  readonly next: number
  readonly file: string | null
  readonly hash: string | null
}

export interface Journals {
  /** The number of the first edit that no disk holds yet. */
  nextOf(issueId: string): number
  isBegun(issueId: string): boolean
  /** Starts an issue's journal, in place of the one it may have. */
  begin(issueId: string, base: Base): Promise<Outcome<null>>
  /**
   * Adds edits from number `from` on and waits for the disk; known ones are passed over. False
   * asks for a new beginning: there is none, edits are missing, or the disk failed in between.
   */
  append(issueId: string, from: number, edits: readonly unknown[]): Promise<Outcome<boolean>>
  /** Puts a picture beside the journal that its base does not show; each is kept once. */
  keepPicture(issueId: string, name: string, bytes: Uint8Array): Promise<Outcome<null>>
  /** The user's file holds the edits before `next`: the journal is empty, or goes on from there. */
  saved(issueId: string, next: number, file: string, hash: string): Promise<void>
  /** The words are safe elsewhere, or nobody wants them. */
  discard(issueId: string): Promise<void>
  /** Lets go of the files and leaves them where they are. */
  close(): Promise<void>
}

interface Journal {
  next: number
  number: number
  log: { readonly handle: JournalHandle; bytes: number } | null
}

export interface JournalsOptions {
  readonly port: JournalPort
  readonly now: () => Date
  /** The folder of one issue's journal. */
  readonly folderOf: (issueId: string) => string
}

export function createJournals({ port, now, folderOf }: JournalsOptions): Journals {
  const journals = new Map<string, Journal>()
  const turns = new Map<string, Promise<unknown>>()
  const journalOf = (issueId: string): Journal => {
    const known = journals.get(issueId)
    if (known !== undefined) return known
    const made = { next: 0, number: 0, log: null }
    journals.set(issueId, made)
    return made
  }
  /** One after the other for each issue: lines must not mix. */
  const inTurn = <T>(issueId: string, work: () => Promise<T>): Promise<T> => {
    const next = (turns.get(issueId) ?? Promise.resolve()).then(work, work)
    turns.set(issueId, next)
    return next
  }
  const guarded = (issueId: string, work: () => Promise<Outcome<boolean>>) =>
    inTurn(issueId, async () => {
      try {
        return await work()
      } catch (error) {
        // Half a line may stand at the end of the log: nothing can be added to it any more.
        await closeLog(journalOf(issueId))
        return refused(notKept(causeOf(error)))
      }
    })
  const write = async (log: NonNullable<Journal['log']>, record: Head | Edits | Saved) => {
    const bytes = encodeRecord(record)
    await writeAll(log.handle, bytes)
    await log.handle.sync()
    log.bytes += bytes.length
  }
  return {
    nextOf: (issueId) => journals.get(issueId)?.next ?? 0,
    isBegun: (issueId) => (journals.get(issueId)?.log ?? null) !== null,
    begin: async (issueId, base) => {
      const begun = await guarded(issueId, async () => {
        await beginAnew(port, folderOf(issueId), journalOf(issueId), base, now().getTime())
        return done(true)
      })
      return begun.ok ? done(null) : begun
    },
    append: (issueId, from, edits) =>
      guarded(issueId, async () => {
        const journal = journalOf(issueId)
        const { log, next } = journal
        const fresh = edits.slice(Math.max(0, next - from))
        if (fresh.length === 0 && from <= next) return done(true)
        if (log === null || from > next || log.bytes > mostLogBytes) return done(false)
        await write(log, { next, at: now().getTime(), edits: fresh })
        journal.next = next + fresh.length
        return done(true)
      }),
    keepPicture: async (issueId, name, bytes) => {
      const kept = await guarded(issueId, async () => {
        const folder = folderOf(issueId)
        await port.makeFolder(folder)
        if ((await port.list(folder)).includes(name)) return done(true)
        const handle = await port.create(path.join(folder, name))
        try {
          await writeAll(handle, bytes)
          await handle.sync()
        } finally {
          await handle.close()
        }
        return done(true)
      })
      return kept.ok ? done(null) : kept
    },
    saved: (issueId, next, file, hash) =>
      inTurn(issueId, async () => {
        const journal = journals.get(issueId)
        if (journal === undefined) return void (journalOf(issueId).next = next)
        if (journal.next > next) {
          if (journal.log !== null) await quietly(write(journal.log, { file, hash }))
          return
        }
        journal.next = next
        await closeLog(journal)
        await quietly(port.remove(folderOf(issueId)))
      }),
    discard: (issueId) =>
      inTurn(issueId, async () => {
        const journal = journals.get(issueId)
        if (journal === undefined) return
        await closeLog(journal)
        await quietly(port.remove(folderOf(issueId)))
        journals.delete(issueId)
        turns.delete(issueId)
      }),
    close: async () => {
      await Promise.allSettled(turns.values())
      for (const journal of journals.values()) await closeLog(journal)
    },
  }
}

const notKept = (cause: string) =>
  `刚才的改动没有写进本机的恢复记录：${cause}。改动还在窗口里，请尽快保存；程序会继续重试。`

/** Pictures are named by their hash and stay for as long as the journal does. */
export const isPicture = (name: string): boolean => /^[0-9a-f]{64}\.(png|jpg)$/.test(name)

async function beginAnew(
  port: JournalPort,
  folder: string,
  journal: Journal,
  { bytes, base, next, file, hash }: Base,
  at: number,
): Promise<void> {
  await closeLog(journal)
  await port.makeFolder(folder)
  const before = await port.list(folder)
  const numbers = before.map((name) => (isPicture(name) ? 0 : parseInt(name, 10) || 0))
  const number = Math.max(journal.number, ...numbers) + 1
  journal.number = number
  const copy = await port.create(path.join(folder, `${number}.neikan`))
  try {
    await writeAll(copy, bytes)
    await copy.sync()
  } finally {
    await copy.close()
  }
  const record = encodeRecord({ journal: 1, base, next, file, hash, at })
  const handle = await port.create(path.join(folder, `${number}.log`))
  try {
    await writeAll(handle, record)
    await handle.sync()
    await port.syncFolder(folder)
    await port.syncFolder(path.dirname(folder))
  } catch (error) {
    await handle.close()
    throw error
  }
  journal.log = { handle, bytes: record.length }
  journal.next = next
  for (const name of before.filter((each) => !isPicture(each)))
    await quietly(port.remove(path.join(folder, name)))
}

/** A disk that fills up writes fewer bytes than asked without an error: go on until it says so. */
async function writeAll(handle: JournalHandle, bytes: Uint8Array): Promise<void> {
  for (let offset = 0; offset < bytes.length;) {
    const written = await handle.write(bytes.subarray(offset))
    if (written === 0) throw Object.assign(new Error('Nothing was written'), { code: 'ENOSPC' })
    offset += written
  }
}

async function closeLog(journal: Journal): Promise<void> {
  const { log } = journal
  journal.log = null
  if (log !== null) await quietly(log.handle.close())
}

/** What is only tidied up may fail: the words are on a disk already. */
async function quietly(work: Promise<unknown>): Promise<void> {
  try {
    await work
  } catch (error) {
    if (codeOf(error) === null) throw error
  }
}
