import { uniqueName } from './sweep.ts'
import { open, readFile, realpath, rename, rm, stat } from 'node:fs/promises'

/** The few calls that saving makes of the disk, so that a test can make each of them fail. */
export interface SavePort {
  realpath(path: string): Promise<string>
  /** Permission bits of a file; null where there is none. */
  modeOf(path: string): Promise<number | null>
  /** Opens a file that must not exist yet. */
  create(path: string, mode: number): Promise<SaveHandle>
  readFile(path: string): Promise<Uint8Array>
  rename(from: string, to: string): Promise<void>
  remove(path: string): Promise<void>
  /** Makes a rename in a folder last through a power cut, where the system can. */
  syncFolder(path: string): Promise<void>
  wait(milliseconds: number): Promise<void>
  /** Told apart from every other temporary file of this machine and this moment. */
  uniqueName(): string
}

export interface SaveHandle {
  /** Returns how many bytes were written, which may be fewer than asked. */
  write(bytes: Uint8Array, offset: number): Promise<number>
  sync(): Promise<void>
  size(): Promise<number>
  close(): Promise<void>
}

export const nodeSavePort: SavePort = {
  realpath: (path) => realpath(path),
  modeOf: async (path) => {
    try {
      return (await stat(path)).mode & 0o777
    } catch (error) {
      if (codeOf(error) === 'ENOENT') return null
      throw error
    }
  },
  create: async (path, mode) => {
    const handle = await open(path, 'wx', mode)
    return {
      write: async (bytes, offset) => (await handle.write(bytes, offset)).bytesWritten,
      sync: () => handle.sync(),
      size: async () => (await handle.stat()).size,
      close: () => handle.close(),
    }
  },
  readFile: async (path) => new Uint8Array(await readFile(path)),
  rename: (from, to) => rename(from, to),
  remove: (path) => rm(path, { force: true }),
  syncFolder: async (path) => {
    // Windows has no such call, and some network file systems refuse it.
    if (process.platform === 'win32') return
    const folder = await open(path, 'r')
    try {
      await folder.sync()
    } catch (error) {
      if (!['EINVAL', 'ENOTSUP', 'EPERM', 'EACCES'].includes(codeOf(error) ?? '')) throw error
    } finally {
      await folder.close()
    }
  },
  wait: (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds)),
  uniqueName,
}

/** The code of a system error, such as ENOSPC; null for any other error. */
export const codeOf = (error: unknown): string | null =>
  error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : null
