/** What comes from a clipboard, as parts of a passage: words, emphasis, levels, lists and tables. */
import type { Span, Table } from '../../core/model/index.ts'
import type { PassageParagraph, PassagePart } from '../../core/read/index.ts'
import {
  boldOf,
  headingLevelOf,
  isMarker,
  isNotText,
  listOf,
  listOfMarker,
  withStylesAside,
} from './office-markup.ts'

/**
 * What is read of a clipboard, in characters, elements one in another, nodes and milliseconds: beyond
 * it, reading would hold up the desk. Word's markup of a hundred pages stays below a third of it.
 */
export const pasteLimits = { length: 20_000_000, depth: 256, nodes: 50_000, ms: 3000 } as const

/** One paragraph per line; a single line keeps its spaces, so that a word can be pasted as it is. */
export function passageOfText(text: string): readonly PassagePart[] {
  const lines = text.split(/\r\n|\r|\n/).map(withoutControls)
  const words = lines.length === 1 ? lines : lines.map((line) => line.trim())
  return words
    .filter((line) => line !== '')
    .map((line) => ({ ...bodyText, spans: [{ text: line }], marker: '' }))
}

const bodyText = { type: 'passageParagraph', headingLevel: null, list: null } as const

const controls = /[\u0000-\u0008\u000b-\u001f\u007f\u200b\ufeff\ufffc]/g

const withoutControls = (text: string): string => text.replace(/\t/g, ' ').replace(controls, '')

declare global {
  interface DocumentConstructor {
    parseHTML?(html: string, options: { sanitizer: object }): Document
  }
}

/** A passage, and how many pictures of it are left out. */
export interface Pasted {
  readonly parts: readonly PassagePart[]
  readonly pictures: number
}

/**
 * Left to itself the parser drops elements that it does not know with their words, such as <font> and
 * Word's smart tags, and every style. Named so, it keeps them; scripts, handlers and addresses that
 * run something it drops always.
 */
const sanitizer = {
  removeElements: ['style', 'template', 'noscript'],
  // The fields of a form can hide what its children are; a marquee in a document without a window
  // ends the page (Chromium 156).
  replaceWithChildrenElements: ['form', 'marquee'],
  comments: false,
}

/**
 * Reads markup by the browser's own sanitizing parser; nothing where there is none, null where it is
 * beyond the limits.
 */
export function passageOfHtml(html: string): Pasted | null {
  const parse = (Document as unknown as DocumentConstructor).parseHTML
  if (!parse) return { parts: [], pictures: 0 }
  if (html.length > pasteLimits.length) return null
  return passageOf(parse.call(Document, withStylesAside(html), { sanitizer }).body)
}

interface Reading {
  readonly parts: PassagePart[]
  spans: Span[]
  marker: string
  pictures: number
  nodes: number
  depth: number
  readonly untilMs: number
}

/** What the elements round a text say of it. */
interface Context extends Pick<PassageParagraph, 'headingLevel' | 'list'> {
  readonly isBold: boolean
  readonly isMarker: boolean
  readonly shift: Shift
}

/** Raised or lowered letters, as in m² and CO₂. */
type Shift = 'up' | 'down' | null

/** Parts of an element's content, in order; null beyond the limits. */
export function passageOf(root: Element): Pasted | null {
  const reading: Reading = {
    ...{ parts: [], spans: [], marker: '', pictures: 0, nodes: 0, depth: 0 },
    untilMs: performance.now() + pasteLimits.ms,
  }
  const plain = { headingLevel: null, list: null, isBold: false, isMarker: false, shift: null }
  if (!readChildren(root, plain, reading)) return null
  closeParagraph(plain, reading)
  return { parts: reading.parts, pictures: reading.pictures }
}

const skipped: ReadonlySet<string> = new Set(['SCRIPT', 'STYLE', 'TITLE', 'TEMPLATE', 'NOSCRIPT'])
const blockTags =
  /^(ADDRESS|ARTICLE|ASIDE|BLOCKQUOTE|CENTER|DD|DIV|DL|DT|FIGURE|FOOTER|FORM|H[1-6]|HEADER|LI|MAIN|NAV|OL|P|PRE|SECTION|UL)$/

/** Whether all was read within the limits. */
function readChildren(parent: Element, context: Context, reading: Reading): boolean {
  reading.depth += 1
  if (reading.depth > pasteLimits.depth) return false
  for (const node of parent.childNodes) {
    reading.nodes += 1
    if (reading.nodes > pasteLimits.nodes || performance.now() > reading.untilMs) return false
    if (node instanceof Text) addText(node.data, context, reading)
    else if (node instanceof Element && !skipped.has(node.tagName) && !isNotText(node)) {
      if (!readElement(node, context, reading)) return false
    }
  }
  reading.depth -= 1
  return true
}

function readElement(element: Element, around: Context, reading: Reading): boolean {
  if (element.tagName === 'IMG') reading.pictures += 1
  if (element.tagName === 'BR') {
    closeParagraph(around, reading)
    return true
  }
  if (element.tagName === 'TABLE') {
    closeParagraph(around, reading)
    reading.nodes += element.getElementsByTagName('*').length
    const table = reading.nodes > pasteLimits.nodes ? null : tableOf(element)
    if (table) reading.parts.push(table)
    return reading.nodes <= pasteLimits.nodes
  }
  const isBlock = blockTags.test(element.tagName)
  const context = {
    headingLevel: headingLevelOf(element) ?? around.headingLevel,
    list: listOf(element) ?? around.list,
    isBold: boldOf(element) ?? around.isBold,
    isMarker: around.isMarker || isMarker(element),
    shift: shiftOf(element) ?? around.shift,
  }
  if (isBlock) closeParagraph(around, reading)
  if (!readChildren(element, context, reading)) return false
  if (isBlock) closeParagraph(context, reading)
  return true
}

const shiftOf = ({ tagName }: Element): Shift =>
  tagName === 'SUP' ? 'up' : tagName === 'SUB' ? 'down' : null

const plainLetters = '0123456789+-=()'
const shifted = { up: '⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁼⁽⁾', down: '₀₁₂₃₄₅₆₇₈₉₊₋₌₍₎' } as const

/** As letters that are raised by themselves; words that have none stay as they are. */
function shiftedText(text: string, shift: Shift): string {
  const letters = [...text].map((each) => plainLetters.indexOf(each))
  if (shift === null || letters.includes(-1)) return text
  return letters.map((at) => [...shifted[shift]][at]).join('')
}

function addText(text: string, { isBold, isMarker, shift }: Context, reading: Reading): void {
  const clean = shiftedText(withoutControls(joinLines(text.replace(/\u00a0/g, ' '))), shift)
  if (isMarker) reading.marker += clean.trim()
  else if (clean !== '') reading.spans.push(isBold ? { text: clean, bold: true } : { text: clean })
}

/** Line ends of the markup are no characters: between Hanzi nothing, elsewhere one space. */
function joinLines(text: string): string {
  return text.replace(/[ \t]*\r?\n\s*/g, (run, offset: number) => {
    const before = text[offset - 1] ?? ''
    const after = text[offset + run.length] ?? ''
    return /[\u2e80-\uffef]/.test(before) || /[\u2e80-\uffef]/.test(after) ? '' : ' '
  })
}

function closeParagraph({ headingLevel, list }: Context, reading: Reading): void {
  const { marker } = reading
  const spans = trimmed(reading.spans)
  if (spans.length > 0) {
    reading.parts.push({
      type: 'passageParagraph',
      spans,
      headingLevel,
      list: list ?? (marker === '' ? null : listOfMarker(marker)),
      marker,
    })
  }
  reading.spans = []
  reading.marker = ''
}

/** Without white space at either end, however many spans it is spread over. */
function trimmed(spans: readonly Span[]): readonly Span[] {
  const kept = spans.filter(({ text }) => text !== '')
  const first = kept.findIndex(({ text }) => text.trim() !== '')
  const last = kept.findLastIndex(({ text }) => text.trim() !== '')
  return kept.slice(first, last + 1).map((span, index) => {
    const start = index === 0 ? span.text.trimStart() : span.text
    return { ...span, text: index === last - first ? start.trimEnd() : start }
  })
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
