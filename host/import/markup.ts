/** Markup of a clipboard, as parts of a passage: words, emphasis, levels, lists and tables. */
import { parse, defaultTreeAdapter as tree, type DefaultTreeAdapterTypes as Tree } from 'parse5'
import { maxColumns, plainText, type Span, type Table } from '../../core/model/index.ts'
import {
  clippingLimits,
  noteInWords,
  passageOfText,
  withoutControls,
  type Passage,
  type PassageParagraph,
  type PassagePart,
} from '../../core/read/index.ts'
import {
  boldOf,
  headingLevelOf,
  isMarker,
  isNoteNumber,
  isNotText,
  listOf,
  listOfMarker,
  noteBodyKeyOf,
  noteKeyOf,
} from './office-markup.ts'

interface Reading {
  readonly parts: PassagePart[]
  spans: Span[]
  marker: string
  /** The elements that hold the words of notes, by the key that a reference names. */
  readonly noteBodies: ReadonlyMap<string, Tree.Element>
  /** Of those, the ones whose words stand at a reference. */
  readonly takenNotes: Set<string>
  /** Of the paragraph that is being read: after how many characters of it. */
  notes: { readonly words: string; readonly at: number }[]
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

const plainContext: Context = {
  headingLevel: null,
  list: null,
  isBold: false,
  isMarker: false,
  shift: null,
}

/**
 * The words of markup and what it says of them, in order; null beyond the limits. The markup is only
 * ever a tree of plain objects: nothing in it runs, and no address in it is fetched.
 */
export function passageOfMarkup(html: string): Passage | null {
  const document = parse(html, { scriptingEnabled: false })
  const reading: Reading = {
    ...{ parts: [], spans: [], marker: '', pictures: 0, nodes: 0, depth: 0 },
    ...{ noteBodies: findNoteBodies(document), takenNotes: new Set(), notes: [] },
    untilMs: performance.now() + clippingLimits.ms,
  }
  if (!readChildren(document, plainContext, reading)) return null
  closeParagraph(plainContext, reading)
  addLeftNotes(reading)
  return { parts: reading.parts, pictures: reading.pictures }
}

/** The bodies of notes, which stand behind the text; none where there is too much to look through. */
function findNoteBodies(document: Tree.Document): ReadonlyMap<string, Tree.Element> {
  const found = new Map<string, Tree.Element>()
  const waiting: Tree.ParentNode[] = [document]
  for (let seen = 0; waiting.length > 0; seen += 1) {
    if (seen > clippingLimits.nodes) return new Map()
    for (const element of childrenOf(waiting.pop()!)) {
      const key = noteBodyKeyOf(element)
      if (key !== null) found.set(key, element)
      waiting.push(element)
    }
  }
  return found
}

/** What a browser would not show as words either. */
const skipped = /^(script|style|title|template|noscript|iframe|noframes|object|embed)$/
const blockTags =
  /^(address|article|aside|blockquote|center|dd|div|dl|dt|figure|footer|form|h[1-6]|header|li|main|nav|ol|p|pre|section|ul)$/

/** Whether all was read within the limits. */
function readChildren(parent: Tree.ParentNode, context: Context, reading: Reading): boolean {
  reading.depth += 1
  if (reading.depth > clippingLimits.depth) return false
  for (const node of parent.childNodes) {
    reading.nodes += 1
    if (reading.nodes > clippingLimits.nodes || performance.now() > reading.untilMs) return false
    if (tree.isTextNode(node)) addText(node.value, context, reading)
    else if (tree.isElementNode(node) && isRead(node, reading)) {
      if (!readElement(node, context, reading)) return false
    }
  }
  reading.depth -= 1
  return true
}

const isRead = (element: Tree.Element, { takenNotes }: Reading): boolean =>
  !skipped.test(element.tagName) &&
  !isNotText(element) &&
  !isNoteNumber(element) &&
  !takenNotes.has(noteBodyKeyOf(element) ?? '')

function readElement(element: Tree.Element, around: Context, reading: Reading): boolean {
  const { tagName } = element
  const noteKey = noteKeyOf(element)
  const noteBody = noteKey === null ? undefined : reading.noteBodies.get(noteKey)
  if (noteKey !== null && noteBody !== undefined) return readNote(noteKey, noteBody, reading)
  if (tagName === 'img') reading.pictures += 1
  if (tagName === 'br') {
    closeParagraph(around, reading)
    return true
  }
  if (tagName === 'table') return readTable(element, around, reading)
  const isBlock = blockTags.test(tagName)
  const context = {
    headingLevel: headingLevelOf(element) ?? around.headingLevel,
    list: listOf(element) ?? around.list,
    isBold: boldOf(element) ?? around.isBold,
    isMarker: around.isMarker || isMarker(element),
    shift: tagName === 'sup' ? 'up' : tagName === 'sub' ? 'down' : around.shift,
  } as const
  if (isBlock) closeParagraph(around, reading)
  if (!readChildren(element, context, reading)) return false
  if (isBlock) closeParagraph(context, reading)
  return true
}

/** The words of a note, at the place of its reference. */
function readNote(key: string, body: Tree.Element, reading: Reading): boolean {
  reading.takenNotes.add(key)
  const words = wordsIn(body, reading)?.replaceAll('\n', '')
  if (words === undefined) return false
  const at = lengthOf(reading.spans)
  if (words !== '') reading.notes.push({ words, at })
  return true
}

/** A reference with no words beside it has no paragraph to stand in: its note is one. */
function addLeftNotes(reading: Reading): void {
  for (const { words } of reading.notes) {
    const spans = [{ text: words }]
    reading.parts.push({
      type: 'passageParagraph',
      spans,
      headingLevel: null,
      list: null,
      marker: '',
    })
  }
  reading.notes = []
}

const lengthOf = (spans: readonly Span[]): number =>
  spans.reduce((sum, { text }) => sum + text.length, 0)

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
  const { marker, notes } = reading
  const spans = trimmed(reading.spans)
  if (spans.length > 0) {
    const before = reading.spans.map(({ text }) => text).join('')
    const start = before.length - before.trimStart().length
    const length = lengthOf(spans)
    reading.parts.push({
      type: 'passageParagraph',
      spans,
      headingLevel,
      list: list ?? (marker === '' ? null : listOfMarker(marker)),
      marker,
      ...(notes.length === 0
        ? {}
        : {
            notes: notes.map(({ words, at }) => ({
              words,
              fromEnd: Math.min(length, Math.max(0, length - (at - start))),
            })),
          }),
    })
    reading.notes = []
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

/** Its caption as a paragraph above it, and its cells with words alone in them. */
function readTable(element: Tree.Element, around: Context, reading: Reading): boolean {
  closeParagraph(around, reading)
  const captions = childrenOf(element).filter(({ tagName }) => tagName === 'caption')
  if (!captions.every((caption) => readChildren(caption, around, reading))) return false
  closeParagraph(around, reading)
  const rows = rowsOf(element).map((row) =>
    cellsOf(row).map((cell) => ({ cell, words: wordsIn(cell, reading) })),
  )
  if (rows.flat().some(({ words }) => words === null)) return false
  const table = tableOf(rows)
  if (table !== null) reading.parts.push(table)
  else reading.parts.push(...wordsAlone(rows))
  return true
}

/** A table that is too wide for the model leaves its words, a paragraph for each cell. */
const wordsAlone = (rows: readonly Row[]): readonly PassagePart[] =>
  passageOfText(
    rows
      .flat()
      .map(({ words }) => words)
      .join('\n'),
  )

const childrenOf = (parent: Tree.ParentNode): readonly Tree.Element[] =>
  parent.childNodes.filter((node) => tree.isElementNode(node))

/** The parser has put every row of a table into a section of it. */
const rowsOf = (table: Tree.Element): readonly Tree.Element[] =>
  childrenOf(table)
    .flatMap(childrenOf)
    .filter(({ tagName }) => tagName === 'tr')

const cellsOf = (row: Tree.Element): readonly Tree.Element[] =>
  childrenOf(row).filter(({ tagName }) => tagName === 'td' || tagName === 'th')

type Row = readonly { readonly cell: Tree.Element; readonly words: string | null }[]

function tableOf(rows: readonly Row[]): Table | null {
  const widths = rows.map((row) => row.reduce((sum, { cell }) => sum + spanOf(cell, 'colspan'), 0))
  const columns = widths.reduce((most, width) => Math.max(most, width), 0)
  if (columns < 1 || columns > maxColumns) return null
  return {
    type: 'table',
    columnWidths: Array.from({ length: columns }, () => 1 / columns),
    headerRows: 1,
    children: rows.map((row) => ({
      type: 'tableRow',
      children: row.map(({ cell, words }) => ({
        type: 'tableCell',
        columnSpan: spanOf(cell, 'colspan'),
        rowSpan: spanOf(cell, 'rowspan'),
        align: 'left',
        children: [{ text: words }],
      })),
    })),
    // Ids are given where it is put in.
  } as unknown as Table
}

const noteWordsOf = ({ notes = [] }: PassageParagraph): string =>
  notes.map(({ words }) => noteInWords(words)).join('')

const spanOf = ({ attrs }: Tree.Element, name: 'colspan' | 'rowspan'): number => {
  const value = Math.trunc(Number(attrs.find((each) => each.name === name)?.value ?? 1))
  return value >= 1 && value <= 1000 ? value : 1
}

/** Its paragraphs as lines, those of a table inside it too; null beyond the limits. */
function wordsIn(cell: Tree.Element, reading: Reading): string | null {
  // The cell is a node too, though no text of it may be.
  const own = { parts: [], spans: [], marker: '', notes: [] }
  const inside: Reading = { ...reading, ...own, nodes: reading.nodes + 1 }
  if (!readChildren(cell, plainContext, inside)) return null
  closeParagraph(plainContext, inside)
  addLeftNotes(inside)
  reading.nodes = inside.nodes
  reading.pictures = inside.pictures
  return inside.parts
    .map((part) =>
      part.type === 'table'
        ? plainText(part)
        : part.marker + part.spans.map(({ text }) => text).join('') + noteWordsOf(part),
    )
    .join('\n')
}
