import { useRef, type ReactNode } from 'react'
import { Menu as AriaMenu, MenuItem, MenuTrigger, Popover, Separator } from 'react-aria-components'
import styles from './menu.module.css'

export type MenuEntry =
  | {
      readonly id: string
      readonly name: string
      readonly shortcut?: string | null
      readonly isDisabled?: boolean
      readonly run: () => void
    }
  | 'separator'

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
          <Entries entries={entries} />
        </AriaMenu>
      </Popover>
    </>
  )
}

function Entries({ entries }: { readonly entries: readonly MenuEntry[] }) {
  return entries.map((entry, index) =>
    entry === 'separator' ? (
      <Separator key={`separator ${index}`} className={styles.separator ?? ''} />
    ) : (
      <MenuItem
        key={entry.id}
        id={entry.id}
        className={styles.item ?? ''}
        textValue={entry.name}
        isDisabled={entry.isDisabled === true}
        onAction={entry.run}
      >
        <span>{entry.name}</span>
        {entry.shortcut && <kbd className={styles.keys}>{entry.shortcut}</kbd>}
      </MenuItem>
    ),
  )
}
