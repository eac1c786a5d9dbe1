import { plainText } from './text.ts'
import type { Bulletin, BulletinNode } from './types.ts'

/**
 * What the status bar calls 字数, counted as Word does: each Chinese character and each full-width
 * mark is one, each run of other characters between them and white space is one (2.3, A4, 12%).
 * Quotation marks, dashes and ellipses are full-width here, as they are in Chinese text.
 */
export function countCharacters(text: string): number {
  return text.match(countedOnce)?.length ?? 0
}

const wide = String.raw`\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Bopomofo}\u3001-\u303F\uFF01-\uFFEE\u00B7\u2014\u2018\u2019\u201C\u201D\u2026`
const countedOnce = new RegExp(`[${wide}]|[^${wide}\\s]+`, 'gu')

/** The 字数 of all articles: headlines, notes and text; not what surrounds them. */
export function countBulletin(bulletin: Bulletin): number {
  return bulletin.children.reduce(
    (sum, part) => (part.type === 'article' ? sum + countBelow(part) : sum),
    0,
  )
}

function countBelow(node: BulletinNode): number {
  if ('text' in node) return countCharacters(node.text)
  if (node.type === 'footnote') return countCharacters(node.note)
  if (node.children.every((child) => 'text' in child)) return countCharacters(plainText(node))
  return node.children.reduce((sum, child) => sum + countBelow(child as BulletinNode), 0)
}
