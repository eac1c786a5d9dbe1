import { useState } from 'react'
import { faultText, rulesOf, type Finding, type Severity } from '../../core/checks/index.ts'
import { relistFindings, type IssueSession } from '../editor/index.ts'
import { showUndoToast } from '../app/app.ts'
import { useApp, useCalmSnapshot, useIsReadOnly } from '../app/context.tsx'
import { moveInList } from '../ui/index.ts'
import { FindingCard } from './finding-card.tsx'
import { severityNames } from './finding-parts.tsx'
import { fixAll, fixedText, isPlain } from './fix-findings.ts'
import { checkerOf, useFindings } from './findings.ts'
import { findingKey, useOpenCard } from './spotlight.ts'
import styles from './checks-pane.module.css'

/** What is certain stands first. */
const order = ['error', 'warning', 'suggestion'] as const

/** 校对: what was found, card by card, each beside its place in the text. */
export function ChecksPane({ session }: { readonly session: IssueSession }) {
  const { shown, ignoredCount, isStale, bulletin } = useFindings(session)
  const snapshot = useCalmSnapshot(session, 400)
  const [only, setOnly] = useState<Severity | null>(null)
  const card = useOpenCard(session)
  const [openKey, setOpenKey] = useOpenKey(card?.key ?? null)
  const listed = order.flatMap((severity) =>
    only === null || only === severity ? shown.filter((each) => each.severity === severity) : [],
  )
  const keys = listed.map(findingKey)
  const open = openKey !== null && keys.includes(openKey) ? openKey : keys[0]
  if (bulletin === null) return <Skeleton />
  if (shown.length === 0) {
    return <NothingFound session={session} ignoredCount={ignoredCount} isStale={isStale} />
  }
  return (
    <div className={styles.pane}>
      <div className={styles.filters} role="group" aria-label="只看">
        {order.map((severity) => {
          const count = shown.filter((finding) => finding.severity === severity).length
          if (count === 0) return null
          return (
            <button
              key={severity}
              type="button"
              className={`${styles.filter} ${styles[severity]}`}
              aria-pressed={only === severity}
              onClick={() => setOnly(only === severity ? null : severity)}
            >
              {`${severityNames[severity]} ${count}`}
            </button>
          )
        })}
        <FixAll session={session} findings={listed} />
      </div>
      <ul className={styles.list} aria-label="校对意见" onKeyDown={moveInList}>
        {listed.map((finding) => {
          const key = findingKey(finding)
          return (
            <FindingCard
              key={key}
              finding={finding}
              session={session}
              snapshot={snapshot}
              words={faultText(finding, bulletin)}
              isOpen={key === open}
              isLit={key === card?.key}
              onOpen={() => setOpenKey(key)}
            />
          )
        })}
      </ul>
      <IgnoredNote session={session} count={ignoredCount} />
    </div>
  )
}

/** Which card is open: the one that was opened last, here or at the text. */
function useOpenKey(atText: string | null) {
  const [openKey, setOpenKey] = useState<string | null>(atText)
  const [seen, setSeen] = useState(atText)
  if (atText !== seen) {
    setSeen(atText)
    if (atText !== null) setOpenKey(atText)
  }
  return [openKey, setOpenKey] as const
}

function FixAll({ session, findings }: { session: IssueSession; findings: readonly Finding[] }) {
  const { bulletin, shown } = useFindings(session)
  const inText = shown.filter((finding) => findings.includes(finding))
  const fixable = inText.filter(isPlain)
  const isReadOnly = useIsReadOnly()
  const app = useApp()
  const fix = () => {
    fixAll(session, fixable, bulletin)
    checkerOf(session).update()
    showUndoToast(app, session, fixedText(fixable))
  }
  if (fixable.length < 2 || isReadOnly) return null
  return (
    <button
      type="button"
      className={styles.fixAll}
      // The caret stays where somebody is writing.
      onMouseDown={(event) => event.preventDefault()}
      onClick={fix}
    >
      {`改正可自动改的 ${fixable.length} 处`}
    </button>
  )
}

interface NothingFoundProps {
  readonly session: IssueSession
  readonly ignoredCount: number
  readonly isStale: boolean
}

function NothingFound({ session, ignoredCount, isStale }: NothingFoundProps) {
  const asked = rulesOf(useCalmSnapshot(session, 400).template)
  return (
    <div className={styles.empty}>
      <p className={styles.emptyTitle}>{isStale ? '正在校对' : '没有发现问题'}</p>
      <p>已检查这 {asked.length} 项：</p>
      <p>{asked.map(({ title }) => title).join('、')}。</p>
      <p>改动之后会自动再查。</p>
      <IgnoredNote session={session} count={ignoredCount} />
    </div>
  )
}

function IgnoredNote({ session, count }: { readonly session: IssueSession; count: number }) {
  const isReadOnly = useIsReadOnly()
  if (count === 0) return null
  return (
    <p className={styles.ignored}>
      {`已忽略 ${count} 处 `}
      {!isReadOnly && (
        <button
          type="button"
          className={styles.link}
          onClick={() => relistFindings(session.editor)}
        >
          重新列出
        </button>
      )}
    </p>
  )
}

function Skeleton() {
  return (
    <div className={styles.skeleton} role="status" aria-label="正在校对">
      <i />
      <i />
      <i />
    </div>
  )
}
