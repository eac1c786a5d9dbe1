import { describe, expect, it, test } from 'vitest'
import { decodeManuscript, decodeText } from '../../../host/import/index.ts'

const words = '青禾信息\n2024年 第7期\n“夜校”开课。\n'

const utf16 = (text: string, bigEndian: boolean) => {
  const bytes = new Uint8Array(text.length * 2)
  const view = new DataView(bytes.buffer)
  for (let at = 0; at < text.length; at += 1)
    view.setUint16(at * 2, text.charCodeAt(at), !bigEndian)
  return bytes
}
const utf8 = (text: string) => new TextEncoder().encode(text)
// 青禾信息\r\n第7期 as GB18030 has it.
const gb18030 = Uint8Array.from([
  ...[0xc7, 0xe0, 0xba, 0xcc, 0xd0, 0xc5, 0xcf, 0xa2, 0x0d, 0x0a],
  ...[0xb5, 0xda, 0x37, 0xc6, 0xda],
])

describe('the encoding of a manuscript', () => {
  test.each([
    ['UTF-8', utf8(words), 'utf-8'],
    ['UTF-8 with a byte order mark', utf8(`\uFEFF${words}`), 'utf-8'],
    ['UTF-16 LE with a byte order mark', utf16(`\uFEFF${words}`, false), 'utf-16le'],
    ['UTF-16 BE with a byte order mark', utf16(`\uFEFF${words}`, true), 'utf-16be'],
    ['UTF-16 LE without one', utf16(words, false), 'utf-16le'],
    ['UTF-16 BE without one', utf16(words, true), 'utf-16be'],
  ])('%s is found out', (_, bytes, encoding) => {
    expect(decodeText(bytes)).toEqual({
      ok: true,
      value: { text: words, encoding, removedControls: 0 },
    })
  })

  it('is GB18030 where it is nothing else', () => {
    expect(decodeText(gb18030)).toEqual({
      ok: true,
      value: { text: '青禾信息\n第7期', encoding: 'gb18030', removedControls: 0 },
    })
  })

  test.each(['\r\n', '\r', '\n'])('lines that end with %j end with a line feed', (end) => {
    expect(decodeText(utf8(words.replaceAll('\n', end)))).toMatchObject({ value: { text: words } })
  })

  it('counts the controls that it removes', () => {
    const text = `${words}\u0001\u001A`
    expect(decodeText(utf8(text))).toMatchObject({ value: { text: words, removedControls: 2 } })
  })
})

describe('what is no text', () => {
  test.each([
    [
      'an old .doc',
      Uint8Array.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1]),
      '旧版或加密文档，请先在 WPS/Word 中另存为 .docx。',
    ],
    ['a .docx', Uint8Array.from([0x50, 0x4b, 0x03, 0x04, 0x14]), '压缩格式'],
    ['a PDF', utf8('%PDF-1.7'), 'PDF'],
    ['an RTF', utf8('{\\rtf1'), 'RTF'],
    [
      'a picture',
      Uint8Array.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 13, 0xff, 0xff]),
      '二进制',
    ],
    ['zeros', new Uint8Array(200), '二进制'],
    ['broken bytes', Uint8Array.from([0xff, 0x61, 0xff, 0x62]), '编码'],
    ['nothing', new Uint8Array(0), '空的'],
  ])('%s is refused in words', (_, bytes, part) => {
    const decoded = decodeText(bytes)
    expect(decoded.ok).toBe(false)
    expect(decoded).toHaveProperty('message', expect.stringContaining(part))
  })

  it('is refused by name where it is a file', () => {
    const decoded = decodeManuscript('稿件.txt', new Uint8Array(0))
    expect(decoded).toHaveProperty('message', expect.stringContaining('稿件.txt'))
  })
})

it('makes a manuscript of the bytes', () => {
  const manuscript = decodeManuscript('稿件.txt', utf8('\uFEFF甲\r\n\r\n\t乙\u0002\r\n'))
  expect(manuscript).toEqual({
    ok: true,
    value: {
      removedControls: 1,
      paragraphs: [
        { text: '甲', line: 1, blankLinesBefore: 0, indent: 0, startsPage: false },
        { text: '乙', line: 3, blankLinesBefore: 1, indent: 2, startsPage: false },
      ],
    },
  })
})
