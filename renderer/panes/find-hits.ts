/** Finding words in the text of an issue: what matches, where, and what would stand there instead. */
import {
  isTextType,
  type Bulletin,
  type BulletinNode,
  type TextBlockElement,
} from '../../core/model/index.ts'
import { fieldsOf, type IssueContent, type Stretch } from '../editor/index.ts'

export interface FindQuery {
  readonly text: string
  readonly replacement: string
  /** Whether `text` is a regular expression, and $1 in `replacement` what its first group took. */
  readonly isPattern: boolean
  readonly matchesCase: boolean
  /** Whether 100 and １００ differ. */
  readonly matchesWidth: boolean
  /** Looks in the article with the caret only. */
  readonly inArticle: boolean
}

export interface Hit {
  readonly stretch: Stretch
  readonly articleId: string | null
  readonly text: string
  readonly replacement: string
  /** A few characters on either side, on one line. */
  readonly before: string
  readonly after: string
}

export interface Hits {
  readonly hits: readonly Hit[]
  /** Whether there are more than are listed. */
  readonly isCut: boolean
  /** Why nothing could be looked for; null where it could. */
  readonly fault: string | null
}

/** Nobody reads further, and a list of more would hold up the desk. */
export const hitLimit = 2000

/** What a query finds, in the order of the pages. `articleId` is where the caret is. */
export function findHits(bulletin: Bulletin, query: FindQuery, articleId: string | null): Hits {
  if (query.text === '') return { hits: [], isCut: false, fault: null }
  const matcher = matcherOf(query)
  if (matcher === null) {
    return { hits: [], isCut: false, fault: '这个正则表达式不完整，请检查括号和反斜杠。' }
  }
  const hits: Hit[] = []
  for (const part of bulletin.children) {
    if (query.inArticle && articleId !== null && part.id !== articleId) continue
    const within = part.type === 'article' ? part.id : null
    for (const block of textBlocks(part)) {
      for (const hit of hitsIn(block, matcher, within)) {
        if (hits.length === hitLimit) return { hits, isCut: true, fault: null }
        hits.push(hit)
      }
    }
  }
  return { hits, isCut: false, fault: null }
}

/** Which fields of masthead and imprint have the words: they are written where they stand. */
export function findInFields(content: IssueContent, query: FindQuery): readonly string[] {
  const matcher = query.text === '' || query.inArticle ? null : matcherOf(query)
  if (matcher === null) return []
  const labels = fieldsOf(content)
    .filter(({ value }) => matcher.fold(value).search(matcher.pattern) >= 0)
    .map(({ label }) => label)
  return [...new Set(labels)]
}

interface Matcher {
  readonly pattern: RegExp
  readonly fold: (text: string) => string
  readonly replace: (match: RegExpExecArray) => string
}

function matcherOf(query: FindQuery): Matcher | null {
  const fold = query.matchesWidth ? (text: string) => text : halfWidth
  const flags = query.matchesCase ? 'gu' : 'giu'
  if (!query.isPattern) {
    const literal = fold(query.text).replace(/[\\^$.*+?()[\]{}|/-]/g, '\\$&')
    return { pattern: new RegExp(literal, flags), fold, replace: () => query.replacement }
  }
  try {
    const pattern = new RegExp(query.text, flags)
    return { pattern, fold, replace: (match) => expand(query.replacement, match) }
  } catch {
    return null
  }
}

/** Full-width letters, digits and marks as half-width ones, character for character. */
function halfWidth(text: string): string {
  return text.replace(/[\uff01-\uff5e]/g, (mark) =>
    String.fromCharCode(mark.charCodeAt(0) - 0xfee0),
  )
}

/** $1 to $9 and $& of a replacement; $$ is a dollar sign. */
function expand(replacement: string, match: RegExpExecArray): string {
  return replacement.replace(/\$([$&1-9])/g, (_, sign: string) =>
    sign === '$' ? '$' : ((sign === '&' ? match[0] : match[Number(sign)]) ?? ''),
  )
}

function* textBlocks(node: BulletinNode): Generator<TextBlockElement> {
  if (!('type' in node)) return
  if (isTextType(node.type)) yield node as TextBlockElement
  else for (const child of node.children) yield* textBlocks(child)
}

interface Run {
  readonly elementId: string
  text: string
  readonly offset: number
}

/**
 * The texts between a block's notes, each with the characters before it, and after them the notes:
 * no hit spans a note.
 */
function runsOf(block: TextBlockElement): readonly Run[] {
  const runs: Run[] = [{ elementId: block.id, text: '', offset: 0 }]
  const notes: Run[] = []
  let offset = 0
  for (const inline of block.children) {
    if ('type' in inline) {
      runs.push({ elementId: block.id, text: '', offset })
      notes.push({ elementId: inline.id, text: inline.note, offset: 0 })
    } else {
      runs.at(-1)!.text += inline.text
      offset += inline.text.length
    }
  }
  return [...runs, ...notes]
}

function* hitsIn(
  block: TextBlockElement,
  matcher: Matcher,
  articleId: string | null,
): Generator<Hit> {
  for (const { elementId, text, offset } of runsOf(block)) {
    for (const match of matcher.fold(text).matchAll(matcher.pattern)) {
      const { index } = match
      const { length } = match[0]
      // A pattern such as a* also matches between characters: there is nothing to show.
      if (length === 0) continue
      yield {
        stretch: { elementId, offset: offset + index, length },
        articleId,
        text: text.slice(index, index + length),
        replacement: matcher.replace(match),
        before: oneLine(text.slice(Math.max(0, index - 12), index)),
        after: oneLine(text.slice(index + length, index + length + 24)),
      }
    }
  }
}

const oneLine = (text: string): string => text.replace(/\n/g, ' ')
