import {
  Bold,
  ChevronDown,
  Image,
  ListOrdered,
  Maximize,
  Omega,
  Redo2,
  SpellCheck,
  Table,
  Undo2,
} from 'lucide-react'
import { useState } from 'react'
import { Button as AriaButton, Toolbar } from 'react-aria-components'
import type { HeadingLevel } from '../../core/model/index.ts'
import { setHeading } from '../editor/index.ts'
import { Choice, Icon, Menu, type MenuEntry } from '../ui/index.ts'
import { CommandButton } from './command-button.tsx'
import { fitCommands, showShortcut, tableCommands } from './commands/index.ts'
import { useApp, useAppState, useCommand, useSnapshot } from './context.tsx'
import styles from './format-bar.module.css'
import { RecipientsChoice } from './recipients-choice.tsx'

/** 40 px: what can be done at the caret. Words where offices have words. */
export function FormatBar() {
  return (
    <Toolbar className={styles.bar ?? ''} data-pane="format-bar" aria-label="格式">
      <CommandButton id="undo" icon={Undo2} />
      <CommandButton id="redo" icon={Redo2} />
      <i className={styles.rule} />
      <BlockChoice />
      <i className={styles.rule} />
      <CommandButton id="heading-1" isToggle>
        一、
      </CommandButton>
      <CommandButton id="heading-2" isToggle>
        （一）
      </CommandButton>
      <CommandButton id="heading-3" isToggle>
        1.
      </CommandButton>
      <CommandButton id="heading-4" isToggle>
        （1）
      </CommandButton>
      <CommandButton id="run-in-heading" isToggle>
        段首小标题
      </CommandButton>
      <CommandButton id="lead" isToggle>
        一是
      </CommandButton>
      <i className={styles.rule} />
      <CommandButton id="bold" icon={Bold} isToggle />
      <i className={styles.rule} />
      <CommandButton id="list" icon={ListOrdered} isToggle />
      <CommandButton id="table" icon={Table} />
      <CommandButton id="picture" icon={Image} />
      <CommandButton id="footnote">脚注</CommandButton>
      <CommandButton id="special-character" icon={Omega} />
      <TableMenu />
      <i className={styles.rule} />
      <CommandButton id="clear-formatting">清除格式</CommandButton>
      <FitMenu />
      <span className={styles.space} />
      <CommandButton id="toggle-review" icon={SpellCheck} isToggle />
      <CommandButton id="focus-mode" icon={Maximize} isToggle />
    </Toolbar>
  )
}

const blockOptions = [
  { id: 'body-text', name: '正文' },
  { id: 'heading-1', name: '一级标题' },
  { id: 'heading-2', name: '二级标题' },
  { id: 'heading-3', name: '三级标题' },
  { id: 'heading-4', name: '四级标题' },
] as const
type BlockChoiceId = (typeof blockOptions)[number]['id']

/** Names of the places whose kind is not a matter of choice. */
const fixedNames: Readonly<Record<string, string>> = {
  headline: '稿件标题',
  byline: '署名',
  editorsNote: '编者按',
  listItem: '列表',
  tableCell: '表格',
  figure: '图片',
}

function BlockChoice() {
  const place = useSnapshot(({ caret }) => `${caret.blockType ?? ''} ${caret.headingLevel ?? ''}`)
  const [type = '', level = ''] = (place ?? ' ').split(' ')
  const session = useAppState((state) => state.issue?.session ?? null)
  const { isEnabled } = useCommand('body-text')
  if (type === 'distributionLine') return <RecipientsChoice />
  const value = type === 'heading' ? (`heading-${level}` as BlockChoiceId) : 'body-text'
  return (
    <Choice<BlockChoiceId>
      label="段落的种类"
      options={blockOptions}
      value={isEnabled ? value : null}
      placeholder={fixedNames[type] ?? '正文'}
      isDisabled={!isEnabled}
      onChoose={(id) => {
        if (session === null || id === value) return
        const [, chosen] = id.split('-')
        setHeading(session.editor, id === 'body-text' ? null : (Number(chosen) as HeadingLevel))
        session.focus()
      }}
    />
  )
}

/** Rows and columns, while the caret is in a table. */
function TableMenu() {
  const app = useApp()
  const isInTable = useSnapshot(({ caret }) => caret.blockType === 'tableCell') ?? false
  const merge = useCommand('merge-cells')
  const split = useCommand('split-cell')
  if (!isInTable) return null
  const unfit = [merge, split].flatMap(({ command, isEnabled }) => (isEnabled ? [] : [command.id]))
  const entries = tableCommands.flatMap(({ id, name, run, startsGroup }): readonly MenuEntry[] => [
    ...(startsGroup ? (['separator'] as const) : []),
    {
      id,
      name,
      isDisabled: unfit.includes(id),
      run: () => void run({ app, session: app.store.get().issue?.session ?? null }),
    },
  ])
  return (
    <Menu label="表格" entries={entries}>
      <AriaButton className={styles.menu ?? ''}>
        表格
        <Icon of={ChevronDown} size={14} />
      </AriaButton>
    </Menu>
  )
}

/** Exceptions of this issue. Which of them can be made is asked when the menu opens. */
function FitMenu() {
  const app = useApp()
  const [isOpen, setIsOpen] = useState(false)
  const state = app.store.get()
  const session = state.issue?.session ?? null
  const standing = { app: state, snapshot: session?.getSnapshot() ?? null }
  const entries = fitCommands.map((command) => ({
    id: command.id,
    name: command.name,
    shortcut: command.shortcut === null ? null : showShortcut(command.shortcut),
    isDisabled: isOpen && !command.isEnabled(standing),
    run: () => void command.run({ app, session }),
  }))
  return (
    <Menu label="版面微调" entries={entries} onOpenChange={setIsOpen}>
      <AriaButton className={styles.menu ?? ''}>
        微调
        <Icon of={ChevronDown} size={14} />
      </AriaButton>
    </Menu>
  )
}
