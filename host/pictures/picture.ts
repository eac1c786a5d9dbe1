/** What a picture is, by its own bytes: only PNG and JPEG come in, within limits. */
import type { Outcome } from '../contract.ts'
import { done, refused } from '../outcome.ts'

export interface Picture {
  readonly type: 'png' | 'jpg'
  readonly widthPx: number
  readonly heightPx: number
}

export const maxPictureBytes = 30 * 1024 * 1024
/** More would take a quarter of a gigabyte to show. */
export const maxPixels = 64_000_000

/** Reads kind and size from the header; what is broken, too large or of another kind is refused. */
export function readPicture(bytes: Uint8Array): Outcome<Picture> {
  if (bytes.length > maxPictureBytes) {
    return refused('图片超过 30 MB。请在看图程序里缩小后再用。')
  }
  const picture = readPng(bytes) ?? readJpeg(bytes)
  if (picture === null) {
    return refused('这不是能用的图片，或者它已损坏。请在看图程序里另存为 PNG 或 JPEG 后再用。')
  }
  if (picture.widthPx * picture.heightPx > maxPixels) {
    return refused(
      `图片有 ${picture.widthPx}×${picture.heightPx} 像素，超过 6400 万像素。请缩小后再用。`,
    )
  }
  return done(picture)
}

const pngStart = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]

export const isPng = (bytes: Uint8Array): boolean =>
  pngStart.every((byte, index) => bytes[index] === byte)
export const isJpeg = (bytes: Uint8Array): boolean => bytes[0] === 0xff && bytes[1] === 0xd8

function readPng(bytes: Uint8Array): Picture | null {
  if (!isPng(bytes) || bytes.length < 33) return null
  const view = viewOf(bytes)
  // The first chunk must be the header: length 13, "IHDR".
  if (view.getUint32(8) !== 13 || view.getUint32(12) !== 0x49484452) return null
  return sized('png', view.getUint32(16), view.getUint32(20))
}

function readJpeg(bytes: Uint8Array): Picture | null {
  if (!isJpeg(bytes)) return null
  const view = viewOf(bytes)
  for (const { marker, start, end } of jpegSegments(bytes)) {
    // The frame headers; C4, C8 and CC are tables.
    const isFrame = marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker)
    if (!isFrame || end - start < 6) continue
    return sized('jpg', view.getUint16(start + 3), view.getUint16(start + 1))
  }
  return null
}

const sized = (type: Picture['type'], widthPx: number, heightPx: number): Picture | null =>
  widthPx > 0 && heightPx > 0 ? { type, widthPx, heightPx } : null

export const viewOf = (bytes: Uint8Array): DataView =>
  new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)

export interface Segment {
  readonly marker: number
  /** Of the content, after the length. */
  readonly start: number
  readonly end: number
}

/** The segments before the picture's own data; they end where the file is no longer in order. */
export function* jpegSegments(bytes: Uint8Array): Generator<Segment> {
  const view = viewOf(bytes)
  let at = 2
  while (at + 4 <= bytes.length && bytes[at] === 0xff) {
    const marker = bytes[at + 1]!
    const length = view.getUint16(at + 2)
    const end = at + 2 + length
    if (length < 2 || end > bytes.length) return
    yield { marker, start: at + 4, end }
    // Start of scan: from here on it is picture.
    if (marker === 0xda) return
    at = end
  }
}
