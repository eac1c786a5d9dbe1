import type {
  Article,
  ArticleChild,
  AttachmentNote,
  Footnote,
  List,
  Table,
  Tightenable,
} from '../model/index.ts'
import { headlineText } from '../model/index.ts'
import type { StyleName, Template } from '../template/index.ts'
import { setColumnWidths } from './column-widths.ts'
import { largestFigure, millimetres, pageGeometry, roundToTwip } from './geometry.ts'
import { noteReference, plainSpan, setInlines, type NoteNumbers } from './inlines.ts'
import { articleMarkers, findRunInLevel } from './numbering.ts'
import { setStyle } from './styles.ts'
import type { FigureBlock, GalleyBlock, SetArticle, TableBlock, TextBlock } from './types.ts'

const runInStyles = { 1: 'runIn1', 2: 'runIn2', 3: 'runIn3', 4: 'runIn4' } as const
const headingStyles = { 1: 'heading1', 2: 'heading2', 3: 'heading3', 4: 'heading4' } as const

/** What the blocks of one article share while it is set. */
interface Setting {
  readonly article: Article
  readonly template: Template
  readonly markers: ReadonlyMap<string, string>
  readonly notes: NoteNumbers
}

/** Sets one article. It depends on nothing but its arguments, so callers may keep the result. */
export function setArticle(article: Article, template: Template, isFirst: boolean): SetArticle {
  const footnotes = footnotesOf(article)
  const notes = new Map(footnotes.map((note, index) => [note.id, index + 1]))
  const setting = { article, template, markers: articleMarkers(article), notes }
  return {
    id: article.id,
    title: headlineText(article),
    startsPage:
      article.pageBreakBefore === true ||
      template.articles[isFirst ? 'first' : 'rest'] === 'newPage',
    blocks: article.children.flatMap((child, index) => {
      const isAbove = child.type === 'caption' && article.children[index + 1]?.type === 'table'
      const [first, ...rest] = isAbove
        ? [{ ...text(child, 'caption', setting), keepsWithNext: true as const }]
        : setBlock(child, setting)
      if (first === undefined) return []
      return [startsPage(child) ? { ...first, startsPage: true as const } : first, ...rest]
    }),
    footnotes: footnotes.map((note, index) => ({
      ...setNote(note, index + 1),
      ...pitched('footnote', setting),
    })),
  }
}

const startsPage = (child: ArticleChild): boolean =>
  'pageBreakBefore' in child && child.pageBreakBefore === true

/** What stands on the template's grid follows the article's own pitch instead. */
function pitched(style: StyleName, { article, template }: Setting): Pick<TextBlock, 'lineHeight'> {
  const { linePitch } = article
  const isOnGrid = template.styles[style].lineHeight === null
  return linePitch === undefined || !isOnGrid ? {} : { lineHeight: roundToTwip(linePitch) }
}

function tightened(
  element: object,
  style: StyleName,
  template: Template,
): Pick<TextBlock, 'tracking'> {
  const { tightening } = element as Tightenable
  if (tightening === undefined) return {}
  return { tracking: roundToTwip(setStyle(style, template).tracking - tightening) }
}

function setBlock(block: ArticleChild, setting: Setting): readonly GalleyBlock[] {
  switch (block.type) {
    case 'headline':
      return [{ ...text(block, 'headline', setting), inlines: headlineInlines(block, setting) }]
    case 'byline':
    case 'caption':
      return [text(block, block.type, setting)]
    case 'editorsNote': {
      const marker = setting.template.articles.editorsNoteLabel
      return [{ ...text(block, 'editorsNote', setting), marker, markerStyle: 'editorsNoteLabel' }]
    }
    case 'heading':
      return [text(block, headingStyles[block.level], setting)]
    case 'paragraph': {
      const level = findRunInLevel(block)
      const set = text(block, 'body', setting)
      return [level === null ? set : { ...set, markerStyle: runInStyles[level] }]
    }
    case 'list':
      return setList(block, setting)
    case 'table':
      return [setTable(block, setting)]
    case 'figure':
      return [setFigure(block, setting.template)]
    case 'attachmentNote':
      return [
        { ...text(block, 'attachmentNote', setting), marker: attachmentLabel(block, setting) },
      ]
  }
}

type TextElement = Extract<ArticleChild, { children: readonly ({ text: string } | Footnote)[] }>

function text(
  element: Exclude<TextElement, { type: 'figure' }> | List['children'][number],
  style: StyleName,
  setting: Setting,
): TextBlock {
  const { markers, notes, template } = setting
  return {
    kind: 'text',
    id: element.id,
    style,
    marker: markers.get(element.id) ?? '',
    markerStyle: null,
    inlines: setInlines(element.children, notes),
    ...tightened(element, style, template),
    ...pitched(style, setting),
  }
}

/** A space before a soft break only tells titles on one line apart; it is not set. */
function headlineInlines(block: Extract<ArticleChild, { type: 'headline' }>, { notes }: Setting) {
  return setInlines(block.children, notes).map((inline) =>
    'text' in inline ? { ...inline, text: inline.text.replace(/ +\n/g, '\n') } : inline,
  )
}

function setList(list: List, setting: Setting): readonly TextBlock[] {
  return list.children.map((item, index) => ({
    ...text(item, 'listItem', setting),
    marker: list.ordered ? `${index + 1}.` : '●',
  }))
}

function attachmentLabel(note: AttachmentNote, { article }: Setting): string {
  const all = article.children.filter((child) => child.type === 'attachmentNote')
  return all.length === 1 ? '附件：' : `附件${all.indexOf(note) + 1}：`
}

function setTable(table: Table, { template, notes }: Setting): TableBlock {
  const { measure } = pageGeometry(template)
  return {
    kind: 'table',
    id: table.id,
    columnWidths: setColumnWidths(table.columnWidths, measure),
    headerRows: table.headerRows,
    rows: table.children.map((row, index) => ({
      id: row.id,
      cells: row.children.map((cell) => ({
        id: cell.id,
        style: index < table.headerRows ? 'tableHead' : 'tableCell',
        align: cell.align,
        columnSpan: cell.columnSpan,
        rowSpan: cell.rowSpan,
        inlines: setInlines(cell.children, notes),
      })),
    })),
  }
}

function setFigure(
  figure: Extract<ArticleChild, { type: 'figure' }>,
  template: Template,
): FigureBlock {
  const most = largestFigure(template)
  const ratio = figure.heightMm / figure.widthMm
  const width = roundToTwip(Math.min(most.width, most.height / ratio, millimetres(figure.widthMm)))
  const { id, media, alt } = figure
  return {
    kind: 'figure',
    id,
    style: 'figure',
    media,
    width,
    height: roundToTwip(width * ratio),
    alt,
  }
}

function footnotesOf(article: Article): readonly Footnote[] {
  const inText = (children: readonly unknown[]): readonly Footnote[] =>
    children.filter(
      (child): child is Footnote =>
        typeof child === 'object' && child !== null && 'type' in child && child.type === 'footnote',
    )
  return article.children.flatMap((block) =>
    block.type === 'list'
      ? block.children.flatMap((item) => inText(item.children))
      : inText(block.children),
  )
}

function setNote(note: Footnote, number: number): TextBlock {
  return {
    kind: 'text',
    id: `${note.id}:note`,
    style: 'footnote',
    marker: noteReference(number),
    markerStyle: null,
    inlines: [plainSpan(note.note)],
  }
}
