/**
 * A small visible file beside an issue that says who writes in it: `.NAME.neikan.lock`. It only
 * advises: a folder that takes no such file keeps nobody from opening or saving.
 */
import path from 'node:path'
import * as z from 'zod'
import type { Holder } from '../contract.ts'
import { causeOf } from '../outcome.ts'
import type { Ports } from '../ports.ts'

const schema = z.strictObject({
  user: z.string().max(200),
  host: z.string().max(200),
  pid: z.int().min(1),
  since: z.iso.datetime(),
  /** Tells two runs of the program apart that have the same number of process. */
  run: z.string().max(64),
})
type Lock = z.output<typeof schema>

/** A lock is a few words; what is longer is something else. */
const mostBytes = 4096

export interface Locks {
  /** Who else writes in the file. A lock of a program that no longer runs here is removed. */
  holderOf(file: string): Promise<Holder | null>
  /** Says that this program writes in the file, whoever said so before. */
  take(file: string): Promise<void>
  /** Takes away every lock of this program but those of these files. */
  keepOnly(files: ReadonlySet<string>): Promise<void>
}

export const lockOf = (file: string): string =>
  path.join(path.dirname(file), `.${path.basename(file)}.lock`)

export function createLocks({ files, identity, newId, now }: Ports): Locks {
  const { user, host, pid, isRunning } = identity
  const run = newId()
  const taken = new Set<string>()
  const isDead = (lock: Lock) => lock.host === host && (lock.pid === pid || !isRunning(lock.pid))
  const read = async (file: string): Promise<Lock | null> => {
    const facts = await files.stat(lockOf(file))
    if (facts === null || facts.sizeBytes > mostBytes) return null
    try {
      return schema.parse(JSON.parse(new TextDecoder().decode(await files.read(lockOf(file)))))
    } catch {
      // Gone at this moment, unreadable or not ours: it keeps nobody out.
      return null
    }
  }
  const remove = (file: string) => files.remove(lockOf(file)).catch(causeOf)
  return {
    holderOf: async (file) => {
      const lock = await read(file)
      if (lock === null || lock.run === run) return null
      if (isDead(lock)) {
        await remove(file)
        return null
      }
      const where = lock.host === host ? 'program' : 'computer'
      return { where, user: lock.user, host: lock.host, since: lock.since }
    },
    take: async (file) => {
      if ((await read(file))?.run === run) return void taken.add(file)
      const lock: Lock = { user, host, pid, since: now().toISOString(), run }
      // A folder that refuses it is one of the cases in which nothing can be said.
      await files.write(lockOf(file), new TextEncoder().encode(JSON.stringify(lock)))
      taken.add(file)
    },
    keepOnly: async (kept) => {
      for (const file of [...taken]) {
        if (kept.has(file)) continue
        taken.delete(file)
        if ((await read(file))?.run === run) await remove(file)
      }
    },
  }
}
