/** The issue files below a folder, with what tells whether one has changed. */
import path from 'node:path'
import type { FileSystem } from '../ports.ts'

/** How deep below the library folder issues are looked for. */
const maxDepth = 6
/** Issues that were thrown away; it stands in the library, and nothing in it is listed. */
export const binName = '回收站'
/** As many as the system answers at once without making it wait for each. */
const atOnce = 64

export interface FoundFile {
  /** Relative to the library, with `/` between folders. */
  readonly place: string
  readonly modifiedMs: number
  readonly sizeBytes: number
}

export interface FoundFiles {
  readonly files: readonly FoundFile[]
  /** Absolute, the library itself first. */
  readonly folders: readonly string[]
}

export async function findFiles(system: FileSystem, library: string): Promise<FoundFiles> {
  const folders: string[] = []
  const names: string[] = []
  const collect = async (folder: string, depth: number): Promise<void> => {
    folders.push(folder)
    for (const { name, kind } of await system.list(folder)) {
      // Hidden files and the locks that office programs leave.
      if (name.startsWith('.') || name.startsWith('~')) continue
      const place = path.join(folder, name)
      if (depth === 0 && name === binName) continue
      if (kind === 'folder' && depth < maxDepth) await collect(place, depth + 1)
      if (kind === 'file' && name.toLowerCase().endsWith('.neikan')) names.push(place)
    }
  }
  await collect(library, 0)
  const files: FoundFile[] = []
  for (let start = 0; start < names.length; start += atOnce) {
    const some = names.slice(start, start + atOnce)
    const facts = await Promise.all(some.map((file) => system.stat(file)))
    some.forEach((file, index) => {
      const found = facts[index]
      if (found === null || found === undefined) return
      const place = path.relative(library, file).split(path.sep).join('/')
      files.push({ place, modifiedMs: found.modifiedAt.getTime(), sizeBytes: found.sizeBytes })
    })
  }
  return { files, folders }
}
