import { clipboardCommands } from './clipboard-commands.ts'
import type { Command } from './command.ts'
import { distributionCommands } from './distribution-commands.ts'
import { editCommands } from './edit-commands.ts'
import { fileCommands } from './file-commands.ts'
import { fitCommands } from './fit-commands.ts'
import { helpCommands } from './help-commands.ts'
import { pictureCommands } from './picture-commands.ts'
import { structureCommands } from './structure-commands.ts'
import { tableCommands } from './table-commands.ts'
import { viewCommands } from './view-commands.ts'

export interface CommandGroup {
  readonly name: string
  readonly commands: readonly Command[]
}

/** What can also be done to pages that are only looked at. */
const inPreview = new Set(['undo', 'redo'])

/** Commands that change the issue, for as long as it can be changed. */
const whileWritable = (commands: readonly Command[]): readonly Command[] =>
  commands.map((command) => ({
    ...command,
    isEnabled: (state) =>
      (state.app.issue?.readOnly ?? null) === null &&
      (!state.app.isPreviewing || inPreview.has(command.id)) &&
      command.isEnabled(state),
  }))

/** As the list of shortcuts shows them. */
export const commandGroups: readonly CommandGroup[] = [
  { name: '文件', commands: fileCommands },
  { name: '剪贴板', commands: clipboardCommands },
  { name: '编写', commands: whileWritable(editCommands) },
  { name: '表格', commands: whileWritable(tableCommands) },
  { name: '分送范围', commands: whileWritable(distributionCommands) },
  { name: '图片', commands: whileWritable(pictureCommands) },
  { name: '版面微调', commands: whileWritable(fitCommands) },
  { name: '结构', commands: whileWritable(structureCommands) },
  { name: '查看', commands: viewCommands },
  { name: '帮助', commands: helpCommands },
]

/** Every command of the desk. */
export const commands: readonly Command[] = commandGroups.flatMap((group) => group.commands)

const byId = new Map(commands.map((command) => [command.id, command]))

export function requireCommand(id: string): Command {
  const command = byId.get(id)
  if (command === undefined) throw new RangeError(`No command "${id}"`)
  return command
}
