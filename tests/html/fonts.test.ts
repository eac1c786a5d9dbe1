import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import {
  fontFileNames,
  parseFontsourceCss,
  standInFamilies,
  writeFontCss,
  type FontSources,
} from '../../core/html/index.ts'
import { standIns } from '../../core/template/index.ts'

const one = (file: string) => [{ file, ranges: null }]
const sources: FontSources = {
  serif: {
    regular: [{ file: 'serif-1.woff2', ranges: 'U+4e00' }, ...one('serif.woff2')],
    bold: one('serif-bold.woff2'),
  },
  sans: {
    regular: one('sans.woff2'),
    semibold: one('sans-600.woff2'),
    bold: one('sans-bold.woff2'),
  },
  kai: { regular: one('kai.woff2'), bold: one('kai-bold.woff2') },
  latin: { regular: one('latin.woff2'), bold: one('latin-bold.woff2') },
}
const faces = writeFontCss(sources, './').trim().split('\n')
const filesOf = (family: string, weight: string) =>
  faces
    .filter((face) => face.includes(`"${family}";font-weight:${weight};`))
    .map((face) => /url\("\.\/([^"]+)"\)/.exec(face)?.[1])

describe('the composite families', () => {
  test('there is one for each stand-in of a template', () => {
    for (const standIn of standIns) {
      expect(faces.some((face) => face.includes(`"${standInFamilies[standIn]}"`))).toBe(true)
    }
  })

  test('Latin letters and the middle dot win over Hanzi, rare Hanzi come last', () => {
    expect(filesOf('Neikan Serif', '400')).toEqual([
      'kai.woff2',
      'serif-1.woff2',
      'serif.woff2',
      'latin.woff2',
      'sans.woff2',
    ])
  })

  test('WenKai takes its quotes from Noto Serif, where they are one em wide', () => {
    expect(filesOf('Neikan Kai', '400')).toEqual([
      'kai.woff2',
      'serif.woff2',
      'latin.woff2',
      'sans.woff2',
    ])
    const marks = faces.find((face) => face.includes('Neikan Kai') && face.includes('/serif.woff2'))
    expect(marks).toContain('U+201C-201D')
  })

  test('every face has the same ascent and descent, so that no line grows', () => {
    for (const face of faces) {
      expect(face).toContain('ascent-override:88%;descent-override:12%;line-gap-override:0%')
    }
  })

  test('every file that is named is shipped', () => {
    const named = new Set(faces.map((face) => /url\("\.\/([^"]+)"\)/.exec(face)?.[1]))
    expect([...named].sort()).toEqual(fontFileNames(sources))
  })

  test('the subsets of a fontsource package are read with their ranges', () => {
    const css = readFileSync(
      new URL('../../node_modules/@fontsource/noto-serif-sc/400.css', import.meta.url),
      'utf8',
    )
    const files = parseFontsourceCss(css)
    expect(files.length).toBeGreaterThan(90)
    for (const { file, ranges } of files) {
      expect(file).toMatch(/^noto-serif-sc-[\w-]+-400-normal\.woff2$/)
      expect(ranges).toMatch(/^U\+/)
    }
  })
})
