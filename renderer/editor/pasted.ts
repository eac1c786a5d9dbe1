/** What comes from a clipboard, as blocks: paragraphs with bold, and tables. Nothing else survives. */
import type { Block, Paragraph, Span, Table } from '../../core/model/index.ts'

/** Blocks that have no ids yet: the editor gives them. */
const paragraph = (children: readonly Span[]): Paragraph =>
  ({ type: 'paragraph', children }) as unknown as Paragraph

/** One paragraph per line; a single line keeps its spaces, so that a word can be pasted as it is. */
export function fragmentOfText(text: string): readonly Block[] {
  const lines = text.split(/\r\n|\r|\n/).map(withoutControls)
  if (lines.length === 1) return lines[0] === '' ? [] : [paragraph([{ text: lines[0]! }])]
  return lines
    .map((line) => line.trim())
    .filter((line) => line !== '')
    .map((line) => paragraph([{ text: line }]))
}

const controls = /[\u0000-\u0008\u000b-\u001f\u007f\u200b\ufeff\ufffc]/g

const withoutControls = (text: string): string => text.replace(/\t/g, ' ').replace(controls, '')

declare global {
  interface DocumentConstructor {
    parseHTML?(html: string): Document
  }
}

/** Reads markup by the browser's own sanitizing parser; [] where there is none or nothing in it. */
export function fragmentOfHtml(html: string): readonly Block[] {
  const parse = (Document as unknown as DocumentConstructor).parseHTML
  if (!parse) return []
  return blocksOf(parse.call(Document, html).body)
}

interface Reading {
  readonly blocks: Block[]
  spans: Span[]
}

/** Blocks of an element's content, in order. */
export function blocksOf(root: Element): readonly Block[] {
  const reading: Reading = { blocks: [], spans: [] }
  readChildren(root, false, reading)
  closeParagraph(reading)
  return reading.blocks
}

const skipped: ReadonlySet<string> = new Set(['SCRIPT', 'STYLE', 'TITLE', 'TEMPLATE', 'NOSCRIPT'])
const blockTags =
  /^(ADDRESS|ARTICLE|ASIDE|BLOCKQUOTE|DD|DIV|DL|DT|FIGURE|FOOTER|H[1-6]|HEADER|LI|MAIN|NAV|OL|P|PRE|SECTION|UL)$/

function readChildren(parent: Element, isBold: boolean, reading: Reading): void {
  for (const node of parent.childNodes) {
    if (node instanceof Text) addText(node.data, isBold, reading)
    else if (node instanceof Element && !skipped.has(node.tagName)) {
      readElement(node, isBold, reading)
    }
  }
}

function readElement(element: Element, isBold: boolean, reading: Reading): void {
  if (element.tagName === 'BR') return closeParagraph(reading)
  if (element.tagName === 'TABLE') {
    closeParagraph(reading)
    const table = tableOf(element)
    if (table) reading.blocks.push(table)
    return
  }
  const isBlock = blockTags.test(element.tagName)
  if (isBlock) closeParagraph(reading)
  readChildren(element, isBold || isStrong(element), reading)
  if (isBlock) closeParagraph(reading)
}

/** Google Docs wraps everything in a <b> that is not bold. */
function isStrong(element: Element): boolean {
  if (element.tagName !== 'B' && element.tagName !== 'STRONG') return false
  return !/font-weight:\s*(normal|400)/.test(element.getAttribute('style') ?? '')
}

function addText(text: string, isBold: boolean, reading: Reading): void {
  const clean = withoutControls(joinLines(text.replace(/\u00a0/g, ' ')))
  if (clean !== '') reading.spans.push(isBold ? { text: clean, bold: true } : { text: clean })
}

/** Line ends of the markup are no characters: between Hanzi nothing, elsewhere one space. */
function joinLines(text: string): string {
  return text.replace(/[ \t]*\r?\n\s*/g, (run, offset: number) => {
    const before = text[offset - 1] ?? ''
    const after = text[offset + run.length] ?? ''
    return /[\u2e80-\uffef]/.test(before) || /[\u2e80-\uffef]/.test(after) ? '' : ' '
  })
}

function closeParagraph(reading: Reading): void {
  const text = reading.spans.map((span) => span.text).join('')
  if (text.trim() !== '') reading.blocks.push(paragraph(trimmed(reading.spans)))
  reading.spans = []
}

function trimmed(spans: readonly Span[]): readonly Span[] {
  const last = spans.length - 1
  return spans
    .map((span, index) => {
      const start = index === 0 ? span.text.trimStart() : span.text
      return { ...span, text: index === last ? start.trimEnd() : start }
    })
    .filter((span) => span.text !== '')
}

function tableOf(element: Element): Table | null {
  const rows = [...element.querySelectorAll('tr')].filter((row) => row.closest('table') === element)
  if (rows.length === 0) return null
  const columns = Math.max(
    ...rows.map((row) =>
      [...row.children].reduce(
        (sum, cell) => sum + ((cell as HTMLTableCellElement).colSpan || 1),
        0,
      ),
    ),
  )
  if (columns < 1 || columns > 63) return null
  return {
    type: 'table',
    columnWidths: Array.from({ length: columns }, () => 1 / columns),
    headerRows: 1,
    children: rows.map((row) => ({
      type: 'tableRow',
      children: [...row.children].map((cell) => ({
        type: 'tableCell',
        columnSpan: (cell as HTMLTableCellElement).colSpan || 1,
        rowSpan: (cell as HTMLTableCellElement).rowSpan || 1,
        align: 'left',
        children: [{ text: withoutControls((cell.textContent ?? '').trim().replace(/\s+/g, ' ')) }],
      })),
    })),
  } as unknown as Table
}
