import {
  Paragraph,
  Table,
  TableCell,
  TableLayoutType,
  TableRow,
  VerticalAlignTable,
  VerticalMergeType,
  WidthType,
} from 'docx'
import { wholeTableRows, type SetCell, type TableBlock } from '../galley/index.ts'
import { toTwips } from './measure.ts'
import { inlineRuns } from './runs.ts'
import { builtStyles, cellStyleId, paragraphStyleId } from './style-names.ts'
import type { Writing } from './writing.ts'

/** One place of a row as Word counts them: a cell, or where one from above goes on. */
export interface GridCell {
  readonly cell: SetCell | null
  readonly columnSpan: number
  readonly merge: 'start' | 'goesOn' | 'none'
}

/**
 * A table as HTML says it (a cell that spans rows is left out of the later ones) as the full grid
 * that Word wants. What would stick out is cut off, what is missing is an empty cell.
 */
export function tableGrid({ rows, columnWidths }: TableBlock): readonly (readonly GridCell[])[] {
  const columns = columnWidths.length
  const above: ({ readonly cell: SetCell; readonly start: number; rowsLeft: number } | null)[] =
    Array.from({ length: columns }, () => null)
  return rows.map((row) => {
    const places: GridCell[] = []
    const waiting = [...row.cells]
    for (let column = 0; column < columns;) {
      const open = above[column]
      if (open && open.rowsLeft > 0) {
        const columnSpan = spanOf(above, column)
        places.push({ cell: open.cell, columnSpan, merge: 'goesOn' })
        open.rowsLeft -= 1
        column += columnSpan
        continue
      }
      const cell = waiting.shift() ?? null
      const columnSpan = Math.min(cell?.columnSpan ?? 1, freeColumns(above, column))
      const rowsLeft = (cell?.rowSpan ?? 1) - 1
      const kept = cell !== null && rowsLeft > 0 ? { cell, start: column, rowsLeft } : null
      above.fill(kept, column, column + columnSpan)
      places.push({ cell, columnSpan, merge: kept === null ? 'none' : 'start' })
      column += columnSpan
    }
    return places
  })
}

type Open = { readonly cell: SetCell; rowsLeft: number } | null

/** Columns from here on that the same cell from above covers. */
function spanOf(above: readonly Open[], column: number): number {
  let end = column
  while (end < above.length && above[end] === above[column]) end += 1
  return end - column
}

function freeColumns(above: readonly Open[], column: number): number {
  let end = column
  while (end < above.length && (above[end]?.rowsLeft ?? 0) === 0) end += 1
  return end - column
}

/** Rows stay whole and the head is repeated; widths twice, since WPS reads the grid's. */
export function writeTable(block: TableBlock, writing: Writing, startsPage: boolean): Table {
  const widths = block.columnWidths.map(toTwips)
  const grid = tableGrid(block)
  const isWhole = block.rows.length - block.headerRows <= wholeTableRows
  const total = widths.reduce((sum, width) => sum + width, 0)
  return new Table({
    style: builtStyles.table,
    layout: TableLayoutType.FIXED,
    width: { size: total, type: WidthType.DXA },
    columnWidths: widths,
    rows: grid.map((places, index) => {
      const isHead = index < block.headerRows
      // Rows that share a cell stay on one page, as they do in print.
      const next = grid[index + 1]
      const isTied =
        next !== undefined && (isWhole || next.some((place) => place.merge === 'goesOn'))
      return new TableRow({
        cantSplit: true,
        ...(isHead ? { tableHeader: true } : {}),
        children: writeRow(places, widths, writing, {
          isHead,
          isTied,
          startsPage: startsPage && index === 0,
        }),
      })
    }),
  })
}

interface RowFacts {
  readonly isHead: boolean
  readonly isTied: boolean
  readonly startsPage: boolean
}

function writeRow(
  places: readonly GridCell[],
  widths: readonly number[],
  writing: Writing,
  { isHead, isTied, startsPage }: RowFacts,
): readonly TableCell[] {
  let column = 0
  return places.map(({ cell, columnSpan, merge }) => {
    const size = widths.slice(column, column + columnSpan).reduce((sum, width) => sum + width, 0)
    const breaksPage = startsPage && column === 0
    column += columnSpan
    const style =
      cell === null
        ? paragraphStyleId(isHead ? 'tableHead' : 'tableCell')
        : cellStyleId(cell, writing.galley)
    const isText = cell !== null && merge !== 'goesOn'
    return new TableCell({
      width: { size, type: WidthType.DXA },
      verticalAlign: VerticalAlignTable.CENTER,
      ...(columnSpan > 1 ? { columnSpan } : {}),
      ...(merge === 'none'
        ? {}
        : {
            verticalMerge:
              merge === 'start' ? VerticalMergeType.RESTART : VerticalMergeType.CONTINUE,
          }),
      children: [
        new Paragraph({
          style,
          ...(isTied ? { keepNext: true } : {}),
          ...(breaksPage ? { pageBreakBefore: true } : {}),
          children: isText ? inlineRuns(cell.inlines, writing) : [],
        }),
      ],
    })
  })
}
