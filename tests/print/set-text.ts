/** A PDF read against the galley it was printed from: each character with its block, page and line. */
import type { ShapeNode } from '../../core/html/index.ts'
import type { PdfText } from '../helpers/pdf-text.ts'

/** One block of text as the galley has it, spaces left out. */
export interface ExpectedBlock {
  readonly id: string
  readonly style: string
  readonly text: string
  /** Ids of the table and the row that a cell stands in. */
  readonly table: string | null
  readonly row: string | null
  /** Whether every page of the table repeats it. */
  readonly isHead: boolean
}

/** Where a character of the galley came to stand. */
export interface Place {
  readonly page: number
  /** Lines count on through the whole PDF. */
  readonly line: number
}

export interface SetBlock extends ExpectedBlock {
  readonly places: readonly Place[]
}

/** The text of a PDF where it agrees with its galley, else what differs first. */
export type SetText =
  | { readonly ok: true; readonly blocks: readonly SetBlock[] }
  | { readonly ok: false; readonly fault: string }

const textTags = new Set(['p', 'h1', 'h2', 'h3', 'h4', 'h5', 'td', 'th'])
const bare = (text: string): string => text.replace(/\s/gu, '')

/** All words of a shape with what CSS paints before them. */
function wordsOf(shape: ShapeNode): string {
  const words = shape.children.map((child) => (typeof child === 'string' ? child : wordsOf(child)))
  return (shape.attributes['data-marker'] ?? '') + words.join('')
}

/** The blocks of text of a galley in the order of the page; those without words are left out. */
export function expectedBlocks(shape: ShapeNode): readonly ExpectedBlock[] {
  const walk = (node: ShapeNode, within: Within): readonly ExpectedBlock[] => {
    const id = node.attributes['data-id'] ?? ''
    if (textTags.has(node.tag)) {
      const text = bare(wordsOf(node))
      return text === '' ? [] : [{ id, style: node.className.split(' ')[0]!, text, ...within }]
    }
    const inner: Within = {
      table: node.tag === 'table' ? id : within.table,
      row: node.tag === 'tr' ? id : within.row,
      isHead: node.tag === 'thead' || within.isHead,
    }
    return node.children.flatMap((child) => (typeof child === 'string' ? [] : walk(child, inner)))
  }
  return walk(shape, { table: null, row: null, isHead: false })
}

type Within = Pick<ExpectedBlock, 'table' | 'row' | 'isHead'>

interface Drawn extends Place {
  readonly character: string
}

/** The characters of a page in the order in which they are drawn, each with its line. */
function drawnOf(items: readonly PdfText[], page: number, firstLine: number): readonly Drawn[] {
  let line = firstLine
  let last: PdfText | null = null
  return items.flatMap((item) => {
    const words = bare(item.text)
    if (words === '') return []
    // A raised reference stands a third of an em higher than its line.
    if (last !== null && Math.abs(last.y - item.y) > 0.6 * Math.max(last.size, item.size)) line += 1
    last = item
    return Array.from(words, (character) => ({ character, page, line }))
  })
}

/**
 * Finds each block of the galley in the pages of the PDF, page numbers left out. A page that goes on
 * with a table may begin with the table's head.
 */
export function matchText(
  blocks: readonly ExpectedBlock[],
  pages: readonly (readonly PdfText[])[],
): SetText {
  const set: SetBlock[] = []
  let open: { block: ExpectedBlock; characters: readonly string[]; places: Place[] } | null = null
  let line = 0
  const expected = blocks.map((block) => ({ block, characters: Array.from(block.text) }))
  for (const [index, items] of pages.entries()) {
    const drawn = drawnOf(items, index + 1, line + 1)
    line = drawn.at(-1)?.line ?? line
    let at = repeatedHead(blocks, open?.block ?? blocks[set.length], drawn)
    for (; at < drawn.length; at += 1) {
      const { character, page, line: on } = drawn[at]!
      open ??= next(expected, set.length)
      const wanted = open?.characters[open.places.length]
      if (open === null || wanted !== character) {
        const found = drawn
          .slice(at, at + 20)
          .map((each) => each.character)
          .join('')
        const due = open === null ? 'nothing' : open.characters.slice(open.places.length).join('')
        return {
          ok: false,
          fault: `Page ${page} has "${found}" where "${due.slice(0, 20)}" is due`,
        }
      }
      open.places.push({ page, line: on })
      if (open.places.length === open.characters.length) {
        set.push({ ...open.block, places: open.places })
        open = null
      }
    }
  }
  const missing = blocks[set.length]
  if (missing) return { ok: false, fault: `The pages end before "${missing.text.slice(0, 30)}"` }
  return { ok: true, blocks: set }
}

function next(
  expected: readonly { block: ExpectedBlock; characters: readonly string[] }[],
  at: number,
) {
  const due = expected[at]
  return due === undefined ? null : { ...due, places: [] as Place[] }
}

/** How many characters at the head of a page repeat the head of the table that goes on there. */
function repeatedHead(
  blocks: readonly ExpectedBlock[],
  due: ExpectedBlock | undefined,
  drawn: readonly Drawn[],
): number {
  if (due === undefined || due.table === null || due.isHead) return 0
  const head = blocks.filter((block) => block.table === due.table && block.isHead)
  const characters = Array.from(head.map(({ text }) => text).join(''))
  const repeats = characters.every((each, index) => drawn[index]?.character === each)
  return repeats ? characters.length : 0
}
