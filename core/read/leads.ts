import type { Span } from '../model/index.ts'

const longestLead = 40
const opensEnumeration = /(?<=^|[。！？”])[一二三四五六七八九十]是[^。；！？\n]*。/gu

/**
 * The spans of a text whose lead phrases (一是…。) are marked, up to the first 。 of each. Only a
 * phrase that starts a sentence and is short counts: one that runs on over ； is a plain sentence.
 */
export function spansWithLeads(text: string): readonly Span[] {
  const spans: Span[] = []
  let from = 0
  for (const match of text.matchAll(opensEnumeration)) {
    if ([...match[0]].length > longestLead) continue
    if (match.index > from) spans.push({ text: text.slice(from, match.index) })
    spans.push({ text: match[0], lead: true })
    from = match.index + match[0].length
  }
  if (from < text.length) spans.push({ text: text.slice(from) })
  return spans
}
