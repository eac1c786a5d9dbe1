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
}

function unbalanced(passage: Passage, next: Passage | null): readonly Fault[] {
  const { text } = passage
  const open: Opened[] = []
  const faults: (readonly [number, string, boolean])[] = []
  for (let offset = 0; offset < text.length; offset += 1) {
    const mark = text[offset]!
    if (markPairs.has(mark)) open.push({ mark, offset })
    const opening = openingOf.get(mark)
    if (opening === undefined || isLabelOrApostrophe(text, offset)) continue
    const at = open.findLastIndex((one) => one.mark === opening)
    if (at < 0) faults.push([offset, mark, false])
    else for (const left of open.splice(at).slice(1)) faults.push([left.offset, left.mark, true])
  }
  for (const left of open) {
    if (!goesOn(left, text, next)) faults.push([left.offset, left.mark, true])
  }
  return faults
    .toSorted(([one], [other]) => one - other)
    .map(([offset, mark, isOpening]) => unpaired(passage, offset, mark, isOpening))
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

function unpaired(passage: Passage, offset: number, mark: string, isOpening: boolean): Fault {
  const other = isOpening ? markPairs.get(mark)! : openingOf.get(mark)!
  return {
    title: '标点不配对',
    ...placeOf(passage, offset, 1),
    message: `“${mark}”没有与之配对的“${other}”。`.replace(/“([“”])”/gu, '$1'),
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
    const isPair =
      end !== undefined && end - at <= longestQuotation && !text.slice(at, end).includes('\n')
    if (isPair) {
      index += 1
      if (![at, end].some((one) => isAmongChinese(text, one))) continue
      const replacement = `${opening}${text.slice(at + 1, end)}${closing}`
      faults.push(straight(passage, at, end + 1 - at, replacement))
    } else if (isAmongChinese(text, at)) faults.push(straight(passage, at, 1, null))
  }
  return faults
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
