import type { Article, ArticleChild, HeadingLevel } from '../model/index.ts'
import { chineseNumeral } from '../text/index.ts'

/** How a heading of each level is numbered. Source: GB/T 9704-2012 7.3.3. */
const numberOf: Record<HeadingLevel, (value: number) => string> = {
  1: (value) => `${chineseNumeral(value)}、`,
  2: (value) => `（${chineseNumeral(value)}）`,
  3: (value) => `${value}.`,
  4: (value) => `（${value}）`,
}

/** The level of the run-in heading that opens a block, or null. */
export function findRunInLevel(block: ArticleChild): HeadingLevel | null {
  if (block.type !== 'paragraph') return null
  const first = block.children[0]
  return first && 'text' in first && first.runIn ? first.runIn : null
}

/**
 * The numbers of an article's headings by block id. Headings on their own line and run-in headings
 * count in one sequence; a heading starts the levels below it anew.
 */
export function articleMarkers(article: Article): ReadonlyMap<string, string> {
  const counts: Record<HeadingLevel, number> = { 1: 0, 2: 0, 3: 0, 4: 0 }
  const markers = new Map<string, string>()
  for (const block of article.children) {
    const level = block.type === 'heading' ? block.level : findRunInLevel(block)
    if (level === null) continue
    counts[level] += 1
    for (const deeper of [2, 3, 4] as const) if (deeper > level) counts[deeper] = 0
    markers.set(block.id, numberOf[level](counts[level]))
  }
  return markers
}
