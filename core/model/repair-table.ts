import { blankTableCell } from './blank.ts'
import { property } from './kinds.ts'
import type { LooseElement, LooseNode, Repair } from './repair.ts'
import { maxColumns } from './schema.ts'
import type { NewId, Table } from './types.ts'

/**
 * A table is a full rectangle: each row has as many columns as the widest, cells that span rows end
 * with the table, the widths are as many as the columns and add up to 1, and no cell reaches out of
 * the rows that are repeated. Its rows hold only cells with valid fields when this is called.
 */
export function repairTable(table: LooseElement, newId: NewId): Repair[] {
  const rows = table.children.map((row) => ('children' in row ? row.children : []))
  const { spans, widths } = layOut(rows)
  if (spans.length > 0) return spans.slice(0, 1)
  const columns = Math.max(...widths)
  const short = widths.findIndex((width) => width < columns)
  if (short >= 0) {
    const node = blankTableCell(newId)
    return [{ kind: 'insert', path: [short, rows[short]!.length], node }]
  }
  const columnWidths = property(table, 'columnWidths') as readonly number[]
  if (!isFullMeasure(columnWidths, columns)) {
    const properties = { columnWidths: fitted(columnWidths, columns) }
    return [{ kind: 'set', path: [], properties }]
  }
  const wanted = property(table, 'headerRows') as number
  const headerRows = wholeHead(rows, wanted)
  return headerRows === wanted ? [] : [{ kind: 'set', path: [], properties: { headerRows } }]
}

/**
 * A cell that begins in the repeated head ends in it: browsers cut it off there, and its row would
 * lack a cell. The head takes in the rows of such a cell, but for one that reaches to the last row.
 */
export const wholeHeaderRows = (table: Table, wanted: number): number =>
  wholeHead(
    table.children.map(({ children }) => children),
    wanted,
  )

function wholeHead(rows: readonly (readonly LooseNode[])[], wanted: number): number {
  const ends = rows.map((cells, row) =>
    Math.max(...cells.map((cell) => row + (property(cell, 'rowSpan') as number))),
  )
  const isWhole = (count: number): boolean => ends.slice(0, count).every((end) => end <= count)
  const most = Math.min(wanted, rows.length)
  const grown = rows.findIndex((_, count) => count >= most && isWhole(count))
  if (grown >= 0 || most === rows.length) return grown >= 0 ? grown : most
  return rows.findLastIndex((_, count) => count < most && isWhole(count))
}

/**
 * Places cells as HTML does, each in the next free columns of its row. Returns the spans to correct
 * and how many columns each row fills.
 */
function layOut(rows: readonly (readonly LooseNode[])[]): { spans: Repair[]; widths: number[] } {
  const spans: Repair[] = []
  // For each column, the row below the cell that covers it.
  const coveredTo: number[] = []
  const widths = rows.map((cells, rowIndex) => {
    const isFree = (column: number): boolean => (coveredTo[column] ?? 0) <= rowIndex
    let column = 0
    cells.forEach((cell, cellIndex) => {
      while (!isFree(column)) column += 1
      const columnSpan = Math.min(property(cell, 'columnSpan') as number, maxColumns)
      const rowSpan = Math.min(property(cell, 'rowSpan') as number, rows.length - rowIndex)
      let width = 1
      while (width < columnSpan && isFree(column + width)) width += 1
      if (width !== property(cell, 'columnSpan') || rowSpan !== property(cell, 'rowSpan')) {
        const properties = { columnSpan: width, rowSpan }
        spans.push({ kind: 'set', path: [rowIndex, cellIndex], properties })
      }
      for (let at = column; at < column + width; at += 1) coveredTo[at] = rowIndex + rowSpan
      column += width
    })
    return coveredTo.filter((end) => end > rowIndex).length
  })
  return { spans, widths }
}

function isFullMeasure(widths: readonly number[], columns: number): boolean {
  const sum = widths.reduce((total, width) => total + width, 0)
  return widths.length === columns && Math.abs(sum - 1) < 0.01
}

/** Keeps the proportions of the columns that are there; new ones get the average. */
function fitted(widths: readonly number[], columns: number): readonly number[] {
  const kept = widths.slice(0, columns).filter((width) => width > 1e-6)
  const average = kept.length > 0 ? kept.reduce((sum, width) => sum + width, 0) / kept.length : 1
  const shares = Array.from({ length: columns }, (_, column) => kept[column] ?? average)
  const sum = shares.reduce((total, share) => total + share, 0)
  return shares.map((share) => Math.min(1, share / sum))
}
