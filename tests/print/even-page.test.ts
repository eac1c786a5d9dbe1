import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { compose } from '../../core/galley/index.ts'
import { writeDocx } from '../../core/docx/index.ts'
import { templateById, type Template } from '../../core/template/index.ts'
import type { Printer } from '../../host/printer/index.ts'
import { unzipSync, strFromU8 } from 'fflate'
import { article, bulletin, distribution, p } from '../helpers/build.ts'
import { pdfLines, pdfPageNumbers, printed, startPress } from '../helpers/press.ts'

const information = templateById('work-information')
const footMargin = (information.paper.footMarginMm / 25.4) * 72
const none = new Map<string, Uint8Array>()
const notice = '（此页无正文）'

const withRule = (evenPage: Template['imprint']['evenPage'], duplex = true): Template => ({
  ...information,
  paper: { ...information.paper, duplex },
  imprint: { ...information.imprint, evenPage },
})
/** The first page is the masthead's; an article of so many lines starts on the second. */
const issueOf = (lines: number) =>
  bulletin(
    article('题', ...Array.from({ length: lines }, (_, index) => p(`第${index + 1}行`))),
    distribution(['copyTo', '各镇']),
  )

let press: Printer
beforeAll(async () => {
  press = await startPress()
})
afterAll(async () => {
  await press?.close()
})

const print = async (lines: number, template: Template) => {
  const issue = { bulletin: issueOf(lines), template, media: none }
  const { pdf, pages } = await printed(press, issue)
  const numbers = await pdfPageNumbers(pdf, footMargin)
  return {
    pages,
    galley: compose(issue.bulletin, template, pages),
    drawn: await pdfLines(pdf, footMargin),
    numbers: numbers.map(({ text }) => text.replace(/\s/gu, '')),
  }
}

describe('an issue that must end on an even page', () => {
  const auto = withRule('auto')

  test('ends where its text ends when that is an even page', async () => {
    const { pages, drawn } = await print(5, auto)
    expect([pages.tailPage, pages.noBody, drawn.length]).toEqual([2, false, 2])
  })

  test('has its tail on the next page, which has no body text, after an odd one', async () => {
    const { pages, drawn, numbers } = await print(25, auto)
    expect([pages.tailPage, pages.pageCount, pages.blankBeforeTail]).toEqual([4, 4, false])
    expect(drawn.length).toBe(4)
    expect(drawn[2]).toContain('第25行')
    expect(drawn[3]![0]).toBe(notice)
    expect(numbers[3]).toBe('—4—')
  })

  test('has a blank side before a tail that would stand alone on an odd page, both unnumbered', async () => {
    const { pages, drawn, numbers, galley } = await print(18, auto)
    expect([pages.tailPage, pages.pageCount, pages.blankBeforeTail]).toEqual([4, 4, true])
    expect(drawn.length).toBe(4)
    expect(drawn[2]).toEqual([])
    expect(drawn[3]![0]).toBe(notice)
    expect(numbers).toEqual(['—1—', '—2—', '', ''])
    const { bytes } = await writeDocx(galley, none)
    const body = strFromU8(unzipSync(bytes)['word/document.xml']!)
    const [first, second] = [...body.matchAll(/<w:sectPr.*?<\/w:sectPr>/gsu)].map(([text]) => text)
    const footersOf = (text = '') => [...text.matchAll(/<w:footerReference[^>]*r:id="(\w+)"/g)]
    expect(second).toContain('w:val="nextPage"')
    const ids = (text?: string) => footersOf(text).map((match) => match[1])
    expect(ids(second)).toHaveLength(ids(first).length)
    expect(ids(first).some((id) => ids(second).includes(id))).toBe(false)
  })

  test('is left alone where paper is printed on one side', async () => {
    const { pages } = await print(25, withRule('auto', false))
    expect([pages.tailPage, pages.noBody]).toEqual([3, false])
  })
})
