import { Check, ChevronDown, Download, LibraryBig, PanelLeft, Printer, Search } from 'lucide-react'
import { Button as AriaButton, ToggleButton as AriaToggle } from 'react-aria-components'
import { Icon, Tip } from '../ui/index.ts'
import { stateOf } from '../library/publications.ts'
import { CommandButton } from './command-button.tsx'
import { CommandMenu } from './command-menu.tsx'
import { showShortcut } from './commands/index.ts'
import { useApp, useAppState, useCommand, useIsReadOnly, useSnapshot } from './context.tsx'
import { nameOf } from './library-list.tsx'
import { explainSaving, tellOfChange } from './save-actions.ts'
import styles from './command-bar.module.css'

/** 44 px: what this is, whether it is safe, and the next step. */
export function CommandBar() {
  return (
    <div className={styles.bar} data-pane="command-bar">
      <div className={styles.issue}>
        <CommandButton id="leave-issue" icon={LibraryBig} />
        <CommandButton id="toggle-structure" icon={PanelLeft} />
        <IssueMenu />
        <StandingChip />
        <FileName />
        <SavingState />
      </div>
      <Modes />
      <div className={styles.ways}>
        <SearchButton />
        <CommandButton id="print" icon={Printer} />
        <CommandButton id="export" icon={Download} tone="main" isLarge>
          导出
        </CommandButton>
      </div>
    </div>
  )
}

/** How the issue is looked at. */
function Modes() {
  return (
    <div className={styles.modes} role="group" aria-label="编写或预览">
      {['edit-mode', 'preview'].map((id) => (
        <Mode key={id} id={id} />
      ))}
    </div>
  )
}

function Mode({ id }: { readonly id: string }) {
  const { command, isActive, run } = useCommand(id)
  const shortcut = command.shortcut === null ? null : showShortcut(command.shortcut)
  return (
    <Tip text={command.name} shortcut={shortcut}>
      <AriaToggle className={styles.mode ?? ''} isSelected={isActive} onChange={run}>
        {command.name}
      </AriaToggle>
    </Tip>
  )
}

/** The register's own word for the issue. */
function StandingChip() {
  const isReadOnly = useIsReadOnly()
  const state = useAppState(({ issue, library }) => {
    const path = issue?.place.path ?? null
    return stateOf(library?.issues.find((listed) => listed.path === path) ?? null).name
  })
  // That an issue is out is why it is read-only.
  return <span className={styles.chip}>{isReadOnly && state === '草稿' ? '只读' : state}</span>
}

/** Looks like a field, since one types at once where it leads. */
function SearchButton() {
  const { command, run } = useCommand('search')
  return (
    <AriaButton
      className={styles.search ?? ''}
      aria-label={`${command.name} ${showShortcut(command.shortcut ?? '')}`.trim()}
      onPress={run}
      preventFocusOnPress
    >
      <Icon of={Search} />
      <span>{command.name}</span>
      {command.shortcut !== null && <kbd>{showShortcut(command.shortcut)}</kbd>}
    </AriaButton>
  )
}

const issueMenu = [
  ['new-issue', 'open-issue'],
  ['save-issue', 'save-issue-as', 'versions', 'export', 'preview', 'print'],
  ['properties', 'house-style', 'add-manuscripts', 'import-report', 'open-sample', 'settings'],
  ['shortcuts', 'news', 'diagnostics', 'about'],
  ['leave-issue'],
]

/** The issue's name opens what can be done with the issue as a whole. */
function IssueMenu() {
  const title = useSnapshot((snapshot) => snapshot.galley.title) ?? ''
  const [nameplate, number] = splitTitle(title)
  const hasReport = useAppState(({ issue }) => (issue?.importReports ?? []).length > 0)
  const groups = issueMenu.map((ids) => ids.filter((id) => hasReport || id !== 'import-report'))
  return (
    <CommandMenu label="本期" groups={groups}>
      <AriaButton className={styles.title ?? ''} aria-label={`${title}，本期的命令`}>
        <strong>{nameplate || '未命名'}</strong>
        <span>{number}</span>
        <Icon of={ChevronDown} size={14} />
      </AriaButton>
    </CommandMenu>
  )
}

/** 澄源青年工作信息 2026年第4期 → the name, and 2026年 第4期. */
function splitTitle(title: string): readonly [string, string] {
  const at = title.lastIndexOf(' ')
  return [title.slice(0, at), title.slice(at + 1).replace(/年(?=[第增])/, '年 ')]
}

/** The file that Ctrl+S writes. */
function FileName() {
  const path = useAppState((state) => state.issue?.place.path ?? null)
  if (path === null) return null
  return (
    <span className={styles.file} title={path}>
      {`${nameOf(path)}.neikan`}
    </span>
  )
}

function SavingState() {
  const app = useApp()
  const saving = useAppState((state) => state.saving)
  const hasPath = useAppState((state) => (state.issue?.place.path ?? null) !== null)
  const isReadOnly = useIsReadOnly()
  const isUnsaved = useSnapshot((snapshot) => snapshot.isUnsaved) ?? false
  if (saving.kind === 'failed') {
    return (
      <button type="button" className={styles.failed} onClick={() => explainSaving(app)}>
        没有保存成功
      </button>
    )
  }
  if (isReadOnly) return null
  if (saving.kind === 'asking') {
    return (
      <button
        type="button"
        className={styles.failed}
        onClick={() => tellOfChange(app, saving.change)}
      >
        文件有变，没有自动保存，等你选择
      </button>
    )
  }
  return (
    <span className={styles.saving} role="status">
      {saving.kind === 'saving' ? (
        '正在保存'
      ) : isUnsaved ? (
        '未保存'
      ) : saving.kind === 'saved' ? (
        <>
          <Icon of={Check} size={14} />
          {`已保存 ${timeOf(saving.savedAt)}`}
        </>
      ) : hasPath ? (
        <>
          <Icon of={Check} size={14} />
          已保存
        </>
      ) : (
        '尚未存成文件'
      )}
    </span>
  )
}

function timeOf(iso: string): string {
  const at = new Date(iso)
  return `${at.getHours()}:${String(at.getMinutes()).padStart(2, '0')}`
}
