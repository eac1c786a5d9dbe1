import { useState, type ReactNode } from 'react'
import { Menu } from '../ui/index.ts'
import { useApp } from './context.tsx'
import { menuEntries, type MenuLine } from './menu-entries.ts'

interface CommandMenuProps {
  readonly label: string
  readonly groups: readonly (readonly MenuLine[])[]
  /** The button that opens the menu. */
  readonly children: ReactNode
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
        run: (command) => void command.run(context()),
      })
    : []
  return (
    <Menu label={label} entries={entries} onOpenChange={setIsOpen}>
      {children}
    </Menu>
  )
}
