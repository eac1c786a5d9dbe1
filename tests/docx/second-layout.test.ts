/**
 * The pages of the DOCX as `docx/layout` reckons them: a second reader that knows nothing of our
 * browser. It reads the finished bytes. It knows neither the faces of Chinese offices, which are
 * measured here by the widths they share, nor `useFELayout`, which East Asian Word writes itself.
 */
import { patchDocument, type EstimatedPageNumbers } from 'docx'
import { estimatePageNumbersWith } from 'docx/layout'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { writeDocx } from '../../core/docx/index.ts'
import { compose, type PageMap } from '../../core/galley/index.ts'
import { widthInEms } from '../../core/text/index.ts'
import type { Printer } from '../../host/printer/index.ts'
import { withPicture } from '../helpers/nameplate-picture.ts'
import { startPress } from '../helpers/press.ts'
import { sampleIssue, sampleNames } from '../helpers/samples.ts'
import { media as pictures } from './every-element.ts'

let press: Printer
beforeAll(async () => {
  press = await startPress()
})
afterAll(async () => {
  await press?.close()
})

const estimate = estimatePageNumbersWith({
  guess: true,
  measureWidth: (text, { size }) =>
    [...text].reduce((sum, character) => sum + widthInEms(character) * size, 0),
})

async function layOut(data: Uint8Array): Promise<EstimatedPageNumbers> {
  let found: EstimatedPageNumbers | null = null
  await patchDocument({
    outputType: 'uint8array',
    data,
    patches: {},
    pageNumbers: (template) => (found = estimate(template)),
  })
  if (found === null) throw new Error('docx/layout was not asked')
  return found
}

/** As on screen: as many pages, and every article begins on the same one. */
async function expectSamePages(issue: Awaited<ReturnType<typeof sampleIssue>>): Promise<PageMap> {
  const pages = await press.layout(issue)
  const galley = compose(issue.bulletin, issue.template, pages)
  const { bytes } = await writeDocx(galley, issue.media)
  const { pageCount, bookmarkPageNumbers, guesses } = await layOut(bytes)
  expect(pageCount).toBe(pages.pageCount)
  const withHeadline = galley.articles.filter(({ title }) => title !== '')
  expect([...(bookmarkPageNumbers?.values() ?? [])]).toEqual(
    withHeadline.map(({ id }) => pages.firstPages.get(id)),
  )
  expect(new Set(guesses?.map(({ reason }) => reason))).toEqual(
    new Set(['a compatibility setting not yet followed', 'a font not in the width tables']),
  )
  return pages
}

describe.each(sampleNames)('the sample %s, laid out by another program', (name) => {
  test('has as many pages as on screen, and every article starts on the same one', async () => {
    await expectSamePages(await sampleIssue(name))
  })
})

test('a nameplate as a picture as high as its words moves no line of the issue', async () => {
  const issue = await sampleIssue('chengyuan-hemei-2026-12')
  const media = new Map([...issue.media, ...pictures])
  const height = compose(issue.bulletin, issue.template, null).styles.nameplate.lineHeight
  const widthMm = 140
  const ratio = ((height / 72) * 25.4) / widthMm
  const template = withPicture(issue.template, { widthMm, ratio })
  const pages = await expectSamePages({ ...issue, template, media })
  const before = await press.layout(issue)
  // But for the nameplate itself, which is no line of text any longer.
  expect(pages.pages.map(({ lines }) => lines).flat()).toEqual(
    before.pages.flatMap(({ lines, blockIds }) =>
      lines.filter((_, line) => !blockIds[line]?.endsWith(':nameplate')),
    ),
  )
  expect(pages.firstPages).toEqual(before.firstPages)
})
