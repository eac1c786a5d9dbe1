/** Finds the contents (目录) that a manuscript typed, and the headlines that its entries name. */
import { similarity, withoutSpaces } from '../text/index.ts'
import type { ManuscriptParagraph } from './manuscript.ts'
import type { Notes } from './report.ts'
import { isContentsHeading, isTitleLike } from './shapes.ts'

/** Where a headline stands: its first paragraph, and how many it is broken over. */
export interface HeadlinePlace {
  readonly start: number
  readonly length: number
}

export interface ContentsEntry {
  readonly line: number
  /** As typed, without number, bullet and page number. */
  readonly text: string
}

export interface ReadContents {
  /** How many paragraphs it took; 0 where there is no contents. */
  readonly length: number
  readonly entries: readonly ContentsEntry[]
  readonly headlines: readonly HeadlinePlace[]
}

interface Candidate extends HeadlinePlace {
  readonly entry: number
  readonly score: number
}

const alike = 0.7
const longestContents = 60
const longestHeadline = 3
/** Of the places that look like an entry; more only slow a text of equal lines down. */
const mostCandidates = 20
const bullet = /^(?:[●▲■◆★☆○◇►▶·•]\s*|\d{1,2}[.．、]\s*(?!\d)|[一二三四五六七八九十]{1,3}、\s*)/u
const pageNumber = /(?:\s*[…·.．]{2,}\s*\d{1,3}|\s+\d{1,3}|\s*[（(]\d{1,3}[）)])$/u

/** Reads the contents at the start of `paragraphs`, which begin after the masthead. */
export function readContents(
  paragraphs: readonly ManuscriptParagraph[],
  notes: Notes,
): ReadContents {
  const first = paragraphs[0]
  const heading = first !== undefined && isContentsHeading(first.text) ? 1 : 0
  const entries = entryLikeRun(paragraphs, heading)
  const best = bestSplit(paragraphs, heading, entries)
  if (best === null && heading === 0) return { length: 0, entries: [], headlines: [] }
  // A heading says that this is a contents, even where no entry is found again: then the last
  // line of the run is the first headline.
  const count = best?.count ?? Math.max(0, entries.length - 1)
  if (heading === 1) notes.drop(first!.line, first!.text, '目录标题由版式给出')
  const kept = entries.slice(0, count)
  kept.forEach(({ line, number, page }) => {
    if (number !== '') notes.drop(line, number, '目录序号由版式给出')
    if (page !== '') notes.drop(line, page, '目录页码由程序生成')
  })
  return { length: heading + count, entries: kept, headlines: best?.headlines ?? [] }
}

interface EntryLike extends ContentsEntry {
  readonly number: string
  readonly page: string
}

/** The short lines before the first paragraph of body text. */
function entryLikeRun(
  paragraphs: readonly ManuscriptParagraph[],
  start: number,
): readonly EntryLike[] {
  const run: EntryLike[] = []
  for (const { line, text } of paragraphs.slice(start, start + longestContents)) {
    const number = (bullet.exec(text)?.[0] ?? '').trimEnd()
    const rest = text.slice(number.length).trim()
    const page = pageNumber.exec(rest)?.[0] ?? ''
    const title = rest.slice(0, rest.length - page.length)
    if (!isTitleLike(title) && !isTitleLike(rest)) break
    run.push({ line, text: title, number, page: page.trim() })
  }
  return run
}

/** The count of entries that finds most of them again as headlines further on. */
function bestSplit(
  paragraphs: readonly ManuscriptParagraph[],
  heading: number,
  entries: readonly EntryLike[],
): { readonly count: number; readonly headlines: readonly HeadlinePlace[] } | null {
  let best: { count: number; headlines: readonly HeadlinePlace[]; score: number } | null = null
  const places = headlinePlaces(paragraphs, heading + 1)
  const candidates = entries.map(({ text }, entry) => candidatesOf(text, entry, places))
  for (let count = 1; count < entries.length; count += 1) {
    const start = heading + count
    const likely = candidates
      .slice(0, count)
      .flatMap((all) => all.filter((one) => one.start >= start).slice(0, mostCandidates))
    if (!likely.some((candidate) => candidate.start === start)) continue
    const found = matchHeadlines(likely)
    // The text begins with a headline: a place that only overlaps it is none.
    if (!found.some((candidate) => candidate.start === start)) continue
    const score = found.reduce((sum, { score: one }) => sum + one, 0) / count
    if (best === null || score > best.score) best = { count, headlines: found, score }
  }
  return best
}

interface TitlePlace extends HeadlinePlace {
  readonly text: string
}

/** Every stretch of one to three title-like lines. */
function headlinePlaces(
  paragraphs: readonly ManuscriptParagraph[],
  from: number,
): readonly TitlePlace[] {
  const places: TitlePlace[] = []
  for (let start = from; start < paragraphs.length; start += 1) {
    let text = ''
    for (let length = 1; length <= longestHeadline; length += 1) {
      const paragraph = paragraphs[start + length - 1]
      if (!paragraph || !isTitleLike(paragraph.text)) break
      text += withoutSpaces(paragraph.text)
      places.push({ start, length, text })
    }
  }
  return places
}

/** The places that an entry may name, the likeliest first. */
function candidatesOf(
  name: string,
  entry: number,
  places: readonly TitlePlace[],
): readonly Candidate[] {
  const scores = new Map<string, number>()
  const candidates: Candidate[] = []
  for (const { start, length, text } of places) {
    const score = scores.get(text) ?? similarity(name, text)
    scores.set(text, score)
    if (score >= alike) candidates.push({ start, length, entry, score })
  }
  return candidates.toSorted((a, b) => b.score - a.score || a.start - b.start)
}

/** Gives each entry at most one place, the surest pairs first. */
function matchHeadlines(candidates: readonly Candidate[]): readonly Candidate[] {
  const taken: Candidate[] = []
  const overlaps = (one: HeadlinePlace, other: HeadlinePlace) =>
    one.start < other.start + other.length && other.start < one.start + one.length
  for (const candidate of candidates.toSorted((a, b) => b.score - a.score || a.start - b.start)) {
    if (taken.some((other) => other.entry === candidate.entry || overlaps(other, candidate)))
      continue
    taken.push(candidate)
  }
  return taken.toSorted((a, b) => a.start - b.start)
}
