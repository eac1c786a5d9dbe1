import { deflateSync, crc32 } from 'node:zlib'
import { expect, test } from 'vitest'
import { readPicture, withoutMetadata } from '../../../host/pictures/index.ts'

const canary = 'GPS 30.7522 某人的电脑'
const latin = (text: string) => [...Buffer.from(text, 'utf8')]

function chunk(name: string, content: readonly number[] | Uint8Array): Uint8Array {
  const body = Buffer.concat([Buffer.from(name), Buffer.from(content)])
  const length = Buffer.alloc(4)
  length.writeUInt32BE(content.length)
  const check = Buffer.alloc(4)
  check.writeUInt32BE(crc32(body))
  return Buffer.concat([length, body, check])
}

function png(width: number, height: number, ...extra: Uint8Array[]): Uint8Array {
  const header = Buffer.alloc(13)
  header.writeUInt32BE(width)
  header.writeUInt32BE(height, 4)
  header.set([8, 0, 0, 0, 0], 8)
  return new Uint8Array(
    Buffer.concat([
      Buffer.from([137, 80, 78, 71, 13, 10, 26, 10]),
      chunk('IHDR', header),
      ...extra,
      chunk('IDAT', deflateSync(Buffer.alloc(2))),
      chunk('IEND', []),
    ]),
  )
}

const segment = (marker: number, content: readonly number[]): number[] => [
  0xff,
  marker,
  (content.length + 2) >> 8,
  (content.length + 2) & 0xff,
  ...content,
]
/** Big-endian TIFF with the orientation and a text. */
const exif = (orientation: number): number[] => [
  ...latin('Exif'),
  ...[0, 0, 0x4d, 0x4d, 0, 42, 0, 0, 0, 8, 0, 1, 0x01, 0x12, 0, 3, 0, 0, 0, 1, 0, orientation],
  ...[0, 0, 0, 0, 0, 0],
  ...latin(canary),
]
const frame = segment(0xc0, [8, 0, 20, 0, 30, 1, 1, 0x11, 0])
const scan = [...segment(0xda, [1, 1, 0, 0, 63, 0]), 0x12, 0xff, 0x00, 0x34, 0xff, 0xd9]
const jpeg = (...parts: readonly (readonly number[])[]) =>
  new Uint8Array([0xff, 0xd8, ...parts.flat(), ...frame, ...scan])

const wordsIn = (bytes: Uint8Array) => Buffer.from(bytes).toString('utf8')

test('kind and size come from the bytes, not from a name', () => {
  expect(readPicture(png(3, 4))).toEqual({
    ok: true,
    value: { type: 'png', widthPx: 3, heightPx: 4 },
  })
  expect(readPicture(jpeg())).toEqual({
    ok: true,
    value: { type: 'jpg', widthPx: 30, heightPx: 20 },
  })
})

test.each([
  ['more than 64 million pixels', png(10_000, 10_000)],
  ['more than 30 MB', new Uint8Array(31 * 1024 * 1024)],
  ['an SVG', new Uint8Array(latin('<svg xmlns="http://www.w3.org/2000/svg"/>'))],
  ['a WMF', new Uint8Array([0xd7, 0xcd, 0xc6, 0x9a, 0, 0])],
  ['a GIF', new Uint8Array(latin('GIF89a'))],
  ['a cut PNG', png(3, 4).subarray(0, 20)],
  ['a cut JPEG', jpeg().subarray(0, 6)],
  ['no pixels', png(0, 4)],
  ['nothing', new Uint8Array()],
])('%s is refused in words', (_what, bytes) => {
  expect(readPicture(bytes)).toMatchObject({ ok: false, message: expect.stringMatching(/[一-龥]/) })
})

test('a PNG leaves without texts, dates, EXIF and what hangs on behind it', () => {
  const texts = ['tEXt', 'iTXt', 'eXIf'].map((name) => chunk(name, latin(canary)))
  const dirty = png(3, 4, ...texts, chunk('tIME', [7, 230, 1, 1, 1, 1, 1]))
  const hung = new Uint8Array(Buffer.concat([dirty, Buffer.from(canary)]))
  expect(withoutMetadata(hung)).toEqual(png(3, 4))
  const clean = png(3, 4)
  expect(withoutMetadata(clean)).toBe(clean)
})

test('a JPEG leaves without EXIF, XMP, comments and what hangs on behind it', () => {
  const dirty = jpeg(
    segment(0xe0, latin('JFIF\0')),
    segment(0xe1, exif(1)),
    segment(0xe1, latin(`http://ns.adobe.com/xap/1.0/\0${canary}`)),
    segment(0xed, latin(canary)),
    segment(0xfe, latin(canary)),
  )
  const clean = withoutMetadata(new Uint8Array([...dirty, ...latin(canary)]))
  expect(clean).toEqual(jpeg(segment(0xe0, latin('JFIF\0'))))
})

test('a picture that the camera turned keeps that, and nothing else of its EXIF', () => {
  const clean = withoutMetadata(jpeg(segment(0xe1, exif(6))))
  expect(wordsIn(clean)).not.toContain('GPS')
  expect(clean).toEqual(jpeg([...segment(0xe1, exif(6).slice(0, 32))]))
})

test('colour profiles stay', () => {
  const profile = jpeg(segment(0xe2, latin('ICC_PROFILE\0\x01\x01')))
  expect(withoutMetadata(profile)).toBe(profile)
})
