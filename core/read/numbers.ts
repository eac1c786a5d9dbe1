/**
 * Decides which typed numbers the program may take over. It prints computed numbers, so a typed one
 * is only given up where the computed one is equal; else it stays in the text, where it can be seen.
 * From where a number is missing the rest of a level stays so, for a person to look at.
 */
import type { HeadingLevel } from '../model/index.ts'
import { findTypedNumber, type TypedNumber } from '../text/index.ts'
import type { ManuscriptParagraph } from './manuscript.ts'
import type { Notes } from './report.ts'

export interface NumberedHeading {
  readonly number: TypedNumber
  /** The text without the number. */
  readonly rest: string
  /** Length of the run-in heading within `rest`; null where the heading has its own line. */
  readonly runInLength: number | null
}

interface Candidate extends NumberedHeading {
  readonly index: number
  readonly paragraph: ManuscriptParagraph
  readonly isList: boolean
}

const longestOwnLine = 50
const levels: readonly HeadingLevel[] = [1, 2, 3, 4]

/** By level: the number that the next heading has, where it goes on after others; 1 if absent. */
export type NextNumbers = Partial<Record<HeadingLevel, number>>

/** The headings among an article's paragraphs, by index; `next` where the article has begun before. */
export function takeNumbers(
  paragraphs: readonly ManuscriptParagraph[],
  notes: Notes,
  next: NextNumbers = {},
): ReadonlyMap<number, NumberedHeading> {
  let taken: readonly Candidate[] = paragraphs.flatMap((paragraph, index) => {
    const candidate = candidateOf(paragraph, index)
    return candidate ? [candidate] : []
  })
  // A level that is given up no longer starts the levels below it anew, so go from the top.
  for (const level of levels) {
    for (const group of groupsOf(taken, level)) {
      const isFirst = !taken.some(
        (each) => each.index < group[0]!.index && each.number.level < level,
      )
      const first = (isFirst ? next[level] : undefined) ?? 1
      const rest = group.slice(inOrder(group, first))
      if (rest.length > 0) warnOf(group, notes)
      const isList = group.some((each) => each.isList)
      const given = isList || restarts(group) ? group : rest
      taken = taken.filter((candidate) => !given.includes(candidate))
    }
  }
  for (const { paragraph, number } of taken) {
    notes.drop(paragraph.line, number.text.trim(), '标题序号由程序编排')
  }
  return new Map(taken.map((candidate) => [candidate.index, candidate]))
}

function candidateOf(paragraph: ManuscriptParagraph, index: number): Candidate | null {
  const number = findTypedNumber(paragraph.text)
  if (!number) return null
  const rest = paragraph.text.slice(number.text.length)
  const runInLength = findRunInLength(rest)
  // 1.…； under a heading is a list. Above level 3 a number always means a heading.
  const isSentence = runInLength === null || runInLength === rest.length
  const isList = number.level > 2 && isSentence && !isOwnLine(rest)
  return { index, paragraph, number, rest, runInLength, isList }
}

function isOwnLine(rest: string): boolean {
  return rest.length <= longestOwnLine && !/[。；，、：！？]/u.test(rest.slice(-1))
}

/** Up to the first 。！？ outside quotes and brackets; null where the heading has its own line. */
function findRunInLength(rest: string): number | null {
  let depth = 0
  for (let at = 0; at < rest.length; at += 1) {
    const character = rest[at]!
    if ('“‘《（('.includes(character)) depth += 1
    else if ('”’》）)'.includes(character)) depth = Math.max(0, depth - 1)
    else if (depth === 0 && '。！？'.includes(character)) return at + 1
  }
  const first = rest.indexOf('。')
  if (first >= 0) return first + 1
  return isOwnLine(rest) ? null : rest.length
}

/** Candidates of one level between headings of the levels above it. */
function groupsOf(
  candidates: readonly Candidate[],
  level: HeadingLevel,
): readonly (readonly Candidate[])[] {
  const groups: Candidate[][] = []
  let group: Candidate[] | null = null
  for (const candidate of candidates) {
    if (candidate.number.level < level) group = null
    if (candidate.number.level !== level) continue
    if (group === null) groups.push((group = []))
    group.push(candidate)
  }
  return groups
}

/** How many from the start are numbered one after the other. */
function inOrder(group: readonly Candidate[], first: number): number {
  const at = group.findIndex(({ number }, index) => number.value !== index + first)
  return at < 0 ? group.length : at
}

/** Whether a level begins anew in its midst: then no number says what is a heading of it. */
const restarts = (group: readonly Candidate[]): boolean =>
  group.some(({ number }, index) => index > 0 && number.value <= group[index - 1]!.number.value)

function warnOf(group: readonly Candidate[], notes: Notes): void {
  const values = group.map(({ number }) => number.value)
  const isGap = (value: number, index: number) =>
    value !== 1 && value !== (index === 0 ? 1 : values[index - 1]! + 1)
  const at = Math.max(0, values.findIndex(isGap))
  const { paragraph, number } = group[at]!
  const message = values.some(isGap)
    ? '序号不连续，从这里起本级序号按原文保留为文字，请核对。'
    : '序号在同一级里重新起编，按原文保留为文字。'
  notes.warn(paragraph.line, number.text.trim(), message)
}
