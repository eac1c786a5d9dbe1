import { orientationOf, orientationOnly, type Orientation } from './exif.ts'
import type { Picture } from './picture.ts'
import { concat } from './png.ts'

/** Stored width and height; null where these are not the bytes of a JPEG. */
export function cleanJpeg(bytes: Uint8Array): Picture | null {
  if (bytes[0] !== 0xff || bytes[1] !== 0xd8) return null
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const kept: Uint8Array[] = []
  let size = { width: 0, height: 0 }
  let orientation: Orientation = 1
  let hasScan = false
  for (let at = 2; at + 4 <= bytes.length && bytes[at] === 0xff;) {
    const marker = bytes[at + 1]!
    if (marker === 0xff) {
      at += 1
      continue
    }
    // What follows the end of the picture is a film or a second picture.
    if (marker === 0xd9) break
    const end = at + 2 + view.getUint16(at + 2)
    if (end > bytes.length) return null
    const segment = bytes.subarray(at, end)
    if (isFrame(marker) && segment.length >= 9) {
      size = { height: view.getUint16(at + 5), width: view.getUint16(at + 7) }
    }
    if (marker === 0xe1 && startsWith(segment, 'Exif\0\0')) {
      orientation = orientationOf(segment.subarray(10))
    }
    at = marker === 0xda ? endOfScan(bytes, end) : end
    if (isShown(marker, segment))
      kept.push(marker === 0xda ? bytes.subarray(end - segment.length, at) : segment)
    hasScan ||= marker === 0xda
  }
  if (!hasScan) return null
  const parts = [start, ...(orientation === 1 ? [] : [exif(orientation)]), ...kept, endOfImage]
  return { format: 'jpg', ...size, orientation, bytes: concat(parts) }
}

const start = Uint8Array.of(0xff, 0xd8)
const endOfImage = Uint8Array.of(0xff, 0xd9)

/** Start of frame, of whatever coding: C4, C8 and CC are tables. */
const isFrame = (marker: number): boolean =>
  marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker)

/** Of the applications' segments and comments only what says the density and the colours. */
function isShown(marker: number, segment: Uint8Array): boolean {
  if (marker === 0xfe) return false
  if (marker < 0xe0 || marker > 0xef) return true
  if (marker === 0xe0) return startsWith(segment, 'JFIF\0') && segment.length === 18
  if (marker === 0xe2) return startsWith(segment, 'ICC_PROFILE\0')
  return marker === 0xee && startsWith(segment, 'Adobe')
}

const startsWith = (segment: Uint8Array, word: string): boolean =>
  [...word].every((letter, at) => segment[4 + at] === letter.charCodeAt(0))

/** The next marker that is neither a stuffed byte nor a restart. */
function endOfScan(bytes: Uint8Array, from: number): number {
  for (let at = from; at + 1 < bytes.length; at += 1) {
    const next = bytes[at + 1]!
    if (bytes[at] === 0xff && next !== 0 && next !== 0xff && (next < 0xd0 || next > 0xd7)) return at
  }
  return bytes.length
}

function exif(orientation: Orientation): Uint8Array {
  const data = orientationOnly(orientation)
  const word = Uint8Array.from('Exif\0\0', (letter) => letter.charCodeAt(0))
  return concat([Uint8Array.of(0xff, 0xe1, 0, data.length + 8), word, data])
}
