import { describe, expect, test } from 'vitest'
import {
  parsePortableStyle,
  parseTemplate,
  portableStyle,
  templateById,
  withNameplatePicture,
} from '../../core/template/index.ts'
import { withPicture } from '../helpers/nameplate-picture.ts'

const plain = templateById('work-information')
const lettered = withPicture(plain)
const name = lettered.masthead.nameplate.picture!.media
const carried = (value: unknown) => parsePortableStyle(JSON.parse(JSON.stringify(value)))

describe('a house style on its own', () => {
  test('is the template alone where the nameplate is set in type', () => {
    expect(portableStyle({ template: plain, media: {} })).toBe(plain)
    expect(carried(plain)).toEqual({ ok: true, value: { template: plain, media: {} } })
  })

  test('carries the picture of its nameplate', () => {
    const style = { template: lettered, media: { [name]: 'iVBORw0=' } }
    expect(carried(portableStyle(style))).toEqual({ ok: true, value: style })
    // An issue has its pictures beside the template, never in it.
    expect(parseTemplate(portableStyle(style))).toMatchObject({ ok: false, path: 'media' })
  })

  test.each([
    ['without its picture', lettered],
    ['with a picture that it does not show', { ...plain, media: { [name]: 'iVBORw0=' } }],
    ['with two pictures', { ...lettered, media: { [name]: 'AA==', other: 'AA==' } }],
    ['with bytes that are none', { ...lettered, media: { [name]: '<svg>' } }],
    ['with a picture of 3 MB', { ...lettered, media: { [name]: 'A'.repeat(4 * 1024 * 1024) } }],
    ['with pictures that are no list', { ...lettered, media: 'iVBORw0=' }],
  ])('is refused %s', (_what, value) => {
    expect(carried(value)).toMatchObject({ ok: false, message: expect.stringMatching('题字') })
  })

  test.each([null, 7, [], {}, 'x'])('is refused for what is no style: %j', (value) => {
    expect(carried(value)).toMatchObject({ ok: false })
  })

  test('takes another name for its picture, as after cleaning', () => {
    const other = `${'1'.repeat(64)}.jpg`
    expect(withNameplatePicture(lettered, other)).toEqual(withPicture(plain, { media: other }))
    expect(() => withNameplatePicture(plain, other)).toThrow(RangeError)
  })
})

test.each([
  ['a name that is no hash', { media: '../x.png' }],
  ['another kind of picture', { media: `${'0'.repeat(64)}.svg` }],
  ['no width', { widthMm: 0 }],
  ['no height', { ratio: 0 }],
])('a template refuses a nameplate picture with %s', (_what, fields) => {
  expect(parseTemplate(withPicture(plain, fields))).toMatchObject({
    ok: false,
    path: expect.stringMatching(/^masthead\.nameplate\.picture/),
  })
})
