import { useState, type ReactNode } from 'react'
import { Menu } from '../ui/index.ts'
import type { CommandContext } from './commands/index.ts'
import { useApp } from './context.tsx'
import { menuEntries, type MenuLine } from './menu-entries.ts'

interface CommandMenuProps {
  readonly label: string
  readonly groups: readonly (readonly MenuLine[])[]
  /** The button that opens the menu. */
  readonly children: ReactNode
}

/**
 * Runs a command once the menu has given the focus back to its button, which takes it a frame, and
 * the text has it instead: where a command leaves the keyboard alone, what is typed next is text, and
 * so it is after a dialog that the command opens.
 */
function afterClosing({ session }: CommandContext, run: () => void): void {
  requestAnimationFrame(() =>
    requestAnimationFrame(() => {
      const isAtButton = document.activeElement?.matches('[aria-haspopup]') === true
      if (isAtButton) session?.focus()
      run()
    }),
  )
}

/** A menu that is a view of commands. Which of them can run is asked when it opens. */
export function CommandMenu({ label, groups, children }: CommandMenuProps) {
  const app = useApp()
  const [isOpen, setIsOpen] = useState(false)
  const context = () => ({ app, session: app.store.get().issue?.session ?? null })
  const state = () => ({
    app: app.store.get(),
    snapshot: context().session?.getSnapshot() ?? null,
  })
  const entries = isOpen
    ? menuEntries(groups, {
        state: state(),
        isFixed: () => true,
        run: (command) => afterClosing(context(), () => void command.run(context())),
      })
    : []
  return (
    <Menu label={label} entries={entries} onOpenChange={setIsOpen}>
      {children}
    </Menu>
  )
}
