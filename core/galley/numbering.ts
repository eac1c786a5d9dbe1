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
  const counts = noHeadings()
  const markers = new Map<string, string>()
  for (const block of article.children) {
    const level = countHeading(block, counts)
    if (level !== null) markers.set(block.id, numberOf[level](counts[level]))
  }
  return markers
}

/** By level: the number of a heading that is put after a block of an article. */
export function nextNumbers(article: Article, blockId: string): Record<HeadingLevel, number> {
  const counts = noHeadings()
  for (const block of article.children) {
    countHeading(block, counts)
    if (block.id === blockId) break
  }
  return { 1: counts[1] + 1, 2: counts[2] + 1, 3: counts[3] + 1, 4: counts[4] + 1 }
}

const noHeadings = (): Record<HeadingLevel, number> => ({ 1: 0, 2: 0, 3: 0, 4: 0 })

/** Counts a block if it is a heading or starts with one, and says of which level. */
function countHeading(
  block: ArticleChild,
  counts: Record<HeadingLevel, number>,
): HeadingLevel | null {
  const level = block.type === 'heading' ? block.level : findRunInLevel(block)
  if (level === null) return null
  counts[level] += 1
  for (const deeper of [2, 3, 4] as const) if (deeper > level) counts[deeper] = 0
  return level
}
