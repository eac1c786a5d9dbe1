import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { evenColumnWidths, moveColumnBorder, setColumnWidth } from '../../core/model/index.ts'

const least = 0.05
const rounded = (widths: readonly number[]) => widths.map((each) => Math.round(each * 1000) / 1000)

describe('a border between two columns', () => {
  const widths = [0.2, 0.3, 0.5]
  test.each([
    ['gives to one what it takes from the other', 1, 0.1, [0.3, 0.2, 0.5]],
    ['leaves the columns that it is not between', 2, -0.1, [0.2, 0.2, 0.6]],
    ['stops where the right one is as narrow as it may be', 1, 0.9, [0.45, 0.05, 0.5]],
    ['stops where the left one is', 1, -0.9, [0.05, 0.45, 0.5]],
    ['stands still at the edge of the table', 3, 0.1, widths],
  ])('%s', (_name, border, by, expected) => {
    expect(rounded(moveColumnBorder(widths, border, by, least))).toEqual(expected)
  })
  test('leaves a column alone that is too narrow already', () => {
    const narrow = [0.02, 0.48, 0.5]
    expect(moveColumnBorder(narrow, 1, -0.01, least)).toEqual(narrow)
    expect(rounded(moveColumnBorder(narrow, 1, 0.1, least))).toEqual([0.12, 0.38, 0.5])
  })
})

describe('a typed width', () => {
  const widths = [0.25, 0.25, 0.25, 0.25]
  test.each([
    ['takes from the next column', [0, 1], 0.3, [0.3, 0.2, 0.25, 0.25]],
    ['gives to the next column', [1, 2], 0.1, [0.25, 0.1, 0.4, 0.25]],
    ['takes from the one after it where that is not enough', [0, 1], 0.5, [0.5, 0.05, 0.2, 0.25]],
    ['takes to the left in the last column', [3, 4], 0.5, [0.25, 0.2, 0.05, 0.5]],
    ['goes no further than the others allow', [0, 1], 1, [0.85, 0.05, 0.05, 0.05]],
    ['is no less than it may be', [0, 1], 0.01, [0.05, 0.45, 0.25, 0.25]],
    ['of columns together keeps their proportion', [0, 2], 0.6, [0.3, 0.3, 0.15, 0.25]],
    ['of all columns cannot be set', [0, 4], 0.5, widths],
  ] as const)('%s', (_name, columns, wanted, expected) => {
    expect(rounded(setColumnWidth(widths, columns, wanted, least))).toEqual(expected)
  })
  test('stays when the next one is typed', () => {
    const first = setColumnWidth(widths, [0, 1], 0.1, least)
    expect(rounded(setColumnWidth(first, [1, 2], 0.2, least)).slice(0, 2)).toEqual([0.1, 0.2])
  })
})

test('columns share evenly what they have together', () => {
  expect(rounded(evenColumnWidths([0.1, 0.2, 0.3, 0.4], [0, 4]))).toEqual([0.25, 0.25, 0.25, 0.25])
  expect(rounded(evenColumnWidths([0.1, 0.2, 0.3, 0.4], [1, 3]))).toEqual([0.1, 0.25, 0.25, 0.4])
})

test('whatever is done, the columns fill the measure and none vanishes', () => {
  const columns = fc
    .array(fc.integer({ min: 1, max: 100 }), { minLength: 1, maxLength: 12 })
    .map((parts) => parts.map((part) => part / parts.reduce((sum, each) => sum + each)))
  fc.assert(
    fc.property(
      columns,
      fc.nat(),
      fc.double({ min: -1, max: 2, noNaN: true }),
      (widths, at, by) => {
        const from = at % widths.length
        for (const next of [
          moveColumnBorder(widths, from, by, least),
          setColumnWidth(widths, [from, from + 1], by, least),
          evenColumnWidths(widths, [from, widths.length]),
        ]) {
          expect(next.reduce((sum, each) => sum + each)).toBeCloseTo(1, 9)
          expect(next.every((each) => each > 0)).toBe(true)
        }
      },
    ),
  )
})
