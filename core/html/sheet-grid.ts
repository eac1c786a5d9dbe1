/**
 * Where the sheets lie on the desk. Whoever paints one, sets text on it or asks which one is at a
 * place asks here.
 */
import type { PageGeometry } from '../galley/types.ts'

/** Pixels of desk between two sheets. */
export const sheetGap = 20

/** A place on the desk in pixels of the unzoomed paper. */
export interface DeskPlace {
  readonly left: number
  readonly top: number
}

const pixels = (points: number): number => (points * 96) / 72

/** From the top of one page's type area to the top of the next one's. */
export const sheetPitch = (page: PageGeometry): number => pixels(page.height) + sheetGap

/** The corner of a sheet, from that of the first; its type area lies as far from the first one's. */
export function cornerOf(page: PageGeometry, number: number): DeskPlace {
  return { left: 0, top: (number - 1) * sheetPitch(page) }
}

/** What all sheets take of the desk, the gap under the last one included. */
export function deskSize(
  page: PageGeometry,
  pageCount: number,
): { readonly width: number; readonly height: number } {
  return { width: pixels(page.width), height: pageCount * sheetPitch(page) }
}
