/** What an issue sets otherwise than its house style, in Word's terms. */
import { describe, expect, it } from 'vitest'
import { writeDocx } from '../../core/docx/index.ts'
import { compose } from '../../core/galley/index.ts'
import { templateById } from '../../core/template/index.ts'
import { article, bulletin, caption, footnote, p, table } from '../helpers/build.ts'
import { docxParts } from '../helpers/golden.ts'

const template = templateById('work-information')
const issue = bulletin(
  {
    ...article(
      '标题',
      { ...p('甲', footnote('注')), tightening: 0.5 as const },
      { ...p('乙'), pageBreakBefore: true as const },
      { ...caption('表'), pageBreakBefore: true as const },
      table(['一']),
    ),
    linePitch: 27.5,
  },
  article('又一篇', { ...p('丙'), tightening: 0.5 as const }, p('丁')),
)
const { bytes } = await writeDocx(compose(issue, template, null), new Map())
const { 'word/document.xml': documentXml = '', 'word/styles.xml': stylesXml = '' } =
  docxParts(bytes)

/** The properties of the paragraph with these words. */
function propertiesOf(words: string): string {
  const paragraphs = documentXml.split('<w:p>').filter((each) => each.includes(`>${words}<`))
  return /<w:pPr>.*?<\/w:pPr>/.exec(paragraphs.at(-1) ?? '')?.[0] ?? ''
}
const styleOf = (words: string) => /w:pStyle w:val="(\w+)"/.exec(propertiesOf(words))?.[1] ?? ''
const definitionOf = (id: string) =>
  new RegExp(`<w:style [^>]*w:styleId="${id}">.*?</w:style>`).exec(stylesXml)?.[0] ?? ''

describe('a fitted issue in Word', () => {
  it('has a named style for each way in which a paragraph is fitted, based on the usual one', () => {
    expect(styleOf('甲')).toBe('BodyTight10Line550')
    expect(styleOf('乙')).toBe('BodyLine550')
    expect(styleOf('丙')).toBe('BodyTight10')
    expect(styleOf('丁')).toBe('Body')
    expect(definitionOf('BodyTight10Line550')).toContain('正文（紧缩0.5磅，行距27.5磅）')
    for (const id of ['BodyTight10Line550', 'BodyLine550', 'BodyTight10']) {
      expect(definitionOf(id)).toContain('<w:basedOn w:val="Body"/>')
    }
  })

  it('says tracking and pitch in twips, and leaves the grid', () => {
    // The house style's own -0.3 pt less 0.5 pt.
    expect(definitionOf('BodyTight10')).toContain('<w:rPr><w:spacing w:val="-16"/></w:rPr>')
    const pitched = definitionOf('BodyLine550')
    expect(pitched).toContain('<w:snapToGrid w:val="0"/>')
    expect(pitched).toContain('w:line="550" w:lineRule="exact"')
  })

  it('keeps what follows the grid in step, and what has a line height of its own as it is', () => {
    expect(styleOf('标题')).toBe('HeadlineLine550')
    // Tables and notes are set in a smaller size on their own lines.
    expect(styleOf('一')).toBe('TableHead')
    expect(documentXml).not.toContain('FootnoteLine')
  })

  it('keeps a caption with the table below it, also off the grid', () => {
    expect(styleOf('表')).toBe('CaptionAboveLine550')
    expect(definitionOf('CaptionAboveLine550')).toContain('<w:basedOn w:val="CaptionAbove"/>')
  })

  it('starts a page before a block that is to start one, and before no other', () => {
    expect(propertiesOf('乙')).toContain('<w:pageBreakBefore/>')
    expect(propertiesOf('表')).toContain('<w:pageBreakBefore/>')
    expect(propertiesOf('甲')).not.toContain('pageBreakBefore')
    expect(propertiesOf('丁')).not.toContain('pageBreakBefore')
  })

  it('formats nothing by hand', () => {
    expect(documentXml).not.toMatch(/<w:spacing|<w:snapToGrid/)
  })
})
