import type { Finding, Severity } from '../../core/checks/index.ts'

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
      .flatMap((finding) => rangeOf(finding) ?? [])
    CSS.highlights.set(`finding-${severity}`, new Highlight(...ranges))
  }
  const litRange = lit === null ? null : rangeOf(lit)
  CSS.highlights.set('finding-lit', new Highlight(...(litRange === null ? [] : [litRange])))
  return () => {
    for (const severity of severities) CSS.highlights.delete(`finding-${severity}`)
    CSS.highlights.delete('finding-lit')
  }
}

/** Null for what is not on the sheet as text. */
function rangeOf({ where }: Finding): Range | null {
  const element = document.querySelector(`.bulletin [data-id="${CSS.escape(where.elementId)}"]`)
  if (element === null || where.length === 0) return null
  const range = document.createRange()
  let left = where.offset
  let isOpen = false
  for (const string of element.querySelectorAll('[data-slate-string]')) {
    const text = string.firstChild
    if (!(text instanceof Text)) continue
    if (!isOpen && left < text.length) {
      range.setStart(text, left)
      isOpen = true
      left += where.length
    }
    if (isOpen && left <= text.length) {
      range.setEnd(text, left)
      return range
    }
    left -= text.length
  }
  return null
}
