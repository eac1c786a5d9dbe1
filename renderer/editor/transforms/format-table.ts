/** How a table is set: the widths of its columns, its head, and how words stand in its cells. */
import { Transforms } from 'slate'
import { wholeHeaderRows, type TableCell } from '../../../core/model/index.ts'
import { findById } from '../places.ts'
import type { BulletinEditor } from '../slate-types.ts'
import { selectedCells } from '../table-place.ts'
import { asOneStep } from '../with-history.ts'

/** Sets the shares of all columns, which add up to 1. */
export function setColumnWidths(
  editor: BulletinEditor,
  tableId: string,
  columnWidths: readonly number[],
): void {
  const entry = findById(editor, tableId)
  if (entry?.[0].type !== 'table') return
  const before = entry[0].columnWidths
  if (columnWidths.every((width, column) => width === before[column])) return
  asOneStep(editor, () => Transforms.setNodes(editor, { columnWidths }, { at: entry[1] }))
}

/** Sets how many rows at the top each page repeats; a merged cell takes its rows along. */
export function setHeaderRows(editor: BulletinEditor, tableId: string, wanted: number): void {
  const entry = findById(editor, tableId)
  if (entry?.[0].type !== 'table') return
  const headerRows = wholeHeaderRows(entry[0], wanted)
  if (headerRows === entry[0].headerRows) return
  asOneStep(editor, () => Transforms.setNodes(editor, { headerRows }, { at: entry[1] }))
}

/** Aligns the words of the selected cells. */
export function alignCells(editor: BulletinEditor, align: TableCell['align']): void {
  const selected = selectedCells(editor)
  if (selected === null) return
  asOneStep(editor, () => {
    for (const at of selected.paths) Transforms.setNodes(editor, { align }, { at })
  })
}
