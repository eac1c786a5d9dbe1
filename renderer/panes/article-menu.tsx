import { Ellipsis } from 'lucide-react'
import { Button, Menu, MenuItem, MenuTrigger, Popover } from 'react-aria-components'
import { useApp, useAppState, useCommand } from '../app/context.tsx'
import { showShortcut } from '../app/commands/index.ts'
import { Icon } from '../ui/index.ts'
import menu from '../ui/menu.module.css'
import styles from './structure-pane.module.css'

const ids = [
  'add-article',
  'add-manuscripts',
  'move-article-up',
  'move-article-down',
  'add-byline',
  'add-editors-note',
  'properties',
  'export-article',
  'remove-article',
] as const

interface ArticleMenuProps {
  readonly title: string
  readonly isOpen: boolean
  readonly onOpenChange: (isOpen: boolean) => void
}

/** … on an article's row: what can be done with it. */
export function ArticleMenu({ title, isOpen, onOpenChange }: ArticleMenuProps) {
  return (
    <MenuTrigger isOpen={isOpen} onOpenChange={onOpenChange}>
      <Button className={styles.more ?? ''} aria-label={`“${title}”的更多操作`}>
        <Icon of={Ellipsis} />
      </Button>
      <Popover className={menu.popover ?? ''} offset={4} placement="bottom start">
        <Menu aria-label="稿件" className={menu.menu ?? ''}>
          {ids.map((id) => (
            <Entry key={id} id={id} />
          ))}
        </Menu>
      </Popover>
    </MenuTrigger>
  )
}

function Entry({ id }: { readonly id: (typeof ids)[number] }) {
  const app = useApp()
  const { command, isEnabled } = useCommand(id)
  const chosen = useAppState((state) => state.structureArticleIds.length)
  const name = id === 'remove-article' && chosen > 1 ? `删除 ${chosen} 篇稿件` : command.name
  return (
    <MenuItem
      id={id}
      className={menu.item ?? ''}
      textValue={name}
      isDisabled={!isEnabled}
      onAction={() => void command.run({ app, session: app.store.get().issue?.session ?? null })}
    >
      <span>{name}</span>
      {command.shortcut !== null && (
        <kbd className={menu.keys}>{showShortcut(command.shortcut)}</kbd>
      )}
    </MenuItem>
  )
}
