/**
 * Reads a passage that comes from elsewhere, as from a clipboard, into blocks of an article: what its
 * source calls a heading or a list, and typed numbers where the program would write the same ones.
 */
import type {
  Block,
  Footnote,
  HeadingLevel,
  Inline,
  List,
  NewId,
  Span,
  Table,
} from '../model/index.ts'
import { findTypedNumber } from '../text/index.ts'
import { spansWithLeads } from './leads.ts'
import { takeNumbers, type NextNumbers, type NumberedHeading } from './numbers.ts'
import { openNotes } from './report.ts'

export interface PassageParagraph {
  readonly type: 'passageParagraph'
  /** Text with emphasis; without white space at either end, never empty. */
  readonly spans: readonly Span[]
  /** What its source calls it; null for body text. */
  readonly headingLevel: HeadingLevel | null
  /** Set for an item of a list. */
  readonly list: 'ordered' | 'bulleted' | null
  /** The number or bullet that its source has computed and that is not in the text; '' for none. */
  readonly marker: string
  /** Footnotes in it, in order; absent where there are none. */
  readonly notes?: readonly PassageNote[]
}

export interface PassageNote {
  readonly words: string
  /** How many characters of the paragraph stand behind its reference. */
  readonly fromEnd: number
}

export type PassagePart = PassageParagraph | Table

/**
 * Blocks with structure. Every character is in them, or is a number that the program computes; `next`
 * are the numbers that it would compute where the passage goes.
 */
export function readPassage(
  parts: readonly PassagePart[],
  newId: NewId,
  next: NextNumbers = {},
): readonly Block[] {
  const texts = parts.map((part) => (part.type === 'table' ? '' : numberedText(part)))
  const numbers = takeNumbers(
    texts.map((text, line) => ({ text, line, blankLinesBefore: 0, indent: 0, startsPage: false })),
    openNotes(),
    next,
  )
  const blocks: Block[] = []
  parts.forEach((part, index) => {
    const numbered = numbers.get(index)
    if (part.type === 'table') blocks.push(part)
    else if (numbered)
      addBlock(blocks, headingOf(numbered, spansOf(part, texts[index]!), newId), part, newId)
    else if (isItem(part)) addItem(blocks, part, newId)
    else addBlock(blocks, blockOf(part, spansOf(part, texts[index]!), newId), part, newId)
  })
  return blocks
}

/** Paragraphs alone, each with its number or bullet as text. */
export function plainPassage(parts: readonly PassagePart[], newId: NewId): readonly Block[] {
  const blocks: Block[] = []
  for (const part of parts) {
    if (part.type === 'table') blocks.push(part)
    else {
      const children = withMarker(part, part.marker)
      addBlock(blocks, { type: 'paragraph', id: newId(), children }, part, newId)
    }
  }
  return blocks
}

/** A note's words where no note can be: behind those that it belongs to. */
export const noteInWords = (words: string): string => `（${words}）`

/** A block with the notes of its paragraph; one of a kind that has none is followed by their words. */
function addBlock(
  blocks: Block[],
  block: Block,
  { notes = [] }: PassageParagraph,
  newId: NewId,
): void {
  if (block.type === 'paragraph') {
    blocks.push({ ...block, children: withNotes(block.children, notes, newId) })
    return
  }
  blocks.push(block)
  for (const { words } of notes) {
    blocks.push({ type: 'paragraph', id: newId(), children: [{ text: words }] })
  }
}

/** Spans with the references at their places. A note that ends a text has an empty span behind it. */
function withNotes(
  children: readonly Inline[],
  notes: readonly PassageNote[],
  newId: NewId,
): readonly Inline[] {
  let spans = [...children]
  // From the end, so that what is split stays where it is counted from.
  for (const { words, fromEnd } of notes.toReversed()) {
    const reference: Footnote = {
      type: 'footnote',
      id: newId(),
      note: words,
      children: [{ text: '' }],
    }
    let behind = fromEnd
    let at = spans.length
    while (at > 0 && behind > 0) {
      at -= 1
      const span = spans[at]!
      if (!('text' in span)) continue
      if (span.text.length > behind) {
        const cut = span.text.length - behind
        const halves = [
          { ...span, text: span.text.slice(0, cut) },
          { ...span, text: span.text.slice(cut) },
        ]
        spans = [...spans.slice(0, at), ...halves, ...spans.slice(at + 1)]
        at += 1
        behind = 0
      } else behind -= span.text.length
    }
    spans = [...spans.slice(0, at), reference, ...spans.slice(at)]
  }
  const last = spans.at(-1)
  return last !== undefined && 'text' in last ? spans : [...spans, { text: '' }]
}

/** A list of numbers that the program gives to headings is one of headings. */
const isItem = ({ list, headingLevel, marker }: PassageParagraph): boolean =>
  list !== null && headingLevel === null && (findTypedNumber(`${marker}词`)?.level ?? 3) > 2

/** The text from which a number can be taken; items of lists have none. */
function numberedText(part: PassageParagraph): string {
  if (isItem(part)) return ''
  return part.marker + part.spans.map(({ text }) => text).join('')
}

const spansOf = (part: PassageParagraph, text: string): readonly Span[] =>
  text === '' ? part.spans : withMarker(part, part.marker)

const withMarker = ({ spans }: PassageParagraph, marker: string): readonly Span[] =>
  marker === '' ? spans : [{ text: marker }, ...spans]

function blockOf({ headingLevel }: PassageParagraph, spans: readonly Span[], newId: NewId): Block {
  if (headingLevel === null) return { type: 'paragraph', id: newId(), children: withLeads(spans) }
  const text = spans.map((span) => span.text).join('')
  // With a number that is not the program's the line stays as it was written.
  if (findTypedNumber(text)) return { type: 'paragraph', id: newId(), children: [{ text }] }
  return { type: 'heading', id: newId(), level: headingLevel, children: [{ text }] }
}

function headingOf(
  { number, rest, runInLength }: NumberedHeading,
  spans: readonly Span[],
  newId: NewId,
): Block {
  const { level } = number
  if (runInLength === null) {
    return { type: 'heading', id: newId(), level, children: [{ text: rest }] }
  }
  const runIn: Span = { text: rest.slice(0, runInLength), runIn: level }
  const after = withLeads(spansFrom(spans, number.text.length + runInLength))
  return { type: 'paragraph', id: newId(), children: [runIn, ...after] }
}

/** The spans from a place of their text on. */
function spansFrom(spans: readonly Span[], from: number): readonly Span[] {
  let at = 0
  return spans.flatMap((span) => {
    const start = Math.max(0, from - at)
    at += span.text.length
    return start < span.text.length ? [{ ...span, text: span.text.slice(start) }] : []
  })
}

/** Lead phrases of plain spans; a phrase in part emphasised keeps its emphasis instead. */
const withLeads = (spans: readonly Span[]): readonly Span[] =>
  spans.flatMap((span) => (span.bold ? [span] : spansWithLeads(span.text)))

function addItem(blocks: Block[], part: PassageParagraph, newId: NewId): void {
  const ordered = part.list === 'ordered'
  const children = withNotes(part.spans, part.notes ?? [], newId)
  const item = { type: 'listItem', id: newId(), children } as const
  const before = blocks.at(-1)
  if (before?.type === 'list' && before.ordered === ordered) {
    const longer: List = { ...before, children: [...before.children, item] }
    blocks[blocks.length - 1] = longer
  } else blocks.push({ type: 'list', id: newId(), ordered, children: [item] })
}
