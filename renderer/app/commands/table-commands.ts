import { cellChoices, editTable, type TableEdit } from '../../editor/index.ts'
import { isAtDesk, requireSession, type Command, type CommandState } from './command.ts'

/** A command of the table around the caret; menus draw a line before one that starts a group. */
interface TableCommand extends Command {
  readonly startsGroup: boolean
}

const isInTable = (state: CommandState): boolean =>
  isAtDesk(state) && state.snapshot?.caret.blockType === 'tableCell'

function tableCommand(
  id: string,
  name: string,
  edit: TableEdit,
  startsGroup = false,
  isEnabled = isInTable,
): TableCommand {
  return {
    id,
    name,
    shortcut: null,
    startsGroup,
    isEnabled,
    run: (context) => {
      const session = requireSession(context)
      editTable(session.editor, edit)
      session.focus()
    },
  }
}

const choices = ({ app }: CommandState) =>
  app.issue === null ? null : cellChoices(app.issue.session.editor)

export const tableCommands: readonly TableCommand[] = [
  tableCommand('row-above', '在上方插入行', 'rowAbove'),
  tableCommand('row-below', '在下方插入行', 'rowBelow'),
  tableCommand('column-before', '在左侧插入列', 'columnBefore'),
  tableCommand('column-after', '在右侧插入列', 'columnAfter'),
  tableCommand(
    'merge-cells',
    '合并单元格',
    'merge',
    true,
    (state) => isInTable(state) && choices(state)?.merges === true,
  ),
  tableCommand(
    'split-cell',
    '拆分单元格',
    'split',
    false,
    (state) => isInTable(state) && choices(state)?.splits === true,
  ),
  tableCommand('delete-row', '删除行', 'deleteRow', true),
  tableCommand('delete-column', '删除列', 'deleteColumn'),
  tableCommand('delete-table', '删除表格', 'deleteTable'),
]
