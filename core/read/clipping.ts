/** What a clipboard offers, read into blocks or into parts of a passage. */
import { parseFragment, type Block } from '../model/index.ts'
import type { PassagePart } from './passage.ts'

/**
 * What is read of a clipboard, in characters of a format, elements one in another, nodes or lines,
 * and milliseconds. Word's markup of a hundred pages stays below a third of it.
 */
export const clippingLimits = {
  characters: 20_000_000,
  depth: 256,
  nodes: 50_000,
  ms: 3000,
} as const

/** By format; '' where the clipboard does not have it. */
export interface Clipping {
  /** Blocks as this program copies them; another program may write anything under that name. */
  readonly own: string
  readonly html: string
  readonly text: string
}

/** Words, emphasis, levels, lists and tables, and how many pictures of them are left out. */
export interface Passage {
  readonly parts: readonly PassagePart[]
  readonly pictures: number
}

export type Pasted =
  | { readonly kind: 'blocks'; readonly blocks: readonly Block[] }
  | ({ readonly kind: 'passage' } & Passage)
  /** The markup was beyond the limits; its words are there. */
  | ({ readonly kind: 'words' } & Passage)
  /** The words were, too. */
  | { readonly kind: 'tooLong' }

/** Reads markup; null where it is beyond the limits. */
export type ReadMarkup = (html: string) => Passage | null

/** The best of what there is: blocks of this program, then markup with words in it, then words. */
export function readClipping({ own, html, text }: Clipping, readMarkup: ReadMarkup): Pasted {
  const blocks = readOwnBlocks(own)
  if (blocks !== null) return { kind: 'blocks', blocks }
  const markup = html === '' ? empty : html.length > limits.characters ? null : readMarkup(html)
  if (markup !== null && markup.parts.length > 0) return { kind: 'passage', ...markup }
  const parts = text.length > limits.characters ? null : passageOfText(text)
  if (parts === null || parts.length > limits.nodes) return { kind: 'tooLong' }
  return { kind: markup === null ? 'words' : 'passage', parts, pictures: 0 }
}

const limits = clippingLimits
const empty: Passage = { parts: [], pictures: 0 }

/** Blocks that this program has copied, through the same schema as a file's; null for anything else. */
export function readOwnBlocks(own: string): readonly Block[] | null {
  if (own === '' || own.length > limits.characters) return null
  try {
    const parsed = parseFragment(JSON.parse(own))
    return parsed.ok ? (parsed.value as readonly Block[]) : null
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error
    return null
  }
}

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

export const withoutControls = (text: string): string =>
  text.replace(/\t/g, ' ').replace(controls, '')
