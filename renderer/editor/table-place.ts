/** Which table and which of its cells are selected. */
import { Node, Path, type Range } from 'slate'
import {
  cellsBetween,
  placeCells,
  type PlacedCell,
  type Table,
  type TableCell,
} from '../../core/model/index.ts'
import { findAbove } from './places.ts'
import type { BulletinEditor } from './slate-types.ts'

export interface TablePlace {
  readonly table: Table
  readonly path: Path
  /** The cell with the caret, and where it starts. */
  readonly cell: TableCell
  readonly row: number
  readonly column: number
  /** The cell at the other end of the selection; the same one for a caret. */
  readonly anchorCell: TableCell
}

/** The table around the caret; null outside of one. */
export function tablePlace(
  editor: BulletinEditor,
  selection: Range | null = editor.selection,
): TablePlace | null {
  if (!selection || !Node.has(editor, selection.focus.path)) return null
  const found = findAbove(editor, ['table'], selection.focus)
  const cell = findAbove(editor, ['tableCell'], selection.focus)?.[0]
  if (!found || !cell) return null
  const [table, path] = found
  const placed = placeCells(table)
  const at = placed.find((each) => each.cell.id === cell.id)
  if (!at) return null
  const anchor = findAbove(editor, ['tableCell'], selection.anchor)?.[0]
  const isSameTable = placed.some((each) => each.cell.id === anchor?.id)
  const anchorCell = anchor && isSameTable ? anchor : cell
  return { table, path, cell, anchorCell, row: at.row, column: at.column }
}

/** Cells that are selected together, with the table they are in. */
export interface SelectedCells {
  readonly table: Table
  readonly cells: readonly PlacedCell[]
  /** Where the cells stand in the tree, in the same order. */
  readonly paths: readonly Path[]
}

/**
 * What commands on cells are about: the caret's cell, or the rectangle between the two ends of the
 * selection, as Word selects. A selection that reaches out of its table is one of text: null.
 */
export function selectedCells(
  editor: BulletinEditor,
  selection: Range | null = editor.selection,
): SelectedCells | null {
  const place = tablePlace(editor, selection)
  if (place === null || selection === null) return null
  const { table, path, cell, anchorCell } = place
  const isWithin = Path.isAncestor(path, selection.anchor.path)
  if (!isWithin) return null
  const cells = cellsBetween(table, anchorCell.id, cell.id)
  const paths = cells.map((each) => [
    ...path,
    each.row,
    table.children[each.row]!.children.indexOf(each.cell),
  ])
  return { table, cells, paths }
}

/** The same where it is more than one cell: then the text between the ends does not count. */
export function selectedRectangle(
  editor: BulletinEditor,
  selection: Range | null = editor.selection,
): SelectedCells | null {
  const selected = selectedCells(editor, selection)
  return selected !== null && selected.cells.length > 1 ? selected : null
}
