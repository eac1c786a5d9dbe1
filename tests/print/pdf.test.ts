import { readFileSync } from 'node:fs'
import {
  PDFDict,
  PDFDocument,
  PDFHexString,
  PDFName,
  PDFString,
  type PDFObject,
} from '@cantoo/pdf-lib'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { templateById } from '../../core/template/index.ts'
import type { Printer } from '../../host/printer/index.ts'
import { article, bulletin, masthead, p } from '../helpers/build.ts'
import { fixture } from '../helpers/fixture.ts'
import { printed, startPress } from '../helpers/press.ts'

const template = templateById('work-information')
/** The smallest PNG there is; the fixture's picture is only a name. */
const pixel = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
)
const everyElement = fixture('every-element')
const picture = `${'0'.repeat(64)}.png`

let press: Printer
let pdf: PDFDocument
beforeAll(async () => {
  press = await startPress()
  const media = new Map([[picture, new Uint8Array(pixel)]])
  const made = await printed(press, { bulletin: everyElement, template, media })
  pdf = await PDFDocument.load(made.pdf, { updateMetadata: false })
})
afterAll(async () => {
  await press?.close()
})

const dictionaries = (document: PDFDocument): readonly PDFDict[] =>
  document.context
    .enumerateIndirectObjects()
    .flatMap(([, object]: readonly [unknown, PDFObject]) =>
      object instanceof PDFDict ? [object] : [],
    )
const ofType = (document: PDFDocument, type: string) =>
  dictionaries(document).filter((dict) => dict.get(PDFName.of('Type')) === PDFName.of(type))
const textOf = (object: unknown): string | null =>
  object instanceof PDFHexString || object instanceof PDFString ? object.decodeText() : null
const infoOf = (document: PDFDocument) =>
  document.context.lookup(document.context.trailerInfo.Info, PDFDict)

describe('the PDF of an issue', () => {
  test('is A4', () => {
    for (const page of pdf.getPages()) {
      const { width, height } = page.getSize()
      expect(Math.abs(width - 595.28)).toBeLessThan(1)
      expect(Math.abs(height - 841.89)).toBeLessThan(1)
    }
  })

  test('is tagged, in Chinese, and shows its title', () => {
    const { catalog } = pdf
    expect(
      catalog.lookup(PDFName.of('MarkInfo'), PDFDict).get(PDFName.of('Marked'))?.toString(),
    ).toBe('true')
    expect(catalog.get(PDFName.of('StructTreeRoot'))).toBeDefined()
    expect(textOf(catalog.get(PDFName.of('Lang')))).toBe('zh-CN')
    const viewer = catalog.lookup(PDFName.of('ViewerPreferences'), PDFDict)
    expect(viewer.get(PDFName.of('DisplayDocTitle'))?.toString()).toBe('true')
  })

  test('names the issue and the program, and nobody and nothing else', () => {
    const info = infoOf(pdf)
    expect(textOf(info.get(PDFName.of('Title')))).toBe('澄源青年工作信息 2026年第4期')
    expect(textOf(info.get(PDFName.of('Producer')))).toBe('Neikan')
    expect(info.keys().map(String).sort()).toEqual([
      '/CreationDate',
      '/ModDate',
      '/Producer',
      '/Title',
    ])
    expect(textOf(info.get(PDFName.of('CreationDate')))).toBe("D:20261120000000+08'00'")
  })

  test('has an outline with every headline and heading', () => {
    const titles = dictionaries(pdf)
      .filter((dict) => dict.has(PDFName.of('Title')) && dict.has(PDFName.of('Parent')))
      .map((dict) => (textOf(dict.get(PDFName.of('Title'))) ?? '').replace(/\s/g, ''))
    expect(titles).toContain('石桥镇组建青年应急志愿服务队')
    expect(titles).toContain('澄源夜校开到家门口')
    expect(titles.some((title) => title.endsWith('场地向闲置来要'))).toBe(true)
  })

  test('has tags for headlines, table heads, pictures and links', () => {
    const tags = new Set(dictionaries(pdf).map((dict) => dict.get(PDFName.of('S'))?.toString()))
    for (const tag of ['/H1', '/H2', '/P', '/Table', '/TH', '/TD', '/Figure', '/Link']) {
      expect(tags).toContain(tag)
    }
  })

  test('every picture has its alternative text', () => {
    const figures = dictionaries(pdf).filter(
      (dict) => dict.get(PDFName.of('S')) === PDFName.of('Figure') && dict.has(PDFName.of('P')),
    )
    expect(figures.some((figure) => textOf(figure.get(PDFName.of('Alt'))) !== null)).toBe(true)
  })

  test('every font is embedded, none is Type 3, each can be read back', () => {
    const fonts = ofType(pdf, 'Font')
    expect(fonts.length).toBeGreaterThan(4)
    for (const font of fonts) {
      const kind = font.get(PDFName.of('Subtype'))
      expect(kind).not.toBe(PDFName.of('Type3'))
      if (kind === PDFName.of('Type0')) expect(font.has(PDFName.of('ToUnicode'))).toBe(true)
    }
    const descriptors = ofType(pdf, 'FontDescriptor')
    expect(descriptors.length).toBeGreaterThan(2)
    for (const descriptor of descriptors) expect(descriptor.has(PDFName.of('FontFile2'))).toBe(true)
  })

  test('has no script, no attachment and no address of another place', () => {
    for (const dict of dictionaries(pdf)) {
      expect(dict.has(PDFName.of('JS'))).toBe(false)
      const action = dict.get(PDFName.of('S'))?.toString()
      expect(['/URI', '/Launch', '/GoToR', '/JavaScript']).not.toContain(action)
    }
    expect(ofType(pdf, 'EmbeddedFile')).toEqual([])
  })

  test('has no dates where the issue has none', async () => {
    const undated = bulletin(
      masthead({ nameplate: '简报', issueDate: null }),
      article('题', p('文')),
    )
    const made = await printed(press, { bulletin: undated, template, media: new Map() })
    const info = infoOf(await PDFDocument.load(made.pdf, { updateMetadata: false }))
    expect(info.keys().map(String).sort()).toEqual(['/Producer', '/Title'])
  })

  test('draws rare characters of names with a face that has them', async () => {
    const names = bulletin(article('', p('喆堃昇祎珺赟镕昉旻')))
    const rare = bulletin(article('', p('喆堃昇祎珺赟镕昉旻劐阢坶')))
    const facesOf = async (document: typeof names) => {
      const made = await printed(press, { bulletin: document, template, media: new Map() })
      const loaded = await PDFDocument.load(made.pdf, { updateMetadata: false })
      return ofType(loaded, 'FontDescriptor').map((face) =>
        String(face.get(PDFName.of('FontName'))),
      )
    }
    expect((await facesOf(names)).filter((face) => face.includes('WenKai'))).toEqual([])
    expect((await facesOf(rare)).filter((face) => face.includes('WenKai'))).toHaveLength(1)
  })
})

describe('the packaged fonts', () => {
  test('the style sheet names only files that the build put beside it', () => {
    const folder = new URL('../../dist/renderer/fonts/', import.meta.url)
    const css = readFileSync(new URL('fonts.css', folder), 'utf8')
    const files = new Set([...css.matchAll(/url\("\.\/([^"]+)"\)/g)].map((match) => match[1]!))
    expect(files.size).toBeGreaterThan(200)
    for (const file of files)
      expect(readFileSync(new URL(file, folder)).length).toBeGreaterThan(100)
  })
})
