import { useEffect } from 'react'
import type { Finding, Severity } from '../../core/checks/index.ts'
import { useCalmSnapshot } from '../app/context.tsx'
import type { IssueSession } from '../editor/index.ts'
import { useFindings } from './findings.ts'
import { findingKey, useLitKey } from './spotlight.ts'
import { rangeOfStretch } from './stretch-range.ts'

const severities: readonly Severity[] = ['error', 'warning', 'suggestion']

/** Keeps the underlines in the text up with the findings, and lights up the one looked at. */
export function useFindingUnderlines(session: IssueSession): void {
  const { shown } = useFindings(session)
  const { pages } = useCalmSnapshot(session, 400)
  const litKey = useLitKey(session)
  const lit = shown.find((finding) => findingKey(finding) === litKey) ?? null
  useEffect(() => paintFindings(shown), [shown, pages])
  useEffect(() => paintLit(lit), [lit, pages])
}

/**
 * Underlines what was found. Highlights are painted over the text: no element is added and no line
 * moves. Removes them when the function it returns is called.
 */
function paintFindings(findings: readonly Finding[]): () => void {
  for (const severity of severities) {
    const ranges = findings
      .filter((finding) => finding.severity === severity)
      .flatMap(({ where }) => rangeOfStretch(where) ?? [])
    CSS.highlights.set(`finding-${severity}`, new Highlight(...ranges))
  }
  return () => {
    for (const severity of severities) CSS.highlights.delete(`finding-${severity}`)
  }
}

function paintLit(finding: Finding | null): () => void {
  const range = finding === null ? null : rangeOfStretch(finding.where)
  if (range !== null) CSS.highlights.set('finding-lit', new Highlight(range))
  return () => void CSS.highlights.delete('finding-lit')
}
