/** Finds where articles begin by the shape of the text, where no contents names them all. */
import { findTypedNumber, withoutSpaces } from '../text/index.ts'
import type { HeadlinePlace } from './contents.ts'
import type { ManuscriptParagraph } from './manuscript.ts'
import { isByline, isEditorsNote, isTitleLike } from './shapes.ts'

export interface HeadlineClues {
  /** Places that the contents gave away. */
  readonly known: readonly HeadlinePlace[]
  /** More articles than `known` are to be expected. */
  readonly open: boolean
}

const longestHeadline = 3
const shortestHeadline = 10

/** The headlines of all articles in order; the first article may have none. */
export function findHeadlines(
  paragraphs: readonly ManuscriptParagraph[],
  { known, open }: HeadlineClues,
): readonly HeadlinePlace[] {
  const places: HeadlinePlace[] = [...known]
  const runs = titleRuns(paragraphs)
  const first = runs[0]
  const isOpening = first !== undefined && opensText(paragraphs, first.start)
  if (isOpening && !touches(first, places)) places.push(first)
  for (const run of isOpening ? runs.slice(1) : runs) {
    if (touches(run, places)) continue
    const title = withoutSpaces(paragraphs[run.start]!.text)
    const isLong = title.length >= shortestHeadline
    const startsPage = paragraphs[run.start]!.startsPage
    const numbersRestart = restartsNumbers(paragraphs, run, [...runs, ...known])
    if (startsPage || numbersRestart || (open && isLong)) places.push(run)
  }
  return places.toSorted((a, b) => a.start - b.start)
}

function touches(run: HeadlinePlace, places: readonly HeadlinePlace[]): boolean {
  return places.some(
    (place) => run.start < place.start + place.length && place.start < run.start + run.length,
  )
}

/** Whether nothing but an editor's note stands before a line. */
function opensText(paragraphs: readonly ManuscriptParagraph[], at: number): boolean {
  return paragraphs.slice(0, at).every(({ text }) => isEditorsNote(text))
}

/** Stretches of at most three title-like lines that body text follows. */
function titleRuns(paragraphs: readonly ManuscriptParagraph[]): readonly HeadlinePlace[] {
  const runs: HeadlinePlace[] = []
  let at = 0
  while (at < paragraphs.length) {
    let end = at
    while (end < paragraphs.length && isHeadlineLine(paragraphs[end]!.text)) end += 1
    const isLastText = end >= paragraphs.length
    if (end > at && !isLastText)
      runs.push({ start: at, length: headlineLength(paragraphs, at, end) })
    at = end + 1
  }
  return runs
}

function isHeadlineLine(text: string): boolean {
  return isTitleLike(text) && !isByline(text) && !isEditorsNote(text)
}

/** A long run of short lines is a poem or a list under a title of one line. */
function headlineLength(
  paragraphs: readonly ManuscriptParagraph[],
  start: number,
  end: number,
): number {
  if (end - start > longestHeadline) return 1
  let length = end - start
  if (length > 1 && isOfficeName(paragraphs[end - 1]!.text)) length -= 1
  return length
}

/** A short line that ends as the names of offices end: a byline under a headline. */
export function isOfficeName(text: string): boolean {
  const words = withoutSpaces(text)
  return (
    words.length <= 16 &&
    /(?:局|办|委|委员会|会|处|部|科|中心|镇|乡|街道|办公室|院|校|公司|支队|大队)$/u.test(words) &&
    !/[“”‘’！？]/u.test(words)
  )
}

/** Whether 一、 comes again after a title, with no other title before it: a new article. */
function restartsNumbers(
  paragraphs: readonly ManuscriptParagraph[],
  run: HeadlinePlace,
  others: readonly HeadlinePlace[],
): boolean {
  const starts = others.map(({ start }) => start)
  const nextTitle = Math.min(
    paragraphs.length,
    ...starts.filter((start) => start >= run.start + run.length),
  )
  const isFirst = ({ text }: ManuscriptParagraph) => {
    const number = findTypedNumber(text)
    return number?.level === 1 && number.value === 1
  }
  return (
    paragraphs.slice(0, run.start).some(isFirst) &&
    paragraphs.slice(run.start + run.length, nextTitle).some(isFirst)
  )
}
