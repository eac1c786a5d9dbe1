/**
 * Takes out of a picture what says who took it, where and with what: EXIF and GPS, XMP, comments,
 * texts, dates. The picture itself is not touched, so nothing of it is lost.
 */
import { isJpeg, isPng, jpegSegments, viewOf } from './picture.ts'

/** Chunks that the look of a PNG depends on. */
const keptChunks = new Set(
  'IHDR PLTE IDAT IEND tRNS cHRM gAMA sRGB iCCP sBIT bKGD pHYs acTL fcTL fdAT'.split(' '),
)

/** The same picture without metadata; bytes of another kind, or out of order, as they are. */
export function withoutMetadata(bytes: Uint8Array): Uint8Array {
  if (isPng(bytes)) return withoutChunks(bytes)
  return isJpeg(bytes) ? withoutSegments(bytes) : bytes
}

function withoutChunks(bytes: Uint8Array): Uint8Array {
  const view = viewOf(bytes)
  const kept: Uint8Array[] = [bytes.subarray(0, 8)]
  let at = 8
  while (at + 12 <= bytes.length) {
    const end = at + 12 + view.getUint32(at)
    if (end > bytes.length) break
    const name = String.fromCharCode(...bytes.subarray(at + 4, at + 8))
    if (keptChunks.has(name)) kept.push(bytes.subarray(at, end))
    at = end
    // What is hung on behind the picture is not the picture.
    if (name === 'IEND') return join(kept, bytes)
  }
  return bytes
}

function withoutSegments(bytes: Uint8Array): Uint8Array {
  const kept: Uint8Array[] = [bytes.subarray(0, 2)]
  let turned = 1
  for (const { marker, start, end } of jpegSegments(bytes)) {
    const isMetadata = marker === 0xfe || (marker >= 0xe1 && marker <= 0xef && !isLook(marker))
    if (marker === 0xe1) turned = orientationOf(bytes.subarray(start, end)) ?? turned
    if (!isMetadata || isProfile(bytes.subarray(start, end))) {
      kept.push(bytes.subarray(start - 4, end))
    }
    if (marker !== 0xda) continue
    // How the camera was held is part of the look.
    if (turned !== 1) kept.splice(1, 0, orientationSegment(turned))
    kept.push(bytes.subarray(end, endOfPicture(bytes, end)))
    return join(kept, bytes)
  }
  return bytes
}

/** Adobe's segment says how colours are meant. */
const isLook = (marker: number): boolean => marker === 0xee

const isProfile = (content: Uint8Array): boolean =>
  String.fromCharCode(...content.subarray(0, 11)) === 'ICC_PROFILE'

/** Behind the end-of-image marker: what is hung on there is not the picture. */
function endOfPicture(bytes: Uint8Array, from: number): number {
  const view = viewOf(bytes)
  for (let at = from; at + 3 < bytes.length;) {
    const marker = bytes[at] === 0xff ? bytes[at + 1]! : 0
    if (marker === 0xd9) return at + 2
    // Between the scans of a progressive picture stand tables, with a length; FF 00 is a pixel.
    const isTable = marker >= 0xc0 && marker < 0xff && !(marker >= 0xd0 && marker <= 0xd7)
    at += isTable ? 2 + view.getUint16(at + 2) : 1
  }
  return bytes.length
}

/** Tag 0x0112 of the first directory, 1 to 8. */
function orientationOf(content: Uint8Array): number | null {
  if (String.fromCharCode(...content.subarray(0, 4)) !== 'Exif' || content.length < 20) return null
  const tiff = viewOf(content.subarray(6))
  const isLittle = tiff.getUint16(0) === 0x4949
  const directory = tiff.getUint32(4, isLittle)
  if (directory + 2 > tiff.byteLength) return null
  const count = tiff.getUint16(directory, isLittle)
  for (let index = 0; index < count; index += 1) {
    const entry = directory + 2 + index * 12
    if (entry + 12 > tiff.byteLength) return null
    if (tiff.getUint16(entry, isLittle) !== 0x0112) continue
    const value = tiff.getUint16(entry + 8, isLittle)
    return value >= 1 && value <= 8 ? value : null
  }
  return null
}

/** An EXIF segment that holds the orientation and nothing else. */
function orientationSegment(value: number): Uint8Array {
  const segment = [0xff, 0xe1, 0, 34, 0x45, 0x78, 0x69, 0x66, 0, 0, 0x4d, 0x4d, 0, 42, 0, 0, 0, 8]
  const entry = [0, 1, 0x01, 0x12, 0, 3, 0, 0, 0, 1, 0, value, 0, 0]
  return new Uint8Array([...segment, ...entry, 0, 0, 0, 0])
}

/** The same object where nothing was taken out. */
function join(parts: readonly Uint8Array[], original: Uint8Array): Uint8Array {
  const length = parts.reduce((sum, part) => sum + part.length, 0)
  if (length === original.length) return original
  const joined = new Uint8Array(length)
  let at = 0
  for (const part of parts) {
    joined.set(part, at)
    at += part.length
  }
  return joined
}
