/** Cells that are taken out of a table, and put into one. */
import {
  around,
  hasWords,
  inLines,
  insertColumn,
  insertRow,
  placeCells,
  type PlacedCell,
} from './table-edit.ts'
import { maxColumns } from './schema.ts'
import type { NewId, Table, TableCell } from './types.ts'

/** A table of the cells of a rectangle: full as it is, since it cuts no merged cell. */
export function tableOfCells(table: Table, cells: readonly PlacedCell[]): Table {
  const { top, bottom, left, right } = around(cells)
  const widths = table.columnWidths.slice(left, right)
  const sum = widths.reduce((total, width) => total + width, 0)
  return {
    ...table,
    columnWidths: widths.map((width) => width / sum),
    headerRows: Math.max(0, Math.min(table.headerRows, bottom) - top),
    children: table.children.slice(top, bottom).map((row, index) => ({
      ...row,
      children: cells.filter((each) => each.row === top + index).map(({ cell }) => cell),
    })),
  }
}

/**
 * The words of one table in the cells of another, from the cell at a row and a column on, both from
 * 0; what stood there goes. Rows and columns that are wanted for it are added, columns as far as a
 * table may have them. Words that meet in one merged cell stand in lines of it.
 */
export function fillCells(
  table: Table,
  row: number,
  column: number,
  source: Table,
  newId: NewId,
): Table {
  const coming = placeCells(source).map((each) => ({
    ...each,
    row: each.row + row,
    column: each.column + column,
  }))
  const rows = Math.max(...coming.map((each) => each.row + 1))
  const columns = Math.min(maxColumns, Math.max(...coming.map((each) => each.column + 1)))
  let grown = table
  while (grown.children.length < rows) grown = insertRow(grown, grown.children.length, newId)
  while (grown.columnWidths.length < columns) {
    grown = insertColumn(grown, grown.columnWidths.length, newId)
  }
  const words = new Map<TableCell, TableCell['children'][]>()
  for (const target of placeCells(grown)) {
    const met = coming.filter((each) => isWithin(each, target))
    if (met.length > 0)
      words.set(
        target.cell,
        met.map(({ cell }) => cell.children),
      )
  }
  return {
    ...grown,
    children: grown.children.map((each) => ({
      ...each,
      children: each.children.map((cell) => filled(cell, words.get(cell))),
    })),
  }
}

/** Whether one cell starts within the place of another. */
function isWithin({ row, column }: PlacedCell, place: PlacedCell): boolean {
  return (
    row >= place.row &&
    row < place.row + place.cell.rowSpan &&
    column >= place.column &&
    column < place.column + place.cell.columnSpan
  )
}

function filled(cell: TableCell, words: readonly TableCell['children'][] | undefined): TableCell {
  if (words === undefined) return cell
  const children = inLines(words.filter(hasWords))
  return { ...cell, children: children.length === 0 ? [{ text: '' }] : children }
}
