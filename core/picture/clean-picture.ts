/**
 * What of a picture may stay in an issue: what it shows. Where and when it was taken, by which
 * camera, and the thumbnails and films that telephones hide in it, are dropped.
 */
import { cleanJpeg } from './jpeg.ts'
import type { Picture } from './picture.ts'
import { cleanPng } from './png.ts'

/**
 * Width and height are those that are shown, that is after turning. Null for what is neither a PNG
 * nor a JPEG, or is damaged before its pixels begin.
 */
export function cleanPicture(bytes: Uint8Array): Picture | null {
  const cleaned = cleanPng(bytes) ?? cleanJpeg(bytes)
  if (cleaned === null || cleaned.width === 0 || cleaned.height === 0) return null
  const { width, height, orientation } = cleaned
  return orientation >= 5 ? { ...cleaned, width: height, height: width } : cleaned
}
