/** Commands as menus show them: in groups with a line between them, some a menu further. */
import type { MenuEntry } from '../ui/index.ts'
import { requireCommand, showShortcut, type Command, type CommandState } from './commands/index.ts'

/** An id of a command, or a name that opens a menu of its own. */
export type MenuLine = string | { readonly name: string; readonly ids: readonly string[] }

/** What can be done to the table around the caret, grouped as WPS does. */
export const tableGroups: readonly (readonly MenuLine[])[] = [
  [
    { name: '插入行或列', ids: ['row-above', 'row-below', 'column-before', 'column-after'] },
    { name: '删除行、列或表格', ids: ['delete-row', 'delete-column', 'delete-table'] },
  ],
  [
    'merge-cells',
    'split-cell',
    { name: '单元格对齐', ids: ['align-left', 'align-center', 'align-right'] },
  ],
  ['even-columns', 'fit-columns', 'header-rows'],
]

/** What can be done to the selected picture. */
export const pictureGroup = [
  'picture-larger',
  'picture-smaller',
  'picture-ratio',
  'remove-picture',
] as const

interface Showing {
  readonly state: CommandState
  readonly run: (command: Command) => void
  /** Whether a command is shown where it cannot run. */
  readonly isFixed: (command: Command) => boolean
}

/** The entries of a menu; groups of which nothing is shown are left out. */
export function menuEntries(
  groups: readonly (readonly MenuLine[])[],
  showing: Showing,
): readonly MenuEntry[] {
  return groups
    .map((lines) => lines.flatMap((line) => entriesOf(line, showing)))
    .filter((group) => group.length > 0)
    .flatMap((group, index) => (index === 0 ? group : ['separator' as const, ...group]))
}

function entriesOf(line: MenuLine, showing: Showing): readonly MenuEntry[] {
  if (typeof line === 'string') return entryOf(requireCommand(line), showing)
  const entries = line.ids.flatMap((id) => entryOf(requireCommand(id), showing))
  return entries.length === 0 ? [] : [{ id: line.name, name: line.name, entries }]
}

function entryOf(command: Command, { state, run, isFixed }: Showing): readonly MenuEntry[] {
  const isEnabled = command.isEnabled(state)
  if (!isEnabled && !isFixed(command)) return []
  const { id, name, shortcut } = command
  return [
    {
      id,
      name,
      shortcut: shortcut === null ? null : showShortcut(shortcut),
      isDisabled: !isEnabled,
      isActive: isEnabled && command.isActive?.(state) === true,
      run: () => run(command),
    },
  ]
}
