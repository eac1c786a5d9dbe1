import { describe, expect, it } from 'vitest'
import { writeDocx } from '../../core/docx/index.ts'
import { compose, type Galley, type GalleyBlock, type PageMap } from '../../core/galley/index.ts'
import { templateById } from '../../core/template/index.ts'
import { docxParagraphs, docxParts, prettyXml, requirePart } from '../helpers/golden.ts'
import {
  article,
  bulletinOf,
  everyElement,
  headline,
  media,
  paragraph,
  pictureName,
} from './every-element.ts'

const template = templateById('work-information')
const [first, second] = everyElement.children.filter((part) => part.type === 'article')
const pages: PageMap = {
  pageCount: 4,
  firstPages: new Map([
    [first!.id, 2],
    [second!.id, 4],
  ]),
  pages: [],
  tailPage: 4,
  noBody: false,
  blankBeforeTail: false,
  spaceBeforeTail: 100,
  tailHeight: 75,
  articleEnds: [],
}
const galley = compose(everyElement, template, pages)
const { bytes, removedCharacters } = await writeDocx(galley, media)
const parts = docxParts(bytes)
const documentXml = parts['word/document.xml']!
const stylesXml = parts['word/styles.xml']!

/** The words of a galley, paragraph by paragraph, as a reader meets them. */
function galleyParagraphs({ masthead, contents, articles, noBodyNotice, tail }: Galley): string[] {
  const words = (block: GalleyBlock): readonly string[] => {
    switch (block.kind) {
      case 'text':
        return [block.marker + inlineText(block.inlines)]
      case 'split':
        return [block.right === '' ? block.left : `${block.left}\t${block.right}`]
      case 'contentsEntry':
        return [block.title + (block.showsPage ? `\t${block.page ?? ''}` : '')]
      case 'table':
        return block.rows.flatMap((row) => row.cells.map((cell) => inlineText(cell.inlines)))
      case 'figure':
        return []
    }
  }
  const blocks = [
    ...masthead,
    ...contents,
    ...articles.flatMap((set) => [...set.blocks, ...set.footnotes]),
    ...(noBodyNotice === null ? [] : [noBodyNotice]),
    ...tail.distribution,
    tail.imprint,
    ...tail.credits,
  ]
  return blocks.flatMap(words).filter((text) => text !== '')
}

const inlineText = (inlines: Extract<GalleyBlock, { kind: 'text' }>['inlines']): string =>
  inlines.map((inline) => ('text' in inline ? inline.text : inline.reference)).join('')

const wordsOf = (xml: string) => docxParagraphs(xml).filter((text) => text !== '')
const all = (xml: string, pattern: RegExp) => [...xml.matchAll(pattern)].map((match) => match[1]!)

describe('a DOCX', () => {
  it('is, for a bulletin with every element, the reviewed one', async () => {
    await expect(prettyXml(documentXml)).toMatchFileSnapshot('../golden/every-element.document.xml')
    await expect(prettyXml(stylesXml)).toMatchFileSnapshot('../golden/every-element.styles.xml')
  })

  it('has the words of the galley, all of them and in its order', () => {
    expect(wordsOf(documentXml)).toEqual(galleyParagraphs(galley))
    expect(removedCharacters).toBe(0)
  })

  it('is the same bytes when it is written again', async () => {
    const again = await writeDocx(compose(everyElement, template, pages), media)
    expect(Buffer.compare(Buffer.from(again.bytes), Buffer.from(bytes))).toBe(0)
  })

  it('formats nothing by hand: a run names a style, a paragraph a style and its page', () => {
    const runs = all(documentXml, /<w:rPr>(.*?)<\/w:rPr>/g)
    expect(runs.length).toBeGreaterThan(50)
    const allowedRun = /^(<w:rStyle w:val="\w+"\/>)?<w:rFonts w:hint="eastAsia"\/>$/
    expect(runs.filter((properties) => !allowedRun.test(properties))).toEqual([])
    const paragraphs = all(documentXml, /<w:pPr>(.*?)<\/w:pPr>/g)
    const allowed = /^<w:pStyle w:val="\w+"\/>(<w:keepNext\/>)?(<w:pageBreakBefore\/>)?$/
    expect(paragraphs.filter((properties) => !allowed.test(properties))).toEqual([])
  })

  it('defines every style that it names', () => {
    const defined = new Set(all(stylesXml, /w:styleId="(\w+)"/g))
    const named = all(documentXml, /<w:(?:pStyle|rStyle|tblStyle) w:val="(\w+)"/g)
    expect(named.filter((name) => !defined.has(name))).toEqual([])
    const related = all(stylesXml, /<w:(?:basedOn|next) w:val="(\w+)"/g)
    expect(related.filter((name) => !defined.has(name))).toEqual([])
  })

  it('has one style for each kind of text, by its Chinese name, and none twice', () => {
    const names = all(stylesXml, /<w:(?:name|aliases) w:val="([^"]*)"/g)
    expect(names).toEqual(expect.arrayContaining(Object.values(galley.styles).map((s) => s.name)))
    expect(new Set(names).size).toBe(names.length)
  })

  it('gives headline and headings the outline that the navigation pane shows', () => {
    const levels = (['Headline', 'Heading1', 'Heading2'] as const).map(
      (id) => new RegExp(`w:styleId="${id}".*?<w:outlineLvl w:val="(\\d)"`).exec(stylesXml)?.[1],
    )
    expect(levels).toEqual(['0', '1', '2'])
  })

  it('goes on with body text after a heading', () => {
    expect(stylesXml).toMatch(/w:styleId="Heading1">.*?<w:next w:val="Body"\/>/)
  })

  it('knows neither author nor program nor hour of work', () => {
    const text = Object.values(parts).join('')
    expect(text).not.toMatch(/Un-named|creator|lastModifiedBy|rsid|Company|Manager/)
    expect(parts['docProps/core.xml']).toContain('2026-11-20T00:00:00Z')
    expect(parts['docProps/core.xml']).toContain('澄源青年工作信息 2026年第4期')
  })

  it('leaves the dates out where the issue has none', async () => {
    const undated = await writeDocx({ ...galley, issueDate: null }, media)
    expect(requirePart(undated.bytes, 'docProps/core.xml')).not.toContain('dcterms:created')
  })

  it('links every entry of the contents to a headline, with the number of its page', () => {
    const anchors = all(documentXml, /<w:hyperlink [^>]*w:anchor="(\w+)"/g)
    const bookmarks = all(documentXml, /<w:bookmarkStart [^>]*w:name="(\w+)"/g)
    expect(anchors).toEqual(bookmarks)
    expect(anchors).toHaveLength(2)
    expect(all(documentXml, /PAGEREF (\w+)/g)).toEqual(anchors)
    expect(wordsOf(documentXml)).toContain('石桥镇建起青年应急志愿服务队\t4')
    expect(documentXml).not.toContain('w:dirty')
  })

  it('opens and closes as many fields', () => {
    const count = (type: string) => documentXml.split(`w:fldCharType="${type}"`).length - 1
    expect(count('begin')).toBe(3)
    expect(count('separate')).toBe(count('begin'))
    expect(count('end')).toBe(count('begin'))
  })

  it('breaks the page before each article of a template that says so, and nowhere else', () => {
    const broken = all(documentXml, /<w:pStyle w:val="(\w+)"\/><w:pageBreakBefore\/>/g)
    expect(broken).toEqual(['Headline', 'Headline'])
  })

  it('shows page numbers outside: right on odd pages, left on even ones', () => {
    expect(parts['word/footer1.xml']).toContain('PAGE')
    const references = all(documentXml, /<w:footerReference [^>]*w:type="(\w+)"/g)
    expect([...references].sort()).toEqual(['default', 'even'])
    expect(parts['word/settings.xml']).toContain('<w:evenAndOddHeaders/>')
  })

  it('names every face with what may stand in for it', () => {
    const table = parts['word/fontTable.xml']!
    for (const face of Object.values(galley.fonts)) {
      expect(table).toContain(`<w:font w:name="${face.name}">`)
    }
    expect(table).toContain('<w:altName w:val="FangSong_GB2312,仿宋,FangSong"/>')
    expect(table).toContain('<w:charset w:val="86"/>')
  })

  it('sets the tail in a box at the foot of the page, the paragraph before it as tall', () => {
    expect(documentXml).toMatch(
      /<wp:positionV relativeFrom="margin"><wp:align>bottom<\/wp:align><\/wp:positionV>/,
    )
    const height = Number(/<wp:extent cx="5615940" cy="(\d+)"/.exec(documentXml)?.[1]) / 635
    expect(stylesXml).toMatch(
      new RegExp(`w:styleId="TailAnchor".*?w:line="${Math.round(height)}" w:lineRule="exact"`),
    )
  })

  it('puts the notice on a page of its own', async () => {
    const alone = await writeDocx(
      compose(everyElement, template, { ...pages, noBody: true }),
      media,
    )
    const xml = requirePart(alone.bytes, 'word/document.xml')
    expect(xml).toMatch(/<w:pStyle w:val="NoBodyNotice"\/><w:pageBreakBefore\/>/)
    expect(wordsOf(xml)).toContain('（此页无正文）')
  })

  it('calls pictures by their number, with the words for those who do not see them', () => {
    expect(documentXml).toContain('descr="夜校一角"')
    expect(Object.values(parts).join('')).not.toContain(pictureName)
  })

  it('refuses a figure whose picture is not there', async () => {
    await expect(writeDocx(galley, new Map())).rejects.toThrow(RangeError)
  })
})

describe('odd bulletins', () => {
  const bodyWords = async (bulletin: Parameters<typeof compose>[0]) => {
    const written = await writeDocx(compose(bulletin, template, null), media)
    return { ...written, words: wordsOf(requirePart(written.bytes, 'word/document.xml')) }
  }

  it('drops what XML forbids, says how many, and leaves the neighbours alone', async () => {
    const { words, removedCharacters: removed } = await bodyWords(
      bulletinOf(article(headline('标题'), paragraph('甲\u0000乙\uFFFF丙\uD800丁😀戊\u001F'))),
    )
    expect(words).toContain('甲乙丙丁😀戊')
    expect(removed).toBe(4)
  })

  it('takes words that docx uses for its own fields as words', async () => {
    const { words } = await bodyWords(
      bulletinOf(article(headline('标题'), paragraph('CURRENT', 'TOTAL_PAGES', '<w:p/>&amp;'))),
    )
    expect(words).toContain('CURRENTTOTAL_PAGES<w:p/>&amp;')
  })

  it('leaves out the page numbers of the contents where no page is known', async () => {
    const { words } = await bodyWords(bulletinOf(article(headline('标题'), paragraph('正文'))))
    expect(words).toContain('标题\t')
  })
})
