/** The disk of this machine as the handlers see it. */
import { watch } from 'node:fs'
import { mkdir, readFile, readdir, realpath, rename, rm, stat } from 'node:fs/promises'
import { saveFile } from './files/index.ts'
import { causeOf } from './outcome.ts'
import type { FileSystem } from './ports.ts'

/** Null for what is not there or cannot be seen; every other fault is a fault of the program. */
async function maybe<T>(look: Promise<T>): Promise<T | null> {
  try {
    return await look
  } catch (error) {
    causeOf(error)
    return null
  }
}

export const nodeFiles: FileSystem = {
  read: async (file) => new Uint8Array(await readFile(file)),
  write: (file, bytes) => saveFile(file, bytes),
  stat: async (file) => {
    const found = await maybe(stat(file))
    return found === null
      ? null
      : { modifiedAt: found.mtime, sizeBytes: found.size, fileId: `${found.dev}:${found.ino}` }
  },
  list: async (folder) =>
    ((await maybe(readdir(folder, { withFileTypes: true }))) ?? []).map((entry) => ({
      name: entry.name,
      kind: entry.isDirectory() ? 'folder' : entry.isFile() ? 'file' : 'other',
    })),
  makeFolder: async (folder) => void (await mkdir(folder, { recursive: true })),
  move: (from, to) => rename(from, to),
  remove: (file) => rm(file, { force: true }),
  watch: (folder, onChange) => {
    try {
      // Not a reason for the program to stay; a folder that goes away is noticed by looking again.
      const watcher = watch(folder, { persistent: false }, () => onChange())
      watcher.on('error', () => watcher.close())
      return () => watcher.close()
    } catch {
      return () => undefined
    }
  },
  realPath: (file) => maybe(realpath(file)),
}
