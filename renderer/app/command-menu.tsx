import { useState, type ReactNode } from 'react'
import { Menu, type MenuEntry } from '../ui/index.ts'
import { showShortcut, type Command } from './commands/index.ts'
import { useApp } from './context.tsx'

interface CommandMenuProps {
  readonly label: string
  readonly commands: readonly (Command | 'separator')[]
  /** The button that opens the menu. */
  readonly children: ReactNode
}

/** A menu that is a view of commands. Which of them can run is asked when it opens. */
export function CommandMenu({ label, commands, children }: CommandMenuProps) {
  const app = useApp()
  const [isOpen, setIsOpen] = useState(false)
  const context = () => ({ app, session: app.store.get().issue?.session ?? null })
  const entries = commands.map((command): MenuEntry => {
    if (command === 'separator') return command
    const snapshot = context().session?.getSnapshot() ?? null
    return {
      id: command.id,
      name: command.name,
      shortcut: command.shortcut === null ? null : showShortcut(command.shortcut),
      isDisabled: isOpen && !command.isEnabled({ app: app.store.get(), snapshot }),
      run: () => void command.run(context()),
    }
  })
  return (
    <Menu label={label} entries={entries} onOpenChange={setIsOpen}>
      {children}
    </Menu>
  )
}
