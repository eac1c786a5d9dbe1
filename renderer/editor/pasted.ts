/** What comes from a clipboard, as blocks: paragraphs with bold, and tables. Nothing else survives. */
import type { Block, Paragraph, Span, Table } from '../../core/model/index.ts'

/**
 * What is read of a clipboard, in characters, elements one in another, nodes and milliseconds: beyond
 * it, reading would hold up the desk. Word's markup of a hundred pages stays below a third of it.
 */
export const pasteLimits = { length: 20_000_000, depth: 256, nodes: 50_000, ms: 3000 } as const

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

/**
 * Reads markup by the browser's own sanitizing parser; [] where there is none or nothing in it, null
 * where it is beyond the limits.
 */
export function fragmentOfHtml(html: string): readonly Block[] | null {
  const parse = (Document as unknown as DocumentConstructor).parseHTML
  if (!parse) return []
  if (html.length > pasteLimits.length) return null
  return blocksOf(parse.call(Document, html).body)
}

interface Reading {
  readonly blocks: Block[]
  spans: Span[]
  nodes: number
  depth: number
  readonly untilMs: number
}

/** Blocks of an element's content, in order; null beyond the limits. */
export function blocksOf(root: Element): readonly Block[] | null {
  const untilMs = performance.now() + pasteLimits.ms
  const reading: Reading = { blocks: [], spans: [], nodes: 0, depth: 0, untilMs }
  if (!readChildren(root, false, reading)) return null
  closeParagraph(reading)
  return reading.blocks
}

const skipped: ReadonlySet<string> = new Set(['SCRIPT', 'STYLE', 'TITLE', 'TEMPLATE', 'NOSCRIPT'])
const blockTags =
  /^(ADDRESS|ARTICLE|ASIDE|BLOCKQUOTE|DD|DIV|DL|DT|FIGURE|FOOTER|H[1-6]|HEADER|LI|MAIN|NAV|OL|P|PRE|SECTION|UL)$/

/** Whether all was read within the limits. */
function readChildren(parent: Element, isBold: boolean, reading: Reading): boolean {
  reading.depth += 1
  if (reading.depth > pasteLimits.depth) return false
  for (const node of parent.childNodes) {
    reading.nodes += 1
    if (reading.nodes > pasteLimits.nodes || performance.now() > reading.untilMs) return false
    if (node instanceof Text) addText(node.data, isBold, reading)
    else if (node instanceof Element && !skipped.has(node.tagName)) {
      if (!readElement(node, isBold, reading)) return false
    }
  }
  reading.depth -= 1
  return true
}

function readElement(element: Element, isBold: boolean, reading: Reading): boolean {
  if (element.tagName === 'BR') {
    closeParagraph(reading)
    return true
  }
  if (element.tagName === 'TABLE') {
    closeParagraph(reading)
    reading.nodes += element.getElementsByTagName('*').length
    const table = reading.nodes > pasteLimits.nodes ? null : tableOf(element)
    if (table) reading.blocks.push(table)
    return reading.nodes <= pasteLimits.nodes
  }
  const isBlock = blockTags.test(element.tagName)
  if (isBlock) closeParagraph(reading)
  if (!readChildren(element, isBold || isStrong(element), reading)) return false
  if (isBlock) closeParagraph(reading)
  return true
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
