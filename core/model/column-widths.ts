/**
 * Column widths as shares of the type area that always add up to 1: what one column gains another one
 * gives. `least` is the share below which no column is brought; one that is narrower keeps its width.
 */

/** Moves the border before column `border`, from 1 on, as far as its two neighbours allow. */
export function moveColumnBorder(
  widths: readonly number[],
  border: number,
  by: number,
  least: number,
): readonly number[] {
  const left = widths[border - 1]
  const right = widths[border]
  if (left === undefined || right === undefined) return widths
  const moved = Math.max(-giveable(left, least), Math.min(by, giveable(right, least)))
  return widths.with(border - 1, left + moved).with(border, right - moved)
}

/**
 * Gives the columns from `from` up to `to` the width `wanted` together, or as near to it as the others
 * allow. The columns to the right make room, the nearest first, then those to the left: so widths that
 * are typed one after the other, from left to right, stay as they were typed.
 */
export function setColumnWidth(
  widths: readonly number[],
  [from, to]: readonly [number, number],
  wanted: number,
  least: number,
): readonly number[] {
  const inner = widths.slice(from, to)
  const others = [...span(to, widths.length), ...span(0, from).toReversed()]
  const [nearest] = others
  if (nearest === undefined) return widths
  const now = sum(inner)
  const room = sum(others.map((column) => giveable(widths[column]!, least)))
  const lowest = Math.min(now, inner.length * least)
  const width = Math.max(lowest, Math.min(wanted, now + room))
  const next = [...widths]
  inner.forEach((each, index) => (next[from + index] = (each * width) / now))
  let needed = width - now
  if (needed < 0) next[nearest] = widths[nearest]! - needed
  for (const column of others) {
    if (needed <= 0) break
    const given = Math.min(needed, giveable(widths[column]!, least))
    next[column] = widths[column]! - given
    needed -= given
  }
  return next
}

/** The columns from `from` up to `to` share evenly what they have together (平均分布各列). */
export function evenColumnWidths(
  widths: readonly number[],
  [from, to]: readonly [number, number],
): readonly number[] {
  const each = sum(widths.slice(from, to)) / (to - from)
  return widths.map((width, column) => (column >= from && column < to ? each : width))
}

const giveable = (width: number, least: number): number => Math.max(0, width - least)

const sum = (numbers: readonly number[]): number =>
  numbers.reduce((total, number) => total + number, 0)

const span = (from: number, to: number): readonly number[] =>
  Array.from({ length: to - from }, (_, index) => from + index)
