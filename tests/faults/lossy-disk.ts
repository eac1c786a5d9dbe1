/**
 * Disks that fail: real ones whose n-th call is the last or an error, and one in memory that forgets
 * what was not synced. The ports are those of saving and of the journal.
 */
import path from 'node:path'
import type { SavePort } from '../../host/files/index.ts'
import type { JournalPort } from '../../host/recovery/index.ts'

export const systemError = (code: string): Error => Object.assign(new Error(code), { code })

type Call = (name: string, go: () => Promise<unknown>) => Promise<unknown>
type Calls = Readonly<Record<string, unknown>>

/** The same port, each call of it and of the handles it opens going through `call`. */
export function watched<Port extends object>(port: Port, call: Call): Port {
  const wrap = (target: object): object =>
    Object.fromEntries(
      Object.entries(target as Calls).map(([name, method]) => {
        if (typeof method !== 'function' || name === 'uniqueName') return [name, method]
        return [
          name,
          async (...args: unknown[]) => {
            const answer = await call(name, () => Promise.resolve(method.apply(target, args)))
            return name === 'create' ? wrap(answer as object) : answer
          },
        ]
      }),
    )
  return wrap(port) as Port
}

/** The machine is gone before call `n`: neither that call nor any after it ever ends. */
export function killedBefore<Port extends object>(port: Port, n: number) {
  let calls = 0
  let die = () => {}
  const opened: { close(): Promise<void> }[] = []
  const gone = new Promise<'killed'>((resolve) => (die = () => resolve('killed')))
  return {
    gone,
    port: watched(port, async (name, go) => {
      calls += 1
      if (calls < n) {
        const answer = await go()
        if (name === 'create') opened.push(answer as { close(): Promise<void> })
        return answer
      }
      die()
      return new Promise(() => undefined)
    }),
    /** What the system does for a dead process. */
    closeAll: () => Promise.allSettled(opened.map((handle) => handle.close())),
  }
}

/** Call `n` fails with a code, and the others do what they are asked. */
export function failingAt<Port extends object>(port: Port, n: number, code: string) {
  let calls = 0
  return {
    count: () => calls,
    port: watched(port, async (name, go) => {
      if ((calls += 1) !== n) return go()
      // A close that fails has let go of the file all the same.
      if (name === 'close') await go()
      throw systemError(code)
    }),
  }
}

/** A disk with room for so many bytes: the last write is short, the next one is refused. */
export function fullAfter<Port extends SavePort | JournalPort>(port: Port, room: number): Port {
  let left = room
  const create = async (...args: never[]) => {
    const handle = await (port.create as (...all: never[]) => Promise<Handle>)(...args)
    return {
      ...handle,
      write: async (bytes: Uint8Array, offset = 0) => {
        if (left === 0) throw systemError('ENOSPC')
        const some = bytes.subarray(0, Math.min(bytes.length, offset + left))
        const written = await handle.write(some, offset)
        left -= written
        return written
      },
    }
  }
  return { ...port, create }
}

interface Handle {
  write(bytes: Uint8Array, offset?: number): Promise<number>
}

interface Held {
  bytes: Uint8Array
  synced: Uint8Array
}

/**
 * A disk in memory. What a file held at its last sync stays, and what a folder named at its own last
 * sync; a power cut takes the rest, or any part of it, for a disk writes when it likes.
 */
export function createLossyDisk(chance: (below: number) => number) {
  const files = new Map<string, Held>()
  let names = new Map<string, Held>()
  const syncFolder = (folder: string) => {
    for (const name of names.keys()) {
      if (path.dirname(name) === folder && !files.has(name)) names.delete(name)
    }
    for (const [name, held] of files) if (path.dirname(name) === folder) names.set(name, held)
    return Promise.resolve()
  }
  const open = (name: string) => {
    if (files.has(name)) throw systemError('EEXIST')
    const held: Held = { bytes: new Uint8Array(), synced: new Uint8Array() }
    files.set(name, held)
    return {
      write: (bytes: Uint8Array, offset = 0) => {
        const next = bytes.subarray(offset)
        held.bytes = Buffer.concat([held.bytes, next])
        return Promise.resolve(next.length)
      },
      sync: () => Promise.resolve(void (held.synced = held.bytes)),
      size: () => Promise.resolve(held.bytes.length),
      close: () => Promise.resolve(),
    }
  }
  const read = (name: string) => {
    const held = files.get(name)
    return held ? Promise.resolve(held.bytes) : Promise.reject(systemError('ENOENT'))
  }
  const remove = (name: string) => {
    for (const each of files.keys()) {
      if (each === name || each.startsWith(`${name}/`)) files.delete(each)
    }
    return Promise.resolve()
  }
  const save: SavePort = {
    realpath: (name) =>
      name === '/disk' || files.has(name)
        ? Promise.resolve(name)
        : Promise.reject(systemError('ENOENT')),
    modeOf: (name) => Promise.resolve(files.has(name) ? 0o600 : null),
    create: (name) => Promise.resolve(open(name)),
    readFile: read,
    rename: (from, to) => {
      const held = files.get(from)
      if (held === undefined) return Promise.reject(systemError('ENOENT'))
      files.delete(from)
      files.set(to, held)
      return Promise.resolve()
    },
    remove,
    syncFolder,
    wait: () => Promise.resolve(),
    uniqueName: () => `t${files.size}`,
  }
  const journal: JournalPort = {
    makeFolder: () => Promise.resolve(),
    create: (name) => Promise.resolve(open(name)),
    read,
    list: (folder) =>
      Promise.resolve(
        [...files.keys()]
          .filter((name) => path.dirname(name) === folder)
          .map((name) => path.basename(name)),
      ),
    remove,
    syncFolder,
    touch: () => Promise.resolve(),
    modifiedMs: () => Promise.resolve(null),
  }
  return {
    save,
    journal,
    /** Puts a file on the disk for good. */
    put: (name: string, bytes: Uint8Array) => {
      const held = { bytes, synced: bytes }
      files.set(name, held)
      names.set(name, held)
    },
    read: (name: string): Uint8Array | null => files.get(name)?.bytes ?? null,
    /** Each new name is on the disk or not, each file holds some of what was not synced. */
    cutPower: () => {
      const survivors = new Map([...names, ...[...files].filter(() => chance(2) === 0)])
      // A removal that was not synced may have happened too, as a rename over the name has.
      for (const name of names.keys()) {
        if (!files.has(name) && chance(2) === 0) survivors.delete(name)
      }
      files.clear()
      for (const [name, { bytes, synced }] of survivors) {
        const extra = bytes.length - synced.length
        const kept = synced.length + (extra > 0 ? chance(extra + 1) : 0)
        const left = bytes.slice(0, Math.max(0, kept))
        files.set(name, { bytes: left, synced: left })
      }
      names = new Map(files)
    },
  }
}
