import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { compose, type Galley } from '../../core/galley/index.ts'
import {
  drawGalley,
  keptRanges,
  writeHtml,
  writeShape,
  type ShapeNode,
} from '../../core/html/index.ts'
import { templateById } from '../../core/template/index.ts'
import { article, bulletin, p } from '../helpers/build.ts'
import { fixture, fixtureNames } from '../helpers/fixture.ts'

const template = templateById('work-information')
const mediaUrl = (name: string) => `media/${name}`
const galleyOf = (name: string): Galley => compose(fixture(name), template, null)

/** Text and painted markers of a shape, in order. */
function wordsOf(shape: ShapeNode): string {
  const marker = shape.attributes['data-marker'] ?? ''
  return (
    marker +
    shape.children.map((child) => (typeof child === 'string' ? child : wordsOf(child))).join('')
  )
}

function shapesOf(shape: ShapeNode): readonly ShapeNode[] {
  const below = shape.children.flatMap((child) =>
    typeof child === 'string' ? [] : shapesOf(child),
  )
  return [shape, ...below]
}

describe('a galley as HTML', () => {
  test.each(fixtureNames)('%s is drawn as its golden file says', async (name) => {
    const readable = writeHtml(galleyOf(name), mediaUrl).replace(
      /(<\/(?:p|h\d|tr|table|header|nav|article|footer)>|<(?:header|nav|article|footer|table)[^>]*>)/g,
      '$1\n',
    )
    await expect(readable).toMatchFileSnapshot(`../golden/${name}.html`)
  })

  test('every block carries its id, and no id twice', () => {
    const shapes = shapesOf(drawGalley(galleyOf('every-element'), mediaUrl))
    const ids = shapes.flatMap(({ attributes }) => attributes['data-id'] ?? [])
    expect(new Set(ids).size).toBe(ids.length)
    const blocks = shapes.filter(
      ({ tag, className }) => /^(p|h\d|table|tr|td|th)$/.test(tag) || className === 'figure',
    )
    expect(blocks.filter(({ attributes }) => attributes['data-id'] === undefined)).toEqual([])
  })

  test('no shape carries a style or a script', () => {
    for (const { attributes } of shapesOf(drawGalley(galleyOf('every-element'), mediaUrl))) {
      expect(Object.keys(attributes).filter((name) => /^(style|class|on)/.test(name))).toEqual([])
    }
  })

  test('a headline is the heading of the first level, 一、 of the second', () => {
    const tags = shapesOf(drawGalley(galleyOf('every-element'), mediaUrl)).map(
      ({ tag, className }) => `${className} ${tag}`,
    )
    expect(tags).toContain('headline h1')
    expect(tags).toContain('heading1 h2')
    expect(tags).toContain('heading4 h5')
  })

  test('an entry of the contents links to an article that is there', () => {
    const shapes = shapesOf(drawGalley(galleyOf('every-element'), mediaUrl))
    const targets = shapes.flatMap(({ attributes }) => attributes['id'] ?? [])
    const links = shapes.flatMap(({ attributes }) => attributes['href'] ?? [])
    expect(links.length).toBe(2)
    for (const link of links) expect(targets).toContain(link.slice(1))
  })

  test('numbers and labels are painted, not text', () => {
    const drawn = drawGalley(galleyOf('every-element'), mediaUrl)
    const markers = shapesOf(drawn).flatMap(({ attributes }) => attributes['data-marker'] ?? [])
    expect(markers).toContain('（一）')
    expect(writeShape(drawn)).not.toContain('>（一）')
  })

  test('whatever is written comes back as text', () => {
    const unescape: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', '#13': '\r' }
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', minLength: 1 }), (text) => {
        const galley = compose(bulletin(article(text, p(text))), template, null)
        const drawn = drawGalley(galley, mediaUrl)
        const html = writeShape(drawn)
        const paragraph = /<p class="body"[^>]*>(.*?)<\/p>/s.exec(html)?.[1] ?? ''
        const back = paragraph
          .replace(/<[^>]*>/g, '')
          .replace(/&(\w+|#13);/g, (_, name: string) => unescape[name] ?? '?')
        const body = shapesOf(drawn).find(({ className }) => className === 'body')
        expect(back).toBe(body === undefined ? '' : wordsOf(body).replaceAll('\0', ''))
      }),
    )
  })
})

describe('what must stay on one line', () => {
  test.each([
    ['青·自然', ['青·']],
    ['青·自·然', ['青·', '自·']],
    ['·自然', []],
    ['𠮷·野', ['𠮷·']],
    ['青··', ['青··']],
    ['2013—2015年，3～5年', ['3—', '3～']],
    ['青年——自然', []],
    ['没有', []],
  ])('of %s', (text, kept) => {
    expect(keptRanges(text).map(({ start, end }) => text.slice(start, end))).toEqual(kept)
  })
})
