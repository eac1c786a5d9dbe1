/** Lengths as OOXML counts them. All arguments are points. */
import { toTwips } from '../galley/index.ts'

export { toTwips }
export const toHalfPoints = (points: number): number => Math.round(points * 2)
/** Weights of borders; Word draws 2 to 96. */
export const toEighths = (points: number): number =>
  Math.min(96, Math.max(2, Math.round(points * 8)))
/** English metric units, for drawings. */
export const toEmu = (points: number): number => Math.round(points * 12700)
/** docx takes the size of a picture in pixels. */
export const toPixels = (points: number): number => (points * 96) / 72
/** Indents count in hundredths of a character. */
export const toHundredths = (characters: number): number => Math.round(characters * 100)
