/** Marks that come in pairs. Paired per paragraph, since a quotation may span sentences. */
import { isHanzi, isFullWidthMark, markPairs } from '../text/index.ts'
import type { Fault, Rule } from './finding.ts'
import { addressRanges, isWithin, placeOf, type Passage } from './passages.ts'

const openingOf = new Map([...markPairs].map(([opening, closing]) => [closing, opening]))

export const pairsAreBalanced: Rule = {
  id: 'R31',
  title: '成对标点不配对',
  severity: 'error',
  basis: 'GB/T 15834—2011 4.8、4.9、4.15：引号、括号、书名号成对使用',
  find: ({ passages }) =>
    passages.flatMap((passage, index) => unbalanced(passage, passages[index + 1] ?? null)),
}

interface Opened {
  readonly mark: string
  readonly offset: number
  /** A straight quote, which is a fault of its own. */
  readonly isStraight?: true
}

function unbalanced(passage: Passage, next: Passage | null): readonly Fault[] {
  const { text } = passage
  const open: Opened[] = []
  const faults: (readonly [number, string, boolean])[] = []
  for (let offset = 0; offset < text.length; offset += 1) {
    const mark = text[offset]!
    if (straightQuotation.has(mark)) {
      pairStraight(open, text, offset)
      continue
    }
    if (markPairs.has(mark)) open.push({ mark, offset })
    const opening = openingOf.get(mark)
    if (opening === undefined || isLabelOrApostrophe(text, offset)) continue
    const at = open.findLastIndex((one) => one.mark === opening)
    if (at < 0) faults.push([offset, mark, false])
    else {
      for (const left of open.splice(at).slice(1)) {
        if (!left.isStraight) faults.push([left.offset, left.mark, true])
      }
    }
  }
  for (const left of open) {
    if (!left.isStraight && !goesOn(left, text, next)) faults.push([left.offset, left.mark, true])
  }
  return faults
    .toSorted(([one], [other]) => one - other)
    .map(([offset, mark, isOpening]) => unpaired(passage, offset, mark, isOpening))
}

/** Which opening mark a straight quote stands for. */
const straightQuotation: ReadonlyMap<string, string> = new Map([
  ['"', '“'],
  ["'", '‘'],
])

/** A straight quote closes what is open, or opens; it is told of once, as a straight quote. */
function pairStraight(open: Opened[], text: string, offset: number): void {
  if (isApostropheOrMeasure(text, offset)) return
  const mark = straightQuotation.get(text[offset]!)!
  const at = open.findLastIndex((one) => one.mark === mark)
  if (at >= 0) open.splice(at, 1)
  else open.push({ mark, offset, isStraight: true })
}

/** 1） numbers a point; ’ between Latin letters is an apostrophe. */
function isLabelOrApostrophe(text: string, offset: number): boolean {
  const before = text.slice(Math.max(0, offset - 4), offset)
  if (text[offset] === '）') {
    return /(?:^|[。；，：\s])(?:\d{1,2}|[一二三四五六七八九十]{1,3}|[a-zA-Z])$/u.test(before)
  }
  return (
    text[offset] === '’' && /[a-zA-Z]$/u.test(before) && /[a-zA-Z\s]/u.test(text[offset + 1] ?? '')
  )
}

/** A quotation of several paragraphs opens each of them and is closed in the last. */
function goesOn({ mark }: Opened, text: string, next: Passage | null): boolean {
  return (
    (mark === '“' || mark === '‘') &&
    text.trimStart().startsWith(mark) &&
    next?.kind === 'paragraph' &&
    next.text.trimStart().startsWith(mark)
  )
}

const markNames: ReadonlyMap<string, string> = new Map([
  ['“', '引号'],
  ['‘', '单引号'],
  ['《', '书名号'],
  ['〈', '单书名号'],
])

function unpaired(passage: Passage, offset: number, mark: string, isOpening: boolean): Fault {
  const other = isOpening ? markPairs.get(mark)! : openingOf.get(mark)!
  const [own, missing] = isOpening ? ['前', '后'] : ['后', '前']
  const name = markNames.get(isOpening ? mark : other) ?? '括号'
  return {
    title: '标点不配对',
    ...placeOf(passage, offset, 1),
    message: `这个${own}${name}（${mark}）没有配对的${missing}${name}（${other}）。`,
    hint: isOpening
      ? `在该结束的地方补上 ${other}，或删去 ${mark}。`
      : `在该开始的地方补上 ${other}，或删去 ${mark}。`,
  }
}

export const quotesAreChinese: Rule = {
  id: 'R33',
  title: '直引号',
  severity: 'error',
  basis: 'GB/T 15834—2011 4.8：引号的形式是双引号“ ”和单引号‘ ’',
  find: ({ passages }) =>
    passages.flatMap((passage) => [
      ...straightQuotes(passage, '"', '“', '”'),
      ...straightQuotes(passage, "'", '‘', '’'),
    ]),
}

const longestQuotation = 60

function straightQuotes(
  passage: Passage,
  quote: string,
  opening: string,
  closing: string,
): readonly Fault[] {
  const { text } = passage
  const addresses = addressRanges(text)
  const places = [...text.matchAll(new RegExp(quote, 'gu'))]
    .map((match) => match.index)
    .filter((at) => !isWithin(addresses, at) && !isApostropheOrMeasure(text, at))
  const faults: Fault[] = []
  for (let index = 0; index < places.length; index += 1) {
    const at = places[index]!
    const end = places[index + 1]
    const half = halfOf(text, at, [opening, closing])
    const isPair =
      half === null &&
      end !== undefined &&
      end - at <= longestQuotation &&
      !text.slice(at, end).includes('\n')
    if (isPair) {
      index += 1
      if (![at, end].some((one) => isAmongChinese(text, one))) continue
      const replacement = `${opening}${text.slice(at + 1, end)}${closing}`
      faults.push(straight(passage, at, end + 1 - at, replacement))
    } else if (isAmongChinese(text, at)) faults.push(straight(passage, at, 1, half))
  }
  return faults
}

/** The mark in whose place a straight quote stands, where the other one of the pair is there. */
function halfOf(
  text: string,
  at: number,
  [opening, closing]: readonly [string, string],
): string | null {
  const isMark = (mark: string) => mark === opening || mark === closing || mark === text[at]
  const before = [...text.slice(0, at)].findLast(isMark)
  const after = text.slice(at + 1)
  const [next, afterNext] = [...after].filter(isMark)
  const words = after.slice(0, after.indexOf(text[at]!))
  // Two straight ones round a few words within a quotation belong together.
  const isWithinQuotation =
    next === text[at] && afterNext === closing && !/[，。；：！？]/u.test(words)
  if (before === opening && !isWithinQuotation) return closing
  return next === closing ? opening : null
}

/** don't, 5'30", 55" */
function isApostropheOrMeasure(text: string, at: number): boolean {
  const [before, after] = [text[at - 1] ?? '', text[at + 1] ?? '']
  if (text[at] === "'" && /[a-zA-Z]/u.test(before) && /[a-zA-Z]/u.test(after)) return true
  return /\d/u.test(before) && !text.slice(0, at).includes(text[at]!)
}

function isAmongChinese(text: string, at: number): boolean {
  return [text[at - 1] ?? '', text[at + 1] ?? ''].some(
    (character) => isHanzi(character) || isFullWidthMark(character),
  )
}

function straight(
  passage: Passage,
  offset: number,
  length: number,
  replacement: string | null,
): Fault {
  return {
    title: '直引号',
    ...placeOf(passage, offset, length),
    message: '中文里用了西文直引号，应改用中文引号。',
    hint: replacement === null ? '改为中文引号，并核对是否配对。' : '',
    ...(replacement === null ? {} : { fixes: [{ label: `改为${replacement}`, replacement }] }),
  }
}
