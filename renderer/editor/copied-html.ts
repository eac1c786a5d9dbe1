/** What Word and WPS get of a copy: markup in the looks of the house style, with numbers as words. */
import type { Galley, SetSpanStyle, SetStyle } from '../../core/galley/index.ts'
import { escapeHtml } from '../../core/html/index.ts'
import type { Inline, List, Span, Table } from '../../core/model/index.ts'
import type { SpanStyleName, StyleName } from '../../core/template/index.ts'
import type { Copied } from './copied.ts'

type Looks = Pick<Galley, 'styles' | 'spanStyles' | 'fonts'>

/** `markers` are the numbers of pieces by id; pieces without an entry have none. */
export function htmlOfPieces(
  pieces: readonly Copied[],
  markers: ReadonlyMap<string, string>,
  looks: Looks,
): string {
  return pieces.map((piece) => htmlOf(piece, markers.get(piece.id) ?? '', looks)).join('')
}

function htmlOf(piece: Copied, marker: string, looks: Looks): string {
  switch (piece.type) {
    case 'figure':
      return piece.alt === '' ? '' : paragraph('p', 'body', escapeHtml(piece.alt), looks)
    case 'list':
      return listHtml(piece, looks)
    case 'table':
      return tableHtml(piece, looks)
    case 'headline':
      return paragraph('h1', 'headline', inlineHtml(piece.children, looks), looks)
    case 'heading': {
      const words = escapeHtml(marker) + inlineHtml(piece.children, looks)
      return paragraph(`h${piece.level + 1}`, `heading${piece.level}`, words, looks)
    }
    case 'distributionLine':
      return paragraph('p', 'distribution', inlineHtml(piece.children, looks), looks)
    case 'paragraph': {
      // The number of a run-in heading is in its face.
      const [first, ...rest] = piece.children
      const children =
        first !== undefined && 'text' in first && marker !== ''
          ? [{ ...first, text: marker + first.text }, ...rest]
          : piece.children
      return paragraph('p', 'body', inlineHtml(children, looks), looks)
    }
    case 'byline':
    case 'editorsNote':
    case 'caption':
    case 'attachmentNote':
    case 'tableCell':
      return paragraph(
        'p',
        piece.type,
        escapeHtml(marker) + inlineHtml(piece.children, looks),
        looks,
      )
  }
}

function paragraph(tag: string, style: StyleName, inner: string, looks: Looks): string {
  return `<${tag} style="${paragraphCss(looks.styles[style], looks)}">${inner}</${tag}>`
}

/** Only what Word, too, reads of a style attribute; `mso-` is Word's own. */
function paragraphCss(style: SetStyle, looks: Looks): string {
  const { firstLineIndent, hangingIndent, leftIndent } = style
  const indent = firstLineIndent.points - hangingIndent.points
  const characters = firstLineIndent.characters - hangingIndent.characters
  return [
    'margin:0',
    `margin-left:${leftIndent.points + hangingIndent.points}pt`,
    `text-align:${style.align}`,
    `text-indent:${indent}pt`,
    `mso-char-indent-count:${characters}`,
    `line-height:${style.lineHeight}pt`,
    'mso-line-height-rule:exactly',
    faceCss(looks.fonts[style.font]),
    `font-size:${style.size}pt`,
    `font-weight:${style.bold ? 'bold' : 'normal'}`,
    `color:${style.colour}`,
  ].join(';')
}

/** Single quotes: it stands in an attribute. */
const faceCss = ({ name, latin }: Looks['fonts'][SetStyle['font']]): string =>
  `font-family:'${name}';mso-ascii-font-family:'${latin}';mso-hansi-font-family:'${latin}'`

function listHtml({ ordered, children }: List, looks: Looks): string {
  const css = paragraphCss(looks.styles.body, looks)
  const items = children.map(
    (item) => `<li style="${css};text-indent:0">${inlineHtml(item.children, looks)}</li>`,
  )
  const tag = ordered ? 'ol' : 'ul'
  return `<${tag}>${items.join('')}</${tag}>`
}

function tableHtml(table: Table, looks: Looks): string {
  const rows = table.children.map((row, index) => {
    const isHead = index < table.headerRows
    const cells = row.children.map((cell) => {
      const style = { ...looks.styles[isHead ? 'tableHead' : 'tableCell'], align: cell.align }
      const spans = `colspan="${cell.columnSpan}" rowspan="${cell.rowSpan}"`
      const words = inlineHtml(cell.children, looks)
      return `<td ${spans}><p style="${paragraphCss(style, looks)}">${words}</p></td>`
    })
    return `<tr>${cells.join('')}</tr>`
  })
  return `<table border="1" cellspacing="0" cellpadding="4">${rows.join('')}</table>`
}

/** Notes stay behind: their words stand at the article's end. */
function inlineHtml(children: readonly Inline[], looks: Looks): string {
  return children.map((child) => ('type' in child ? '' : spanHtml(child, looks))).join('')
}

function spanHtml(span: Span, looks: Looks): string {
  const text = escapeHtml(span.text).replace(/\n/g, '<br>')
  const name: SpanStyleName | null = span.runIn ? `runIn${span.runIn}` : span.lead ? 'lead' : null
  const styled =
    name === null ? text : `<span style="${spanCss(looks.spanStyles[name], looks)}">${text}</span>`
  return span.bold ? `<b>${styled}</b>` : styled
}

const spanCss = ({ font, bold }: SetSpanStyle, looks: Looks): string =>
  [
    ...(font === null ? [] : [faceCss(looks.fonts[font])]),
    ...(bold ? ['font-weight:bold'] : []),
  ].join(';')
