/** From finding to finding through the text, each with its card. */
import type { Finding } from '../../core/checks/index.ts'
import { elements, type Bulletin } from '../../core/model/index.ts'
import { selectedStretch, type IssueSession, type Stretch } from '../editor/index.ts'
import { checkerOf } from './findings.ts'
import { revealStretch } from './reveal-stretch.ts'
import { findingKey, spotlightOf } from './spotlight.ts'

/**
 * Goes to the next finding from the caret, or with -1 to the one before it, and opens its card with
 * the focus on the first correction; round the end. Into the card that is open already, first.
 * Answers whether there was one.
 */
export function stepToFinding(session: IssueSession, step: 1 | -1): boolean {
  const spotlight = spotlightOf(session)
  const { card } = spotlight.get()
  if (card !== null && !card.isEntered) {
    spotlight.set({ card: { ...card, isEntered: true } })
    return true
  }
  const { shown } = checkerOf(session).update()
  const { bulletin } = session.getSnapshot()
  const open = shown.find((each) => findingKey(each) === card?.key) ?? null
  const finding = findingAfter(shown, bulletin, open ?? selectedStretch(session.editor), step)
  if (finding === null) return false
  revealStretch(session, finding.where)
  const key = findingKey(finding)
  // Two frames on, the place is selected and in sight.
  requestAnimationFrame(() =>
    requestAnimationFrame(() => spotlight.set({ card: { key, isEntered: true } })),
  )
  return true
}

/**
 * The next finding in the order of the text: after another one, or after what is selected. A caret
 * may stand right before it.
 */
export function findingAfter(
  findings: readonly Finding[],
  bulletin: Bulletin,
  from: Finding | Stretch | null,
  step: 1 | -1,
): Finding | null {
  const ranks = new Map([...elements(bulletin)].map(({ element }, rank) => [element.id, rank]))
  const compare = (a: Stretch, b: Stretch): number =>
    (ranks.get(a.elementId) ?? -1) - (ranks.get(b.elementId) ?? -1) || a.offset - b.offset
  const ordered = findings.toSorted((a, b) => compare(a.where, b.where))
  const place = (index: number) => ordered.at(index % ordered.length) ?? null
  if (from === null) return place(step === 1 ? 0 : -1)
  if ('where' in from) return place(ordered.indexOf(from) + step)
  const least = from.length === 0 ? 0 : 1
  const next = ordered.findIndex(({ where }) => compare(where, from) >= (step === 1 ? least : 0))
  const first = next < 0 ? ordered.length : next
  return place(step === 1 ? first : first - 1)
}
