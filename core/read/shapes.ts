/** What a line looks like, before its place says what it is. */
import { findTypedNumber, withoutSpaces } from '../text/index.ts'

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

/** A line of signs that only set parts apart, such as ======== or * * *. */
export function isSeparator(text: string): boolean {
  return /^([=＝\-－—_*＊~～·#])\1{2,}$/u.test(withoutSpaces(text))
}

/** 编者按：, 【编者按】 or 〔编者按〕, with or without a colon where it is in brackets. */
export const editorsNoteLabel =
  /^(?:[【［[〔](?:编者按|按语|编者的话)[】］\]〕]\s*[：:]?|(?:编者按|按语|编者的话)\s*[：:])\s*/u

export const isEditorsNote = (text: string): boolean => editorsNoteLabel.test(text)

const signed =
  /^(?:[（(].{2,30}(?:供稿|提供|来稿|报送|撰稿)[）)]|[^\s，。；：、]{2,20}(?:供稿|来稿))$/u
const labelled = /^(?:作者|撰稿|供稿|来源|文|通讯员|供稿单位)\s*[：:/／]\s*\S.{0,40}$/u

/** A line that says who wrote an article. */
export function isByline(text: string): boolean {
  return signed.test(text) || labelled.test(text)
}
