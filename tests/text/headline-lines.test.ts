import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  balanceHeadline,
  lineEndProhibited,
  lineStartProhibited,
  widthInEms,
} from '../../core/text/index.ts'

const segmenter = new Intl.Segmenter('zh', { granularity: 'word' })
const wordStarts = (text: string) => [...segmenter.segment(text)].map(({ index }) => index)
const balance = (text: string, ems = 20, terms: readonly string[] = []) =>
  balanceHeadline(text, { ems, wordStarts, terms }).split('\n')
/** Every character is a word: whatever is kept together is kept by us. */
const loose = (text: string, ems: number, terms: readonly string[] = []) =>
  balanceHeadline(text, { ems, terms, wordStarts: (all) => [...all].map((_, at) => at) }).split(
    '\n',
  )
const widthOf = (line: string) =>
  [...line.trimEnd()].reduce((sum, character) => sum + widthInEms(character), 0)

describe('a headline', () => {
  test('that fits one line is not broken, and loses breaks it does not need', () => {
    expect(balance('石桥镇把课堂办到田埂上')).toEqual(['石桥镇把课堂办到田埂上'])
    expect(balance('石桥镇把课堂\n办到田埂上')).toEqual(['石桥镇把课堂办到田埂上'])
  })

  test('of two lines is broken between words into halves', () => {
    expect(balance('团县委推动返乡青年创业就业服务站覆盖全部乡镇街道')).toEqual([
      '团县委推动返乡青年创业',
      '就业服务站覆盖全部乡镇街道',
    ])
  })

  test('is broken where its parts are told apart, the space staying before the break', () => {
    expect(balance('党建带团建 服务进车间 开发区青年工作见实效')).toEqual([
      '党建带团建 服务进车间 ',
      '开发区青年工作见实效',
    ])
  })

  test('keeps names in marks, names of the issue, and numbers with what they count whole', () => {
    expect(loose('一二三四五“青春合伙人”六七八九', 12)).toEqual([
      '一二三四五',
      '“青春合伙人”六七八九',
    ])
    expect(loose('甲乙丙丁戊己澄源县青联庚辛壬癸', 10, ['澄源县青联'])).toEqual([
      '甲乙丙丁戊己',
      '澄源县青联庚辛壬癸',
    ])
    expect(loose('全县建成家门口的夜校136个覆盖村社园区', 12).join('|')).not.toMatch(
      /1\|?3\|?6\|个|1\|36|13\|6/,
    )
  })

  test('of three lines has no waist', () => {
    const lines = balance(
      '关于在全县基层团组织中开展“青年突击队”集中攻坚行动的情况和下一步工作安排的建议报告',
    )
    expect(lines).toHaveLength(3)
    const [first, second, third] = lines.map(widthOf)
    expect(second).toBeGreaterThanOrEqual(Math.min(first!, third!))
  })

  test('that nothing can break stays as it is', () => {
    expect(balanceHeadline('甲'.repeat(30), { ems: 20, wordStarts: () => [0], terms: [] })).toBe(
      '甲'.repeat(30),
    )
  })
})

test('whatever the words, only breaks change, lines fit, and no mark stands where it may not', () => {
  const piece = fc.constantFrom(
    ...[
      '青年',
      '夜校',
      '的',
      '，',
      '、',
      '《行动方案》',
      '“',
      '”',
      '3',
      '个',
      '2026年',
      ' ',
      'AI',
      '（',
      '）',
    ],
    ...['团县委', '和', '服务', '。', '：', '县域', '！', '——'],
  )
  fc.assert(
    fc.property(fc.array(piece, { minLength: 1, maxLength: 30 }), (pieces) => {
      const text = pieces.join('').trim()
      const lines = balance(text)
      expect(lines.join('')).toBe(text)
      if (lines.length === 1) return
      for (const line of lines) expect(widthOf(line)).toBeLessThanOrEqual(20)
      for (const line of lines.slice(1)) expect(lineStartProhibited.has(line[0]!)).toBe(false)
      for (const line of lines.slice(0, -1)) {
        expect(lineEndProhibited.has(line.trimEnd().at(-1)!)).toBe(false)
      }
    }),
    {
      numRuns: 200,
      examples: [[['《行动方案》', '“', ' ', '青年', '2026年', '《行动方案》', '青年']]],
    },
  )
})
