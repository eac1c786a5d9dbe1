/**
 * What every block of a galley is in the DOM: tag, classes, attributes. There is one painter: the
 * print page and the editor draw these same shapes, so a line cannot break in two places. Text that
 * the program writes (一、, 附件：1., 送：) is no text of the DOM but an attribute that CSS paints, so
 * that the editor's caret never meets it and both trees stay equal.
 */
import type {
  ContentsEntryBlock,
  FigureBlock,
  Galley,
  GalleyBlock,
  SetArticle,
  SetCell,
  SetInline,
  SplitBlock,
  TableBlock,
  TextBlock,
} from '../galley/types.ts'
import { keptRanges } from './kept-ranges.ts'

export type ShapeTag =
  | 'main'
  | 'header'
  | 'nav'
  | 'article'
  | 'footer'
  | 'div'
  | 'h1'
  | 'h2'
  | 'h3'
  | 'h4'
  | 'h5'
  | 'p'
  | 'span'
  | 'sup'
  | 'a'
  | 'table'
  | 'colgroup'
  | 'col'
  | 'thead'
  | 'tbody'
  | 'tr'
  | 'th'
  | 'td'
  | 'img'

/** One element without what is in it. Attributes never hold `class` or `style`. */
export interface Shape {
  readonly tag: ShapeTag
  /** Space-separated; '' for none. */
  readonly className: string
  readonly attributes: Readonly<Record<string, string>>
}

/** One element with what is in it. */
export interface ShapeNode extends Shape {
  readonly children: readonly (ShapeNode | string)[]
}

/** Address of a picture, by its name among the media. */
export type MediaUrl = (name: string) => string

const headingTags = {
  headline: 'h1',
  heading1: 'h2',
  heading2: 'h3',
  heading3: 'h4',
  heading4: 'h5',
} as const

const pixelsPerPoint = 96 / 72

const shape = (
  tag: ShapeTag,
  className: string,
  attributes: Readonly<Record<string, string>> = {},
): Shape => ({ tag, className, attributes })

const node = (
  tag: ShapeTag,
  className: string,
  attributes: Readonly<Record<string, string>>,
  children: readonly (ShapeNode | string)[],
): ShapeNode => ({ tag, className, attributes, children })

/** The outermost element of a block; `drawBlock` gives what is in it. */
export function shapeOf(block: GalleyBlock): Shape {
  const identity = { 'data-id': block.id }
  switch (block.kind) {
    case 'text':
      return shape(textTag(block), classOf(block), {
        ...identity,
        ...markerAttributes(block),
        ...exceptionAttributes(block),
      })
    case 'split':
      return shape('p', `${block.style} split`, identity)
    case 'contentsEntry':
      return shape('p', block.style, identity)
    case 'table':
      return shape('table', classOf({ ...block, style: 'table' }), identity)
    case 'figure':
      // Not a figure element: the PDF would hold a second Figure without alternative text.
      return shape('div', classOf(block), identity)
  }
}

const classOf = (block: { readonly style: string; readonly startsPage?: true }): string =>
  block.startsPage ? `${block.style} ${breakClass}` : block.style

/** What a block wears that starts a page. */
export const breakClass = 'break-before'

/** Read by the style sheet, since no shape has a style of its own. */
function exceptionAttributes({
  tracking,
  lineHeight,
}: TextBlock): Readonly<Record<string, string>> {
  return {
    ...(tracking === undefined ? {} : { 'data-tracking': `${tracking}pt` }),
    ...(lineHeight === undefined ? {} : { 'data-line-height': `${lineHeight}pt` }),
  }
}

/** A stretch of text in one look, or a reference to a note. Plain text needs no element: null. */
export function spanShapeOf(inline: SetInline): Shape | null {
  if ('reference' in inline) {
    return shape('sup', 'footnoteReference', {
      'data-id': inline.footnoteId,
      'data-marker': inline.reference,
    })
  }
  const classes = [
    ...(inline.style === null ? [] : [inline.style]),
    ...(inline.bold ? ['strong'] : []),
  ]
  return classes.length === 0 ? null : shape('span', classes.join(' '))
}

/** What two characters wear that must stay on one line, such as 青·. */
export const keptShape: Shape = shape('span', 'kept')

/** A cell of a table: `th` in the rows that every page repeats. */
export function cellShapeOf(cell: SetCell): Shape {
  return shape(cell.style === 'tableHead' ? 'th' : 'td', `${cell.style} align-${cell.align}`, {
    'data-id': cell.id,
    ...(cell.columnSpan > 1 ? { colspan: String(cell.columnSpan) } : {}),
    ...(cell.rowSpan > 1 ? { rowspan: String(cell.rowSpan) } : {}),
  })
}

/**
 * The whole issue. `continuous` where an article after the first goes on under the one before it:
 * then the whole issue is one paged flow, else each article is one of its own.
 */
export function bulletinShape(galley: Galley): Shape {
  return shape('main', galley.continuous ? 'bulletin continuous' : 'bulletin', { lang: 'zh-CN' })
}

export type PartName = 'masthead' | 'contents' | 'distribution' | 'imprint'

/** The element round a part of the issue that is not an article. */
export function partShape(part: PartName, galley: Galley): Shape {
  switch (part) {
    case 'masthead':
      return shape('header', 'part-masthead')
    case 'contents':
      return shape('nav', 'part-contents')
    case 'distribution':
      return shape('footer', 'part-distribution')
    case 'imprint':
      // The upper outer rule stands above whatever comes first.
      return shape(
        'footer',
        galley.tail.distribution.length > 0 ? 'part-imprint' : 'part-imprint alone',
      )
  }
}

export function articleShape(article: SetArticle): Shape {
  return shape('article', article.startsPage ? 'article starts-page' : 'article', {
    id: articleAnchor(article.id),
    'data-id': article.id,
  })
}

/** What the entries of the contents link to. */
export const articleAnchor = (articleId: string): string => `article-${articleId}`

/** The element round an article's notes. */
export const footnotesShape: Shape = shape('div', 'footnotes')

/** The blank side before the tail. On screen it is a sheet without anything, and no element. */
export const blankPageShape: Shape = shape('div', 'blank-page')

/** One block with everything in it. */
export function drawBlock(block: GalleyBlock, mediaUrl: MediaUrl): ShapeNode {
  const outer = shapeOf(block)
  switch (block.kind) {
    case 'text':
      return { ...outer, children: block.inlines.flatMap(drawInline) }
    case 'split':
      return { ...outer, children: drawSplit(block) }
    case 'contentsEntry':
      return { ...outer, children: drawContentsEntry(block) }
    case 'table':
      return { ...outer, children: drawTable(block) }
    case 'figure':
      return { ...outer, children: [drawPicture(block, mediaUrl)] }
  }
}

/** One stretch of a paragraph: text, elements, or both. */
export function drawInline(inline: SetInline): readonly (ShapeNode | string)[] {
  const outer = spanShapeOf(inline)
  if ('reference' in inline) return outer === null ? [] : [{ ...outer, children: [] }]
  if (inline.text === '') return []
  const children = drawText(inline.text)
  return outer === null ? children : [{ ...outer, children }]
}

function drawText(text: string): readonly (ShapeNode | string)[] {
  const children: (ShapeNode | string)[] = []
  let at = 0
  for (const { start, end } of keptRanges(text)) {
    if (start > at) children.push(text.slice(at, start))
    children.push({ ...keptShape, children: [text.slice(start, end)] })
    at = end
  }
  if (at < text.length) children.push(text.slice(at))
  return children
}

function textTag(block: TextBlock): ShapeTag {
  const tags: Partial<Record<string, ShapeTag>> = headingTags
  return tags[block.style] ?? 'p'
}

function markerAttributes(block: TextBlock): Readonly<Record<string, string>> {
  if (block.marker === '') return {}
  return block.markerStyle === null
    ? { 'data-marker': block.marker }
    : { 'data-marker': block.marker, 'data-marker-style': block.markerStyle }
}

function drawSplit(block: SplitBlock): readonly ShapeNode[] {
  const end = (side: 'left' | 'right') =>
    node('span', side, block.endIds ? { 'data-id': block.endIds[side] } : {}, [block[side]])
  return [end('left'), end('right')]
}

function drawContentsEntry(block: ContentsEntryBlock): readonly ShapeNode[] {
  const href = `#${articleAnchor(block.articleId)}`
  const title = node('a', 'entry-title', { href }, [block.lines.join('\n')])
  if (!block.showsPage) return [title]
  const page = block.page === null ? '' : String(block.page)
  const dots = block.dots === '' ? {} : { 'data-dots': block.dots }
  return [title, node('span', 'entry-page', dots, [page])]
}

/** The columns of a table by their widths in any unit, of which they take their part. */
export function columnShapes(widths: readonly number[]): readonly Shape[] {
  const total = widths.reduce((sum, width) => sum + width, 0)
  return widths.map((width) =>
    shape('col', '', { width: `${Math.round((width / total) * 10_000) / 100}%` }),
  )
}

function drawTable(block: TableBlock): readonly ShapeNode[] {
  const columns = columnShapes(block.columnWidths).map((each) => ({ ...each, children: [] }))
  const rows = block.rows.map((row) =>
    node(
      'tr',
      '',
      { 'data-id': row.id },
      row.cells.map((cell) => ({
        ...cellShapeOf(cell),
        children: cell.inlines.flatMap(drawInline),
      })),
    ),
  )
  const head = rows.slice(0, block.headerRows)
  return [
    node('colgroup', '', {}, columns),
    ...(head.length === 0 ? [] : [node('thead', '', {}, head)]),
    node('tbody', '', {}, rows.slice(block.headerRows)),
  ]
}

function drawPicture(block: FigureBlock, mediaUrl: MediaUrl): ShapeNode {
  const pixels = (points: number) => String(Math.round(points * pixelsPerPoint * 100) / 100)
  return node(
    'img',
    '',
    {
      src: mediaUrl(block.media),
      alt: block.alt,
      width: pixels(block.width),
      height: pixels(block.height),
    },
    [],
  )
}
