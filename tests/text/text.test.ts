import { describe, expect, it, test } from 'vitest'
import {
  chineseNumeral,
  dropControlCharacters,
  findDate,
  findIsoDate,
  findNumeralValue,
  findYear,
  isClosingMark,
  isFullWidthAlphanumeric,
  isFullWidthMark,
  isHanzi,
  isInGb2312,
  isOpeningMark,
  isStop,
  lineEndProhibited,
  lineStartProhibited,
  markPairs,
  pointsOf,
  recipientsOf,
  similarity,
  toHalfWidth,
  withoutSpaces,
} from '../../core/text/index.ts'

describe('character classes', () => {
  it('takes 〇 and characters beyond the basic plane for Hanzi, and marks for none', () => {
    for (const character of ['青', '〇', '𠮷', '喆']) expect(isHanzi(character)).toBe(true)
    for (const character of ['', 'a', '1', '，', '“', '　', '々あ']) {
      expect(isHanzi(character)).toBe(false)
    }
  })

  it('never lets a stop or a closing mark open a line, nor an opening mark end one', () => {
    for (const mark of '，。、；：？！”’》）】·…') expect(lineStartProhibited).toContain(mark)
    for (const mark of '“‘《（【') expect(lineEndProhibited).toContain(mark)
    expect([...lineStartProhibited].filter((mark) => lineEndProhibited.has(mark))).toEqual([])
  })

  it('knows both sides of every pair', () => {
    for (const [opening, closing] of markPairs) {
      expect([isOpeningMark(opening), isClosingMark(opening)]).toEqual([true, false])
      expect([isOpeningMark(closing), isClosingMark(closing)]).toEqual([false, true])
      expect(isFullWidthMark(opening) && isFullWidthMark(closing)).toBe(true)
    }
    expect(isStop('、') && !isStop('“')).toBe(true)
    expect(isFullWidthMark('')).toBe(false)
  })

  it('narrows full-width digits, letters and marks', () => {
    expect(toHalfWidth('２０２３年Ａ５２％，')).toBe('2023年A52%,')
    expect(isFullWidthAlphanumeric('％')).toBe(true)
    expect(isFullWidthAlphanumeric('，')).toBe(false)
  })
})

describe('recipients', () => {
  test.each([
    ['县委办公室，各乡镇（街道、园区）团委', ['县委办公室', '各乡镇（街道、园区）团委']],
    ['甲局、乙局\n丙局；丁局。', ['甲局', '乙局', '丙局', '丁局']],
    ['各县(市,区)委，', ['各县(市,区)委']],
    ['各县（市、区委\n乙局', ['各县（市、区委', '乙局']],
    ['  。', []],
    ['', []],
  ])('of %j are %j', (line, recipients) => {
    expect(recipientsOf(line)).toEqual(recipients)
  })
})

describe('dates', () => {
  test.each([
    ['2024年5月6日', '2024-05-06'],
    ['2024 年 05 月 06 日', '2024-05-06'],
    ['二〇二四年十一月二十三日', '2024-11-23'],
    ['2024-5-6', '2024-05-06'],
    ['2024.05.06', '2024-05-06'],
    ['2024年2月29日', '2024-02-29'],
    ['2023年2月29日', null],
    ['2024年4月31日', null],
    ['2024年13月1日', null],
    ['2024年5月', null],
    ['昨天', null],
  ])('%s is %s', (text, iso) => {
    expect(findDate(text)).toBe(iso)
  })

  it('knows the leap years of centuries', () => {
    expect(findIsoDate(2000, 2, 29)).toBe('2000-02-29')
    expect(findIsoDate(2100, 2, 29)).toBeNull()
  })

  it('reads a year in either kind of digits', () => {
    expect(findYear('二○二三')).toBe(2023)
    expect(findYear('3023')).toBeNull()
  })
})

describe('numerals', () => {
  it('reads every numeral that it writes', () => {
    for (let value = 1; value <= 99; value += 1) {
      expect(findNumeralValue(chineseNumeral(value))).toBe(value)
    }
  })

  it('has none for what no heading counts', () => {
    expect(() => chineseNumeral(100)).toThrow(RangeError)
    for (const text of ['', '百', '一一', '十十', '1']) expect(findNumeralValue(text)).toBeNull()
  })
})

describe('white space and controls', () => {
  it('takes out full-width and zero-width spaces', () => {
    expect(withoutSpaces(' 青\u3000禾\t信\u200B息\n')).toBe('青禾信息')
  })

  it('drops what no page can show and keeps line ends and whole pairs', () => {
    expect(dropControlCharacters('a\0\u0007b\uD800\n\t😀')).toEqual({
      text: 'ab\n\t😀',
      dropped: 3,
    })
  })
})

describe('likeness of titles', () => {
  it('is 1 where only spaces differ and high where a word differs', () => {
    expect(similarity('青春 有为', '青春有为')).toBe(1)
    expect(similarity('县直机关推进结对帮扶成果落地', '县直机关推进结对帮扶落地')).toBeGreaterThan(
      0.8,
    )
    expect(similarity('青年夜校开课', '防汛工作总结')).toBeLessThan(0.2)
  })
})

it('names sizes as offices do', () => {
  expect([pointsOf('三号'), pointsOf('小四'), pointsOf(45)]).toEqual([16, 12, 45])
})

describe('GB/T 2312', () => {
  test('has exactly the Hanzi of its rows 16 to 87', () => {
    const decoder = new TextDecoder('gbk')
    const expected = new Set<string>()
    for (let row = 0xa1; row <= 0xf7; row += 1) {
      for (let cell = 0xa1; cell <= 0xfe; cell += 1) {
        const character = decoder.decode(Uint8Array.of(row, cell))
        if (isHanzi(character) && row >= 0xb0) expected.add(character)
      }
    }
    expect(expected.size).toBe(6763)
    const held: string[] = []
    for (let code = 0; code <= 0x323af; code += 1) {
      const character = String.fromCodePoint(code)
      if (isInGb2312(character)) held.push(character)
    }
    expect(new Set(held)).toEqual(expected)
  })

  test('lacks characters of many names', () => {
    expect([...'喆堃昇祎珺赟镕昉旻'].filter(isInGb2312)).toEqual([])
    expect([...'王国志伟'].every(isInGb2312)).toBe(true)
    expect(isInGb2312('')).toBe(false)
  })
})
