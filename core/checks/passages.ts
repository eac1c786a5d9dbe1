/** The text of a bulletin as rules see it: one passage per element that holds text. */
import type {
  Article,
  ArticleChild,
  Bulletin,
  BulletinNode,
  Footnote,
  HeadingLevel,
} from '../model/index.ts'
import { plainText } from '../model/index.ts'
import { withoutSpaces } from '../text/index.ts'
import type { Fault } from './finding.ts'

export type PassageKind =
  | 'headline'
  | 'byline'
  | 'editorsNote'
  | 'heading'
  | 'paragraph'
  | 'listItem'
  | 'tableCell'
  | 'caption'
  | 'attachmentNote'
  | 'footnote'
  | 'distributionLine'

export interface Passage {
  readonly elementId: string
  readonly kind: PassageKind
  readonly text: string
  /** The article it stands in, if any. */
  readonly articleId: string | null
  /** Level of the heading that it is or begins with; its number is computed. */
  readonly headingLevel: HeadingLevel | null
}

/** All passages in document order. */
export function passagesOf(bulletin: Bulletin): readonly Passage[] {
  return bulletin.children.flatMap((part): readonly Passage[] => {
    if (part.type === 'article') {
      return part.children.flatMap((child) => passagesIn(child, part))
    }
    if (part.type === 'distribution') {
      return part.children.map((line) => passage(line, line.type, null))
    }
    return []
  })
}

function passagesIn(child: ArticleChild, article: Article): readonly Passage[] {
  switch (child.type) {
    case 'figure':
      return []
    case 'list':
      return child.children.flatMap((item) => withNotes(item, 'listItem', article))
    case 'table':
      return child.children.flatMap((row) =>
        row.children.map((cell) => passage(cell, 'tableCell', article)),
      )
    case 'heading':
      return [passage(child, 'heading', article, child.level)]
    case 'paragraph': {
      const first = child.children[0]
      const level = first && 'text' in first ? (first.runIn ?? null) : null
      return withNotes(child, 'paragraph', article, level)
    }
    default:
      return [passage(child, child.type, article)]
  }
}

type Holder = Extract<BulletinNode, { readonly id: string }>

function withNotes(
  holder: Holder,
  kind: PassageKind,
  article: Article,
  level: HeadingLevel | null = null,
): readonly Passage[] {
  const notes = (holder.children as readonly BulletinNode[]).filter(
    (child): child is Footnote => 'type' in child && child.type === 'footnote',
  )
  return [
    passage(holder, kind, article, level),
    ...notes.map((note) => ({
      elementId: note.id,
      kind: 'footnote' as const,
      text: note.note,
      articleId: article.id,
      headingLevel: null,
    })),
  ]
}

function passage(
  holder: Holder,
  kind: PassageKind,
  article: Article | null,
  headingLevel: HeadingLevel | null = null,
): Passage {
  const articleId = article?.id ?? null
  return { elementId: holder.id, kind, text: plainText(holder), articleId, headingLevel }
}

const context = 6
const boundary = /[\n。；！？]/u
const boundaryBefore = /[\n。；！？，、：]/u

/** The place of a fault in a passage with the words round it, within its sentence. */
export function placeOf(
  { elementId, text }: Passage,
  offset: number,
  length: number,
): Pick<Fault, 'where' | 'excerpt'> {
  let start = offset
  while (start > 0 && offset - start < context && !boundaryBefore.test(text[start - 1]!)) start -= 1
  let end = offset + length
  const limit = end + context
  while (end < text.length && end < limit && !boundary.test(text[end]!)) end += 1
  // Half of a surrogate pair is no character to show.
  if (/[\uDC00-\uDFFF]/.test(text[start] ?? '')) start -= 1
  if (/[\uDC00-\uDFFF]/.test(text[end] ?? '')) end += 1
  const rough = text.slice(start, end)
  const excerpt = withoutSpaces(rough) === '' ? text.slice(offset, offset + length) : rough
  return { excerpt, where: { elementId, offset, length } }
}

/** Stretches of 《…》 and “…”, where wording is not ours to change. */
export function quotedRanges(text: string): readonly (readonly [number, number])[] {
  return [...text.matchAll(/《[^《》]*》|“[^“”]*”/gu)].map((match) => [
    match.index,
    match.index + match[0].length,
  ])
}

/** Web and mail addresses, which keep their half-width marks. */
export function addressRanges(text: string): readonly (readonly [number, number])[] {
  const address = /(?:https?|ftp):\/\/[!-~]+|www\.[!-~]+|[\w.+-]+@[\w-]+(?:\.[\w-]+)+/giu
  return [...text.matchAll(address)].map((match) => [match.index, match.index + match[0].length])
}

export function isWithin(ranges: readonly (readonly [number, number])[], at: number): boolean {
  return ranges.some(([start, end]) => at >= start && at < end)
}
