/** Blocks of the galley as paragraphs and tables. */
import { ImageRun, Paragraph, type FileChild, type ParagraphChild } from 'docx'
import type { FigureBlock, GalleyBlock, SplitBlock, TextBlock } from '../galley/index.ts'
import { asParagraphChild, element } from './element.ts'
import { toPixels } from './measure.ts'
import { inlineRuns, plainRuns, run, tab, textElements } from './runs.ts'
import { paragraphStyleId, textStyleId } from './style-names.ts'
import { writeTable } from './tables.ts'
import type { Writing } from './writing.ts'

/**
 * Where a block stands. A page break before it is the one thing about a paragraph that its style does
 * not say, since the same headline may stand in the middle of a page.
 */
export interface Place {
  readonly startsPage?: boolean
  /** The article's bookmark, put round its headline for the contents to link to. */
  readonly bookmark?: { readonly name: string; readonly id: number }
}

export function writeBlock(
  block: Exclude<GalleyBlock, { kind: 'contentsEntry' }>,
  writing: Writing,
  place: Place = {},
): FileChild {
  switch (block.kind) {
    case 'text':
      return writeText(block, writing, place)
    case 'split':
      return writeSplit(block, writing, place)
    case 'table':
      return writeTable(block, writing, place.startsPage === true)
    case 'figure':
      return paragraph(paragraphStyleId(block.style), [writePicture(block, writing)], place)
  }
}

function paragraph(
  style: string,
  children: readonly ParagraphChild[],
  { startsPage = false }: Place = {},
): Paragraph {
  return new Paragraph({
    style,
    ...(startsPage ? { pageBreakBefore: true } : {}),
    children,
  })
}

export function writeText(block: TextBlock, writing: Writing, place: Place = {}): Paragraph {
  const marker = { text: block.marker, style: block.markerStyle, bold: false }
  const runs = inlineRuns([marker, ...block.inlines], writing)
  const { bookmark } = place
  const style = textStyleId(block, writing.galley)
  if (bookmark === undefined) return paragraph(style, runs, place)
  const { id, name } = bookmark
  const children = [
    asParagraphChild(element('w:bookmarkStart', { 'w:id': id, 'w:name': name })),
    ...runs,
    asParagraphChild(element('w:bookmarkEnd', { 'w:id': id })),
  ]
  return paragraph(style, children, place)
}

/** Left end, tab, right end; the tab stop is in the style. */
export function writeSplit(block: SplitBlock, writing: Writing, place: Place = {}): Paragraph {
  const children = [
    ...plainRuns(block.left, writing),
    ...(block.right === '' ? [] : [run([tab(), ...textElements(block.right, writing)])]),
  ]
  return paragraph(paragraphStyleId(block.style), children, place)
}

const pictureTypes: Readonly<Record<string, 'png' | 'jpg'>> = {
  png: 'png',
  jpg: 'jpg',
  jpeg: 'jpg',
}

/** Its name in the file is its number: what the writer's disk calls it is nobody's business. */
function writePicture(block: FigureBlock, { media, nextDrawing, clean }: Writing): ImageRun {
  const data = media.get(block.media)
  if (data === undefined) throw new RangeError(`No picture "${block.media}" among the media`)
  const type = pictureTypes[block.media.slice(block.media.lastIndexOf('.') + 1).toLowerCase()]
  if (type === undefined) throw new RangeError(`Not a picture that Word shows: "${block.media}"`)
  const id = nextDrawing()
  return new ImageRun({
    type,
    data,
    transformation: { width: toPixels(block.width), height: toPixels(block.height) },
    altText: { id: String(id), name: `图片 ${id}`, description: clean(block.alt) },
  })
}
