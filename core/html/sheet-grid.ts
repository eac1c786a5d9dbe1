/**
 * Where the sheets lie on the desk: one under the other, or side by side as the issue lies open.
 * Whoever paints a sheet, sets text on it or asks which one is at a place asks here.
 */
import type { PageGeometry } from '../galley/types.ts'

/** Pixels of desk between two sheets. */
export const sheetGap = 20

/** What the `.bulletin` wears whose pages lie side by side. */
export const spreadClass = 'spread'

/** How sheets of one size lie. */
export interface SheetGrid {
  readonly page: PageGeometry
  /** Whether two lie side by side. */
  readonly isSpread: boolean
}

/** Row and column of a sheet, from 0. */
export interface SheetCell {
  readonly row: number
  readonly column: number
}

/** A place on the desk in pixels of the unzoomed paper. */
export interface DeskPlace {
  readonly left: number
  readonly top: number
}

/** As a bound issue opens: the first page alone on the right, then even pages left of odd ones. */
export function cellOf(number: number, isSpread: boolean): SheetCell {
  return isSpread
    ? { row: Math.floor(number / 2), column: number % 2 }
    : { row: number - 1, column: 0 }
}

/** The page of a cell; 0 is the empty place on the left of the first one. */
export function pageIn({ row, column }: SheetCell, isSpread: boolean): number {
  return isSpread ? row * 2 + column : row + 1
}

const pixels = (points: number): number => (points * 96) / 72

/** From the top of one row's type areas to the top of the next one's. */
export const sheetPitch = (page: PageGeometry): number => pixels(page.height) + sheetGap

/**
 * Between the type areas of two sheets side by side: whole pixels, so that both are as wide as they
 * are alone, to the last fraction, and lines break alike.
 */
export const columnGap = ({ width, measure }: PageGeometry): number =>
  Math.round(pixels(width - measure)) + sheetGap

/** What the type areas that lie side by side take together. */
export function flowWidth({ page, isSpread }: SheetGrid): number {
  const measure = pixels(page.measure)
  return isSpread ? 2 * measure + columnGap(page) : measure
}

/** The corner of a sheet, from that of the first cell; type areas lie as far from each other. */
export function cornerOf({ page, isSpread }: SheetGrid, number: number): DeskPlace {
  const { row, column } = cellOf(number, isSpread)
  return {
    left: column * (pixels(page.measure) + columnGap(page)),
    top: row * sheetPitch(page),
  }
}

/** What all sheets take of the desk, the gap under the last row included. */
export function deskSize(
  grid: SheetGrid,
  pageCount: number,
): { readonly width: number; readonly height: number } {
  const { page, isSpread } = grid
  return {
    width: flowWidth(grid) + pixels(page.width - page.measure),
    height: (cellOf(pageCount, isSpread).row + 1) * sheetPitch(page),
  }
}
