import { useEffect, useLayoutEffect, useRef, useState, type RefObject } from 'react'
import type { Finding } from '../../core/checks/index.ts'
import type { IssueSession } from '../editor/index.ts'
import { Button } from '../ui/index.ts'
import { followCaret } from './caret-card.ts'
import { Fixes, IgnoreButton, severityNames, Why } from './finding-parts.tsx'
import { boxesOf } from './finding-place.ts'
import { useFindings } from './findings.ts'
import { findingKey, spotlightOf, useOpenCard } from './spotlight.ts'
import styles from './finding-layer.module.css'

type Well = RefObject<HTMLElement | null>

interface FindingLayerProps {
  readonly session: IssueSession
  /** What the sheets scroll in. */
  readonly well: Well
}

/**
 * The card of one finding, under its words. It stands outside the editable text, at the size of the
 * desk's own words, and takes the focus only where a key has asked for it.
 */
export function FindingLayer({ session, well }: FindingLayerProps) {
  const { shown } = useFindings(session)
  const card = useOpenCard(session)
  useEffect(() => {
    if (well.current !== null) return followCaret(session, well.current)
    return undefined
  }, [session, well])
  const finding = shown.find((each) => findingKey(each) === card?.key)
  if (card === null || finding === undefined) return null
  const { key, isEntered } = card
  return <TextCard key={key} {...{ session, well, finding, isEntered }} />
}

interface TextCardProps extends FindingLayerProps {
  readonly finding: Finding
  readonly isEntered: boolean
}

function TextCard({ session, well, finding, isEntered }: TextCardProps) {
  const card = useRef<HTMLDivElement>(null)
  const [hasBasis, setHasBasis] = useState(false)
  const place = usePlace(card, well, session, finding)
  const isPlaced = place !== null
  useEffect(() => {
    if (isEntered && isPlaced) enter(card.current)
  }, [isEntered, isPlaced])
  const close = () => {
    const hadFocus = card.current?.contains(document.activeElement) === true
    spotlightOf(session).set({ card: null })
    if (hadFocus) session.focus()
  }
  useEscape(close)
  const parts = { session, finding, onDone: close }
  return (
    <div
      ref={card}
      className={styles.card}
      style={place ?? { visibility: 'hidden' }}
      role="dialog"
      aria-label={`${severityNames[finding.severity]}：${finding.title}`}
      data-finding-card=""
      // A press beside the buttons leaves the caret where it is, too.
      onMouseDown={(event) => event.preventDefault()}
    >
      <div className={styles.head}>
        <span className={styles.title}>{finding.title}</span>
        <Button keepsFocus onPress={() => setHasBasis(!hasBasis)}>
          依据
        </Button>
      </div>
      {/* What has no words of its own in the text, such as an entry of a typed contents. */}
      {finding.where.length === 0 && <p>{finding.excerpt}</p>}
      <Why finding={finding} hasBasis={hasBasis} />
      <div className={styles.actions} data-answers="">
        <Fixes {...parts} />
        <span className={styles.space} />
        <IgnoreButton {...parts} />
      </div>
    </div>
  )
}

/** To the first correction; where there is none to make, to what can be done instead. */
function enter(card: HTMLElement | null): void {
  const answer = card?.querySelector<HTMLElement>('[data-answers] button:not(:disabled)')
  const target = answer ?? card?.querySelector('button')
  target?.focus({ preventScroll: true })
  card?.scrollIntoView({ block: 'nearest' })
}

/** Esc closes the card first, whether it, the text or, in what can only be read, nothing has the focus. */
function useEscape(close: () => void): void {
  const latest = useRef(close)
  useEffect(() => {
    latest.current = close
  })
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.key === 'Escape' && !event.isComposing) latest.current()
    }
    // Before the desk takes the key for itself.
    document.addEventListener('keydown', onKeyDown, true)
    return () => document.removeEventListener('keydown', onKeyDown, true)
  }, [])
}

const gap = 8
/** The words of the card begin about where those at fault do. */
const outdent = 13

/** Under the words, or above them where there is no room, and within what is seen of the desk; null at first. */
function usePlace(
  card: RefObject<HTMLElement | null>,
  well: Well,
  session: IssueSession,
  finding: Finding,
): { readonly top: number; readonly left: number } | null {
  const [place, setPlace] = useState<ReturnType<typeof usePlace>>(null)
  useLayoutEffect(() => {
    const own = card.current
    const desk = well.current
    if (own === null || desk === null) return
    const read = () => {
      const boxes = boxesOf(finding, session.getSnapshot().bulletin)
      const [first, last] = [boxes[0], boxes.at(-1)]
      if (first === undefined || last === undefined) return
      const seen = desk.getBoundingClientRect()
      const above = first.top - gap - own.offsetHeight
      const below = last.bottom + gap
      const isTight = below + own.offsetHeight > seen.top + desk.clientHeight
      const top = isTight && above >= seen.top ? above : below
      const most = seen.left + desk.clientWidth - own.offsetWidth - gap
      const left = Math.max(seen.left + gap, Math.min(last.left - outdent, most))
      setPlace({
        top: Math.round(top - seen.top + desk.scrollTop),
        left: Math.round(left - seen.left + desk.scrollLeft),
      })
    }
    read()
    // What moves the words without an edit, which closes the card: zoom, panes, the window.
    const sizes = new ResizeObserver(read)
    for (const element of [own, desk, desk.querySelector('[data-stage]')]) {
      if (element !== null) sizes.observe(element)
    }
    return () => sizes.disconnect()
  }, [card, well, session, finding])
  return place
}
