import { readFileSync } from 'node:fs'
import { execFileSync } from 'node:child_process'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { compose, partsOf, type PageMap } from '../../core/galley/index.ts'
import { drawGalley, type ShapeNode } from '../../core/html/index.ts'
import type { Bulletin } from '../../core/model/index.ts'
import { manuscriptOfText, readManuscript } from '../../core/read/index.ts'
import { templateById } from '../../core/template/index.ts'
import type { Printer } from '../../host/printer/index.ts'
import { article, bulletin, contents, distribution, masthead, newIds, p } from '../helpers/build.ts'
import { readPdfText, withoutSpaces } from '../helpers/pdf-text.ts'
import { pdfLines, pdfPageNumbers, printed, startPress } from '../helpers/press.ts'

const template = templateById('work-information')
const footMargin = (template.paper.footMarginMm / 25.4) * 72
const point = 72 / 25.4
const none = new Map<string, Uint8Array>()
const issue = (document: Bulletin) => ({ bulletin: document, template, media: none })

const sample = readManuscript(
  manuscriptOfText(
    readFileSync(
      new URL('../../assets/samples/chengyuan-qingnian-2026-04.txt', import.meta.url),
      'utf8',
    ),
  ),
  template,
  newIds(),
).bulletin

let press: Printer
let set: Awaited<ReturnType<Printer['print']>>
beforeAll(async () => {
  press = await startPress()
  set = await printed(press, issue(sample))
})
afterAll(async () => {
  await press?.close()
})

/** Text and painted markers, as the page shows them. */
function wordsOf(shape: ShapeNode): string {
  const marker = shape.attributes['data-marker'] ?? ''
  return (
    marker +
    shape.children.map((child) => (typeof child === 'string' ? child : wordsOf(child))).join('')
  )
}

const screenLines = ({ pages }: PageMap) =>
  pages.map(({ lines }) => lines.map(withoutSpaces).filter((line) => line !== ''))

describe('the sample issue on paper', () => {
  test('has the lines that it has on screen, each on its page', async () => {
    const { pdf, pages } = set
    expect(pages.pageCount).toBeGreaterThan(10)
    expect(await pdfLines(pdf, footMargin)).toEqual(screenLines(pages))
  })

  test('says what its galley says, no character more or less', async () => {
    const { pdf, pages } = set
    const galley = drawGalley(compose(sample, template, pages), (name) => name)
    const lines = await pdfLines(pdf, footMargin)
    expect(lines.flat().join('')).toBe(withoutSpaces(wordsOf(galley)))
  })

  test('numbers its pages outside at the foot', async () => {
    const { pdf } = set
    const numbers = await pdfPageNumbers(pdf, footMargin)
    const middle = (template.paper.widthMm / 2) * point
    numbers.forEach(({ text, x, y }, index) => {
      expect(withoutSpaces(text)).toBe(`—${index + 1}—`)
      expect(x > middle).toBe(index % 2 === 0)
      // The digits' middle stands 7 mm below the type area.
      const belowMm = (footMargin - (y + 0.33 * 14)) / point
      expect(Math.abs(belowMm - 7)).toBeLessThan(1)
    })
  })

  test('shows in its contents the pages on which the articles start', async () => {
    const { pdf, pages } = set
    const lines = await pdfLines(pdf, footMargin)
    for (const { id } of partsOf(sample).articles) {
      const galley = compose(sample, template, pages)
      const { title } = galley.articles.find((set) => set.id === id)!
      const page = pages.firstPages.get(id)!
      expect(lines[0]).toContain(`${withoutSpaces(title)}${page}`)
      expect(lines[page - 1]!.join('').startsWith(withoutSpaces(title))).toBe(true)
    }
  })

  test('gives the same bytes each time', async () => {
    const again = await printed(press, issue(sample))
    expect(Buffer.compare(set.pdf, again.pdf)).toBe(0)
  })
})

describe('the grid', () => {
  test('a full page has 22 lines of 28 characters', async () => {
    const { linesPerPage, charactersPerLine } = template.grid
    const characters = linesPerPage * charactersPerLine * 3
    const { pages } = await printed(press, issue(bulletin(article('', p('国'.repeat(characters))))))
    const full = pages.pages[2]!.lines
    expect(full.length).toBe(linesPerPage)
    expect(new Set(full.map((line) => line.length))).toEqual(new Set([charactersPerLine]))
  })

  test('holds also where other faces stand in the line', async () => {
    const mixed = '一是“青·自然”工坊开课，满意率96.4%。'
    const lead = { text: mixed, lead: true } as const
    const runIn = { text: mixed, runIn: 1 } as const
    const bold = { text: mixed, bold: true } as const
    const spans = Array.from({ length: 20 }, () => [runIn, lead, bold, mixed]).flat()
    const { pdf, pages } = await printed(press, issue(bulletin(article('', p(...spans)))))
    expect(pages.pages[2]!.lines.length).toBe(template.grid.linesPerPage)
    expect(await pdfLines(pdf, footMargin)).toEqual(screenLines(pages))
  })
})

describe('distribution and imprint', () => {
  const withTail = (lines: number) =>
    bulletin(
      masthead({ nameplate: '澄源', issuingOffice: '团县委', issueDate: '2026-11-20' }),
      contents(),
      article('', ...Array.from({ length: lines }, (_, index) => p(`第${index + 1}行`))),
      distribution(['copyTo', '县委办公室、县政府办公室。']),
    )

  test.each([1, 10, 17, 18, 19, 20, 21, 22, 23])(
    'stand at the foot of the last page after %d lines',
    async (lines) => {
      const { pdf, pages } = await printed(press, issue(withTail(lines)))
      const drawn = await pdfLines(pdf, footMargin)
      expect(drawn.length).toBe(pages.pageCount)
      expect(drawn.at(-1)!.at(-1)).toBe('团县委2026年11月20日')
      expect(drawn).toEqual(screenLines(pages))
      const foot = await baselineOfLastLine(pdf)
      const { lineHeight, size } = compose(withTail(lines), template, pages).styles.imprint
      const rule = template.imprint.outerRule.weight
      const expected = footMargin + rule + (lineHeight - size) / 2 + 0.12 * size
      expect(Math.abs(foot - expected)).toBeLessThan(point)
    },
  )

  test('此页无正文 comes when they stand alone on their page, and only then', async () => {
    for (const lines of [10, 19, 20, 21, 22]) {
      const { pdf, pages } = await printed(press, issue(withTail(lines)))
      const last = (await pdfLines(pdf, footMargin)).at(-1)!
      const hasBody = last.some((line) => line.startsWith('第'))
      expect(last.includes('（此页无正文）')).toBe(!hasBody)
      expect(pages.noBody).toBe(!hasBody)
    }
  })
})

async function baselineOfLastLine(pdf: Uint8Array): Promise<number> {
  const last = (await readPdfText(pdf)).at(-1)!
  return Math.min(...last.filter(({ y, text }) => y > footMargin && text.trim()).map(({ y }) => y))
}

test('a browser that was killed is replaced for the next job', async () => {
  await printed(press, issue(sample))
  execFileSync('pkill', ['-KILL', '-P', String(process.pid), '-f', 'remote-debugging'])
  await expect.poll(() => press.layout(issue(sample)).then(Boolean, () => false)).toBe(true)
})

describe('cancelling', () => {
  test('ends the job and leaves the printer ready for the next', async () => {
    const cancel = new AbortController()
    const job = press.print(issue(sample), () => cancel.abort(), cancel.signal)
    await expect(job).rejects.toThrow(/abort/i)
    const { pages } = await printed(press, issue(sample))
    expect(pages.pageCount).toBeGreaterThan(10)
  })
})
