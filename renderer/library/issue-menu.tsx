import {
  useState,
  type KeyboardEvent,
  type MouseEvent,
  type ReactNode,
  type SyntheticEvent,
} from 'react'
import type { ListedIssue } from '../../host/contract.ts'
import type { App } from '../app/app.ts'
import { useApp } from '../app/context.tsx'
import { openIssue } from '../app/issue-actions.ts'
import { MenuAt, type MenuEntry } from '../ui/index.ts'
import { askForName, goOn, goToIssue, markIssue, removeIssue, reveal } from './library-actions.ts'
import { numberText } from './publications.ts'
import styles from './issue-menu.module.css'

/** What is noted of an issue, and where its file is. */
export function markEntries(app: App, issue: ListedIssue): readonly MenuEntry[] {
  const { path, isIssued, isArchived } = issue
  const name = numberText(issue)
  const issued = isIssued ? `${name}改回未印发。` : `${name}已标为印发。`
  const archived = isArchived ? `${name}已移回台账。` : `${name}已归档，仍占期号。`
  return [
    {
      id: 'issued',
      name: isIssued ? '改回未印发' : '标为已印发',
      run: () =>
        void markIssue(app, path, { isIssued: !isIssued }, { text: issued, undo: { isIssued } }),
    },
    {
      id: 'archived',
      name: isArchived ? '移回台账' : '归档',
      run: () =>
        void markIssue(
          app,
          path,
          { isArchived: !isArchived },
          { text: archived, undo: { isArchived } },
        ),
    },
    'separator',
    { id: 'rename', name: '改名…', shortcut: 'F2', run: () => askForName(app, issue) },
    { id: 'reveal', name: '打开所在文件夹', run: () => void reveal(app, path) },
    {
      id: 'remove',
      name: '移到回收站',
      shortcut: 'Delete',
      run: () => void removeIssue(app, issue),
    },
  ]
}

const entriesOf = (app: App, issue: ListedIssue): readonly MenuEntry[] => [
  { id: 'open', name: '打开', run: () => void openIssue(app, issue.path) },
  { id: 'draft', name: '以此期为底稿', run: () => void goOn(app, issue.path, 'draft') },
  'separator',
  ...markEntries(app, issue),
]

interface IssueMenuProps {
  readonly issues: readonly ListedIssue[]
  readonly onChoose: (path: string) => void
  /** A list whose rows have the paths of issues for keys. */
  readonly children: ReactNode
}

/** What can be done with the issue whose row was clicked with the other button. */
export function IssueMenu({ issues, onChoose, children }: IssueMenuProps) {
  const app = useApp()
  const [opened, setOpened] = useState<{ path: string; x: number; y: number } | null>(null)
  const issue = issues.find(({ path }) => path === opened?.path)
  const issueAt = ({ target }: SyntheticEvent) => {
    const row = target instanceof Element ? target.closest('[role=row]') : null
    const path = row?.getAttribute('data-key') ?? null
    return issues.find((each) => each.path === path)
  }
  const open = (event: MouseEvent) => {
    const path = issueAt(event)?.path
    if (path === undefined) return
    event.preventDefault()
    onChoose(path)
    setOpened({ path, x: event.clientX, y: event.clientY })
  }
  const remove = async (removed: ListedIssue) => {
    const at = issues.indexOf(removed)
    const next = issues[at + 1] ?? issues[at - 1]
    if ((await removeIssue(app, removed)) && next !== undefined) goToIssue(app, next.path)
  }
  const onKeyDown = (event: KeyboardEvent) => {
    const at = issueAt(event)
    if (at === undefined) return
    if (event.key === 'Delete') void remove(at)
    else if (event.key === 'F2') askForName(app, at)
  }
  return (
    <div className={styles.around} onContextMenu={open} onKeyDown={onKeyDown}>
      {children}
      {opened !== null && issue !== undefined && (
        <MenuAt
          label={`${numberText(issue)}的命令`}
          entries={entriesOf(app, issue)}
          at={opened}
          onClose={() => setOpened(null)}
        />
      )}
    </div>
  )
}
