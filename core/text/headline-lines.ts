/**
 * Where a headline of several lines is broken: GB/T 9704—2012 7.3.1 wants words whole, lines of
 * fitting length and an arrangement like a trapezium or a rhombus.
 */
import { lineEndProhibited, lineStartProhibited, markPairs } from './character-class.ts'
import { widthInEms } from './latin-width.ts'

export interface HeadlineRoom {
  /** How many ems of its size fit a line. */
  readonly ems: number
  /** Offsets at which a word starts: a port, since dictionaries differ between machines. */
  readonly wordStarts: (text: string) => readonly number[]
  /** Names that no dictionary knows, such as those of offices; never broken. */
  readonly terms: readonly string[]
}

/** A quoted name up to this many ems stays on one line. */
const longestKeptName = 12
/** More lines than this are no headline. */
const mostLines = 4

/** Better not at the start of a line, and better not at its end. */
const leaning = { back: /^[的地得了着过等们]/u, forth: /[和与及并把将从在向为以对让]$/u } as const

/**
 * The headline with its soft breaks put anew; without any where it fits one line or nothing can be
 * broken. Nothing but breaks is changed: a space that tells parts apart stays before its break.
 */
export function balanceHeadline(text: string, room: HeadlineRoom): string {
  const line = text.replace(/\n/g, '').trim()
  const fewest = Math.ceil(widthOf(line) / room.ems)
  const places = breakPlaces(line, room)
  for (let count = Math.max(2, fewest); fewest > 1 && count <= mostLines; count += 1) {
    const best = bestLines(line, places, count, room.ems)
    if (best !== null) return best.join('\n')
  }
  return line
}

/** Ems of a line; spaces at its end take no room. */
const widthOf = (text: string): number =>
  [...text.trimEnd()].reduce((sum, character) => sum + widthInEms(character), 0)

/** Offsets before which a line may end. */
function breakPlaces(text: string, { wordStarts, terms }: HeadlineRoom): readonly number[] {
  const kept = [...keptStretches(text), ...terms.flatMap((term) => stretchesOf(text, term))]
  return wordStarts(text).filter((at) => {
    if (at <= 0 || at >= text.length) return false
    const [before, after] = [text[at - 1]!, text[at]!]
    // A space before a break is not seen: the mark before it would end the line.
    const seen = text.slice(0, at).trimEnd().at(-1) ?? ''
    if (after === ' ' || lineStartProhibited.has(after) || lineEndProhibited.has(seen)) return false
    // A number and what it counts; letters of one word.
    if (/[\d.]/.test(before) && after !== ' ' && !isOpening(after)) return false
    if (/[a-z]/i.test(before) && /[a-z\d]/i.test(after)) return false
    return !kept.some(([from, to]) => from < at && at < to)
  })
}

const isOpening = (character: string): boolean => markPairs.has(character)

function stretchesOf(text: string, term: string): readonly (readonly [number, number])[] {
  const found: (readonly [number, number])[] = []
  if (term.length < 2) return found
  for (let at = text.indexOf(term); at >= 0; at = text.indexOf(term, at + 1)) {
    found.push([at, at + term.length])
  }
  return found
}

/** Names in marks such as 《》 and “”, the marks with them. */
function keptStretches(text: string): readonly (readonly [number, number])[] {
  return [...text].flatMap((character, index) => {
    const closing = markPairs.get(character)
    const end = closing === undefined ? -1 : text.indexOf(closing, index + 1)
    if (end < 0 || widthOf(text.slice(index, end + 1)) > longestKeptName) return []
    return [[index, end + 1] as const]
  })
}

function bestLines(
  text: string,
  places: readonly number[],
  count: number,
  ems: number,
): readonly string[] | null {
  let best: readonly string[] | null = null
  let leastCost = Infinity
  const average = widthOf(text) / count
  const take = (from: number, lines: readonly string[]) => {
    if (lines.length === count - 1) {
      const all = [...lines, text.slice(from)]
      if (widthOf(all.at(-1)!) > ems) return
      const cost = costOf(all, average)
      if (cost < leastCost) [best, leastCost] = [all, cost]
      return
    }
    for (const at of places) {
      if (at <= from) continue
      const line = text.slice(from, at)
      if (widthOf(line) > ems) return
      take(at, [...lines, line])
    }
  }
  take(0, [])
  return best
}

/** Uneven lines, a waist narrower than both its neighbours, and breaks that the ear would not make. */
function costOf(lines: readonly string[], average: number): number {
  const widths = lines.map(widthOf)
  let cost = widths.reduce((sum, width) => sum + (width - average) ** 2, 0) / average
  widths.forEach((width, index) => {
    const [before, after] = [widths[index - 1], widths[index + 1]]
    if (before === undefined || after === undefined) return
    cost += 2 * Math.max(0, Math.min(before, after) - width)
  })
  lines.slice(1).forEach((line, index) => {
    const before = lines[index]!
    if (leaning.back.test(line)) cost += 6
    if (leaning.forth.test(before)) cost += 3
    if (/\s$/.test(before)) cost -= 3
    else if (/[，：；、。！？”》）]$/u.test(before)) cost -= 1
    else if (isOpening(line[0]!)) cost -= 0.5
  })
  return cost
}
