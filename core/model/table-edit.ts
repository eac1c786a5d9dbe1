/** Rows and columns of a table, merged cells or not: every edit gives a full rectangle again. */
import { blankTableCell } from './blank.ts'
import { maxColumns } from './schema.ts'
import type { NewId, Table, TableCell, TableRow } from './types.ts'

/** A cell with the row and the column it starts in, both from 0. */
export interface PlacedCell {
  readonly cell: TableCell
  readonly row: number
  readonly column: number
}

/** Where each cell of a normal table starts, in reading order. */
export function placeCells(table: Table): readonly PlacedCell[] {
  const coveredTo: number[] = []
  return table.children.flatMap((row, rowIndex) => {
    let column = 0
    return row.children.map((cell): PlacedCell => {
      while ((coveredTo[column] ?? 0) > rowIndex) column += 1
      const placed = { cell, row: rowIndex, column }
      for (let each = 0; each < cell.columnSpan; each += 1) {
        coveredTo[column + each] = rowIndex + cell.rowSpan
      }
      column += cell.columnSpan
      return placed
    })
  })
}

/** The cell after this one in reading order, or before it; null at the table's end. */
export function neighbourCell(table: Table, cellId: string, step: 1 | -1): TableCell | null {
  const cells = table.children.flatMap((row) => row.children)
  const index = cells.findIndex(({ id }) => id === cellId)
  return cells[index + step] ?? null
}

/** A new row before row `at`, from 0 to the number of rows. Cells that reach across it grow. */
export function insertRow(table: Table, at: number, newId: NewId): Table {
  const placed = placeCells(table)
  const grown = placed.map(({ cell, row, column }) => {
    const reaches = row < at && row + cell.rowSpan > at
    const next = reaches ? { ...cell, rowSpan: cell.rowSpan + 1 } : cell
    return { cell: next, row: row >= at ? row + 1 : row, column }
  })
  const covered = new Set(
    placed
      .filter(({ cell, row }) => row < at && row + cell.rowSpan > at)
      .flatMap(({ cell, column }) => span(column, cell.columnSpan)),
  )
  const model = Math.min(at, table.children.length - 1)
  const added = table.columnWidths.flatMap((_, column): readonly PlacedCell[] => {
    if (covered.has(column)) return []
    const like = cellAt(placed, model, column)
    return [
      { cell: { ...blankTableCell(newId), align: like?.cell.align ?? 'left' }, row: at, column },
    ]
  })
  const rows = table.children.toSpliced(at, 0, { type: 'tableRow', id: newId(), children: [] })
  const headerRows = at < table.headerRows ? table.headerRows + 1 : table.headerRows
  return rebuilt({ ...table, headerRows }, rows, [...grown, ...added])
}

/** A new column before column `at`; the same table where there are as many as there may be. */
export function insertColumn(table: Table, at: number, newId: NewId): Table {
  const { columnWidths } = table
  if (columnWidths.length >= maxColumns) return table
  const placed = placeCells(table)
  const reaches = ({ cell, column }: PlacedCell) => column < at && column + cell.columnSpan > at
  const grown = placed.map((each) => ({
    ...each,
    cell: reaches(each) ? { ...each.cell, columnSpan: each.cell.columnSpan + 1 } : each.cell,
    column: each.column >= at ? each.column + 1 : each.column,
  }))
  const covered = new Set(
    placed.filter(reaches).flatMap(({ cell, row }) => span(row, cell.rowSpan)),
  )
  const added = table.children.flatMap((_, row): readonly PlacedCell[] =>
    covered.has(row) ? [] : [{ cell: blankTableCell(newId), row, column: at }],
  )
  const count = columnWidths.length
  const widths = columnWidths.map((width) => (width * count) / (count + 1))
  return rebuilt(
    { ...table, columnWidths: widths.toSpliced(at, 0, 1 / (count + 1)) },
    table.children,
    [...grown, ...added],
  )
}

/** Without row `at`; null where it was the only one. A merged cell that starts in it stays. */
export function deleteRow(table: Table, at: number): Table | null {
  if (table.children.length === 1) return null
  const left = placeCells(table).flatMap(({ cell, row, column }): readonly PlacedCell[] => {
    const reaches = row <= at && row + cell.rowSpan > at
    if (reaches && cell.rowSpan === 1) return []
    const next = reaches ? { ...cell, rowSpan: cell.rowSpan - 1 } : cell
    return [{ cell: next, row: row > at ? row - 1 : row, column }]
  })
  const headerRows = at < table.headerRows ? table.headerRows - 1 : table.headerRows
  return rebuilt({ ...table, headerRows }, table.children.toSpliced(at, 1), left)
}

/** Without column `at`; null where it was the only one. */
export function deleteColumn(table: Table, at: number): Table | null {
  if (table.columnWidths.length === 1) return null
  const left = placeCells(table).flatMap(({ cell, row, column }): readonly PlacedCell[] => {
    const reaches = column <= at && column + cell.columnSpan > at
    if (reaches && cell.columnSpan === 1) return []
    const next = reaches ? { ...cell, columnSpan: cell.columnSpan - 1 } : cell
    return [{ cell: next, row, column: column > at ? column - 1 : column }]
  })
  const rest = table.columnWidths.toSpliced(at, 1)
  const sum = rest.reduce((total, width) => total + width, 0)
  return rebuilt({ ...table, columnWidths: rest.map((width) => width / sum) }, table.children, left)
}

/** One cell out of the rectangle that two cells span, with the words of all in it. */
export function mergeCells(table: Table, oneId: string, otherId: string): Table {
  const placed = placeCells(table)
  const area = areaOf(placed, [oneId, otherId])
  const within = placed.filter((each) => overlaps(each, area))
  const [first, ...rest] = within
  if (first === undefined || rest.length === 0) return table
  const words = within.map(({ cell }) => cell.children).filter(hasWords)
  const merged: TableCell = {
    ...first.cell,
    rowSpan: area.bottom - area.top,
    columnSpan: area.right - area.left,
    children: words.length === 0 ? first.cell.children : inLines(words),
  }
  return mergedAs(merged)

  function mergedAs(cell: TableCell): Table {
    const others = placed.filter((each) => !within.includes(each))
    const at = { cell, row: area.top, column: area.left }
    return rebuilt(table, table.children, [...others, at])
  }
}

/** The words of cells one under another, for the one cell that gets them. */
export const inLines = (words: readonly TableCell['children'][]): TableCell['children'] =>
  words.flatMap((spans, index) => (index === 0 ? spans : [{ text: '\n' }, ...spans]))

/** A merged cell taken apart: the words stay in the first of its cells. */
export function splitCell(table: Table, cellId: string, newId: NewId): Table {
  const placed = placeCells(table)
  const at = placed.find(({ cell }) => cell.id === cellId)
  if (at === undefined) return table
  const { cell, row, column } = at
  const apart = span(row, cell.rowSpan).flatMap((eachRow) =>
    span(column, cell.columnSpan).map((eachColumn): PlacedCell => {
      const isFirst = eachRow === row && eachColumn === column
      const from = isFirst ? cell : { ...blankTableCell(newId), align: cell.align }
      return { cell: { ...from, rowSpan: 1, columnSpan: 1 }, row: eachRow, column: eachColumn }
    }),
  )
  return rebuilt(table, table.children, [...placed.filter((each) => each !== at), ...apart])
}

/** The cells of the rectangle that two cells span: as many as a merge would join. */
export function cellsBetween(table: Table, oneId: string, otherId: string): readonly PlacedCell[] {
  const placed = placeCells(table)
  const area = areaOf(placed, [oneId, otherId])
  return placed.filter((each) => overlaps(each, area))
}

interface Area {
  readonly top: number
  readonly bottom: number
  readonly left: number
  readonly right: number
}

/** The least rectangle around two cells that cuts no merged cell. */
function areaOf(placed: readonly PlacedCell[], ids: readonly string[]): Area {
  const corners = placed.filter(({ cell }) => ids.includes(cell.id))
  let area = around(corners)
  for (;;) {
    const next = around(placed.filter((each) => overlaps(each, area)))
    if (JSON.stringify(next) === JSON.stringify(area)) return area
    area = next
  }
}

/** The least rectangle around cells; to its lower and right edges it does not reach. */
export function around(cells: readonly PlacedCell[]): Area {
  return {
    top: Math.min(...cells.map(({ row }) => row)),
    bottom: Math.max(...cells.map(({ row, cell }) => row + cell.rowSpan)),
    left: Math.min(...cells.map(({ column }) => column)),
    right: Math.max(...cells.map(({ column, cell }) => column + cell.columnSpan)),
  }
}

function overlaps({ cell, row, column }: PlacedCell, area: Area): boolean {
  const isBeside = column >= area.right || column + cell.columnSpan <= area.left
  return row < area.bottom && row + cell.rowSpan > area.top && !isBeside
}

function cellAt(
  placed: readonly PlacedCell[],
  row: number,
  column: number,
): PlacedCell | undefined {
  const area = { top: row, bottom: row + 1, left: column, right: column + 1 }
  return placed.find((each) => overlaps(each, area))
}

export const hasWords = (spans: TableCell['children']): boolean =>
  spans.some(({ text }) => text !== '')

const span = (start: number, length: number): readonly number[] =>
  Array.from({ length }, (_, index) => start + index)

/** Puts cells into rows by their places. A row in which no cell starts has no height: it goes. */
function rebuilt(table: Table, rows: readonly TableRow[], placed: readonly PlacedCell[]): Table {
  const empty = rows.findIndex((_, index) => placed.every(({ row }) => row !== index))
  if (empty >= 0) {
    const closed = placed.map(({ cell, row, column }) => ({
      cell:
        row < empty && row + cell.rowSpan > empty ? { ...cell, rowSpan: cell.rowSpan - 1 } : cell,
      row: row > empty ? row - 1 : row,
      column,
    }))
    const headerRows = Math.min(table.headerRows, rows.length - 1)
    return rebuilt({ ...table, headerRows }, rows.toSpliced(empty, 1), closed)
  }
  const children = rows.map((row, index) => ({
    ...row,
    children: placed
      .filter((each) => each.row === index)
      .toSorted((one, other) => one.column - other.column)
      .map(({ cell }) => cell),
  }))
  return { ...table, children }
}
