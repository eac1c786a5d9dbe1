/** Half-width marks among Hanzi, and full-width digits and letters. */
import { isClosingMark, isHanzi, isOpeningMark, toHalfWidth } from '../text/index.ts'
import type { Fault, Rule } from './finding.ts'
import { addressRanges, isWithin, placeOf, type Passage } from './passages.ts'

const fullWidth: Readonly<Record<string, string>> = {
  ',': '，',
  ';': '；',
  ':': '：',
  '.': '。',
  '?': '？',
  '!': '！',
  '(': '（',
  ')': '）',
}

export const marksAreFullWidth: Rule = {
  id: 'R34',
  title: '半角标点',
  severity: 'error',
  basis: 'GB/T 15834—2011 5.1：中文标点占一个字的位置（数字、网址、时刻中的除外）',
  find: ({ passages }) => passages.flatMap(halfWidthMarks),
}

function halfWidthMarks(passage: Passage): readonly Fault[] {
  const { text } = passage
  const addresses = addressRanges(text)
  const pairs = bracketPairs(text)
  const faults: Fault[] = []
  for (const match of text.matchAll(/[,;:]|[?!]+|[()]|(?<!\.)\.(?!\.)/gu)) {
    const start = match.index
    const end = start + match[0].length
    if (isWithin(addresses, start)) continue
    if (match[0] === '.' && !endsSentence(text, start)) continue
    const pair = pairs.find(([open, close]) => open === start || close === start)
    if (pair) {
      if (start !== pair[0] || ![...pair].some((at) => isAmongChinese(text, at, at + 1))) continue
      faults.push(
        halfWidth(passage, pair[0], pair[1] + 1, widenEnds(text.slice(pair[0], pair[1] + 1))),
      )
    } else if (isAmongChinese(text, start, end)) {
      faults.push(halfWidth(passage, start, end, widen(match[0])))
    }
  }
  return faults
}

/** A point behind a Hanzi ends a sentence, unless it follows a number such as 一. at its start. */
function endsSentence(text: string, at: number): boolean {
  const [before, after] = [text[at - 1] ?? '', text[at + 1] ?? '']
  if (!isHanzi(before) && !isClosingMark(before)) return false
  const sentence =
    text
      .slice(0, at)
      .split(/[。！？\n]/u)
      .at(-1) ?? ''
  return after === '' || isClosingMark(after) || (isHanzi(after) && sentence.length > 4)
}

/** Brackets that close one another, unless so much stands between them that it is no aside. */
function bracketPairs(text: string): readonly (readonly [number, number])[] {
  const pairs: (readonly [number, number])[] = []
  const open: number[] = []
  for (const { 0: mark, index } of text.matchAll(/[()]/gu)) {
    if (mark === '(') open.push(index)
    else {
      const start = open.pop()
      if (start !== undefined && index - start <= 60) pairs.push([start, index])
    }
  }
  return pairs
}

/** Whether a Hanzi, or a mark that only Chinese has, stands beside a stretch, spaces aside. */
function isAmongChinese(text: string, start: number, end: number): boolean {
  const before = text.slice(0, start).trimEnd().at(-1) ?? ''
  const after = text.slice(end).trimStart().at(0) ?? ''
  return isHanzi(before) || isClosingMark(before) || isHanzi(after) || isOpeningMark(after)
}

const widen = (marks: string) => [...marks].map((mark) => fullWidth[mark] ?? mark).join('')
const widenEnds = (aside: string) => `（${aside.slice(1, -1)}）`

function halfWidth(passage: Passage, start: number, end: number, replacement: string): Fault {
  const typed = passage.text.slice(start, end)
  return {
    title: '半角标点',
    ...placeOf(passage, start, end - start),
    message: `中文里用了半角标点“${typed}”，应为“${replacement}”。`,
    hint: '',
    fixes: [{ label: `改为“${replacement}”`, replacement }],
  }
}

export const digitsAreHalfWidth: Rule = {
  id: 'R36',
  title: '全角数字字母',
  severity: 'error',
  basis: 'GB/T 15835—2011：阿拉伯数字、拉丁字母和 % 用半角',
  find: ({ passages }) => passages.flatMap(fullWidthRuns),
}

function fullWidthRuns(passage: Passage): readonly Fault[] {
  const run = /[０-９Ａ-Ｚａ-ｚ％](?:[０-９Ａ-Ｚａ-ｚ％．]*[０-９Ａ-Ｚａ-ｚ％])?/gu
  return [...passage.text.matchAll(run)].map((match) => {
    const replacement = toHalfWidth(match[0])
    return {
      title: '全角数字字母',
      ...placeOf(passage, match.index, match[0].length),
      message: `“${match[0]}”是全角字符，应为半角“${replacement}”。`,
      hint: '',
      fixes: [{ label: `改为“${replacement}”`, replacement }],
    }
  })
}
