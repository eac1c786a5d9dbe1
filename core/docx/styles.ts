/**
 * word/styles.xml, written outright: docx knows neither snapToGrid nor kinsoku nor autoSpaceDE, and
 * would add twenty styles of its own. Everything that a paragraph looks like stands here, so the
 * document itself is words and names of styles.
 */
import type { Galley, GalleyBlock, SetCell, SetStyle } from '../galley/index.ts'
import { fittedStyles } from './fitted-styles.ts'
import { markup, value, wordNamespace, xmlDeclaration } from './markup.ts'
import { toHalfPoints, toTwips } from './measure.ts'
import {
  builtStyles,
  capitalized,
  cellStyleId,
  paragraphStyleId,
  spanStyleId,
  textStyleId,
} from './style-names.ts'
import {
  border,
  fontsOf,
  paragraphProperties,
  pictureStyles,
  runProperties,
  spanProperties,
  type RightTab,
} from './style-properties.ts'
import { tailHeight } from './tail-height.ts'

export function writeStyles(galley: Galley): string {
  const styles = Object.values(wordStyles(galley))
  const spanStyles = Object.values(galley.spanStyles)
  const tabs = rightTabs(galley)
  return (
    xmlDeclaration +
    markup(
      'w:styles',
      { 'xmlns:w': wordNamespace },
      documentDefaults(galley) +
        latentStyles +
        normalStyle(galley) +
        defaultStyles +
        styles.map((style, index) => paragraphStyle(galley, style, index, tabs)).join('') +
        cellVariants(galley) +
        evenPageNumber(galley) +
        derivedStyle(
          builtStyles.captionAbove,
          `${galley.styles.caption.name}（表上）`,
          paragraphStyleId('caption'),
          '<w:keepNext/>',
        ) +
        fittedStyles(galley, (block) => textStyleId(block, galley)) +
        tailStyles(galley) +
        spanStyles.map((style) => spanStyle(galley, style, false)).join('') +
        emphasisVariants(galley) +
        tableStyles(galley),
    )
  )
}

/**
 * The galley's styles, but for a few: page numbers get their place from the section's footers, and
 * the line that holds a picture is one point high, or it would add its depth below the picture.
 */
function wordStyles(galley: Galley): Galley['styles'] {
  const { styles, pageNumbers } = galley
  const { pageNumber } = styles
  const { position, outerIndent } = pageNumbers
  const placed: Partial<SetStyle> =
    position === 'center'
      ? { align: 'center' }
      : {
          align: 'right',
          rightIndent: { characters: outerIndent, points: outerIndent * pageNumber.size },
        }
  const pictures = pictureStyles(galley).map(
    (name) => [name, { ...styles[name], size: 1 }] as const,
  )
  return {
    ...styles,
    pageNumber: { ...pageNumber, ...placed },
    ...Object.fromEntries(pictures),
  }
}

const language = markup('w:lang', { 'w:val': 'en-US', 'w:eastAsia': 'zh-CN' })

function documentDefaults(galley: Galley): string {
  const { body } = galley.styles
  const size = toHalfPoints(body.size)
  const run =
    fontsOf(galley, body.font) +
    value('kern', 0) +
    value('sz', size) +
    value('szCs', size) +
    language
  return markup(
    'w:docDefaults',
    {},
    markup('w:rPrDefault', {}, markup('w:rPr', {}, run)) + '<w:pPrDefault/>',
  )
}

/** Word's list of styles shows those of the bulletin and none of its own 370. */
const latentStyles = markup('w:latentStyles', {
  'w:defLockedState': 0,
  'w:defUIPriority': 99,
  'w:defSemiHidden': 1,
  'w:defUnhideWhenUsed': 0,
  'w:defQFormat': 0,
  'w:count': 376,
})

/**
 * What all paragraphs share. No widow control, or pages would have 21 lines; no space between Hanzi
 * and Latin, and no hanging marks, or lines would break elsewhere than on screen.
 */
function normalStyle({ page }: Galley): string {
  const paragraph =
    value('widowControl', 0) +
    value('kinsoku', 1) +
    value('overflowPunct', 0) +
    value('autoSpaceDE', 0) +
    value('autoSpaceDN', 0) +
    value('adjustRightInd', 0) +
    markup('w:spacing', {
      'w:before': 0,
      'w:after': 0,
      'w:line': toTwips(page.linePitch),
      'w:lineRule': 'exact',
    }) +
    value('jc', 'both')
  return markup(
    'w:style',
    { 'w:type': 'paragraph', 'w:default': 1, 'w:styleId': 'Normal' },
    value('name', 'Normal') + markup('w:pPr', {}, paragraph),
  )
}

const defaultStyles =
  markup(
    'w:style',
    { 'w:type': 'character', 'w:default': 1, 'w:styleId': 'DefaultParagraphFont' },
    value('name', 'Default Paragraph Font') + value('uiPriority', 1) + '<w:semiHidden/>',
  ) +
  markup(
    'w:style',
    { 'w:type': 'table', 'w:default': 1, 'w:styleId': 'TableNormal' },
    value('name', 'Normal Table') + value('uiPriority', 99) + '<w:semiHidden/>' + cellMargins(0),
  )

function cellMargins(points: number): string {
  const side = (name: string, width: number) =>
    markup(`w:${name}`, { 'w:w': width, 'w:type': 'dxa' })
  const width = toTwips(points)
  return markup(
    'w:tblPr',
    {},
    side('tblInd', 0) +
      markup(
        'w:tblCellMar',
        {},
        side('top', 0) + side('left', width) + side('bottom', 0) + side('right', width),
      ),
  )
}

/** Styles whose paragraphs have something at their right edge. */
function rightTabs(galley: Galley): ReadonlyMap<SetStyle['id'], RightTab> {
  const tabs = new Map<SetStyle['id'], RightTab>()
  const blocks: readonly GalleyBlock[] = [
    ...galley.masthead,
    ...galley.contents,
    galley.tail.imprint,
  ]
  for (const block of blocks) {
    if (block.kind === 'split') tabs.set(block.style, { leader: false })
    if (block.kind === 'contentsEntry' && block.showsPage) {
      tabs.set(block.style, { leader: block.leader })
    }
  }
  return tabs
}

function paragraphStyle(
  galley: Galley,
  style: SetStyle,
  index: number,
  tabs: ReadonlyMap<SetStyle['id'], RightTab>,
): string {
  const id = paragraphStyleId(style.id)
  const isWords = id === 'TOC1'
  return markup(
    'w:style',
    { 'w:type': 'paragraph', ...(isWords ? {} : { 'w:customStyle': 1 }), 'w:styleId': id },
    (isWords ? value('name', 'toc 1') + value('aliases', style.name) : value('name', style.name)) +
      value('basedOn', 'Normal') +
      (style.next === null ? '' : value('next', paragraphStyleId(style.next))) +
      value('uiPriority', index + 1) +
      '<w:qFormat/>' +
      paragraphProperties(galley, style, tabs.get(style.id) ?? null) +
      runProperties(galley, style),
  )
}

const alignmentWords = { left: '左', center: '中', right: '右', justify: '齐' } as const

/** One style for each alignment that cells have besides their style's own. */
function cellVariants(galley: Galley): string {
  const variants = new Map<string, SetCell>()
  for (const article of galley.articles) {
    for (const block of article.blocks) {
      if (block.kind !== 'table') continue
      for (const cell of block.rows.flatMap((row) => row.cells)) {
        if (cell.align !== galley.styles[cell.style].align) {
          variants.set(cellStyleId(cell, galley), cell)
        }
      }
    }
  }
  return [...variants.keys()]
    .sort()
    .map((id) => {
      const { style, align } = variants.get(id)!
      const name = `${galley.styles[style].name}（${alignmentWords[align]}）`
      return derivedStyle(id, name, paragraphStyleId(style), value('jc', align))
    })
    .join('')
}

/** A paragraph style that differs from another one in a few properties. */
function derivedStyle(id: string, name: string, base: string, properties: string): string {
  return markup(
    'w:style',
    { 'w:type': 'paragraph', 'w:customStyle': 1, 'w:styleId': id },
    value('name', name) +
      value('basedOn', base) +
      value('uiPriority', 90) +
      markup('w:pPr', {}, properties),
  )
}

/** Outside is left on even pages: the same style, the other way round. */
function evenPageNumber(galley: Galley): string {
  const { position, outerIndent } = galley.pageNumbers
  if (position !== 'outer' || !galley.duplex) return ''
  const { name, size } = galley.styles.pageNumber
  const properties =
    markup('w:ind', {
      'w:leftChars': outerIndent * 100,
      'w:left': toTwips(outerIndent * size),
      'w:rightChars': 0,
      'w:right': 0,
    }) + value('jc', 'left')
  const base = paragraphStyleId('pageNumber')
  return derivedStyle(builtStyles.pageNumberEven, `${name}（双页）`, base, properties)
}

/**
 * The paragraph that holds the tail's box is as tall as the box: where the box has no room below the
 * text, both go to the next page. The hairline is the paragraph that must follow a table.
 */
function tailStyles(galley: Galley): string {
  const exactly = (points: number) =>
    value('snapToGrid', 0) +
    markup('w:spacing', {
      'w:before': 0,
      'w:after': 0,
      'w:line': toTwips(points),
      'w:lineRule': 'exact',
    })
  return (
    derivedStyle(builtStyles.tailAnchor, '版记占位', 'Normal', exactly(tailHeight(galley))) +
    derivedStyle(builtStyles.hairline, '表后细行', 'Normal', exactly(1))
  )
}

function spanStyle(
  galley: Galley,
  style: Galley['spanStyles']['strong'],
  isStrong: boolean,
): string {
  const id = isStrong ? `${capitalized(style.id)}Strong` : capitalized(style.id)
  const name = isStrong ? `${style.name}（${galley.spanStyles.strong.name}）` : style.name
  return markup(
    'w:style',
    { 'w:type': 'character', 'w:customStyle': 1, 'w:styleId': id },
    value('name', name) +
      value('basedOn', 'DefaultParagraphFont') +
      value('uiPriority', 40) +
      '<w:qFormat/>' +
      spanProperties(galley, style, isStrong),
  )
}

/** A run wears one character style only, so emphasis within another look is a style of its own. */
function emphasisVariants(galley: Galley): string {
  const used = new Set<string>()
  const blocks = galley.articles.flatMap((article) => [...article.blocks, ...article.footnotes])
  for (const block of blocks) {
    const inlines =
      block.kind === 'text'
        ? block.inlines
        : block.kind === 'table'
          ? block.rows.flatMap((row) => row.cells.flatMap((cell) => cell.inlines))
          : []
    for (const inline of inlines) {
      if ('text' in inline && inline.bold && inline.style !== null) {
        used.add(spanStyleId(inline)!)
      }
    }
  }
  return Object.values(galley.spanStyles)
    .filter((style) => used.has(`${capitalized(style.id)}Strong`))
    .map((style) => spanStyle(galley, style, true))
    .join('')
}

function tableStyles(galley: Galley): string {
  const { innerRule, outerRule } = galley.tail
  const line = { ...innerRule, gap: 0 }
  const grid = ['top', 'left', 'bottom', 'right', 'insideH', 'insideV']
    .map((side) => border(side, line))
    .join('')
  const rules =
    border('top', outerRule) + border('bottom', outerRule) + border('insideH', innerRule)
  const { tableCell } = galley.styles
  return (
    tableStyle(builtStyles.table, '公文表格', grid, tableCell.size / 4) +
    tableStyle(builtStyles.tailTable, '版记', rules, 0)
  )
}

function tableStyle(id: string, name: string, borders: string, margin: number): string {
  const margins = cellMargins(margin).replace(
    '<w:tblCellMar>',
    markup('w:tblBorders', {}, borders) + '<w:tblCellMar>',
  )
  return markup(
    'w:style',
    { 'w:type': 'table', 'w:customStyle': 1, 'w:styleId': id },
    value('name', name) + value('basedOn', 'TableNormal') + value('uiPriority', 90) + margins,
  )
}
