import { describe, expect, test } from 'vitest'
import { parsePageRange } from '../../renderer/app/page-range.ts'

describe('pages to print, of 17', () => {
  test.each([
    ['5', [5]],
    ['2-5,8', [2, 3, 4, 5, 8]],
    ['８，２—４', [2, 3, 4, 8]],
    ['2至4、4、17', [2, 3, 4, 17]],
    ['第2页到第3页；9', [2, 3, 9]],
    [' 2-3 7 ', [2, 3, 7]],
  ])('%s', (typed, pages) => {
    expect(parsePageRange(typed, 17)).toEqual({ ok: true, pages })
  })
  test.each([
    ['', '写上要打印的页码，如 2-5,8。'],
    ['2-', '页码写成 2-5,8 这样。'],
    ['二', '页码写成 2-5,8 这样。'],
    ['0', '页码从 1 到 17。'],
    ['12-18', '页码从 1 到 17。'],
    ['5-2', '“5-2”前面的页码比后面的大。'],
  ])('refuses “%s”', (typed, message) => {
    expect(parsePageRange(typed, 17)).toEqual({ ok: false, message })
  })
})
