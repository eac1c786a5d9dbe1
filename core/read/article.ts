/** Builds one article from its paragraphs: headline, byline, editor's note, blocks. */
import type { Article, ArticleChild, AttachmentNote, Block, NewId, Span } from '../model/index.ts'
import { withoutSpaces } from '../text/index.ts'
import type { ManuscriptParagraph } from './manuscript.ts'
import { spansWithLeads } from './leads.ts'
import { takeNumbers, type NumberedHeading } from './numbers.ts'
import type { Notes } from './report.ts'
import { editorsNoteLabel, isByline, isEditorsNote, isTitleLike } from './shapes.ts'
import { isOfficeName } from './headlines.ts'

export interface ArticleSource {
  readonly headline: readonly ManuscriptParagraph[]
  readonly body: readonly ManuscriptParagraph[]
  /** The contents entry that names this article, if one does. */
  readonly entry: string | null
}

interface Setting {
  readonly newId: NewId
  readonly notes: Notes
}

const attachmentLabel = /^附\s*件\s*\d{0,2}\s*[：:]\s*/u
const suppliedBy = /^[（(]?(.{2,30})(?:供稿|来稿|报送)[）)]?$/u

export function readArticle(source: ArticleSource, newId: NewId, notes: Notes): Article {
  const setting = { newId, notes }
  const rest = [...source.body]
  const byline = takeByline(source, rest)
  const note = takeEditorsNote(rest)
  const numbers = takeNumbers(rest, notes)
  const blocks = readBlocks(rest, numbers, setting)
  const head: ArticleChild[] = [
    { type: 'headline', id: newId(), children: [{ text: headlineOf(source) }] },
  ]
  if (byline) head.push({ type: 'byline', id: newId(), children: [{ text: byline.text }] })
  if (note) head.push(readEditorsNote(note, setting))
  if (blocks.length === 0) blocks.push(paragraphOf([], newId))
  const office = byline && suppliedBy.exec(byline.text)
  return {
    type: 'article',
    id: newId(),
    contributingOffice: office ? office[1]! : null,
    contributor: null,
    children: [...head, ...blocks],
  }
}

/**
 * The lines of the headline, joined by soft breaks. Where the contents put a space at a break, one
 * stands before it: it tells the parts of the title apart where they are printed on one line.
 */
function headlineOf({ headline, entry }: ArticleSource): string {
  return headline
    .map(({ text }, index) => {
      const line = text.replace(/\s{2,}/gu, ' ')
      const next = headline[index + 1]
      return next && entry && spaceAtBreak(entry, line, next.text) ? `${line} ` : line
    })
    .join('\n')
}

function spaceAtBreak(entry: string, before: string, after: string): boolean {
  const end = withoutSpaces(before).slice(-2)
  const start = withoutSpaces(after).slice(0, 2)
  return entry
    .split(/\s+/u)
    .some((part, index, parts) => part.endsWith(end) && (parts[index + 1] ?? '').startsWith(start))
}

/** Takes the byline out of the body: under the headline, or as a line of its own at the end. */
function takeByline(
  source: ArticleSource,
  rest: ManuscriptParagraph[],
): ManuscriptParagraph | null {
  const first = rest[0]
  if (first && source.headline.length > 0) {
    const isName = rest.length > 1 && isTitleLike(first.text) && isBareName(first.text)
    if (isByline(first.text) || isName) return rest.shift()!
  }
  const last = rest.at(-1)
  return last && rest.length > 1 && isByline(last.text) ? rest.pop()! : null
}

function isBareName(text: string): boolean {
  return (
    isOfficeName(text) || /^\p{Script=Han}{2,4}(?:[\s、]+\p{Script=Han}{2,4}){1,3}$/u.test(text)
  )
}

function takeEditorsNote(rest: ManuscriptParagraph[]): ManuscriptParagraph | null {
  const first = rest[0]
  return first && isEditorsNote(first.text) ? rest.shift()! : null
}

function readEditorsNote(
  { line, text }: ManuscriptParagraph,
  { newId, notes }: Setting,
): ArticleChild {
  const label = editorsNoteLabel.exec(text)![0]
  notes.drop(line, label.trim(), '标签由版式给出')
  return { type: 'editorsNote', id: newId(), children: [{ text: text.slice(label.length) }] }
}

function readBlocks(
  paragraphs: readonly ManuscriptParagraph[],
  numbers: ReadonlyMap<number, NumberedHeading>,
  setting: Setting,
): Block[] {
  const blocks: Block[] = []
  paragraphs.forEach((paragraph, index) => {
    const numbered = numbers.get(index)
    if (numbered) blocks.push(headingOf(numbered, setting.newId))
    else if (attachmentLabel.test(paragraph.text)) blocks.push(attachmentOf(paragraph, setting))
    else blocks.push(paragraphOf(spansWithLeads(paragraph.text), setting.newId))
  })
  return blocks
}

function headingOf({ number, rest, runInLength }: NumberedHeading, newId: NewId): Block {
  const { level } = number
  if (runInLength === null)
    return { type: 'heading', id: newId(), level, children: [{ text: rest }] }
  const runIn = { text: rest.slice(0, runInLength), runIn: level }
  return paragraphOf([runIn, ...spansWithLeads(rest.slice(runInLength))], newId)
}

function attachmentOf(
  { line, text }: ManuscriptParagraph,
  { newId, notes }: Setting,
): AttachmentNote {
  const label = attachmentLabel.exec(text)![0]
  notes.drop(line, label.trim(), '标签由版式给出')
  return { type: 'attachmentNote', id: newId(), children: [{ text: text.slice(label.length) }] }
}

function paragraphOf(spans: readonly Span[], newId: NewId): Block {
  const children = spans.length === 0 ? [{ text: '' }] : spans
  return { type: 'paragraph', id: newId(), children }
}
