/**
 * Distribution and imprint at the foot of the last page. They stand in a text box that keeps to the
 * lower edge of the type area, so they stay there when somebody edits the text in Word; the
 * paragraph that anchors it is as tall as the box and moves to the next page with it.
 */
import {
  Paragraph,
  Table,
  TableCell,
  TableLayoutType,
  TableRow,
  WidthType,
  type XmlComponent,
} from 'docx'
import type { TextBlock } from '../galley/index.ts'
import { writeSplit, writeText } from './blocks.ts'
import { element } from './element.ts'
import { toEmu, toTwips } from './measure.ts'
import { run } from './runs.ts'
import { builtStyles } from './style-names.ts'
import { tailHeight } from './tail-height.ts'
import type { Writing } from './writing.ts'

const drawingMain = 'http://schemas.openxmlformats.org/drawingml/2006/main'
const shapeNamespace = 'http://schemas.microsoft.com/office/word/2010/wordprocessingShape'

/** What follows the last article: notice, blank side, and the paragraph with the box. */
export function writeTail(writing: Writing): readonly Paragraph[] {
  const { noBodyNotice, blankPageBeforeTail, tailStartsPage } = writing.galley
  const notice = noBodyNotice === null ? [] : [writeText(noBodyNotice, writing, newPage)]
  const anchorStartsPage = tailStartsPage && noBodyNotice === null
  return [
    ...(blankPageBeforeTail ? [hairline()] : []),
    ...notice,
    new Paragraph({
      style: builtStyles.tailAnchor,
      ...(anchorStartsPage ? { pageBreakBefore: true } : {}),
      children: [run([box(tailContent(writing), writing)])],
    }),
  ]
}

const newPage = { startsPage: true }

/** As good as no paragraph, where the schema demands one. */
export function hairline(properties: { readonly pageBreakBefore?: true } = {}): Paragraph {
  return new Paragraph({ style: builtStyles.hairline, ...properties })
}

function tailContent(writing: Writing): readonly XmlComponent[] {
  const { tail, page } = writing.galley
  const lines = (blocks: readonly TextBlock[]) => blocks.map((block) => writeText(block, writing))
  const rows = [
    lines(tail.distribution),
    [tail.imprint, ...tail.credits].map((block) =>
      block.kind === 'split' ? writeSplit(block, writing) : writeText(block, writing),
    ),
  ].filter((paragraphs) => paragraphs.length > 0)
  const size = toTwips(page.measure)
  const table = new Table({
    style: builtStyles.tailTable,
    layout: TableLayoutType.FIXED,
    width: { size, type: WidthType.DXA },
    columnWidths: [size],
    rows: rows.map(
      (children) =>
        new TableRow({
          cantSplit: true,
          children: [new TableCell({ width: { size, type: WidthType.DXA }, children })],
        }),
    ),
  })
  return [table, hairline()]
}

/** The text is written once: a second copy for Word 2007 would be read twice by other programs. */
function box(content: readonly XmlComponent[], writing: Writing): XmlComponent {
  const extent = {
    cx: toEmu(writing.galley.page.measure),
    cy: toEmu(tailHeight(writing.galley)),
  }
  const id = writing.nextDrawing()
  const anchor = element('wp:anchor', anchorAttributes, [
    element('wp:simplePos', { x: 0, y: 0 }),
    element('wp:positionH', { relativeFrom: 'margin' }, [element('wp:align', {}, ['left'])]),
    element('wp:positionV', { relativeFrom: 'margin' }, [element('wp:align', {}, ['bottom'])]),
    element('wp:extent', extent),
    element('wp:effectExtent', { l: 0, t: 0, r: 0, b: 0 }),
    element('wp:wrapNone'),
    element('wp:docPr', { id, name: '版记' }),
    element('wp:cNvGraphicFramePr'),
    element('a:graphic', { 'xmlns:a': drawingMain }, [
      element('a:graphicData', { uri: shapeNamespace }, [shape(extent, content)]),
    ]),
  ])
  return element('mc:AlternateContent', {}, [
    element('mc:Choice', { Requires: 'wps' }, [element('w:drawing', {}, [anchor])]),
  ])
}

const anchorAttributes = {
  distT: 0,
  distB: 0,
  distL: 0,
  distR: 0,
  simplePos: 0,
  relativeHeight: 1,
  behindDoc: 0,
  locked: 0,
  layoutInCell: 1,
  allowOverlap: 1,
}

function shape(
  extent: { readonly cx: number; readonly cy: number },
  content: readonly XmlComponent[],
): XmlComponent {
  const noFill = () => element('a:noFill')
  return element('wps:wsp', {}, [
    element('wps:cNvSpPr', { txBox: 1 }),
    element('wps:spPr', {}, [
      element('a:xfrm', {}, [element('a:off', { x: 0, y: 0 }), element('a:ext', extent)]),
      element('a:prstGeom', { prst: 'rect' }, [element('a:avLst')]),
      noFill(),
      element('a:ln', {}, [noFill()]),
    ]),
    element('wps:txbx', {}, [element('w:txbxContent', {}, content)]),
    element(
      'wps:bodyPr',
      { rot: 0, vert: 'horz', wrap: 'square', lIns: 0, tIns: 0, rIns: 0, bIns: 0, anchor: 'b' },
      [element('a:spAutoFit')],
    ),
  ])
}
