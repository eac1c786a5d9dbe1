import { placeCells, plainText, type Table } from '../model/index.ts'
import type { Template } from '../template/index.ts'
import { pageGeometry, toTwips } from './geometry.ts'
import { setStyle } from './styles.ts'
import { widthOf } from './widths.ts'

/** Points of each column. Together they fill the measure to a twip: what a border loses none gains. */
export function setColumnWidths(shares: readonly number[], measure: number): readonly number[] {
  const borders = shares.reduce<readonly number[]>(
    (before, share) => [...before, before.at(-1)! + share],
    [0],
  )
  const twips = borders.map((border) => toTwips(Math.min(1, border) * measure))
  return shares.map((_, column) => (twips[column + 1]! - twips[column]!) / 20)
}

/** Of a cell's type size: the room on both sides of its words together, as the writers set it. */
const sideRoom = 0.5

/** The share of the type area that a column needs for one character. */
export function leastColumnWidth(template: Template): number {
  const { size } = setStyle('tableCell', template)
  return (size * (1 + sideRoom)) / pageGeometry(template).measure
}

/** Of long columns the widest is at most so many times as wide as the narrowest. */
const mostContrast = 3

/**
 * Widths that follow the longest line of each column (根据内容调整列宽). Where all of them fit, the
 * rest is shared out in proportion; else short columns get what they need on one line and the long
 * ones share what is left.
 */
export function fittedColumnWidths(table: Table, template: Template): readonly number[] {
  const { measure } = pageGeometry(template)
  const wanted = wantedWidths(table, template)
  const total = wanted.reduce((sum, width) => sum + width, 0)
  if (total <= measure) return wanted.map((width) => width / total)
  const fitted = [...wanted]
  let long = wanted.map((_, column) => column)
  let room = measure
  for (;;) {
    const short = long.filter((column) => wanted[column]! <= room / long.length)
    if (short.length === 0) break
    long = long.filter((column) => !short.includes(column))
    room -= short.reduce((sum, column) => sum + wanted[column]!, 0)
  }
  const narrowest = Math.min(...long.map((column) => wanted[column]!))
  const bounded = long.map((column) => Math.min(wanted[column]!, narrowest * mostContrast))
  const sum = bounded.reduce((all, width) => all + width, 0)
  long.forEach((column, index) => (fitted[column] = (room * bounded[index]!) / sum))
  return fitted.map((width) => width / measure)
}

/** Points to spare, so that no rounding breaks a line that fits. */
const slack = 0.5

/** Points that each column needs to set every cell of its own on one line; merged cells do not count. */
function wantedWidths(table: Table, template: Template): readonly number[] {
  const styles = { head: setStyle('tableHead', template), cell: setStyle('tableCell', template) }
  const wanted = table.columnWidths.map(() => styles.cell.size * (2 + sideRoom))
  for (const { cell, row, column } of placeCells(table)) {
    if (cell.columnSpan > 1) continue
    const style = row < table.headerRows ? styles.head : styles.cell
    const lines = plainText(cell).split('\n')
    const longest = Math.max(...lines.map((line) => widthOf(line, style)))
    const needed = longest + styles.cell.size * sideRoom + slack
    wanted[column] = Math.max(wanted[column]!, needed)
  }
  return wanted
}
