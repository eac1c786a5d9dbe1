import { describe, expect, test } from 'vitest'
import { largestFigure, scaledFigure, stretchedFigure } from '../../core/galley/index.ts'
import { templateById } from '../../core/template/index.ts'

const template = templateById('work-information')
const most = largestFigure(template)
const inMm = (points: number) => (points / 72) * 25.4

describe('a picture of 120 by 80 millimetres', () => {
  const size = { widthMm: 120, heightMm: 80 }
  test.each([
    ['is scaled with its height', 60, { widthMm: 60, heightMm: 40 }],
    ['is rounded to tenths', 33.33, { widthMm: 33.3, heightMm: 22.2 }],
    ['is never wider than the type area', 500, { widthMm: 156, heightMm: 104 }],
    ['never vanishes', -20, { widthMm: 7.5, heightMm: 5 }],
  ])('%s', (_name, wanted, expected) => {
    expect(scaledFigure(size, wanted, template)).toEqual(expected)
  })
  test('is stretched along one side alone', () => {
    expect(stretchedFigure(size, { heightMm: 95 }, template)).toEqual({
      widthMm: 120,
      heightMm: 95,
    })
    expect(stretchedFigure(size, { widthMm: 999 }, template)).toEqual({
      widthMm: 156,
      heightMm: 80,
    })
    expect(stretchedFigure(size, { widthMm: -1 }, template)).toEqual({ widthMm: 5, heightMm: 80 })
  })
})

test('a tall picture leaves room for its caption on the page', () => {
  const tall = { widthMm: 50, heightMm: 150 }
  const { widthMm, heightMm } = scaledFigure(tall, 156, template)
  expect(heightMm).toBeLessThanOrEqual(inMm(most.height))
  expect(heightMm / widthMm).toBeCloseTo(3, 1)
  const stretched = stretchedFigure(tall, { heightMm: 900 }, template)
  expect(stretched.heightMm).toBeLessThanOrEqual(inMm(most.height))
  expect(inMm(most.height) - stretched.heightMm).toBeLessThan(0.2)
})
