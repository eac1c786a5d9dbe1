import { fittedColumnWidths } from '../../../core/galley/index.ts'
import { evenColumnWidths, type TableCell } from '../../../core/model/index.ts'
import {
  alignCells,
  cellChoices,
  editTable,
  selectedCells,
  setColumnWidths,
  setHeaderRows,
  type IssueSession,
  type SelectedCells,
  type TableEdit,
} from '../../editor/index.ts'
import { isAtDesk, requireSession, type Command, type CommandState } from './command.ts'

const isInTable = (state: CommandState): boolean =>
  isAtDesk(state) && state.snapshot?.caret.blockType === 'tableCell'

/** A command of the table around the caret. */
function tableCommand(
  id: string,
  name: string,
  change: (session: IssueSession) => void,
  more: Partial<Pick<Command, 'isEnabled' | 'isActive'>> = {},
): Command {
  return {
    id,
    name,
    shortcut: null,
    isEnabled: isInTable,
    ...more,
    run: (context) => {
      const session = requireSession(context)
      change(session)
      session.focus()
    },
  }
}

const edit =
  (kind: TableEdit) =>
  ({ editor }: IssueSession) =>
    editTable(editor, kind)

const choices = ({ app }: CommandState) =>
  app.issue === null ? null : cellChoices(app.issue.session.editor)

const selected = (state: CommandState): SelectedCells | null =>
  state.app.issue === null ? null : selectedCells(state.app.issue.session.editor)

function alignCommand(align: TableCell['align'], name: string): Command {
  return tableCommand(`align-${align}`, name, ({ editor }) => alignCells(editor, align), {
    isEnabled: (state) => isInTable(state) && selected(state) !== null,
    isActive: (state) => selected(state)?.cells.every(({ cell }) => cell.align === align) === true,
  })
}

/** The selected columns where they are several, else all of the table's. */
function columnsOf({ table, cells }: SelectedCells): readonly [number, number] {
  const from = Math.min(...cells.map(({ column }) => column))
  const to = Math.max(...cells.map(({ cell, column }) => column + cell.columnSpan))
  return to - from > 1 ? [from, to] : [0, table.columnWidths.length]
}

function setWidths(
  { editor }: IssueSession,
  widthsOf: (selection: SelectedCells) => readonly number[],
): void {
  const selection = selectedCells(editor)
  if (selection !== null) setColumnWidths(editor, selection.table.id, widthsOf(selection))
}

/** Off where rows are repeated; else on for the first rows that are selected, or the first one. */
function toggleHeaderRows({ editor }: IssueSession): void {
  const selection = selectedCells(editor)
  if (selection === null) return
  const { table, cells } = selection
  const startsAbove = cells.some(({ row }) => row === 0)
  const rows = startsAbove ? Math.max(...cells.map(({ cell, row }) => row + cell.rowSpan)) : 1
  const most = table.children.length - 1
  setHeaderRows(editor, table.id, table.headerRows > 0 ? 0 : Math.min(rows, most))
}

export const tableCommands: readonly Command[] = [
  tableCommand('row-above', '在上方插入行', edit('rowAbove')),
  tableCommand('row-below', '在下方插入行', edit('rowBelow')),
  tableCommand('column-before', '在左侧插入列', edit('columnBefore')),
  tableCommand('column-after', '在右侧插入列', edit('columnAfter')),
  tableCommand('merge-cells', '合并单元格', edit('merge'), {
    isEnabled: (state) => isInTable(state) && choices(state)?.merges === true,
  }),
  tableCommand('split-cell', '拆分单元格', edit('split'), {
    isEnabled: (state) => isInTable(state) && choices(state)?.splits === true,
  }),
  alignCommand('left', '单元格左对齐'),
  alignCommand('center', '单元格居中'),
  alignCommand('right', '单元格右对齐'),
  tableCommand('even-columns', '平均分布各列', (session) =>
    setWidths(session, (selection) =>
      evenColumnWidths(selection.table.columnWidths, columnsOf(selection)),
    ),
  ),
  tableCommand('fit-columns', '根据内容调整列宽', (session) =>
    setWidths(session, ({ table }) => fittedColumnWidths(table, session.getSnapshot().template)),
  ),
  tableCommand('header-rows', '标题行重复', toggleHeaderRows, {
    isEnabled: (state) => isInTable(state) && (selected(state)?.table.children.length ?? 0) > 1,
    isActive: (state) => (selected(state)?.table.headerRows ?? 0) > 0,
  }),
  tableCommand('delete-row', '删除行', edit('deleteRow')),
  tableCommand('delete-column', '删除列', edit('deleteColumn')),
  tableCommand('delete-table', '删除表格', edit('deleteTable')),
]
