import { describe, expect, test } from 'vitest'
import { compose, type Galley } from '../../core/galley/index.ts'
import {
  cutPagesCss,
  overprintCss,
  printTailCss,
  writeCss,
  writeHtml,
  type Medium,
} from '../../core/html/index.ts'
import { spanStyleNames, styleNames, templateById } from '../../core/template/index.ts'
import { fixture } from '../helpers/fixture.ts'
import { withPicture } from '../helpers/nameplate-picture.ts'

const template = templateById('work-information')
const galley = compose(fixture('every-element'), template, null)
const media: readonly Medium[] = ['screen', 'print']

/** The same galley with every length twice as long. */
function doubled(original: Galley): Galley {
  const plain = new Set(['characters', 'outlineLevel', 'linesPerPage', 'outerIndent'])
  const twice = (value: unknown, key = ''): unknown => {
    if (typeof value === 'number') return plain.has(key) ? value : value * 2
    if (Array.isArray(value)) return value.map((item) => twice(item))
    if (typeof value !== 'object' || value === null) return value
    return Object.fromEntries(
      Object.entries(value).map(([name, item]) => [name, twice(item, name)]),
    )
  }
  const { page, styles, tail, pageNumbers } = original
  return { ...original, ...(twice({ page, styles, tail, pageNumbers }) as Partial<Galley>) }
}

const lengths = (css: string) =>
  [...css.matchAll(/(-?[\d.]+)(?:pt|mm)/g)].map((match) => Number(match[1]))

describe('the look of a galley', () => {
  test.each(media)('on %s has no length of its own: all of them follow the galley', (medium) => {
    const once = lengths(writeCss(galley, medium))
    const twice = lengths(writeCss(doubled(galley), medium))
    expect(once.length).toBeGreaterThan(100)
    expect(twice.length).toBe(once.length)
    once.forEach((length, index) => expect(twice[index]).toBeCloseTo(length * 2, 1))
  })

  test.each(media)('on %s says every paragraph style once', (medium) => {
    const css = writeCss(galley, medium)
    for (const name of styleNames) expect(css).toContain(`.bulletin .${name}{font-family:`)
  })

  test('marks the spans that look otherwise than their paragraph', () => {
    const css = writeCss(galley, 'print')
    const silent = spanStyleNames.filter((name) => !css.includes(`.bulletin .${name},`))
    expect(silent).toEqual([])
  })

  test('never uses the font shorthand, which would turn kerning on', () => {
    for (const medium of media) expect(writeCss(galley, medium)).not.toMatch(/[;{]font:/)
  })

  test('sets every role in its office face, glyph by glyph, else in its stand-in', () => {
    for (const medium of media) {
      const css = writeCss(galley, medium)
      expect(css).toContain('.bulletin .body{font-family:"Neikan Office fangsong","Neikan Serif"')
      expect(css).toContain(
        '.bulletin .headline{font-family:"Neikan Office title","Neikan Serif Bold"',
      )
    }
  })

  test('asks for widths that do not depend on the pixels of a screen', () => {
    expect(writeCss(galley, 'screen')).toContain('text-rendering:geometricPrecision')
  })

  test('numbers pages outside, 7 mm below the type area', () => {
    const css = writeCss(galley, 'print')
    expect(css).toMatch(/@page :right\{@bottom-right\{content:"— " counter\(page\) " —"/)
    expect(css).toMatch(/@page :left\{@bottom-left\{/)
    const { lineHeight } = galley.styles.pageNumber
    expect(css).toContain(`padding-top:${((7 / 25.4) * 72 - lineHeight / 2).toFixed(2)}pt`)
  })

  test('numbers pages in the middle where the template says so', () => {
    const centred: Galley = {
      ...galley,
      pageNumbers: { ...galley.pageNumbers, position: 'center' },
    }
    expect(writeCss(centred, 'print')).toContain('@page{@bottom-center{')
    expect(writeCss(centred, 'print')).not.toContain('@bottom-right{content:"')
  })

  test('quotes of a page number pattern cannot end the string', () => {
    const pattern = '"}\\{page}'
    const odd: Galley = { ...galley, pageNumbers: { ...galley.pageNumbers, pattern } }
    expect(writeCss(odd, 'print')).toContain('content:"\\"}\\\\" counter(page) ""')
  })

  test('starts a page before the tail only where it has no body text above it', () => {
    const above = printTailCss(galley, { noBody: false, spaceBeforeTail: 100 })
    const alone = printTailCss(galley, { noBody: true, spaceBeforeTail: 100 })
    expect(above).not.toContain('break-before')
    expect(alone).toContain('break-before:page')
  })
})

describe('a nameplate as a picture', () => {
  const measure = galley.page.measure
  const drawn = (fields: Parameters<typeof withPicture>[1]) => {
    const set = compose(fixture('every-element'), withPicture(template, fields), null)
    const html = writeHtml(set, (name) => name)
    const [, className, width, height] =
      /<div class="(nameplate)"[^>]*><img [^>]*alt="[^"]+" width="([\d.]+)" height="([\d.]+)">/.exec(
        html,
      ) ?? []
    return { set, className, width: Number(width) * 0.75, height: Number(height) * 0.75 }
  }

  test('stands in the nameplate’s line, as high as itself, with its words to be read aloud', () => {
    const { set, className, width, height } = drawn({ widthMm: 100, ratio: 0.25 })
    expect(className).toBe('nameplate')
    expect(width).toBeCloseTo(283.45, 1)
    expect(height).toBeCloseTo(width / 4, 1)
    expect(set.styles.nameplate.lineHeight).toBeCloseTo(height, 1)
  })

  test('is never wider than the type area, nor higher than a third of it', () => {
    expect(drawn({ widthMm: 300 }).width).toBeCloseTo(measure, 1)
    const tall = drawn({ widthMm: 300, ratio: 4 })
    expect(tall.height).toBeLessThanOrEqual(galley.page.typeAreaHeight / 3 + 0.1)
    expect(tall.height / tall.width).toBeCloseTo(4, 1)
  })

  test('stays out where the paper bears it already', () => {
    expect(overprintCss(drawn({}).set)).toContain('.nameplate img{visibility:hidden}')
  })
})

describe('pages that are printed alone', () => {
  const css = cutPagesCss(galley, [
    { page: 4, isNumbered: true },
    { page: 7, isNumbered: true },
    { page: 8, isNumbered: false },
  ])
  test('keep their numbers, each on the side that is outside in the issue', () => {
    expect(css).toMatch(/@page cut-page-4\{@bottom-left\{content:"— 4 —"/)
    expect(css).toMatch(/@page cut-page-7\{@bottom-right\{content:"— 7 —"/)
    expect(css).not.toContain('@page cut-page-8{')
  })
  test('keep them in the middle where the house style has them there', () => {
    const pageNumbers = { ...galley.pageNumbers, position: 'center' as const }
    const centred = cutPagesCss({ ...galley, pageNumbers }, [{ page: 4, isNumbered: true }])
    expect(centred).toMatch(/@page cut-page-4\{@bottom-center\{content:"— 4 —"/)
  })
  test('have no number where the house style prints none', () => {
    const pageNumbers = { ...galley.pageNumbers, pattern: '' }
    const silent = cutPagesCss({ ...galley, pageNumbers }, [{ page: 4, isNumbered: true }])
    expect(silent).not.toContain('@bottom')
  })
})
