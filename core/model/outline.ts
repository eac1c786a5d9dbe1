import { headlineText, plainText } from './text.ts'
import type { Article, Bulletin, HeadingLevel } from './types.ts'

/** A heading without its number, which the galley computes. */
export interface OutlineHeading {
  /** Of the heading, or of the paragraph that opens with it. */
  readonly id: string
  readonly level: HeadingLevel
  readonly text: string
  /** Whether the heading opens a paragraph instead of standing on a line of its own. */
  readonly runIn: boolean
}

export interface OutlineArticle {
  readonly id: string
  readonly title: string
  readonly headings: readonly OutlineHeading[]
}

/** Articles and their headings, in order. */
export function outline(bulletin: Bulletin): readonly OutlineArticle[] {
  return bulletin.children
    .filter((part) => part.type === 'article')
    .map((article) => ({
      id: article.id,
      title: headlineText(article),
      headings: outlineHeadings(article),
    }))
}

function outlineHeadings(article: Article): readonly OutlineHeading[] {
  return article.children.flatMap((block): OutlineHeading[] => {
    const { id } = block
    if (block.type === 'heading') {
      return [{ id, level: block.level, text: onOneLine(plainText(block)), runIn: false }]
    }
    if (block.type !== 'paragraph') return []
    const spans = block.children.filter((child) => 'text' in child)
    const level = spans.find((span) => span.text !== '')?.runIn
    if (level === undefined) return []
    const text = spans.map((span) => (span.runIn === level ? span.text : '')).join('')
    return [{ id, level, text: onOneLine(text), runIn: true }]
  })
}

const onOneLine = (text: string): string => text.replace(/\n/g, '').trim()
