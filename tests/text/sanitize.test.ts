import fc from 'fast-check'
import { expect, test } from 'vitest'
import { removedText, sanitizeText, sanitizeTexts } from '../../core/text/index.ts'

test('what was removed is told by its code, in order', () => {
  const { text, removed, removedCharacters } = sanitizeText('甲\u202E乙\u202E\u0000丙\uD800\uFFFF')
  expect(text).toBe('甲乙丙')
  expect(removedCharacters).toBe(5)
  expect(removedText(removed)).toBe('U+0000 ×1、U+202E ×2、U+D800 ×1、U+FFFF ×1')
})

test('every text inside a value is cleaned and nothing else is touched', () => {
  const value = { 'k\u0000': ['\u0007a', { text: '😀\n\t' }], n: 1, b: null }
  expect(sanitizeTexts(value)).toEqual({
    value: { 'k\u0000': ['a', { text: '😀\n\t' }], n: 1, b: null },
    removed: [{ character: 'U+0007', count: 1 }],
    removedCharacters: 1,
  })
})

test('what is left is well-formed, can stand in XML, and cleaning it again removes nothing', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (given) => {
      const { text } = sanitizeText(given)
      expect(text).toBe(Buffer.from(text).toString())
      expect(text).not.toMatch(/[\0-\x08\x0B\x0C\x0E-\x1F\uFFFE\uFFFF]/)
      expect(sanitizeText(text).removed).toEqual([])
    }),
  )
})
