import { describe, expect, test } from 'vitest'
import { cleanPicture } from '../../core/picture/index.ts'
import { picture as png } from '../docx/every-element.ts'
import { canary, photograph } from '../helpers/photograph.ts'

const ascii = (bytes: Uint8Array) => String.fromCharCode(...bytes)

describe('a photograph', () => {
  test('loses its notes, its comment and what hangs at its end, and no pixel', () => {
    const bytes = photograph(1)
    expect(ascii(bytes).split(canary)).toHaveLength(5)
    const cleaned = cleanPicture(bytes)!
    expect(cleaned).toMatchObject({ format: 'jpg', width: 16, height: 8, orientation: 1 })
    expect(ascii(cleaned.bytes)).not.toMatch(/CANARY|Exif|adobe/)
    const scan = (text: string) =>
      text.slice(text.indexOf('\xff\xda'), text.indexOf('\xff\xd9') + 2)
    expect(scan(ascii(cleaned.bytes))).toBe(scan(ascii(bytes)))
  })

  test.each([
    [3, 16, 8],
    [6, 8, 16],
    [8, 8, 16],
  ])('held in orientation %i says so and nothing else, and is %i by %i', (held, width, height) => {
    const cleaned = cleanPicture(photograph(held))!
    expect(cleaned).toMatchObject({ orientation: held, width, height })
    expect(ascii(cleaned.bytes)).not.toContain('CANARY')
    expect(cleanPicture(cleaned.bytes)).toEqual(cleaned)
  })

  test('that breaks off before its pixels is none', () => {
    const bytes = photograph(1)
    expect(cleanPicture(bytes.subarray(0, 60))).toBeNull()
  })
})

describe('a PNG', () => {
  const chunk = (name: string, data: string) => [
    ...[0, 0, 0, data.length],
    ...Array.from(name + data, (letter) => letter.charCodeAt(0)),
    ...[0, 0, 0, 0],
  ]

  test('loses its texts and keeps every other byte', () => {
    const end = png.length - 12
    const texts = [...chunk('tEXt', `Author\0${canary}`), ...chunk('eXIf', canary)]
    const noted = Uint8Array.of(...png.subarray(0, end), ...texts, ...png.subarray(end))
    expect(cleanPicture(noted)?.bytes).toEqual(png)
  })

  test('cut off or pretended is none', () => {
    expect(cleanPicture(png.subarray(0, 40))).toBeNull()
    expect(cleanPicture(new TextEncoder().encode('<svg xmlns="x"/>'))).toBeNull()
  })
})
