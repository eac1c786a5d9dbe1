/** Findings against what somebody has waved through. */
import {
  elements,
  findElement,
  ignoredIn,
  ignoredLimits,
  isSameIgnored,
  plainText,
  type Bulletin,
  type BulletinElement,
  type IgnoredFinding,
} from '../model/index.ts'
import type { Finding } from './finding.ts'

export interface Sifted {
  readonly listed: readonly Finding[]
  /** Waved through. */
  readonly ignored: readonly Finding[]
}

/**
 * Parts what was found in a bulletin by what was waved through: there, or in a later state of it.
 * The same fault in the same words stays waved through when text before it moves it.
 */
export function sift(
  findings: readonly Finding[],
  bulletin: Bulletin,
  waved: readonly IgnoredFinding[] = ignoredIn(bulletin),
): Sifted {
  if (waved.length === 0) return { listed: findings, ignored: [] }
  const ids = new Set(waved.map(({ elementId }) => elementId))
  const found = new Map(
    [...elements(bulletin)].flatMap(({ element }) =>
      ids.has(element.id) ? [[element.id, element] as const] : [],
    ),
  )
  const isIgnored = (finding: Finding): boolean => {
    const element = found.get(finding.where.elementId)
    if (element === undefined) return false
    const own = noteOf(finding, wordsIn(element, finding))
    return waved.some((each) => isSameIgnored(each, own))
  }
  return {
    listed: findings.filter((finding) => !isIgnored(finding)),
    ignored: findings.filter(isIgnored),
  }
}

/** What is kept of a finding that is waved through. */
export function ignoredFinding(finding: Finding, bulletin: Bulletin): IgnoredFinding {
  return noteOf(finding, faultText(finding, bulletin))
}

/** The words of a finding: the stretch that its fix replaces; '' where it is about no words. */
export function faultText(finding: Finding, bulletin: Bulletin | null): string {
  const placed = bulletin === null ? null : findElement(bulletin, finding.where.elementId)
  return placed === null ? '' : wordsIn(placed.element, finding)
}

function wordsIn(element: BulletinElement, { where: { offset, length } }: Finding): string {
  const text = element.type === 'footnote' ? element.note : plainText(element)
  return text.slice(offset, offset + length)
}

/** An entry of the contents has no place of its own: its excerpt tells it from others. */
function noteOf({ rule, where, excerpt }: Finding, words: string): IgnoredFinding {
  const told = words === '' ? excerpt : words
  return { rule, elementId: where.elementId, words: told.slice(0, ignoredLimits.characters) }
}
