/**
 * The last step: docx's package opened, our own parts put into it, what nobody needs left out, and
 * closed with fixed dates in a fixed order, so that the same galley gives the same bytes.
 */
import { strFromU8, strToU8, unzipSync, zipSync, type Zippable } from 'fflate'

/** Parts of a bulletin, in the order of the file. */
const keptParts = [
  /^\[Content_Types\]\.xml$/,
  /^_rels\/\.rels$/,
  /^docProps\/(core|app)\.xml$/,
  /^word\/document\.xml$/,
  /^word\/_rels\/document\.xml\.rels$/,
  /^word\/(styles|settings|fontTable)\.xml$/,
  /^word\/footer\d+\.xml$/,
  /^word\/media\/image\d+\.(png|jpg)$/,
] as const

/** Any date would do that no zone of the world makes another one of: ZIP knows local time only. */
const fixedDate = '1980-01-02T00:00:00'

/** `replacements` are whole parts by path. */
export function repackage(
  bytes: Uint8Array,
  replacements: Readonly<Record<string, string>>,
): Uint8Array {
  const parts = unzipSync(bytes)
  const place = (path: string) => keptParts.findIndex((pattern) => pattern.test(path))
  const kept = Object.keys(parts)
    .filter((path) => place(path) >= 0)
    .sort((a, b) => place(a) - place(b) || compareNumbered(a, b))
  const isKept = new Set(kept)
  const files: Zippable = {}
  for (const path of kept) {
    const replacement = replacements[path]
    const data = replacement === undefined ? parts[path]! : strToU8(replacement)
    const isPicture = path.startsWith('word/media/')
    files[path] = [withoutDeadEnds(path, data, isKept), { level: isPicture ? 0 : 6 }]
  }
  return zipSync(files, { mtime: fixedDate })
}

/** image2 before image10. */
function compareNumbered(a: string, b: string): number {
  return a.length - b.length || (a < b ? -1 : 1)
}

/** Drops what would point to a part that is left out. */
function withoutDeadEnds(path: string, data: Uint8Array, kept: ReadonlySet<string>): Uint8Array {
  if (path === '[Content_Types].xml') {
    return strToU8(
      strFromU8(data)
        .replace(/<Override [^>]*PartName="\/([^"]*)"[^>]*\/>/g, (override, part: string) =>
          kept.has(part) ? override : '',
        )
        .replace(/<Default [^>]*Extension="(jpeg|bmp|gif|svg|odttf)"[^>]*\/>/g, ''),
    )
  }
  if (!path.endsWith('.rels')) return data
  const folder = path.startsWith('word/') ? 'word/' : ''
  return strToU8(
    strFromU8(data).replace(
      /<Relationship [^>]*Target="([^"]*)"[^>]*\/>/g,
      (relationship, target: string) => (kept.has(folder + target) ? relationship : ''),
    ),
  )
}
