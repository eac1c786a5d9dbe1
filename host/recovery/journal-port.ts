import { mkdir, open, readFile, readdir, rm, stat, utimes, writeFile } from 'node:fs/promises'
import { codeOf, nodeSavePort } from '../files/index.ts'

/** The few calls that the journal makes of the disk, so that a test can make each of them fail. */
export interface JournalPort {
  /** Makes a folder and those above it, for this user only. */
  makeFolder(path: string): Promise<void>
  /** Opens a file that must not exist yet, for this user only. */
  create(path: string): Promise<JournalHandle>
  read(path: string): Promise<Uint8Array>
  /** Names in a folder; none where there is no such folder. */
  list(path: string): Promise<readonly string[]>
  /** Removes a file, or a folder with everything in it. */
  remove(path: string): Promise<void>
  /** Makes new names in a folder last through a power cut, where the system can. */
  syncFolder(path: string): Promise<void>
  /** Writes a file that says by its time that its writer lives; nothing depends on its bytes. */
  touch(path: string, words: string): Promise<void>
  /** When a file was last written, in milliseconds since 1970; null where there is none. */
  modifiedMs(path: string): Promise<number | null>
}

export interface JournalHandle {
  /** Returns how many bytes were written, which may be fewer than asked. */
  write(bytes: Uint8Array): Promise<number>
  sync(): Promise<void>
  close(): Promise<void>
}

export const nodeJournalPort: JournalPort = {
  makeFolder: async (path) => void (await mkdir(path, { recursive: true, mode: 0o700 })),
  create: async (path) => {
    const handle = await open(path, 'wx', 0o600)
    return {
      write: async (bytes) => (await handle.write(bytes)).bytesWritten,
      sync: () => handle.datasync(),
      close: () => handle.close(),
    }
  },
  read: async (path) => new Uint8Array(await readFile(path)),
  list: async (path) => {
    try {
      return await readdir(path)
    } catch (error) {
      if (codeOf(error) === 'ENOENT') return []
      throw error
    }
  },
  remove: (path) => rm(path, { force: true, recursive: true }),
  syncFolder: (path) => nodeSavePort.syncFolder(path),
  touch: async (path, words) => {
    await writeFile(path, words, { mode: 0o600 })
    const now = new Date()
    await utimes(path, now, now)
  },
  modifiedMs: async (path) => {
    try {
      return (await stat(path)).mtimeMs
    } catch (error) {
      if (codeOf(error) === 'ENOENT') return null
      throw error
    }
  },
}
