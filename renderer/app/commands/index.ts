export type { Command, CommandContext, CommandState } from './command.ts'
export { commands, requireCommand } from './commands.ts'
export { listenToKeys } from './keys.ts'
export { shortcutOf, showShortcut } from './shortcut.ts'
