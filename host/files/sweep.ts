import { createHash } from 'node:crypto'
import { hostname } from 'node:os'
import path from 'node:path'
import { causeOf } from '../outcome.ts'

/** Tells this computer's temporary files from those of others on a shared folder; no name in it. */
const computerMark = createHash('sha256').update(hostname()).digest('hex').slice(0, 8)

/** Many times what a file system allows of a name goes into one that is only for a moment. */
const mostNameCharacters = 40
let lastName = 0

/** Told apart from every other temporary file of every computer, process and moment. */
export const uniqueName = (): string =>
  `${computerMark}-${process.pid}-${Date.now().toString(36)}-${(lastName += 1)}`

/** The name of the temporary file beside the one that is saved. */
export const temporaryName = (name: string, unique: string): string =>
  `.${[...name].slice(0, mostNameCharacters).join('')}.${unique}.tmp`

/** What sweeping needs of the disk. */
interface Folders {
  list(folder: string): Promise<readonly { readonly name: string; readonly kind: string }[]>
  remove(file: string): Promise<void>
}

/**
 * Removes what saves left behind that were killed: files named as this program names its own, of
 * this computer, whose process is gone. Answers how many.
 */
export async function sweepTemporaries(
  files: Folders,
  folder: string,
  isRunning: (pid: number) => boolean,
): Promise<number> {
  let swept = 0
  for (const { name, kind } of await files.list(folder)) {
    const [, mark, pid] = /^\..*\.([0-9a-f]{8})-(\d{1,10})-[0-9a-z]+-\d+\.tmp$/s.exec(name) ?? []
    if (kind !== 'file' || mark !== computerMark || isRunning(Number(pid))) continue
    try {
      await files.remove(path.join(folder, name))
      swept += 1
    } catch (error) {
      // A folder that is only read may keep them.
      causeOf(error)
    }
  }
  return swept
}
