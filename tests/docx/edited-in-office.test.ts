/**
 * What becomes of an issue that somebody goes on editing in an office program: LibreOffice lays it
 * out anew and updates its fields; and what LibreOffice reads otherwise than Word. Skipped where there
 * is no LibreOffice with its Python bridge.
 */
import { execFile, spawnSync } from 'node:child_process'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import { promisify } from 'node:util'
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { writeDocx } from '../../core/docx/index.ts'
import { compose, type Galley } from '../../core/galley/index.ts'
import { readPdfText, withoutSpaces, type PdfText } from '../helpers/pdf-text.ts'
import { sampleIssue } from '../helpers/samples.ts'

const python = '/usr/bin/python3'
const script = new URL('../helpers/update-fields.py', import.meta.url).pathname
const works = (program: string, ...args: string[]) => spawnSync(program, args).status === 0
const hasOffice = works('soffice', '--version') && works(python, '-c', 'import uno')
const where = hasOffice ? '' : ' (skipped: LibreOffice and python3-uno are not installed)'

let folder = ''
beforeAll(async () => {
  folder = await mkdtemp(path.join(os.tmpdir(), 'neikan-office-'))
})
afterAll(() => rm(folder, { recursive: true, force: true }))

type Pages = readonly (readonly PdfText[])[]

/** The pages as LibreOffice prints them once everything that depends on pages is updated. */
async function printed(name: string, docx: Uint8Array): Promise<Pages> {
  const [source, target] = [`${name}.docx`, `${name}.pdf`].map((file) => path.join(folder, file))
  await writeFile(source!, docx)
  await promisify(execFile)(python, [script, path.join(folder, 'profile'), source!, target!])
  return readPdfText(new Uint8Array(await readFile(target!)))
}

/** A paragraph of more than a page, after the first of article 1. */
function withParagraph(docx: Uint8Array): Uint8Array {
  const parts = unzipSync(docx)
  const xml = strFromU8(parts['word/document.xml']!)
  const body = xml.indexOf('<w:pStyle w:val="Body"/>')
  const end = xml.indexOf('</w:p>', body) + '</w:p>'.length
  expect(body).toBeGreaterThan(0)
  const words = '青年夜校又添一课。'.repeat(90)
  const added =
    `<w:p><w:pPr><w:pStyle w:val="Body"/></w:pPr><w:r><w:rPr><w:rFonts w:hint="eastAsia"/>` +
    `</w:rPr><w:t>${words}</w:t></w:r></w:p>`
  const edited = xml.slice(0, end) + added + xml.slice(end)
  return zipSync({ ...parts, 'word/document.xml': strToU8(edited) })
}

const wordsOf = (page: readonly PdfText[]) => withoutSpaces(page.map(({ text }) => text).join(''))

/** Baseline of the lowest line in the type area of the last page, in points above its lower edge. */
function lastLine(pages: Pages, { page }: Galley): number {
  const inside = pages.at(-1)!.filter(({ text, y }) => text.trim() !== '' && y > page.foot)
  return Math.min(...inside.map(({ y }) => y)) - page.foot
}

const oneMillimetre = 72 / 25.4

describe.skipIf(!hasOffice)(`an issue edited in an office program${where}`, () => {
  test.each(['chengyuan-qingnian-2026-04', 'chengyuan-hemei-2026-12'] as const)(
    'has its imprint at the foot and the right numbers in its contents: %s',
    { timeout: 90_000 },
    async (name) => {
      const { bulletin, template, media } = await sampleIssue(name)
      const galley = compose(bulletin, template, null)
      const { bytes } = await writeDocx(galley, media)
      const before = await printed(`${name}-before`, bytes)
      const after = await printed(`${name}-after`, withParagraph(bytes))
      expect(after.length).toBeGreaterThan(before.length)

      const office = withoutSpaces(galley.tail.imprint.left)
      expect(wordsOf(after.at(-1)!)).toContain(office)
      for (const pages of [before, after]) {
        const distance = lastLine(pages, galley)
        expect(distance).toBeGreaterThan(0)
        expect(distance).toBeLessThan(galley.styles.imprint.lineHeight)
      }
      const moved = lastLine(after, galley) - lastLine(before, galley)
      expect(Math.abs(moved)).toBeLessThan(oneMillimetre)

      const contents = wordsOf(after[0]!)
      for (const entry of galley.contents) {
        if (entry.kind !== 'contentsEntry' || !entry.showsPage) continue
        const title = withoutSpaces(entry.title)
        const page =
          after.findIndex((each, index) => index > 0 && wordsOf(each).includes(title)) + 1
        expect(contents).toContain(`${title}${page}`)
      }
    },
  )
})

/** The smallest file with one paragraph of these properties for each text. */
function minimalDocx(paragraphs: readonly (readonly [properties: string, text: string])[]) {
  const main = 'http://schemas.openxmlformats.org/wordprocessingml/2006/main'
  const body = paragraphs
    .map(
      ([properties, text]) =>
        `<w:p><w:pPr>${properties}</w:pPr><w:r><w:t>${text}</w:t></w:r></w:p>`,
    )
    .join('')
  const officeDocument =
    'http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument'
  const parts = {
    '[Content_Types].xml':
      '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">' +
      '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>' +
      '<Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-' +
      'officedocument.wordprocessingml.document.main+xml"/></Types>',
    '_rels/.rels':
      '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">' +
      `<Relationship Id="a" Type="${officeDocument}" Target="word/document.xml"/></Relationships>`,
    'word/document.xml': `<w:document xmlns:w="${main}"><w:body>${body}</w:body></w:document>`,
  }
  return zipSync(
    Object.fromEntries(Object.entries(parts).map(([name, xml]) => [name, strToU8(xml)])),
  )
}

/**
 * Why a plain conversion of our files breaks other lines than Word. Once it fails, LibreOffice has
 * learned to read the property, and the note of assets/pictures/README.md can go.
 */
test.skipIf(!hasOffice)(
  `LibreOffice puts room between Hanzi and digits though a file forbids it${where}`,
  { timeout: 90_000 },
  async () => {
    const off = '<w:autoSpaceDE w:val="0"/><w:autoSpaceDN w:val="0"/>'
    const on = '<w:autoSpaceDE w:val="1"/><w:autoSpaceDN w:val="1"/>'
    const text = '国1国1国1国1国'
    const [page] = await printed(
      'auto-space',
      minimalDocx([
        [off, text],
        [on, text],
        [off, '国国国国国1111'],
      ]),
    )
    const baselines = [...new Set(page!.map(({ y }) => Math.round(y)))]
    const widths = baselines.map((baseline) => {
      const line = page!.filter(({ y }) => Math.round(y) === baseline)
      const right = Math.max(...line.map(({ x, width }) => x + width))
      return right - Math.min(...line.map(({ x }) => x))
    })
    expect(widths).toHaveLength(3)
    const [forbidden, allowed, oneSeam] = widths
    expect(forbidden).toBeCloseTo(allowed!, 1)
    expect(forbidden! - oneSeam!).toBeGreaterThan(1)
  },
)

/**
 * The other habit: the property is read the wrong way round. The two kinds of paragraph are of the
 * same words, with a comma that comes to stand just behind a full line in one of each.
 */
test.skipIf(!hasOffice)(
  `LibreOffice lets a mark hang outside the type area where a file forbids it${where}`,
  { timeout: 90_000 },
  async () => {
    const texts = Array.from({ length: 40 }, (_, index) => `${'国'.repeat(25 + index)}，国国国国国`)
    const paragraphs = ['0', '1'].flatMap((overflow) =>
      texts.map((text): [string, string] => [`<w:overflowPunct w:val="${overflow}"/>`, text]),
    )
    const pages = await printed(
      'hanging',
      minimalDocx(paragraphs.toSpliced(texts.length, 0, ['<w:pageBreakBefore/>', '界'])),
    )
    const border = pages.findIndex((page) => page.some(({ text }) => text.includes('界')))
    const rightmost = (some: Pages) => Math.max(...some.flat().map(({ x, width }) => x + width))
    const [forbidden, allowed] = [rightmost(pages.slice(0, border)), rightmost(pages.slice(border))]
    expect(forbidden - allowed).toBeGreaterThan(1)
  },
)
