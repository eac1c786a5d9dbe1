/**
 * The sheets under a layout, as they are on the screen. What is read back stands on the roll: all
 * pages one under the other, in pixels of the window, from the top of the first page's type area.
 */
import type { Galley } from '../../core/galley/index.ts'
import {
  columnGap,
  flowWidth,
  pageIn,
  sheetPitch,
  spreadClass,
  type SheetGrid,
} from '../../core/html/index.ts'

export interface Sheets {
  readonly grid: SheetGrid
  /** Corner of the `.bulletin` in the window. */
  readonly left: number
  readonly top: number
  /** Pixels of the window to one of the unzoomed page. */
  readonly scale: number
  /** From page to page of the roll. */
  readonly pitch: number
  /** From line to line of the grid. */
  readonly line: number
  /** What takes a box on one page from its height in the window to its height on the roll. */
  shiftOf(box: DOMRect): number
}

const pixelsPerPoint = 96 / 72

/** `root` is the `.bulletin`, laid out for the screen. */
export function sheetsOf(root: HTMLElement, { page }: Galley): Sheets {
  const { left, top, width } = root.getBoundingClientRect()
  const grid = { page, isSpread: root.classList.contains(spreadClass) }
  const scale = width / flowWidth(grid)
  const line = page.linePitch * pixelsPerPoint * scale
  const pitch = sheetPitch(page) * scale
  // Read for every box of every line.
  const middle = left + (page.measure * pixelsPerPoint + columnGap(page) / 2) * scale
  const shiftOf = (box: DOMRect) => {
    if (!grid.isSpread) return -top
    const row = Math.floor(((box.top + box.bottom) / 2 - top + 0.5) / pitch)
    const number = pageIn({ row, column: box.left < middle ? 0 : 1 }, true)
    return (number - 1 - row) * pitch - top
  }
  return { grid, left, top, scale, pitch, line, shiftOf }
}

/** Page of a height on the roll, from 1. Half a pixel of rounding must not move a line on. */
export function pageOf(height: number, { pitch }: Sheets): number {
  return Math.max(1, Math.floor((height + 0.5) / pitch) + 1)
}

/** Which line of its page's grid a height on the roll falls into, from 1. */
export function rowOf(height: number, { pitch, line }: Sheets, page: number): number {
  return Math.max(1, Math.floor((height - (page - 1) * pitch) / line) + 1)
}

/** The middle of a box, on the roll. */
export function middleOf(box: DOMRect, sheets: Sheets): number {
  return (box.top + box.bottom) / 2 + sheets.shiftOf(box)
}

/** Pixels of the window, as zoomed, in points of the paper. */
export const toPoints = (pixels: number, { scale }: Sheets): number =>
  pixels / scale / pixelsPerPoint
