import { FileText, Search, SquareTerminal, TextQuote } from 'lucide-react'
import { useState } from 'react'
import {
  Autocomplete,
  Collection,
  Dialog,
  Header,
  Input,
  ListBox,
  ListBoxItem,
  ListBoxSection,
  Modal,
  ModalOverlay,
  SearchField,
} from 'react-aria-components'
import { placeToReveal } from '../panes/structure-rows.ts'
import { selectText } from '../editor/index.ts'
import { Icon } from '../ui/index.ts'
import { closeDialog, type App } from './app.ts'
import { commands, showShortcut } from './commands/index.ts'
import { useApp } from './context.tsx'
import { paletteGroups, type PaletteItem } from './palette-items.ts'
import styles from './palette.module.css'

/** Alt+Q: words of the text, articles, headings, pages and commands from one field. */
export function Palette() {
  const app = useApp()
  const [typed, setTyped] = useState('')
  const snapshot = app.store.get().issue?.session.getSnapshot() ?? null
  // What can run once the search is closed.
  const state = { app: { ...app.store.get(), dialog: null }, snapshot }
  const runnable = commands.filter((command) => command.id !== 'search' && command.isEnabled(state))
  const groups = paletteGroups(typed, runnable, snapshot)
  const items = new Map(groups.flatMap((group) => group.items).map((item) => [item.key, item]))
  return (
    <ModalOverlay
      className={styles.overlay ?? ''}
      isOpen
      isDismissable
      onOpenChange={() => closeDialog(app)}
    >
      <Modal className={styles.modal ?? ''}>
        <Dialog className={styles.dialog ?? ''} aria-label="查找正文、稿件或命令">
          <Autocomplete inputValue={typed} onInputChange={setTyped}>
            <SearchField
              className={styles.search ?? ''}
              aria-label="查找正文、稿件或命令"
              autoFocus
            >
              <Icon of={Search} />
              <Input
                className={styles.input ?? ''}
                placeholder="查找正文、稿件或命令，或输入页码"
                spellCheck={false}
              />
            </SearchField>
            <div className={styles.list} tabIndex={0} aria-label="找到的" role="group">
              <ListBox
                className={styles.found ?? ''}
                aria-label="找到的"
                selectionMode="none"
                items={groups.map((group) => ({ ...group, id: group.name }))}
                renderEmptyState={() => <p className={styles.empty}>没有找到。换一个词试试。</p>}
                onAction={(key) => act(app, items.get(String(key)))}
              >
                {(group) => (
                  <ListBoxSection id={group.name}>
                    <Header className={styles.header ?? ''}>{group.name}</Header>
                    <Collection items={group.items.map((item) => ({ ...item, id: item.key }))}>
                      {(item) => (
                        <ListBoxItem
                          id={item.key}
                          textValue={item.name}
                          className={styles.item ?? ''}
                        >
                          <Icon of={icons[item.kind]} />
                          <span className={styles.name}>
                            <Marked name={item.name} typed={typed.trim()} />
                          </span>
                          <Aside item={item} />
                        </ListBoxItem>
                      )}
                    </Collection>
                  </ListBoxSection>
                )}
              </ListBox>
            </div>
          </Autocomplete>
        </Dialog>
      </Modal>
    </ModalOverlay>
  )
}

const icons = { command: SquareTerminal, place: FileText, text: TextQuote } as const

/** The shortcut of a command, the page of a place. */
function Aside({ item }: { readonly item: PaletteItem }) {
  if (item.kind === 'command') {
    const { shortcut } = item.command
    return shortcut === null ? null : <kbd className={styles.aside}>{showShortcut(shortcut)}</kbd>
  }
  if (item.kind === 'text' || item.page === null || item.isPage) return null
  return <span className={styles.aside}>{`${item.page} 页`}</span>
}

function Marked({ name, typed }: { readonly name: string; readonly typed: string }) {
  const at = typed === '' ? -1 : name.toLowerCase().indexOf(typed.toLowerCase())
  if (at < 0) return name
  return (
    <>
      {name.slice(0, at)}
      <mark>{name.slice(at, at + typed.length)}</mark>
      {name.slice(at + typed.length)}
    </>
  )
}

/** Closes first: the caret goes back into the text, where commands and places need it. */
function act(app: App, item: PaletteItem | undefined): void {
  if (item === undefined) return
  closeDialog(app)
  requestAnimationFrame(() => {
    const session = app.store.get().issue?.session ?? null
    if (item.kind === 'command') void item.command.run({ app, session })
    else if (session === null) return
    else if (item.kind === 'text') {
      session.revealBlock(item.hit.stretch.elementId)
      selectText(session.editor, item.hit.stretch)
    } else session.revealBlock(placeToReveal(session.getSnapshot().bulletin, item.elementId))
  })
}
