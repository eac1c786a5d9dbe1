import type { HelpPage } from '../app-state.ts'
import { isFree, type Command } from './command.ts'

const helpCommand = (page: HelpPage, name: string, shortcut: string | null): Command => ({
  id: page,
  name,
  shortcut,
  isEnabled: isFree,
  run: ({ app }) => app.store.set({ dialog: { kind: 'help', page } }),
})

export const helpCommands: readonly Command[] = [
  helpCommand('shortcuts', '快捷键', 'F1'),
  helpCommand('news', '新增功能', null),
  helpCommand('diagnostics', '诊断报告', null),
  helpCommand('about', '关于内刊', null),
]
