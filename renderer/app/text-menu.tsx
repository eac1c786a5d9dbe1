import { useEffect, useState, useSyncExternalStore, type RefObject } from 'react'
import type { IssueSession } from '../editor/index.ts'
import { MenuAt } from '../ui/index.ts'
import { distributionCommands } from './commands/index.ts'
import { useApp } from './context.tsx'
import { menuEntries, pictureGroup, tableGroups } from './menu-entries.ts'

const clipboard = ['cut', 'copy', 'paste']
const looks = [
  'balance-headline',
  'body-text',
  'run-in-heading',
  'lead',
  'bold',
  'clear-formatting',
]
const insertions = [
  'footnote',
  'table',
  'picture',
  'special-character',
  'add-editors-note',
  'add-byline',
]
const recipients = distributionCommands.map(({ id }) => id)
const groups = [
  clipboard,
  looks,
  insertions,
  ...tableGroups,
  pictureGroup,
  recipients,
  ['find', 'properties'],
]
/** Shown also where they cannot run, so that the first entries never move. */
const fixed = new Set(['cut', 'copy', 'find', 'properties'])

interface TextMenuProps {
  readonly session: IssueSession
  readonly well: RefObject<HTMLElement | null>
}

/** What can be done where the text was clicked with the other button. */
export function TextMenu({ session, well }: TextMenuProps) {
  const [at, setAt] = useState<{ x: number; y: number } | null>(null)
  useEffect(() => {
    const element = well.current
    const open = (event: MouseEvent) => {
      const { target } = event
      // Shift asks for the browser's own menu, and a field has one that fits it.
      if (event.shiftKey || !(target instanceof Element)) return
      if (!target.closest('[data-slate-editor]')) return
      event.preventDefault()
      setAt({ x: event.clientX, y: event.clientY })
    }
    element?.addEventListener('contextmenu', open)
    return () => element?.removeEventListener('contextmenu', open)
  }, [well])
  if (at === null) return null
  return <OpenMenu session={session} at={at} onClose={() => setAt(null)} />
}

interface OpenMenuProps {
  readonly session: IssueSession
  readonly at: { readonly x: number; readonly y: number }
  readonly onClose: () => void
}

function OpenMenu({ session, at, onClose }: OpenMenuProps) {
  const app = useApp()
  // The click moves the caret a moment later than it opens the menu.
  const snapshot = useSyncExternalStore(session.subscribe, () => session.getSnapshot())
  const entries = menuEntries(groups, {
    state: { app: app.store.get(), snapshot },
    isFixed: ({ id }) => fixed.has(id),
    // Once the menu is gone, so that the caret is back in the text.
    run: (command) => requestAnimationFrame(() => void command.run({ app, session })),
  })
  return <MenuAt label="正文的命令" entries={entries} at={at} onClose={onClose} />
}
