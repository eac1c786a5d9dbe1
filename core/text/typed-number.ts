import { findNumber } from './date.ts'

/** A typed number at the start of a paragraph, such as 一、 or （二） or 3. */
export interface TypedNumber {
  readonly level: 1 | 2 | 3 | 4
  readonly value: number
  /** Its numeral alone, and where that stands. */
  readonly numeral: string
  readonly offset: number
  /** With its mark and the white space round it. */
  readonly text: string
}

const numeral = '[一二三四五六七八九十]{1,3}'
// The four levels of GB/T 9704—2012 7.3.3. 3.5 is no number of a heading.
const patterns: readonly (readonly [TypedNumber['level'], RegExp])[] = [
  [1, new RegExp(`^\\s*(${numeral})\\s*、(?!${numeral}[、，])\\s*`, 'u')],
  [2, new RegExp(`^\\s*[（(]\\s*(${numeral})\\s*[）)]、?\\s*`, 'u')],
  [3, /^\s*(\d{1,2})(?:[.．]\s*|、\s*)(?![\d.．])/u],
  [4, /^\s*[（(]\s*(\d{1,2})\s*[）)]、?\s*/u],
]
const measured = /^([一二三四五六七八九十])(?:产业|月|年|级|线|类|次|天|个月|季度|届|期|楼|层)/u

/** The typed number that a paragraph starts with, or null. Nothing but a number is none. */
export function findTypedNumber(text: string): TypedNumber | null {
  for (const [level, pattern] of patterns) {
    const match = pattern.exec(text)
    if (!match || match[0].length === text.length) continue
    const value = findNumber(match[1]!)
    if (value === null || value < 1) continue
    // 三、四月份 and 二、三产业 are words.
    const next = level === 1 ? measured.exec(text.slice(match[0].length)) : null
    if (next && findNumber(next[1]!) === value + 1) continue
    return { level, value, numeral: match[1]!, offset: text.indexOf(match[1]!), text: match[0] }
  }
  return null
}
