/** What a line looks like, before its place says what it is. */
import { findNumber, withoutSpaces } from '../text/index.ts'
import type { HeadingLevel } from '../model/index.ts'

/** A typed number at the start of a heading, such as 一、 or （二） or 3. */
export interface TypedNumber {
  readonly level: HeadingLevel
  readonly value: number
  /** The number with its mark and the spaces after it. */
  readonly text: string
}

const numeral = '[一二三四五六七八九十]{1,3}'

// 一、二、三产业 and 3.5 and 3、5天 are words, not numbers of headings.
const numberPatterns: readonly (readonly [HeadingLevel, RegExp])[] = [
  [1, new RegExp(`^(${numeral})\\s*、(?!${numeral}[、，])\\s*`, 'u')],
  [2, new RegExp(`^[（(]\\s*(${numeral})\\s*[）)]、?\\s*`, 'u')],
  [3, /^(\d{1,2})(?:[.．]\s*|、\s*)(?![\d.．])/u],
  [4, /^[（(]\s*(\d{1,2})\s*[）)]、?\s*/u],
]

/** The typed number that a paragraph starts with, or null. */
export function findTypedNumber(text: string): TypedNumber | null {
  for (const [level, pattern] of numberPatterns) {
    const match = pattern.exec(text)
    if (!match || match[0].length === text.length) continue
    const value = findNumber(match[1]!)
    if (value !== null && value > 0) return { level, value, text: match[0] }
  }
  return null
}

/** Whether a line could be (a part of) a title: short, one clause, without a stop at its end. */
export function isTitleLike(text: string): boolean {
  const words = withoutSpaces(text)
  if (words.length < 2 || words.length > 50) return false
  if (/[。；，、：,;:]$/u.test(words) || words.includes('。')) return false
  return findTypedNumber(text) === null && !/^附件\d*[：:]/u.test(words)
}

const contentsHeadings = new Set(['目录', '本期要目', '本期目录', '要目', '本期内容', '本期导读'])

export function isContentsHeading(text: string): boolean {
  return contentsHeadings.has(withoutSpaces(text).replace(/^[【［[]|[】］\]：:]$/gu, ''))
}

/** （此页无正文） with or without brackets. */
export function isNoBodyNotice(text: string): boolean {
  return /^[（(【[]?(?:此页|本页)无正文[）)】\]]?。?$/u.test(withoutSpaces(text))
}

/** A page number that a printed page left in the text, such as — 3 —. */
export function isPageNumber(text: string): boolean {
  return /^[—\-－–]\s*\d{1,3}\s*[—\-－–]$/u.test(text)
}

export function isEditorsNote(text: string): boolean {
  return /^[【［[]?(?:编者按|按语|编者的话)[】］\]]?\s*[：:]/u.test(text)
}

const signed = /^[（(].{2,30}(?:供稿|提供|来稿|报送|撰稿)[）)]$/u
const labelled = /^(?:作者|撰稿|供稿|来源|文|通讯员|供稿单位)\s*[：:/／]\s*\S.{0,40}$/u

/** A line that says who wrote an article. */
export function isByline(text: string): boolean {
  return signed.test(text) || labelled.test(text)
}
