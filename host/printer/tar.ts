/** The few things that a tar archive of a known package needs: folders, files, links, long names. */

export interface TarEntry {
  readonly name: string
  readonly kind: 'file' | 'folder' | 'link'
  readonly mode: number
  /** Where a link points to; '' for others. */
  readonly target: string
  readonly bytes: Uint8Array
}

const blockSize = 512

/** Throws a RangeError where the archive is cut short. */
export function readTar(archive: Uint8Array): readonly TarEntry[] {
  const entries: TarEntry[] = []
  let longName = ''
  for (let at = 0; at + blockSize <= archive.length;) {
    const header = archive.subarray(at, at + blockSize)
    if (header.every((byte) => byte === 0)) break
    const size = octal(header, 124, 12)
    const bytes = archive.subarray(at + blockSize, at + blockSize + size)
    if (bytes.length < size) throw new RangeError(`Tar archive ends inside an entry at byte ${at}`)
    const type = String.fromCharCode(header[156] ?? 0)
    if (type === 'L') longName = text(bytes, 0, bytes.length)
    else {
      const prefix = text(header, 345, 155)
      const short = text(header, 0, 100)
      const name = longName || (prefix === '' ? short : `${prefix}/${short}`)
      longName = ''
      const kind = kinds[type]
      const target = text(header, 157, 100)
      if (kind !== undefined) {
        entries.push({ name, kind, mode: octal(header, 100, 8), target, bytes })
      }
    }
    at += blockSize + Math.ceil(size / blockSize) * blockSize
  }
  return entries
}

const kinds: Readonly<Record<string, TarEntry['kind']>> = {
  '0': 'file',
  '\0': 'file',
  '2': 'link',
  '5': 'folder',
}

function text(bytes: Uint8Array, start: number, length: number): string {
  const field = bytes.subarray(start, start + length)
  const end = field.indexOf(0)
  return new TextDecoder().decode(end < 0 ? field : field.subarray(0, end))
}

function octal(bytes: Uint8Array, start: number, length: number): number {
  return Number.parseInt(text(bytes, start, length).trim() || '0', 8)
}
