/**
 * Which files a page may name. In the browser desk a path is relative to the library and may not
 * leave it, by `..` or by a symbolic link. In the desktop shell a path is absolute and must have
 * been chosen by the user before: in a dialog, from the list of recent issues, by opening a file.
 */
import path from 'node:path'
import type { Outcome } from '../contract.ts'
import { done, refused } from '../outcome.ts'
import type { FileSystem } from '../ports.ts'
import { findBelow } from '../serve/safe-path.ts'
import { isOrdinaryName } from './file-name.ts'

export interface Places {
  /** The absolute file behind a path of the contract. */
  locate(place: string): Promise<Outcome<string>>
  /** The path of the contract for an absolute file. */
  show(file: string): string
  /** Allows an absolute file that the user chose. */
  grant(file: string): void
  /** Whether a file may be named at all: recent issues of another library may not. */
  isInside(file: string): boolean
}

const notChosen = '这个文件不是在本程序里选定的，没有打开。请用“打开”重新选择它。'
const outside = '这个路径不在文库文件夹之内，没有打开。请把文件放进文库再试。'

const oddName = (name: string): string =>
  `“${name.replace(/\p{C}/gu, '').slice(0, 80)}”不能作文件名：它是系统保留的名称，或含有系统不允许的字符。请换一个。`

/** Places of the desktop shell. */
export function chosenPlaces(): Places {
  const granted = new Set<string>()
  return {
    locate: (place) =>
      Promise.resolve(
        granted.has(path.resolve(place)) ? done(path.resolve(place)) : refused(notChosen),
      ),
    show: (file) => file,
    grant: (file) => void granted.add(path.resolve(file)),
    isInside: () => true,
  }
}

/** Places of the browser desk. */
export function libraryPlaces(files: FileSystem, library: string): Places {
  const isInside = (file: string) => {
    const relative = path.relative(library, file)
    return relative !== '' && !relative.startsWith('..') && !path.isAbsolute(relative)
  }
  return {
    locate: async (place) => {
      const names = place.replaceAll('\\', '/').split('/')
      const odd = names.find((name) => name !== '' && name !== '..' && !isOrdinaryName(name))
      if (odd !== undefined) return refused(oddName(odd))
      // A share's address is two slashes: asking for it would send this user's password hash.
      if (names[0] === '') return refused(outside)
      const file = findBelow(library, encodeURIComponent(names.join('/')))
      if (file === null || !isInside(file)) return refused(outside)
      const [realRoot, real] = [await files.realPath(library), await realParent(files, file)]
      if (realRoot === null || real === null) return done(file)
      const leaves = path.relative(realRoot, real).startsWith('..')
      return leaves ? refused(outside) : done(file)
    },
    show: (file) => path.relative(library, file).split(path.sep).join('/'),
    grant: () => undefined,
    isInside,
  }
}

/** The real path of a file, or of the nearest folder above it that exists. */
async function realParent(files: FileSystem, file: string): Promise<string | null> {
  for (let place = file; ; place = path.dirname(place)) {
    const real = await files.realPath(place)
    if (real !== null || path.dirname(place) === place) return real
  }
}
