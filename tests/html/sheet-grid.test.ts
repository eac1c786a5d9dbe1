import { describe, expect, test } from 'vitest'
import { compose } from '../../core/galley/index.ts'
import {
  cellOf,
  columnGap,
  cornerOf,
  deskSize,
  flowWidth,
  pageIn,
  sheetPitch,
} from '../../core/html/index.ts'
import { builtInTemplates } from '../../core/template/index.ts'
import { article, bulletin } from '../helpers/build.ts'

const pages = Array.from({ length: 9 }, (_, index) => index + 1)

describe.each([true, false])('sheets that lie side by side: %s', (isSpread) => {
  test('have a cell each', () => {
    expect(pages.map((page) => pageIn(cellOf(page, isSpread), isSpread))).toEqual(pages)
  })

  test.each(builtInTemplates.map((template) => [template.name, template] as const))(
    'do not overlap, and none lies off the desk: %s',
    (_, template) => {
      const { page } = compose(bulletin(article('题')), template, null)
      const grid = { page, isSpread }
      const [width, height] = [(page.width * 96) / 72, (page.height * 96) / 72]
      const desk = deskSize(grid, pages.length)
      const corners = pages.map((number) => cornerOf(grid, number))
      for (const [index, { left, top }] of corners.entries()) {
        expect(left + width).toBeLessThan(desk.width + 0.01)
        expect(top + height).toBeLessThan(desk.height)
        const others = corners.slice(index + 1)
        const isFree = (other: { left: number; top: number }) =>
          Math.abs(other.left - left) >= width || Math.abs(other.top - top) >= height
        expect(others.every(isFree)).toBe(true)
      }
    },
  )
})

test('a page alone and a page beside another have columns of the same width', () => {
  for (const template of builtInTemplates) {
    const { page } = compose(bulletin(article('题')), template, null)
    const alone = flowWidth({ page, isSpread: false })
    const both = flowWidth({ page, isSpread: true })
    expect((both - columnGap(page)) / 2).toBeCloseTo(alone, 9)
    expect(Number.isInteger(columnGap(page))).toBe(true)
    expect(sheetPitch(page)).toBeGreaterThan((page.height * 96) / 72)
  }
})
