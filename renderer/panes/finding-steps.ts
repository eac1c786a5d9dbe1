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
  const open = shown.find((finding) => findingKey(finding) === card?.key)
  const from = open?.where ?? selectedStretch(session.editor)
  const finding = findingAfter(shown, bulletin, from, step)
  if (finding === null) return false
  revealStretch(session, finding.where)
  const key = findingKey(finding)
  // Two frames on, the place is selected and in sight.
  requestAnimationFrame(() =>
    requestAnimationFrame(() => spotlight.set({ card: { key, isEntered: true } })),
  )
  return true
}

/** In the order of the text; a stretch of no characters is a caret, which may stand right before one. */
export function findingAfter(
  findings: readonly Finding[],
  bulletin: Bulletin,
  from: Stretch | null,
  step: 1 | -1,
): Finding | null {
  const ranks = new Map([...elements(bulletin)].map(({ element }, rank) => [element.id, rank]))
  const compare = (a: Stretch, b: Stretch): number =>
    (ranks.get(a.elementId) ?? -1) - (ranks.get(b.elementId) ?? -1) || a.offset - b.offset
  const ordered = findings.toSorted((a, b) => compare(a.where, b.where))
  const found =
    from === null
      ? undefined
      : step === 1
        ? ordered.find(({ where }) => compare(where, from) >= (from.length === 0 ? 0 : 1))
        : ordered.findLast(({ where }) => compare(where, from) < 0)
  return found ?? ordered.at(step === 1 ? 0 : -1) ?? null
}
