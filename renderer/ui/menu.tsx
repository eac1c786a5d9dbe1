import { Check, ChevronRight } from 'lucide-react'
import { useRef, type ReactNode } from 'react'
import {
  Menu as AriaMenu,
  MenuItem,
  MenuTrigger,
  Popover,
  Separator,
  SubmenuTrigger,
} from 'react-aria-components'
import { Icon } from './icon.tsx'
import styles from './menu.module.css'

interface CommandEntry {
  readonly id: string
  readonly name: string
  readonly shortcut?: string | null
  readonly isDisabled?: boolean
  /** Of what is on or off: whether it is on. */
  readonly isActive?: boolean
  readonly run: () => void
}

/** Opens a menu beside this one. */
interface SubmenuEntry {
  readonly id: string
  readonly name: string
  readonly entries: readonly MenuEntry[]
}

export type MenuEntry = CommandEntry | SubmenuEntry | 'separator'

interface MenuProps {
  readonly label: string
  readonly entries: readonly MenuEntry[]
  /** The button that opens the menu. */
  readonly children: ReactNode
  readonly onOpenChange?: (isOpen: boolean) => void
}

export function Menu({ label, entries, children, onOpenChange }: MenuProps) {
  return (
    <MenuTrigger {...(onOpenChange === undefined ? {} : { onOpenChange })}>
      {children}
      <Popover className={styles.popover ?? ''} offset={4} placement="bottom start">
        <AriaMenu aria-label={label} className={styles.menu ?? ''}>
          <Entries entries={entries} />
        </AriaMenu>
      </Popover>
    </MenuTrigger>
  )
}

interface MenuAtProps {
  readonly label: string
  readonly entries: readonly MenuEntry[]
  /** Pixels of the window. */
  readonly at: { readonly x: number; readonly y: number }
  readonly onClose: () => void
}

/** A menu where the mouse is, not at a button. */
export function MenuAt({ label, entries, at, onClose }: MenuAtProps) {
  const place = useRef<HTMLSpanElement>(null)
  return (
    <>
      <span
        ref={place}
        className={styles.place}
        style={{ left: at.x, top: at.y }}
        aria-hidden="true"
      />
      <Popover
        isOpen
        triggerRef={place}
        className={styles.popover ?? ''}
        offset={0}
        placement="bottom start"
        onOpenChange={onClose}
      >
        <AriaMenu
          aria-label={label}
          className={styles.menu ?? ''}
          autoFocus="first"
          onClose={onClose}
        >
          <Entries entries={entries.map((entry) => closedBy(entry, onClose))} />
        </AriaMenu>
      </Popover>
    </>
  )
}

/** An entry of a further menu closes the one that it was opened from, which has no button to do so. */
function closedBy(entry: MenuEntry, onClose: () => void): MenuEntry {
  if (entry === 'separator') return entry
  if ('entries' in entry) {
    return { ...entry, entries: entry.entries.map((each) => closedBy(each, onClose)) }
  }
  const run = () => {
    onClose()
    entry.run()
  }
  return { ...entry, run }
}

function Entries({ entries }: { readonly entries: readonly MenuEntry[] }): ReactNode {
  return entries.map((entry, index) => {
    if (entry === 'separator') {
      return <Separator key={`separator ${index}`} className={styles.separator ?? ''} />
    }
    return 'entries' in entry ? (
      <Submenu key={entry.id} entry={entry} />
    ) : (
      <Item key={entry.id} entry={entry} />
    )
  })
}

function Item({ entry }: { readonly entry: CommandEntry }) {
  return (
    <MenuItem
      id={entry.id}
      className={styles.item ?? ''}
      textValue={entry.name}
      isDisabled={entry.isDisabled === true}
      onAction={entry.run}
    >
      <span>{entry.name}</span>
      {entry.isActive && (
        <>
          <span className="spoken">已选</span>
          <Icon of={Check} />
        </>
      )}
      {entry.shortcut && <kbd className={styles.keys}>{entry.shortcut}</kbd>}
    </MenuItem>
  )
}

function Submenu({ entry }: { readonly entry: SubmenuEntry }) {
  return (
    <SubmenuTrigger>
      <MenuItem id={entry.id} className={styles.item ?? ''} textValue={entry.name}>
        <span>{entry.name}</span>
        <Icon of={ChevronRight} size={14} />
      </MenuItem>
      <Popover className={styles.popover ?? ''} offset={-4}>
        <AriaMenu aria-label={entry.name} className={styles.menu ?? ''}>
          <Entries entries={entry.entries} />
        </AriaMenu>
      </Popover>
    </SubmenuTrigger>
  )
}
