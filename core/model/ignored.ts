/**
 * Findings that somebody looked at and waved through (忽略). They belong to one issue and are kept in
 * its masthead, so that they are saved, undone and compared with everything else, and stay so in a
 * colleague's hands.
 */
import type { Bulletin, IgnoredFinding } from './types.ts'

/** Far more than anyone waves through, so that a file cannot grow without end by it. */
export const ignoredLimits = { findings: 500, characters: 200 } as const

/** What was waved through in an issue. */
export function ignoredIn({ children }: Bulletin): readonly IgnoredFinding[] {
  const [masthead] = children
  return masthead?.type === 'masthead' ? masthead.ignoredFindings : none
}

const none: readonly IgnoredFinding[] = []

/** The same findings with one more, the newest last; the oldest go where they become too many. */
export function withIgnored(
  ignored: readonly IgnoredFinding[],
  finding: IgnoredFinding,
): readonly IgnoredFinding[] {
  if (ignored.some((each) => isSameIgnored(each, finding))) return ignored
  return [...ignored, finding].slice(-ignoredLimits.findings)
}

export const isSameIgnored = (one: IgnoredFinding, other: IgnoredFinding): boolean =>
  one.rule === other.rule && one.elementId === other.elementId && one.words === other.words
