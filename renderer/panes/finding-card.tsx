import { useEffect, useRef, useState } from 'react'
import type { Finding } from '../../core/checks/index.ts'
import { lineOf } from '../../core/galley/index.ts'
import { findElement, plainText } from '../../core/model/index.ts'
import { useIsReadOnly } from '../app/context.tsx'
import { selectText, type IssueSession, type SessionSnapshot } from '../editor/index.ts'
import { Button, leaveItem, listItemButton } from '../ui/index.ts'
import { Fixes, IgnoreButton, Why, Words } from './finding-parts.tsx'
import { checkerOf } from './findings.ts'
import { revealStretch } from './reveal-stretch.ts'
import { findingKey, spotlightOf } from './spotlight.ts'
import styles from './finding-card.module.css'

interface FindingCardProps {
  readonly finding: Finding
  readonly session: IssueSession
  readonly snapshot: SessionSnapshot
  readonly words: string
  readonly isOpen: boolean
  /** Its card is open at the text. */
  readonly isLit: boolean
  readonly onOpen: () => void
}

/** A finding in the pane. It opens where it stands; Delete waves it through. */
export function FindingCard({ finding, session, isOpen, isLit, ...props }: FindingCardProps) {
  const { snapshot, words, onOpen } = props
  const card = useRef<HTMLLIElement>(null)
  const isReadOnly = useIsReadOnly()
  const spotlight = spotlightOf(session)
  const place = placeText(finding, snapshot)
  const point = (pointed: string | null) => spotlight.set({ pointed })
  useEffect(() => {
    if (isLit) card.current?.scrollIntoView({ block: 'nearest' })
  }, [isLit])
  const leave = () => {
    point(null)
    if (card.current) leaveItem(card.current)
  }
  const show = (byKey: boolean) => {
    onOpen()
    // Who goes through the list by keys goes on with the card's own buttons.
    if (byKey) return revealStretch(session, finding.where)
    session.revealBlock(finding.where.elementId)
    selectText(session.editor, finding.where)
  }
  return (
    <li
      ref={card}
      className={`${styles.card} ${styles[finding.severity]}`}
      data-open={isOpen}
      data-lit={isLit || undefined}
      onPointerEnter={() => point(findingKey(finding))}
      onPointerLeave={() => point(null)}
      onFocus={() => point(findingKey(finding))}
      onBlur={() => point(null)}
    >
      <button
        {...listItemButton}
        type="button"
        className={styles.head}
        aria-expanded={isOpen}
        tabIndex={isOpen ? 0 : -1}
        onClick={({ detail }) => show(detail === 0)}
        onKeyDown={({ key }) => {
          if (key !== 'Delete' || isReadOnly) return
          checkerOf(session).ignore(finding)
          leave()
        }}
      >
        <span className={styles.title}>{finding.title}</span>
        {place !== null && <span className={styles.page}>{place}</span>}
        <span className={styles.words}>
          <Words finding={finding} words={words} />
        </span>
      </button>
      {isOpen && <Body session={session} finding={finding} onDone={leave} />}
    </li>
  )
}

interface BodyProps {
  readonly session: IssueSession
  readonly finding: Finding
  readonly onDone: () => void
}

function Body(props: BodyProps) {
  const [hasBasis, setHasBasis] = useState(false)
  return (
    <div className={styles.body}>
      <Why finding={props.finding} hasBasis={hasBasis} />
      <div className={styles.actions}>
        <Fixes {...props} />
        <IgnoreButton {...props} />
        <Button onPress={() => setHasBasis(!hasBasis)}>依据</Button>
      </div>
    </div>
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
