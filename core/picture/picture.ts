import type { Orientation } from './exif.ts'

export interface Picture {
  readonly format: 'png' | 'jpg'
  /** Pixels. */
  readonly width: number
  readonly height: number
  /** Other than 1: the bytes still have to be turned, and say so in an EXIF of nothing else. */
  readonly orientation: Orientation
  readonly bytes: Uint8Array
}
