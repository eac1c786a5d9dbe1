import { describe, expect, test } from 'vitest'
import { lineOf, type PageMap } from '../../core/galley/index.ts'

const page = (...lines: readonly (readonly [id: string, text: string, row: number])[]) => ({
  lines: lines.map(([, text]) => text),
  blockIds: lines.map(([id]) => id),
  rows: lines.map(([, , row]) => row),
})

/** A paragraph with a number and a reference over the end of a page. */
const pages: PageMap = {
  pageCount: 2,
  firstPages: new Map(),
  pages: [
    page(['h', '标题上半', 1], ['h', '标题下半', 3], ['a', '一、开门办[1]学', 22]),
    page(['a', '课堂到家', 1], ['b', '另一段', 2]),
  ],
  tailPage: 2,
  noBody: false,
  blankBeforeTail: false,
  spaceBeforeTail: 0,
  tailHeight: 0,
  articleEnds: [],
}

describe('a character is on the line that prints it', () => {
  test.each([
    ['h', '标题上半\n标题下半', 3, { page: 1, row: 1 }],
    ['h', '标题上半\n标题下半', 5, { page: 1, row: 3 }],
    ['a', '开门办学课堂到家', 0, { page: 1, row: 22 }],
    ['a', '开门办学课堂到家', 3, { page: 1, row: 22 }],
    ['a', '开门办学课堂到家', 4, { page: 2, row: 1 }],
    ['a', '开门办学课堂到家', 8, { page: 2, row: 1 }],
    ['b', '另一段', 1, { page: 2, row: 2 }],
  ])('%s %s, character %i', (id, text, offset, place) => {
    expect(lineOf(pages, id, text, offset)).toEqual(place)
  })

  test('a block that was not read is nowhere', () => {
    expect(lineOf(pages, 'z', '文', 0)).toBeNull()
  })
})
