import { Check } from 'lucide-react'
import {
  GridList,
  GridListHeader,
  GridListItem,
  GridListSection,
  ListLayout,
  Virtualizer,
} from 'react-aria-components'
import type { RegisterRow, RegisterYear } from '../../core/model/index.ts'
import type { ListedIssue } from '../../host/contract.ts'
import { useApp } from '../app/context.tsx'
import { Icon } from '../ui/index.ts'
import { markVoid } from './library-actions.ts'
import { dayText, numbersText, numberText, stateOf, wordsOf } from './publications.ts'
import styles from './register-table.module.css'

interface RegisterTableProps {
  readonly nameplate: string
  readonly years: readonly RegisterYear<ListedIssue>[]
  /** Path of the issue that is chosen. */
  readonly chosen: string | null
  readonly onChoose: (path: string) => void
  readonly onOpen: (path: string) => void
}

/** As many numbers as are given up in one step. */
const mostVoids = 100

/** Heights of a heading and of most rows, which the list assumes until it has measured them. */
const estimates = { estimatedHeadingSize: 33, estimatedRowSize: 57 }

/**
 * 期号台账 by year. Arrows choose, Enter and a double click open, letters and digits find, Tab goes
 * into a row.
 */
export function RegisterTable(props: RegisterTableProps) {
  const { nameplate, years, chosen, onChoose, onOpen } = props
  return (
    <div
      className={styles.register}
      onFocusCapture={({ target }) => {
        // Letters and digits move the focus alone; what has it is what keys are about.
        const key = target.closest('[role="row"]')?.getAttribute('data-key') ?? null
        if (key !== null && !key.startsWith(':') && key !== chosen) onChoose(key)
      }}
    >
      <div className={styles.columns} aria-hidden="true">
        <span>期号</span>
        <span>要目</span>
        <span>页数</span>
        <span>印数</span>
        <span>状态</span>
        <span>日期</span>
      </div>
      <Virtualizer layout={ListLayout} layoutOptions={estimates}>
        <GridList
          aria-label={`${nameplate}期号台账`}
          className={styles.list ?? ''}
          selectionMode="single"
          selectionBehavior="replace"
          // From a number that is missing, Tab goes on to what can be done about it.
          keyboardNavigationBehavior="tab"
          disallowEmptySelection
          selectedKeys={chosen === null ? [] : [chosen]}
          onSelectionChange={(keys) => {
            const [path] = keys === 'all' ? [] : [...keys]
            if (path !== undefined) onChoose(String(path))
          }}
          onAction={(key) => {
            if (!String(key).startsWith(':')) onOpen(String(key))
          }}
        >
          {years.map(({ year, rows }) => (
            <GridListSection key={year} className={styles.year ?? ''}>
              <GridListHeader className={styles.heading ?? ''}>
                {year === null ? '未编年' : `${year}年`}
              </GridListHeader>
              {rows.map((row) => (
                <Row key={keyOf(year, row)} nameplate={nameplate} year={year} row={row} />
              ))}
            </GridListSection>
          ))}
        </GridList>
      </Virtualizer>
    </div>
  )
}

/** The same for a number that is missing and for one that was given up. */
function keyOf(year: number | null, row: RegisterRow<ListedIssue>): string {
  if (row.kind === 'issue') return row.issue.path
  const number = row.kind === 'gap' ? row.last : row.issueNumber
  return `:number ${year} ${row.supplement ? '增刊' : ''}${number}`
}

interface RowProps {
  readonly nameplate: string
  readonly year: number | null
  readonly row: RegisterRow<ListedIssue>
}

function Row({ nameplate, year, row }: RowProps) {
  if (row.kind === 'issue') return <IssueRow issue={row.issue} isRepeated={row.isRepeated} />
  return <NumberRow nameplate={nameplate} year={year} row={row} />
}

function IssueRow({
  issue,
  isRepeated,
}: {
  readonly issue: ListedIssue
  readonly isRepeated: boolean
}) {
  const { title, more } = wordsOf(issue)
  const state = stateOf(issue)
  const number = numberText(issue)
  return (
    <GridListItem
      id={issue.path}
      // Digits find an issue, and so do the first words of its title.
      textValue={`${issue.issueNumber ?? ''} ${number} ${title}，${state.name}`}
      className={`${styles.row} ${styles.issue}`}
    >
      <strong>{number}</strong>
      <span className={styles.words}>
        <span className={styles.title}>{title}</span>
        <small>
          {isRepeated && <b>期号重复</b>}
          {more}
        </small>
      </span>
      <span>{issue.pages ?? '–'}</span>
      <span>{issue.printRun ?? '–'}</span>
      <span>
        <i className={styles[state.tone]}>
          {state.tone === 'good' && <Icon of={Check} size={14} />}
          {state.name}
        </i>
      </span>
      <span>{issue.issueDate === null ? '–' : dayText(issue.issueDate)}</span>
    </GridListItem>
  )
}

interface NumberRowProps {
  readonly nameplate: string
  readonly year: number | null
  readonly row: Extract<RegisterRow<ListedIssue>, { kind: 'gap' | 'void' }>
}

/**
 * A number without an issue: missing, or given up. It is one row and one button, so that the focus
 * stays where it is when the one becomes the other.
 */
function NumberRow({ nameplate, year, row }: NumberRowProps) {
  const app = useApp()
  const { supplement } = row
  const isGap = row.kind === 'gap'
  const { first, last } = isGap ? row : { first: row.issueNumber, last: row.issueNumber }
  const number = numbersText({ first, last, supplement })
  const isOne = first === last
  // So many are hardly given up; rather one number is mistyped, and the rest of the year follows.
  const canGiveAll = last - first < mostVoids
  const change = () => {
    const from = canGiveAll ? first : last
    if (year === null) return
    void markVoid(app, { nameplate, year, supplement, first: from, last }, isGap)
  }
  const give = isOne ? '标为空号' : canGiveAll ? '都标为空号' : `把第${last}期标为空号`
  return (
    <GridListItem
      id={keyOf(year, row)}
      textValue={`${first} ${isGap ? `缺${number}` : `${number}，空号`}`}
      className={`${styles.row} ${isGap ? styles.gap : styles.void}`}
    >
      {!isGap && <strong>{number}</strong>}
      <span key="words">
        {isGap ? `缺${number}：台账里没有${isOne ? '这一期' : '这几期'}。` : '空号'}
      </span>
      <button key="change" type="button" onClick={change}>
        {isGap ? give : '取消空号'}
      </button>
      {isGap && <span className={styles.hint}>已经出过的，把文件放进文库就会列在这里。</span>}
    </GridListItem>
  )
}
