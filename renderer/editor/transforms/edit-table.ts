import { Editor, Node, Path, Transforms } from 'slate'
import {
  deleteColumn,
  deleteRow,
  fillCells,
  insertColumn,
  insertRow,
  mergeCells,
  neighbourCell,
  placeCells,
  splitCell,
  type Table,
} from '../../../core/model/index.ts'
import { findAbove, findById } from '../places.ts'
import type { BulletinEditor } from '../slate-types.ts'
import { tablePlace, type TablePlace } from '../table-place.ts'
import { emptyParagraph } from '../with-breaks.ts'
import { asOneStep } from '../with-history.ts'
import { rangeInBlock } from './range-in-block.ts'

export type TableEdit =
  | 'rowAbove'
  | 'rowBelow'
  | 'columnBefore'
  | 'columnAfter'
  | 'deleteRow'
  | 'deleteColumn'
  | 'deleteTable'
  | 'merge'
  | 'split'

/** Changes the table around the caret; outside a table nothing happens. */
export function editTable(editor: BulletinEditor, edit: TableEdit): void {
  const place = tablePlace(editor)
  if (place === null) return
  const { table, path, cell, row, column } = place
  const next = edited(editor, edit, place)
  if (next === table) return
  asOneStep(editor, () => {
    Transforms.removeNodes(editor, { at: path })
    if (next === null) return
    Transforms.insertNodes(editor, next, { at: path })
    const cells = placeCells(next)
    const after =
      cells.find((each) => each.cell.id === cell.id) ??
      cells.findLast((each) => each.row <= row && each.column <= column)
    const at = after && findById(editor, after.cell.id)?.[1]
    if (at) Transforms.select(editor, Editor.start(editor, at))
  })
}

function edited(editor: BulletinEditor, edit: TableEdit, place: TablePlace): Table | null {
  const { table, cell, anchorCell, row, column } = place
  switch (edit) {
    case 'rowAbove':
      return insertRow(table, row, editor.newId)
    case 'rowBelow':
      return insertRow(table, row + cell.rowSpan, editor.newId)
    case 'columnBefore':
      return insertColumn(table, column, editor.newId)
    case 'columnAfter':
      return insertColumn(table, column + cell.columnSpan, editor.newId)
    case 'deleteRow':
      return deleteRow(table, row)
    case 'deleteColumn':
      return deleteColumn(table, column)
    case 'deleteTable':
      return null
    case 'merge':
      return mergeCells(table, anchorCell.id, cell.id)
    case 'split':
      return cell.rowSpan * cell.columnSpan === 1 ? table : splitCell(table, cell.id, editor.newId)
  }
}

/** Tab in a table: to the next cell with its words selected; after the last one a row is added. */
export function moveToCell(editor: BulletinEditor, step: 1 | -1): boolean {
  const place = tablePlace(editor)
  if (place === null) return false
  const next = neighbourCell(place.table, place.cell.id, step)
  if (next !== null) {
    const path = findById(editor, next.id)?.[1]
    if (path) Transforms.select(editor, Editor.range(editor, path))
  } else if (step === 1) {
    editTable(editor, 'rowBelow')
    const table = findAbove(editor, ['table'])?.[0]
    const added = table && placeCells(table).find(({ row }) => row === table.children.length - 1)
    const path = added && findById(editor, added.cell.id)?.[1]
    if (path) Transforms.select(editor, Editor.start(editor, path))
  }
  return true
}

/**
 * ↑ and ↓ in a table: to the cell above or below in the same column, at the ends out of the table.
 * Under a table that ends its article a paragraph is made: there would be no way on.
 */
export function moveToRow(editor: BulletinEditor, step: 1 | -1): boolean {
  const place = tablePlace(editor)
  if (place === null) return false
  const { table, path, cell, row, column } = place
  const target = step === 1 ? row + cell.rowSpan : row - 1
  const covers = (start: number, span: number, at: number) => start <= at && at < start + span
  const next = placeCells(table).find(
    (each) =>
      covers(each.row, each.cell.rowSpan, target) &&
      covers(each.column, each.cell.columnSpan, column),
  )
  const to = next && findById(editor, next.cell.id)?.[1]
  if (to) {
    const offset = Math.min(editor.selection?.focus.offset ?? 0, Editor.string(editor, to).length)
    Transforms.select(editor, rangeInBlock(editor, to, offset, offset).focus)
  } else leaveTable(editor, path, step)
  return true
}

function leaveTable(editor: BulletinEditor, path: Path, step: 1 | -1): void {
  if (step === -1) return Transforms.select(editor, Editor.end(editor, Path.previous(path)))
  const next = Path.next(path)
  if (!Node.has(editor, next)) {
    asOneStep(editor, () => Transforms.insertNodes(editor, emptyParagraph(), { at: next }))
  }
  Transforms.select(editor, Editor.start(editor, next))
}

/**
 * Puts the words of a table into the cells from the caret's on, as Word and WPS do, and the caret
 * behind the last of them. Outside a table nothing happens.
 */
export function fillTable(editor: BulletinEditor, source: Table): void {
  const place = tablePlace(editor)
  if (place === null) return
  const { table, path, row, column } = place
  const next = fillCells(table, row, column, source, editor.newId)
  const { row: lastRow, column: lastColumn } = placeCells(source).at(-1)!
  const last = placeCells(next).findLast(
    (each) => each.row <= row + lastRow && each.column <= column + lastColumn,
  )
  asOneStep(editor, () => {
    Transforms.removeNodes(editor, { at: path })
    Transforms.insertNodes(editor, next, { at: path })
    const at = last && findById(editor, last.cell.id)?.[1]
    if (at) Transforms.select(editor, Editor.end(editor, at))
  })
}

/** Takes the words of cells; the caret goes to the first one, as in Word. */
export function emptyCells(editor: BulletinEditor, paths: readonly Path[]): void {
  for (const at of paths) {
    if (Node.string(Node.get(editor, at)) !== '') {
      Transforms.delete(editor, { at: Editor.range(editor, at) })
    }
  }
  const [first] = paths
  if (first) editor.select(Editor.start(editor, first))
}

/** Whether more than one cell is selected, and whether the caret's cell was merged. */
export function cellChoices(editor: BulletinEditor): { merges: boolean; splits: boolean } {
  const place = tablePlace(editor)
  if (place === null) return { merges: false, splits: false }
  const { cell, anchorCell } = place
  return { merges: cell !== anchorCell, splits: cell.rowSpan * cell.columnSpan > 1 }
}
