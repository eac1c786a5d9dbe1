import type { Article, Bulletin, Imprint, Masthead, NewId, Part } from '../model/index.ts'
import type { Template } from '../template/index.ts'
import { recipientsOf, similarity, withoutSpaces } from '../text/index.ts'
import { readArticle, type ArticleSource } from './article.ts'
import { blankBulletin, contentsOf } from './blank.ts'
import { readContents, type ReadContents } from './contents.ts'
import { findHeadlines } from './headlines.ts'
import type { Manuscript, ManuscriptParagraph } from './manuscript.ts'
import { findMasthead } from './masthead.ts'
import { openNotes, type NoteBook, type ReadingReport, type RecognisedCounts } from './report.ts'
import { isEditorsNote, isPageNumber, isSeparator } from './shapes.ts'
import { readTail, type Tail } from './tail.ts'

export interface Reading {
  readonly bulletin: Bulletin
  readonly report: ReadingReport
}

/**
 * Recognises the parts of an issue in a manuscript. Whatever it cannot place stays as text in an
 * article, so no text is too strange to be read, and nothing is left out without being reported.
 * `frame` is the issue that articles alone are meant for: masthead, recipients and imprint are its
 * own. Without one they are the template's; a manuscript with a masthead has its own.
 */
export function readManuscript(
  manuscript: Manuscript,
  template: Template,
  newId: NewId,
  frame: Bulletin | null = null,
): Reading {
  const notes = openNotes()
  const { head, tail, contents, articles } = recognise(manuscript, newId, notes, notes)
  const { masthead, distribution, imprint } =
    head === null ? framed(tail, frame, template, newId) : { ...tail, ...head }
  const imported = contents.length === 0 ? null : contents.entries.map((entry) => entry.text)
  const children: readonly Part[] = [
    masthead,
    ...(template.contents.shown || imported !== null ? [contentsOf(imported, newId)] : []),
    ...articles,
    ...(distribution ? [distribution] : []),
    imprint,
  ]
  if (head === null) {
    const filled = frame === null ? '刊名等字段按版式的默认值' : '刊名、期号等按本刊的下一期'
    notes.warn(1, '', `没有找到报头，${filled}填写，请核对。`)
  }
  return { bulletin: { children }, report: reportOf(children, notes, manuscript) }
}

/** What somebody sent in for an issue that is there already. */
export interface Contribution {
  readonly articles: readonly Article[]
  /** Of the whole issue that it was; null where articles came alone. */
  readonly masthead: Masthead | null
  readonly report: ReadingReport
}

/**
 * Recognises articles only. What stands round them in a whole issue is left out, since an issue has
 * one masthead and one imprint; the report names each line of it.
 */
export function readContribution(manuscript: Manuscript, newId: NewId): Contribution {
  const notes = openNotes()
  const { head, tail, articles, headLines, tailLines } = recognise(
    manuscript,
    newId,
    notes,
    openNotes(),
  )
  for (const { line, text } of headLines) notes.drop(line, text, '报头用本期的')
  const strays = new Set(tail.strays.map(({ line }) => line))
  for (const { line, text } of tailLines) {
    if (!strays.has(line)) notes.drop(line, text, '分送范围和印发栏用本期的')
  }
  const report = reportOf(articles, notes, manuscript)
  return { articles, masthead: head?.masthead ?? null, report }
}

/** The parts of a manuscript; what became of its masthead and tail is noted in `around`. */
function recognise(manuscript: Manuscript, newId: NewId, notes: NoteBook, around: NoteBook) {
  const paragraphs = withoutFurniture(manuscript.paragraphs, notes)
  const head = findMasthead(paragraphs, newId, around)
  const headLines = paragraphs.slice(0, head?.length ?? 0)
  const afterHead = paragraphs.slice(headLines.length)
  const tail = readTail(afterHead, head?.masthead ?? null, newId, around)
  const text = afterHead.slice(0, tail.start)
  const contents = readContents(text, notes)
  const articles = readArticles(
    [...text.slice(contents.length), ...tail.strays],
    contents,
    head !== null,
    newId,
    notes,
  )
  return { head, tail, contents, articles, headLines, tailLines: afterHead.slice(tail.start) }
}

/** What stands round articles that came without a masthead. */
function framed(tail: Tail, frame: Bulletin | null, template: Template, newId: NewId) {
  const { children } = frame ?? blankBulletin(template, newId, { year: null })
  const masthead = children.find((part) => part.type === 'masthead')
  if (masthead === undefined) throw new TypeError('A frame without a masthead')
  const distribution = children.find((part) => part.type === 'distribution') ?? null
  const imprint = children.find((part) => part.type === 'imprint')
  const isOwn = frame === null || !isEmptyImprint(tail.imprint)
  return {
    masthead,
    distribution: tail.distribution ?? distribution,
    imprint: isOwn ? tail.imprint : (imprint ?? tail.imprint),
  }
}

const isEmptyImprint = ({ issuingOffice, issueDate, printRun, credits }: Imprint): boolean =>
  issuingOffice === null &&
  issueDate === null &&
  printRun === null &&
  credits.every(({ name }) => name === '')

function withoutFurniture(
  paragraphs: readonly ManuscriptParagraph[],
  notes: NoteBook,
): readonly ManuscriptParagraph[] {
  return paragraphs.filter(({ line, text }) => {
    if (isPageNumber(text)) notes.drop(line, text, '页码由程序生成')
    else if (isSeparator(text)) notes.drop(line, text, '分隔用的符号，版式自有分隔')
    else return true
    return false
  })
}

function readArticles(
  paragraphs: readonly ManuscriptParagraph[],
  contents: ReadContents,
  hasMasthead: boolean,
  newId: NewId,
  notes: NoteBook,
): readonly Article[] {
  const known = contents.headlines.map(({ start, length }) => ({
    start: start - contents.length,
    length,
  }))
  const open = hasMasthead && known.length < Math.max(contents.entries.length, 1)
  const headlines = findHeadlines(paragraphs, { known, open })
  const first = headlines[0]?.start ?? paragraphs.length
  const before = paragraphs.slice(0, first)
  // An editor's note above the first headline belongs to the article under it.
  const isNote = before.length > 0 && before.every(({ text }) => isEditorsNote(text))
  const sources: ArticleSource[] = headlines.map(({ start, length }, index) => {
    const end = headlines[index + 1]?.start ?? paragraphs.length
    const headline = paragraphs.slice(start, start + length)
    const own = paragraphs.slice(start + length, end)
    const body = index === 0 && isNote ? [...before, ...own] : own
    return { headline, body, entry: findEntry(headline, contents) }
  })
  if (sources.length === 0 || (before.length > 0 && !isNote)) {
    sources.unshift({ headline: [], body: before, entry: null })
  }
  warnOfLoneEntries(contents, sources, notes)
  return sources.map((source) => readArticle(source, newId, notes))
}

function findEntry(
  headline: readonly ManuscriptParagraph[],
  { entries }: ReadContents,
): string | null {
  const title = headline.map(({ text }) => text).join('')
  const scored = entries.map(({ text }) => ({ text, score: similarity(text, title) }))
  const best = scored.toSorted((a, b) => b.score - a.score)[0]
  return best && best.score >= 0.7 ? best.text : null
}

function warnOfLoneEntries(
  { entries }: ReadContents,
  sources: readonly ArticleSource[],
  notes: NoteBook,
): void {
  const titles = sources.map(({ headline }) => headline.map(({ text }) => text).join(''))
  for (const { line, text } of entries) {
    const best = Math.max(0, ...titles.map((title) => similarity(text, title)))
    if (best < 0.7) notes.warn(line, text, '目录中的这一条在正文里没有找到对应的标题。')
    else if (!titles.some((title) => withoutSpaces(title) === withoutSpaces(text))) {
      notes.warn(line, text, '目录与正文标题的文字不一致，目录将按正文标题生成。')
    }
  }
}

function reportOf(
  children: readonly Part[],
  notes: NoteBook,
  { removedControls }: Manuscript,
): ReadingReport {
  const { dropped, converted, warnings } = notes
  const byLine = <Item extends { readonly line: number }>(items: readonly Item[]) =>
    items.toSorted((a, b) => a.line - b.line)
  return {
    dropped: byLine(dropped),
    converted: byLine(converted),
    warnings: byLine(warnings),
    recognised: countRecognised(children),
    removedControls,
  }
}

function countRecognised(parts: readonly Part[]): RecognisedCounts {
  const articles = parts.filter((part) => part.type === 'article')
  const blocks = articles.flatMap(({ children }) => children)
  const paragraphs = blocks.filter((block) => block.type === 'paragraph')
  const spans = paragraphs.flatMap((block) => block.children.filter((child) => 'text' in child))
  const contents = parts.find((part) => part.type === 'contents')
  const distribution = parts.find((part) => part.type === 'distribution')
  return {
    articles: articles.length,
    contentsEntries: contents?.imported?.length ?? 0,
    headings: blocks.filter((block) => block.type === 'heading').length,
    runInHeadings: spans.filter((span) => span.runIn).length,
    leads: spans.filter((span) => span.lead).length,
    paragraphs: paragraphs.length,
    recipients: (distribution?.children ?? [])
      .flatMap((line) => line.children.map((span) => recipientsOf(span.text)))
      .flat().length,
  }
}
