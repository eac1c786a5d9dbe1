export { canRun } from './command.ts'
export type { Command, CommandContext, CommandState } from './command.ts'
export { commandGroups, commands, requireCommand } from './commands.ts'
export {
  distributionCommandOf,
  distributionCommands,
  distributionKindAt,
} from './distribution-commands.ts'
export { fitCommands } from './fit-commands.ts'
export { listenToKeys } from './keys.ts'
export { isStretched } from './picture-commands.ts'
export { shortcutOf, showShortcut } from './shortcut.ts'
