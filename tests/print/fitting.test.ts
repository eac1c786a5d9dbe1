/** A page won back: the exceptions that the program finds, laid out and printed for real. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import {
  fitToFewerPages,
  joinsNumbers,
  linesByBlock,
  mendingTightenings,
  partedNumbers,
  reviewLayout,
  type BlankPage,
  type Fitting,
  type LayOut,
} from '../../core/checks/index.ts'
import { compose } from '../../core/galley/index.ts'
import { applyFits, fitRanges, fitsOf, parseBulletin } from '../../core/model/index.ts'
import type { Printer } from '../../host/printer/index.ts'
import type { Paragraph } from '../../core/model/index.ts'
import { article, bulletin, distribution, masthead, p, withId } from '../helpers/build.ts'
import { readPdfText } from '../helpers/pdf-text.ts'
import { printed, startPress } from '../helpers/press.ts'
import { sampleIssue, type SampleIssue } from '../helpers/samples.ts'

let press: Printer
let issue: SampleIssue
let layOut: LayOut
beforeAll(async () => {
  press = await startPress()
  issue = await sampleIssue('chengyuan-qingnian-2026-04')
  layOut = (bulletin) => press.layout({ ...issue, bulletin })
})
afterAll(async () => {
  await press?.close()
})

const reviewOf = async ({ bulletin, template }: SampleIssue) => {
  const pages = await layOut(bulletin)
  return { pages, ...reviewLayout(bulletin, compose(bulletin, template, pages), pages) }
}

test('short last lines and lonely first lines are named as they stand on the page', async () => {
  const { pages, runts, widows } = await reviewOf(issue)
  expect(runts.length).toBeGreaterThan(0)
  for (const { text } of runts) expect([...text].length).toBeLessThanOrEqual(3)
  for (const { elementId, page, text, row } of widows) {
    const here = pages.pages[page - 1]!
    expect([here.lines[0], here.blockIds[0], here.rows[0]]).toEqual([text, elementId, row])
    expect(pages.pages[page - 2]!.blockIds.at(-1)).toBe(elementId)
    expect(here.blockIds[1]).not.toBe(elementId)
  }
})

test('a page that only an empty paragraph takes is named, and gone without it', async () => {
  const lines = (count: number) => Array.from({ length: count }, () => p('一行。'))
  const issueOf = (count: number, ...last: readonly Paragraph[]) =>
    bulletin(
      masthead({}),
      article('标题', ...lines(count), ...last),
      article('下一篇', p('正文')),
      distribution(['copyTo', '各镇']),
    )
  const empty = withId('empty', p(''))
  const blanksOf = async (count: number) => {
    const { blanks } = await reviewOf({ ...issue, bulletin: issueOf(count, empty) })
    return blanks
  }
  const found: (readonly BlankPage[])[] = []
  // Whatever a page holds: in one of so many cases the empty paragraph alone goes to the next.
  for (let count = 15; count < 50; count += 1) found.push(await blanksOf(count))
  const blanks = found.flat()
  expect(blanks.length).toBeGreaterThan(0)
  for (const { elementIds, text } of blanks) expect([elementIds, text]).toEqual([['empty'], ''])
  const count = 15 + found.findIndex((each) => each.length > 0)
  const pageCount = async (...last: readonly Paragraph[]) =>
    (await layOut(issueOf(count, ...last))).pageCount
  expect(await pageCount()).toBe((await pageCount(empty)) - 1)
})

test('numbers parted from what they count are named, and brought together by tightening', async () => {
  const { pages, parted } = await reviewOf(issue)
  expect(parted.length).toBeGreaterThan(3)
  for (const { elementId, page, text, number, unit } of parted) {
    expect(text.endsWith(number)).toBe(true)
    const lines = linesByBlock(pages).get(elementId)!
    const next = lines[lines.findIndex((line) => line.text === text) + 1]!
    expect(next.text.startsWith(unit)).toBe(true)
    expect(pages.pages[page - 1]!.lines).toContain(text)
  }
  const wishes = parted.slice(0, 3).map(({ elementId }) => ({ elementId, mends: joinsNumbers }))
  const answers = await mendingTightenings(issue.bulletin, pages, wishes, layOut)
  const fits = answers.filter((fit) => fit !== null)
  expect(fits.length).toBeGreaterThan(0)
  const after = linesByBlock(await layOut(applyFits(issue.bulletin, fits)))
  const count = (lines: ReturnType<typeof linesByBlock>) =>
    fits.flatMap(({ elementId }) => partedNumbers(lines.get(elementId)!)).length
  expect(count(after)).toBeLessThan(count(linesByBlock(pages)))
}, 120_000)

let fitting: Fitting

test('an issue is shortened by a page, and is on paper what it was on trial', async () => {
  fitting = await fitToFewerPages(issue.bulletin, issue.template, layOut)
  if (!fitting.ok) throw new Error(`No page was won: ${fitting.missingLines} lines are missing`)
  const fitted = applyFits(issue.bulletin, fitting.fits)
  expect(fitsOf(fitted)).toHaveLength(fitting.fits.length)
  expect(parseBulletin(fitted).ok).toBe(true)
  for (const { field, value } of fitting.fits) {
    if (field === 'pageBreakBefore') throw new Error('A page is not won by breaking one')
    const { least, most } = fitRanges[field]
    expect(value).toBeGreaterThanOrEqual(least)
    expect(value).toBeLessThanOrEqual(most)
  }
  const { pdf } = await printed(press, { ...issue, bulletin: fitted })
  expect(await readPdfText(pdf)).toHaveLength(fitting.pagesBefore - 1)
}, 120_000)

test('the pitch is no narrower than the page needs', async () => {
  if (!fitting.ok) throw new Error('No page was won')
  const wider = fitting.fits.map((fit) =>
    fit.field === 'linePitch' ? { ...fit, value: Number(fit.value) + 0.1 } : fit,
  )
  expect(wider).not.toEqual(fitting.fits)
  const pages = await layOut(applyFits(issue.bulletin, wider))
  expect(pages.pageCount).toBe(fitting.pagesBefore)
}, 120_000)

test('what cannot be won is said in lines', async () => {
  const other = await sampleIssue('chengyuan-yingshang-2026-07')
  const lay: LayOut = (bulletin) => press.layout({ ...other, bulletin })
  const fitting = await fitToFewerPages(other.bulletin, other.template, lay)
  if (fitting.ok) throw new Error('The sample was meant to be too long by far')
  expect(fitting.missingLines).toBeGreaterThan(0)
  expect(fitsOf(other.bulletin)).toEqual([])
}, 120_000)
