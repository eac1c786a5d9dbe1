/** Typed numbers in order: 一、二、三、 over an article, 一是二是三是 over its paragraphs. */
import type { HeadingLevel } from '../model/index.ts'
import { chineseNumeral, findNumber, findTypedNumber, type TypedNumber } from '../text/index.ts'
import type { Checked, Fault, Rule } from './finding.ts'
import { placeOf, type Passage } from './passages.ts'

interface Numbered {
  readonly passage: Passage
  readonly level: HeadingLevel
  /** Null for a computed number, which counts itself and cannot be wrong. */
  readonly typed: TypedNumber | null
}

export const numbersAreConsecutive: Rule = {
  id: 'R22',
  title: '序号不连续',
  severity: 'error',
  basis: 'GB/T 9704—2012 7.3.3：结构层次序数依次为“一、”“（一）”“1.”“（1）”',
  find: (checked) => articlesOf(checked).flatMap((passages) => faultsOfArticle(passages)),
}

function faultsOfArticle(passages: readonly Passage[]): readonly Fault[] {
  const numbered = passages.flatMap(numberOf)
  return ([1, 2, 3, 4] as const).flatMap((level) => {
    const all = numbered.filter((one) => one.level === level)
    // A single typed number with no other of its level is a word such as 三、四月份.
    if (all.length < 2) return []
    return faultsOfLevel(numbered, level)
  })
}

const isTyped = (one: Numbered): one is Numbered & { readonly typed: TypedNumber } =>
  one.typed !== null

/**
 * A heading in words only: the program numbers the others past it, and the contents pass it by.
 * `expected` is the number that should stand there; null where the typed one is in its place.
 */
function notComputed(
  { passage, typed }: Numbered & { readonly typed: TypedNumber },
  expected: number | null,
): Fault {
  const { numeral, offset, value } = typed
  const words = typed.text.trim()
  const isGap = expected !== null && value > expected
  return {
    title: isGap ? '序号跳号' : '标题未编号',
    ...placeOf(passage, offset, numeral.length),
    message: isGap
      ? `同级序号应当依次排列：“${words}”之前缺少“${words.replace(numeral, numeralFor(typed, expected))}”。`
      : `同级标题由程序编号，这里的“${words}”是手打的，没有排进去。`,
    hint: isGap
      ? '核对是否漏排了内容；没有漏的设为标题，序号自动接上。'
      : '设为标题，序号自动接上。',
    fixes: [{ label: '设为标题', action: 'makeHeading' }],
  }
}

function faultsOfLevel(numbered: readonly Numbered[], level: HeadingLevel): readonly Fault[] {
  const faults: Fault[] = []
  const expected = new Map<Numbered, number>()
  let last = 0
  let computed = 0
  let isOutOfStep = false
  for (const one of numbered) {
    if (one.level < level) last = computed = 0
    if (one.level !== level) continue
    if (one.typed === null) {
      computed += 1
      isOutOfStep ||= computed !== last + 1
      last = computed
      continue
    }
    const { value } = one.typed
    const restarts = value === 1 && (level > 1 || last === 0)
    if (value !== last + 1 && !restarts) {
      expected.set(one, last + 1)
      faults.push(gapOf(one, last + 1))
    }
    last = value
  }
  // Beside computed numbers a typed one is put right by computing it. Below the second level it may
  // count points of its own.
  const typed = numbered.filter(isTyped).filter((one) => one.level === level)
  const isMixed = numbered.some((one) => one.level === level && one.typed === null)
  const isWrong = isOutOfStep || faults.length > 0
  return level <= 2 && isMixed && isWrong
    ? typed.map((one) => notComputed(one, expected.get(one) ?? null))
    : faults
}

function numberOf(passage: Passage): readonly Numbered[] {
  const { kind, text, headingLevel } = passage
  if (headingLevel !== null) return [{ passage, level: headingLevel, typed: null }]
  if (kind !== 'paragraph') return []
  const typed = findTypedNumber(text)
  return typed ? [{ passage, level: typed.level, typed }] : []
}

function gapOf({ passage, typed }: Numbered, expected: number): Fault {
  const { numeral: text, value, offset } = typed!
  const right = numeralFor(typed!, expected)
  return {
    title: value > expected ? '序号跳号' : '序号重复',
    ...placeOf(passage, offset, text.length),
    message: `同级序号应当依次排列：这里是“${text}”，应为“${right}”。`,
    hint: '核对是否漏排了内容，再改正序号。',
    fixes: [{ label: `改为“${right}”`, replacement: right }],
  }
}

/** A number as the typed one is written. */
const numeralFor = ({ numeral }: TypedNumber, value: number): string =>
  /\d/u.test(numeral) || value > 99 ? String(value) : chineseNumeral(value)

function articlesOf({ passages }: Checked): readonly (readonly Passage[])[] {
  const articles = new Map<string, Passage[]>()
  for (const passage of passages) {
    if (passage.articleId === null) continue
    const own = articles.get(passage.articleId)
    if (own) own.push(passage)
    else articles.set(passage.articleId, [passage])
  }
  return [...articles.values()]
}

export const pointsAreConsecutive: Rule = {
  id: 'R23',
  title: '分述序号不连续',
  severity: 'error',
  basis: '编校惯例：“一是”“二是”“三是”应成组、依次出现',
  find: (checked) => articlesOf(checked).flatMap((passages) => pointFaults(passages)),
}

interface Point {
  readonly passage: Passage
  readonly offset: number
  readonly value: number
  readonly text: string
}

// 一是一、二是二 is a saying. A point starts its sentence or clause.
const pointPattern = /(?<=^|[。；，、：！？”）\s])([一二三四五六七八九十]{1,2})是(?!\1[、，。；])/gu
const otherPoint = /另一(?:个|方面|项|种)?|其二|二则|二来|再就是|另外|二者/u

/** Follows chains of points; a 一是 inside a chain opens one within it. */
function pointFaults(passages: readonly Passage[]): readonly Fault[] {
  const faults: Fault[] = []
  let chains: Point[][] = []
  const close = () => {
    for (const chain of chains) faults.push(...loneOf(chain))
    chains = []
  }
  for (const passage of passages) {
    if (passage.kind !== 'paragraph' && passage.kind !== 'listItem') continue
    if (passage.headingLevel !== null) close()
    for (const point of pointsIn(passage)) {
      const depth = chains.findLastIndex((chain) => chain.at(-1)!.value + 1 === point.value)
      if (point.value === 1) chains.push([point])
      else if (depth >= 0) {
        for (const inner of chains.splice(depth + 1)) faults.push(...loneOf(inner))
        chains[depth]!.push(point)
      } else {
        faults.push(wrongPoint(point, chains.at(-1)?.at(-1)?.value ?? 0))
        if (chains.length === 0) chains.push([point])
        else chains.at(-1)!.push(point)
      }
    }
  }
  close()
  return faults.toSorted((a, b) => order(passages, a) - order(passages, b))
}

function pointsIn(passage: Passage): readonly Point[] {
  return [...passage.text.matchAll(pointPattern)].flatMap((match) => {
    const value = findNumber(match[1]!)
    return value === null ? [] : [{ passage, offset: match.index, value, text: match[0] }]
  })
}

function order(passages: readonly Passage[], { where }: Fault): number {
  const at = passages.findIndex(({ elementId }) => elementId === where.elementId)
  return at * 1e6 + where.offset
}

function wrongPoint({ passage, offset, text, value }: Point, last: number): Fault {
  const right = `${chineseNumeral(last + 1)}是`
  const message =
    value <= last
      ? `分述序号重复：前面已有“${chineseNumeral(last)}是”，这里又是“${text}”。`
      : `分述序号不连续：“${text}”之前缺少“${right}”。`
  return {
    title: value <= last ? '分述序号重复' : '分述序号跳号',
    ...placeOf(passage, offset, text.length),
    message,
    hint: '核对是否漏写了一点，再改正序号。',
    fixes: [{ label: `改为“${right}”`, replacement: right }],
  }
}

/** 一是 without 二是, unless the text goes on by other words such as 另一方面. */
function loneOf(chain: readonly Point[]): readonly Fault[] {
  const [point] = chain
  if (!point || chain.length > 1 || point.value !== 1) return []
  if (otherPoint.test(point.passage.text.slice(point.offset))) return []
  return [
    {
      title: '只有“一是”',
      ...placeOf(point.passage, point.offset, point.text.length),
      message: '有“一是”而没有“二是”，分述不成组。',
      hint: '补写其余各点，或删去“一是”。',
    },
  ]
}
