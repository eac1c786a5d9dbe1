import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { compose, partsOf, type PageMap } from '../../core/galley/index.ts'
import { templateById, type Template } from '../../core/template/index.ts'
import type { Printer } from '../../host/printer/index.ts'
import { article, bulletin, distribution, masthead, p } from '../helpers/build.ts'
import { readPdfText, withoutSpaces } from '../helpers/pdf-text.ts'
import { pdfLines, printed, startPress } from '../helpers/press.ts'
import { sampleIssue, sampleNames } from '../helpers/samples.ts'

const point = 72 / 25.4
const footMarginOf = ({ paper }: Template) => paper.footMarginMm * point
const screenLines = ({ pages }: PageMap) =>
  pages.map(({ lines }) => lines.map(withoutSpaces).filter((line) => line !== ''))

let press: Printer
beforeAll(async () => {
  press = await startPress()
})
afterAll(async () => {
  await press?.close()
})

describe.each(sampleNames)('the sample %s on paper', (name) => {
  let issue: Awaited<ReturnType<typeof sampleIssue>>
  let pages: PageMap
  let pdf: Uint8Array
  beforeAll(async () => {
    issue = await sampleIssue(name)
    ;({ pdf, pages } = await printed(press, issue))
  })
  const linesOnPaper = () => pdfLines(pdf, footMarginOf(issue.template))

  test('has the words that it has on screen, each on its page', async () => {
    const drawn = await linesOnPaper()
    // A row of a table is one line on paper, its cells are lines of their own on screen.
    const characters = (lines: readonly string[]) => [...lines.join('')].sort().join('')
    expect(drawn.map(characters)).toEqual(screenLines(pages).map(characters))
    expect(drawn.length).toBe(pages.pageCount)
  })

  test('starts each article where its page map says and its template wants it', async () => {
    const drawn = await linesOnPaper()
    const galley = compose(issue.bulletin, issue.template, pages)
    for (const { id, title, startsPage } of galley.articles) {
      const lines = drawn[pages.firstPages.get(id)! - 1]!
      const start = withoutSpaces(title).slice(0, 10)
      if (startsPage) expect(lines[0]!.startsWith(start)).toBe(true)
      else expect(lines.some((line) => line.startsWith(start))).toBe(true)
    }
  })

  test('has the last line of its tail on the foot of the type area', async () => {
    const footMargin = footMarginOf(issue.template)
    const { lineHeight, size } = compose(issue.bulletin, issue.template, pages).styles.imprint
    const rule = issue.template.imprint.outerRule.weight
    const expected = footMargin + rule + (lineHeight - size) / 2 + 0.12 * size
    expect(Math.abs((await lowestBaseline(pdf, footMargin)) - expected)).toBeLessThan(point)
  })
})

async function lowestBaseline(pdf: Uint8Array, footMargin: number): Promise<number> {
  const last = (await readPdfText(pdf)).at(-1)!
  return Math.min(...last.filter(({ y, text }) => y > footMargin && text.trim()).map(({ y }) => y))
}

describe('articles that follow one another', () => {
  const template = templateById('work-brief')
  const paragraphs = (count: number, of: string) =>
    Array.from({ length: count }, (_, index) => p(`${of}第${index + 1}行`))
  const issue = (first: number, second: number) => ({
    bulletin: bulletin(
      masthead({ nameplate: '澄源', issuingOffice: '县委', issueDate: '2026-11-20' }),
      article('头篇', ...paragraphs(first, '甲')),
      article('次篇', ...paragraphs(second, '乙')),
      distribution(['reportTo', '县委。'], ['copyTo', '县府。']),
    ),
    template,
    media: new Map<string, Uint8Array>(),
  })

  test.each([8, 25, 29, 31])('keep a headline with its text after %d lines', async (count) => {
    const set = issue(count, 4)
    const { pdf, pages } = await printed(press, set)
    const drawn = await pdfLines(pdf, footMarginOf(template))
    expect(drawn).toEqual(screenLines(pages))
    const page = drawn.findIndex((lines) => lines.includes('乙第1行'))
    expect(drawn[page]![drawn[page]!.indexOf('乙第1行') - 1]).toBe('次篇')
    const second = partsOf(set.bulletin).articles[1]!
    expect(pages.firstPages.get(second.id)).toBe(page + 1)
  })

  test('are followed by 此页无正文 when the tail has no room below them, and only then', async () => {
    for (const count of [8, 11, 14, 17, 20]) {
      const { pdf, pages } = await printed(press, issue(8, count))
      const last = (await pdfLines(pdf, footMarginOf(template))).at(-1)!
      const hasBody = last.some((line) => /^[甲乙]第/u.test(line))
      expect(last.includes('（此页无正文）')).toBe(!hasBody)
      expect(pages.noBody).toBe(!hasBody)
    }
  })
})
