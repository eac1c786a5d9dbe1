import fc from 'fast-check'
import { expect, test } from 'vitest'
import { parseWithBytes, stringifyWithBytes } from '../../renderer/desk/bytes.ts'

test('bytes cross JSON unchanged, however deep they lie', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 200 }), fc.string(), (bytes, name) => {
      const value = { name, list: [{ bytes: new Uint8Array(bytes) }], none: null }
      expect(parseWithBytes(stringifyWithBytes(value))).toEqual(value)
    }),
  )
})

test('a manuscript longer than an argument list crosses too', () => {
  const bytes = Uint8Array.from({ length: 200_000 }, (_byte, index) => index % 256)
  expect(parseWithBytes(stringifyWithBytes({ bytes }))).toEqual({ bytes })
})
