/**
 * TrueType faces made on the spot: every glyph a box. With them a test decides what is installed on
 * its machine, and no office face has to be there or be copied.
 */
export interface MadeFont {
  /** Family and full name: what `local()` asks for. */
  readonly name: string
  readonly characters: Iterable<string>
  /** Advance of every glyph in thousandths of an em; 1000 unless said. */
  readonly advance?: number
  /** Of the face's own line, in thousandths of an em; 880 unless said. */
  readonly ascent?: number
  /** `fsType` of OS/2: 0 may be embedded, 2 must not. */
  readonly embedding?: number
}

const unitsPerEm = 1000
/** 1 January 2020, in seconds since 1904. */
const made = 3_660_681_600

/** The bytes of a .ttf. Glyph 0 is .notdef. */
export function makeFont(font: MadeFont): Uint8Array {
  const { advance = unitsPerEm, ascent = 880, embedding = 0 } = font
  const codes = [...new Set(font.characters)].map((one) => one.codePointAt(0)!)
  codes.sort((a, b) => a - b)
  const count = codes.length + 1
  const box = boxGlyph(advance)
  const tables: readonly (readonly [string, Uint8Array])[] = [
    ['OS/2', os2(advance, ascent, embedding)],
    ['cmap', cmap(codes)],
    ['glyf', concat(Array.from({ length: count }, () => box))],
    ['head', head()],
    ['hhea', hhea(advance, ascent, count)],
    ['hmtx', concat(Array.from({ length: count }, () => bytes(u16(advance), u16(50))))],
    ['loca', bytes(...Array.from({ length: count + 1 }, (_, index) => u32(index * box.length)))],
    ['maxp', bytes(u32(0x10000), u16(count), u16(4), u16(1), ...Array(11).fill(u16(0)))],
    ['name', names(font.name)],
    ['post', bytes(u32(0x30000), ...Array(7).fill(u32(0)))],
  ]
  return assemble(tables)
}

const u16 = (value: number): number[] => [(value >> 8) & 255, value & 255]
const u32 = (value: number): number[] => [...u16(value >>> 16), ...u16(value & 0xffff)]
const bytes = (...fields: readonly number[][]): Uint8Array => Uint8Array.from(fields.flat())

function concat(parts: readonly Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0))
  let at = 0
  for (const part of parts) {
    whole.set(part, at)
    at += part.length
  }
  return whole
}

/** One contour of four points, 34 bytes, padded to a multiple of four. */
function boxGlyph(advance: number): Uint8Array {
  const [left, right, bottom, top] = [50, advance - 50, -80, 840]
  const xs = [left, 0, right - left, 0]
  const ys = [bottom, top - bottom, 0, bottom - top]
  return bytes(
    ...[1, left, bottom, right, top].map(u16),
    u16(3),
    u16(0),
    [1, 1, 1, 1],
    ...xs.map(u16),
    ...ys.map(u16),
    [0, 0],
  )
}

function cmap(codes: readonly number[]): Uint8Array {
  const groups: [start: number, end: number, glyph: number][] = []
  codes.forEach((code, index) => {
    const last = groups.at(-1)
    if (last && last[1] === code - 1) last[1] = code
    else groups.push([code, code, index + 1])
  })
  const table = bytes(
    u16(12),
    u16(0),
    u32(16 + 12 * groups.length),
    u32(0),
    u32(groups.length),
    ...groups.map((group) => group.flatMap(u32)),
  )
  return concat([bytes(u16(0), u16(1), u16(3), u16(10), u32(12)), table])
}

const head = (): Uint8Array =>
  bytes(
    u32(0x10000),
    u32(0x10000),
    u32(0),
    u32(0x5f0f3cf5),
    u16(3),
    u16(unitsPerEm),
    u32(0),
    u32(made),
    u32(0),
    u32(made),
    ...[0, -200, 2000, 900].map(u16),
    ...[0, 8, 2, 1, 0].map(u16),
  )

const hhea = (advance: number, ascent: number, count: number): Uint8Array =>
  bytes(
    u32(0x10000),
    ...[ascent, -120, 0, advance, 50, 50, advance - 50, 1, 0, 0, 0, 0, 0, 0, 0, count].map(u16),
  )

const os2 = (advance: number, ascent: number, embedding: number): Uint8Array =>
  bytes(
    ...[4, advance, 400, 5, embedding].map(u16),
    ...Array(10).fill(u16(0)),
    u16(0),
    Array(10).fill(0),
    ...[0, 0, 0, 0].map(u32),
    [0x4e, 0x45, 0x49, 0x4b],
    ...[0x40, 0x20, 0xffff, ascent, -120, 0, ascent, 120].map(u16),
    ...[1 << 18, 0].map((value) => u32(value)),
    ...[500, 700, 0, 32, 2].map(u16),
  )

/** The names for Windows, in English: family, style, unique, full, version, PostScript. */
function names(name: string): Uint8Array {
  const postScript = name.replace(/[^\w-]/gu, (odd) => odd.codePointAt(0)!.toString(16))
  const texts = [
    [1, name],
    [2, 'Regular'],
    [3, `${name} 1`],
    [4, name],
    [5, 'Version 1'],
    [6, postScript],
  ] as const
  let offset = 0
  const records: number[][] = []
  const strings = texts.map(([id, text]) => {
    const encoded = bytes(...[...text].flatMap((one) => [...utf16(one)].map(u16)))
    records.push([3, 1, 0x409, id, encoded.length, offset].flatMap(u16))
    offset += encoded.length
    return encoded
  })
  return concat([
    bytes(u16(0), u16(texts.length), u16(6 + 12 * texts.length), ...records),
    ...strings,
  ])
}

const utf16 = (text: string): readonly number[] =>
  Array.from({ length: text.length }, (_, index) => text.charCodeAt(index))

function assemble(tables: readonly (readonly [string, Uint8Array])[]): Uint8Array {
  const exponent = Math.floor(Math.log2(tables.length))
  const range = 16 * 2 ** exponent
  let offset = 12 + 16 * tables.length
  const records: number[][] = []
  const padded = tables.map(([tag, table]) => {
    const whole = concat([table, new Uint8Array((4 - (table.length % 4)) % 4)])
    const letters = [...tag].map((letter) => letter.charCodeAt(0))
    records.push([...letters, ...u32(sumOf(whole)), ...u32(offset), ...u32(table.length)])
    offset += whole.length
    return whole
  })
  const counts = [tables.length, range, exponent, 16 * tables.length - range].map(u16)
  const font = concat([bytes(u32(0x10000), ...counts, ...records), ...padded])
  const headAt = font.findIndex((_, at) => at % 4 === 0 && at > 12 && isMagic(font, at)) - 12
  font.set(u32((0xb1b0afba - sumOf(font)) >>> 0), headAt + 8)
  return font
}

const isMagic = (font: Uint8Array, at: number): boolean =>
  font[at] === 0x5f && font[at + 1] === 0x0f && font[at + 2] === 0x3c && font[at + 3] === 0xf5

function sumOf(table: Uint8Array): number {
  let sum = 0
  for (let at = 0; at < table.length; at += 4) {
    const [a = 0, b = 0, c = 0, d = 0] = table.subarray(at, at + 4)
    sum = (sum + ((a << 24) | (b << 16) | (c << 8) | d)) >>> 0
  }
  return sum
}
