import {
  Bold,
  ChevronDown,
  Columns2,
  Ellipsis,
  Image,
  ListOrdered,
  Maximize,
  Omega,
  Redo2,
  SpellCheck,
  Table,
  Undo2,
} from 'lucide-react'
import { Button as AriaButton, Toolbar } from 'react-aria-components'
import type { HeadingLevel } from '../../core/model/index.ts'
import { setHeading } from '../editor/index.ts'
import { Choice, Icon } from '../ui/index.ts'
import { CommandButton } from './command-button.tsx'
import { CommandMenu } from './command-menu.tsx'
import { fitCommands } from './commands/index.ts'
import { useAppState, useCommand, useSnapshot } from './context.tsx'
import { tableGroups } from './menu-entries.ts'
import { useWidthStep } from './window-width.ts'
import styles from './format-bar.module.css'
import { RecipientsChoice } from './recipients-choice.tsx'

/**
 * From these widths of the window on, everything stands on the bar; special characters and clearing
 * are left to the menu of the rest; the numbers too, which the kinds of paragraph have as well.
 */
const [all, most, some] = [1152, 1072, 892]

/** 40 px: what can be done at the caret. Words where offices have words. */
export function FormatBar() {
  const width = useWidthStep([all, most, some])
  return (
    <Toolbar className={styles.bar ?? ''} data-pane="format-bar" aria-label="格式">
      <CommandButton id="undo" icon={Undo2} />
      <CommandButton id="redo" icon={Redo2} />
      <i className={styles.rule} />
      <BlockChoice />
      <i className={styles.rule} />
      {width >= most && <Headings />}
      <CommandButton id="run-in-heading" isToggle>
        段首小标题
      </CommandButton>
      <CommandButton id="lead" isToggle>
        一是
      </CommandButton>
      <i className={styles.rule} />
      {width >= some && (
        <>
          <CommandButton id="bold" icon={Bold} isToggle />
          <i className={styles.rule} />
        </>
      )}
      <CommandButton id="list" icon={ListOrdered} isToggle />
      <CommandButton id="table" icon={Table} />
      <CommandButton id="picture" icon={Image} />
      {width >= some && <CommandButton id="footnote">脚注</CommandButton>}
      {width >= all && (
        <>
          <CommandButton id="special-character" icon={Omega} />
          <i className={styles.rule} />
          <CommandButton id="clear-formatting">清除格式</CommandButton>
        </>
      )}
      {width >= some && <FitMenu />}
      {width < all && <RestMenu width={width} />}
      {width >= some && <TableMenu />}
      <span className={styles.space} />
      <CommandButton id="toggle-review" icon={SpellCheck} isToggle />
      <CommandButton id="two-pages" icon={Columns2} isToggle />
      <CommandButton id="focus-mode" icon={Maximize} isToggle />
    </Toolbar>
  )
}

function Headings() {
  return ['一、', '（一）', '1.', '（1）'].map((number, index) => (
    <CommandButton key={number} id={`heading-${index + 1}`} isToggle>
      {number}
    </CommandButton>
  ))
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
  const none = type === '' ? '报头、报尾' : '正文'
  const value = type === 'heading' ? (`heading-${level}` as BlockChoiceId) : 'body-text'
  return (
    <Choice<BlockChoiceId>
      label="段落的种类"
      options={blockOptions}
      value={isEnabled ? value : null}
      placeholder={fixedNames[type] ?? none}
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

const useIsInTable = (): boolean =>
  useSnapshot(({ caret }) => caret.blockType === 'tableCell') ?? false

/** What can be done to a table, while the caret is in one: last, so that nothing makes way for it. */
function TableMenu() {
  if (!useIsInTable()) return null
  return (
    <CommandMenu label="表格" groups={tableGroups}>
      <AriaButton className={styles.menu ?? ''}>
        表格
        <Icon of={ChevronDown} size={14} />
      </AriaButton>
    </CommandMenu>
  )
}

const fitIds = fitCommands.map(({ id }) => id)

/** Exceptions of this issue. */
function FitMenu() {
  return (
    <CommandMenu label="版面微调" groups={[fitIds]}>
      <AriaButton className={styles.menu ?? ''}>
        微调
        <Icon of={ChevronDown} size={14} />
      </AriaButton>
    </CommandMenu>
  )
}

/** What the bar has no room for. */
function RestMenu({ width }: { readonly width: number }) {
  const isInTable = useIsInTable()
  const groups = [
    ['special-character', 'clear-formatting'],
    ...(width < some ? [['bold', 'footnote'], ...(isInTable ? tableGroups : []), fitIds] : []),
  ]
  return (
    <CommandMenu label="更多格式" groups={groups}>
      <AriaButton className={styles.menu ?? ''} aria-label="更多格式">
        <Icon of={Ellipsis} />
      </AriaButton>
    </CommandMenu>
  )
}
