import type { Bulletin } from '../model/index.ts'
import type { PageMap } from '../galley/index.ts'
import type { Template } from '../template/index.ts'
import { amountsHaveUnits, approximationsAgree } from './amounts.ts'
import { entriesFollowArticles, entriesNameHeadlines } from './contents.ts'
import { endsOnEvenPage } from './even-page.ts'
import type { Checked, Finding, Rule, Severity } from './finding.ts'
import { ellipsisIsSixDots, noCommaBetweenQuoted } from './marks.ts'
import { numbersAreConsecutive, pointsAreConsecutive } from './numbering.ts'
import { pairsAreBalanced, quotesAreChinese } from './pairs.ts'
import { passagesOf } from './passages.ts'
import { charactersAreInFace } from './rare-characters.ts'
import { digitsAreHalfWidth, marksAreFullWidth } from './widths.ts'

/** Every rule there is. */
export const rules: readonly Rule[] = [
  entriesNameHeadlines,
  entriesFollowArticles,
  numbersAreConsecutive,
  pointsAreConsecutive,
  pairsAreBalanced,
  quotesAreChinese,
  marksAreFullWidth,
  digitsAreHalfWidth,
  noCommaBetweenQuoted,
  ellipsisIsSixDots,
  approximationsAgree,
  amountsHaveUnits,
  charactersAreInFace,
  endsOnEvenPage,
]

/** What is looked for in issues of a house style. */
export const rulesOf = (template: Template): readonly Rule[] =>
  rules.filter((rule) => severityOf(rule, template) !== 'off')

const severityOf = ({ id, severity, isAsked }: Rule, template: Template): Severity | 'off' =>
  isAsked?.(template) === false ? 'off' : (template.severities[id] ?? severity)

/**
 * What an approver would mark in an issue, in document order. A template may give a rule another
 * severity or switch it off. `pages` is null before the first layout.
 */
export function check(
  bulletin: Bulletin,
  template: Template,
  pages: PageMap | null,
): readonly Finding[] {
  const checked: Checked = { bulletin, template, pages, passages: passagesOf(bulletin) }
  const positions = positionsOf(checked)
  const position = ({ where }: Finding) => positions.get(where.elementId) ?? -1
  return rules
    .flatMap((rule) => findingsOf(rule, checked))
    .toSorted((a, b) => position(a) - position(b) || a.where.offset - b.where.offset)
}

function findingsOf(rule: Rule, checked: Checked): readonly Finding[] {
  const { id, basis } = rule
  const severity = severityOf(rule, checked.template)
  if (severity === 'off') return []
  return rule.find(checked).map((fault) => ({
    rule: id,
    severity,
    basis,
    fixes: [],
    ...fault,
  }))
}

function positionsOf({ passages }: Checked): ReadonlyMap<string, number> {
  return new Map(passages.map(({ elementId }, index) => [elementId, index]))
}
