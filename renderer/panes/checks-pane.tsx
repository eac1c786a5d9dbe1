import { useEffect, useState } from 'react'
import { faultText, rules, type Finding, type Severity } from '../../core/checks/index.ts'
import { lineOf } from '../../core/galley/index.ts'
import { findElement, plainText } from '../../core/model/index.ts'
import type { SessionSnapshot } from '../editor/index.ts'
import { relistFindings, selectText, type IssueSession } from '../editor/index.ts'
import { useCalmSnapshot, useIsReadOnly } from '../app/context.tsx'
import { Button } from '../ui/index.ts'
import { applyFix, fixAll, onlyReplacement } from './fix-findings.ts'
import { checkerOf, useFindings } from './findings.ts'
import { paintFindings } from './paint-findings.ts'
import styles from './checks-pane.module.css'

const severityNames: Record<Severity, string> = {
  error: '错误',
  warning: '提醒',
  suggestion: '建议',
}

/** What is certain stands first. */
const order = ['error', 'warning', 'suggestion'] as const

/** 校对: what was found, card by card, each beside its place in the text. */
export function ChecksPane({ session }: { readonly session: IssueSession }) {
  const { shown, ignoredCount, isStale, bulletin } = useFindings(session)
  const snapshot = useCalmSnapshot(session, 400)
  const [only, setOnly] = useState<Severity | null>(null)
  const [openKey, setOpenKey] = useState<string | null>(null)
  const listed = order.flatMap((severity) =>
    only === null || only === severity ? shown.filter((each) => each.severity === severity) : [],
  )
  const keys = listed.map(cardKey)
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
      <ul className={styles.list}>
        {listed.map((finding) => {
          const key = cardKey(finding)
          return (
            <Card
              key={key}
              finding={finding}
              session={session}
              snapshot={snapshot}
              words={faultText(finding, bulletin)}
              isOpen={key === open}
              onOpen={() => setOpenKey(key)}
            />
          )
        })}
      </ul>
      <IgnoredNote session={session} count={ignoredCount} />
    </div>
  )
}

const cardKey = ({ rule, where }: Finding) => `${rule} ${where.elementId} ${where.offset}`

interface CardProps {
  readonly finding: Finding
  readonly session: IssueSession
  readonly snapshot: SessionSnapshot
  readonly words: string
  readonly isOpen: boolean
  readonly onOpen: () => void
}

function Card({ finding, session, snapshot, words, isOpen, onOpen }: CardProps) {
  const [showsBasis, setShowsBasis] = useState(false)
  const { severity, title, message, hint, basis, fixes, where } = finding
  const place = placeText(finding, snapshot)
  const replacement = fixes[0] && 'replacement' in fixes[0] ? fixes[0].replacement : null
  const isReadOnly = useIsReadOnly()
  const show = () => {
    onOpen()
    session.revealBlock(where.elementId)
    selectText(session.editor, where)
  }
  return (
    <li
      className={`${styles.card} ${styles[`bar-${severity}`]}`}
      data-open={isOpen}
      onPointerEnter={() => light(session, finding)}
      onPointerLeave={() => light(session, null)}
    >
      <button type="button" className={styles.head} aria-expanded={isOpen} onClick={show}>
        <span className={styles.title}>{title}</span>
        {place !== null && <span className={styles.page}>{place}</span>}
        <span className={styles.words}>
          <Words finding={finding} words={words} replacement={replacement} />
        </span>
      </button>
      {isOpen && (
        <div className={styles.body}>
          <p className={styles.why}>{hint === '' ? message : `${message}${hint}`}</p>
          {showsBasis && <p className={styles.basis}>{basis}</p>}
          <div className={styles.actions}>
            {fixes.map((fix, index) => (
              <Button
                key={fix.label}
                isDisabled={isReadOnly}
                tone={index === 0 ? 'outline' : 'plain'}
                onPress={() => applyFix(session, finding, words, fix)}
              >
                {fix.label}
              </Button>
            ))}
            <Button isDisabled={isReadOnly} onPress={() => checkerOf(session).ignore(finding)}>
              忽略
            </Button>
            <Button onPress={() => setShowsBasis(!showsBasis)}>依据</Button>
          </div>
        </div>
      )}
    </li>
  )
}

/** 2 页 5 行; of what has no text of its own only the page. */
function placeText({ where }: Finding, { bulletin, pages }: SessionSnapshot): string | null {
  if (pages === null) return null
  const element = findElement(bulletin, where.elementId)?.element
  const text = element === undefined ? '' : plainText(element)
  const line = text === '' ? null : lineOf(pages, where.elementId, text, where.offset)
  if (line !== null) return `${line.page} 页 ${line.row} 行`
  const page = pages.firstPages.get(where.elementId)
  return page === undefined ? null : `${page} 页`
}

interface WordsProps {
  readonly finding: Finding
  readonly words: string
  readonly replacement: string | null
}

/** The words round the fault, with what goes struck out and what comes in green. */
function Words({ finding, words, replacement }: WordsProps) {
  const { excerpt } = finding
  const at = words === '' ? -1 : excerpt.indexOf(words)
  if (at < 0) return <>{excerpt}</>
  const before = excerpt.slice(Math.max(0, at - 8), at)
  const after = excerpt.slice(at + words.length, at + words.length + 8)
  return (
    <>
      {before}
      {replacement === null ? <mark>{words}</mark> : <del>{words}</del>}
      {replacement !== null && <ins>{replacement}</ins>}
      {after}
    </>
  )
}

function FixAll({ session, findings }: { session: IssueSession; findings: readonly Finding[] }) {
  const { bulletin, shown } = useFindings(session)
  const inText = shown.filter((finding) => findings.includes(finding))
  const fixable = inText.filter((finding) => onlyReplacement(finding) !== null)
  const isReadOnly = useIsReadOnly()
  if (fixable.length < 2 || isReadOnly) return null
  return (
    <button
      type="button"
      className={styles.fixAll}
      onClick={() => fixAll(session, fixable, bulletin)}
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
  return (
    <div className={styles.empty}>
      <p className={styles.emptyTitle}>{isStale ? '正在校对' : '没有发现问题'}</p>
      <p>已检查这 {rules.length} 项：</p>
      <p>{rules.map(({ title }) => title).join('、')}。</p>
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

let lit: Finding | null = null

function light(session: IssueSession, finding: Finding | null): void {
  lit = finding
  paintFindings(checkerOf(session).get().shown, lit)
}

/** Keeps the underlines in the text up with the findings. */
export function useFindingUnderlines(session: IssueSession): void {
  const { shown } = useFindings(session)
  const { pages } = useCalmSnapshot(session, 400)
  useEffect(() => paintFindings(shown, lit), [shown, pages])
}
