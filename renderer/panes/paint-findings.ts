import type { Finding, Severity } from '../../core/checks/index.ts'
import { rangeOfStretch } from './stretch-range.ts'

const severities: readonly Severity[] = ['error', 'warning', 'suggestion']

/**
 * Underlines what was found, and lights up the one whose card is looked at. Highlights are painted
 * over the text: no element is added and no line moves. Removes them when the function it returns
 * is called.
 */
export function paintFindings(findings: readonly Finding[], lit: Finding | null): () => void {
  for (const severity of severities) {
    const ranges = findings
      .filter((finding) => finding.severity === severity)
      .flatMap(({ where }) => rangeOfStretch(where) ?? [])
    CSS.highlights.set(`finding-${severity}`, new Highlight(...ranges))
  }
  const litRange = lit === null ? null : rangeOfStretch(lit.where)
  CSS.highlights.set('finding-lit', new Highlight(...(litRange === null ? [] : [litRange])))
  return () => {
    for (const severity of severities) CSS.highlights.delete(`finding-${severity}`)
    CSS.highlights.delete('finding-lit')
  }
}
