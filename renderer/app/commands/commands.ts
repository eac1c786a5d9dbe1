import { clipboardCommands } from './clipboard-commands.ts'
import type { Command } from './command.ts'
import { editCommands } from './edit-commands.ts'
import { fileCommands } from './file-commands.ts'
import { structureCommands } from './structure-commands.ts'
import { tableCommands } from './table-commands.ts'
import { viewCommands } from './view-commands.ts'

/** Every command of the desk. */
export const commands: readonly Command[] = [
  ...fileCommands,
  ...clipboardCommands,
  ...editCommands,
  ...tableCommands,
  ...structureCommands,
  ...viewCommands,
]

const byId = new Map(commands.map((command) => [command.id, command]))

export function requireCommand(id: string): Command {
  const command = byId.get(id)
  if (command === undefined) throw new RangeError(`No command "${id}"`)
  return command
}
