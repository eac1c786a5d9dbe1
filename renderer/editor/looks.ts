/**
 * What the program adds to each block (its style, its number), and what it draws in the derived
 * parts: kept per id, so that a change redraws only the blocks whose look it changed.
 */
import type { Galley, GalleyBlock, SetArticle, TextBlock } from '../../core/galley/index.ts'

/** A block of text without its words: those are the editor's. */
export type BlockLook = Pick<
  TextBlock,
  'style' | 'marker' | 'markerStyle' | 'startsPage' | 'tracking' | 'lineHeight'
>

export interface LookStore {
  /** Undefined for a block that the galley does not know. */
  lookOf(id: string): BlockLook | undefined
  /**
   * Blocks of 'masthead', 'contents', 'imprint', of an article's notes, a picture or a table by its
   * id; a table without its rows.
   */
  blocksOf(part: string): readonly GalleyBlock[]
  /** What is printed at the reference to a note. */
  referenceOf(id: string): string
  startsPage(articleId: string): boolean
  /** Whether nothing is printed above the imprint. Heard under 'imprint'. */
  isImprintAlone(): boolean
  subscribe(key: string, listener: () => void): () => void
  setArticles(articles: readonly SetArticle[]): void
  setParts(galley: Galley): void
}

const none: readonly GalleyBlock[] = []

export function createLookStore(): LookStore {
  const looks = new Map<string, BlockLook>()
  const references = new Map<string, string>()
  const startsPage = new Map<string, boolean>()
  const parts = new Map<string, readonly GalleyBlock[]>()
  const listeners = new Map<string, Set<() => void>>()
  let known = new Set<SetArticle>()
  let isAlone = false

  const notify = (key: string) => listeners.get(key)?.forEach((listener) => listener())

  const setPart = (key: string, blocks: readonly GalleyBlock[]) => {
    if (JSON.stringify(parts.get(key) ?? none) === JSON.stringify(blocks)) return
    parts.set(key, blocks)
    notify(key)
  }

  const setBlock = (block: GalleyBlock) => {
    if (block.kind === 'figure') setPart(block.id, [block])
    if (block.kind === 'table') setPart(block.id, [{ ...block, rows: [] }])
    if (block.kind !== 'text') return
    const before = looks.get(block.id)
    if (before === undefined || lookKeys.some((key) => before[key] !== block[key])) {
      looks.set(block.id, lookOf(block))
      notify(block.id)
    }
    for (const inline of block.inlines) {
      if (!('reference' in inline)) continue
      if (references.get(inline.footnoteId) === inline.reference) continue
      references.set(inline.footnoteId, inline.reference)
      notify(inline.footnoteId)
    }
  }

  return {
    lookOf: (id) => looks.get(id),
    blocksOf: (part) => parts.get(part) ?? none,
    referenceOf: (id) => references.get(id) ?? '',
    startsPage: (id) => startsPage.get(id) ?? true,
    isImprintAlone: () => isAlone,
    subscribe(key, listener) {
      const set = listeners.get(key) ?? new Set()
      listeners.set(key, set.add(listener))
      return () => {
        set.delete(listener)
        if (set.size === 0) listeners.delete(key)
      }
    },
    setArticles(articles) {
      for (const article of articles) {
        if (known.has(article)) continue
        if (startsPage.get(article.id) !== article.startsPage) {
          startsPage.set(article.id, article.startsPage)
          notify(article.id)
        }
        article.blocks.forEach(setBlock)
        setPart(article.id, article.footnotes)
      }
      known = new Set(articles)
    },
    setParts({ masthead, contents, tail, noBodyNotice }) {
      tail.distribution.forEach(setBlock)
      const wasAlone = isAlone
      isAlone = tail.distribution.length === 0
      if (isAlone !== wasAlone) notify('imprint')
      setPart('masthead', masthead)
      setPart('contents', contents)
      setPart('imprint', [tail.imprint, ...tail.credits])
      setPart('noBodyNotice', noBodyNotice === null ? none : [noBodyNotice])
    },
  }
}

const lookKeys = [
  'style',
  'marker',
  'markerStyle',
  'startsPage',
  'tracking',
  'lineHeight',
] as const satisfies readonly (keyof BlockLook)[]

function lookOf(block: TextBlock): BlockLook {
  const look = lookKeys.map((key) => [key, block[key]] as const)
  return Object.fromEntries(look.filter(([, value]) => value !== undefined)) as unknown as BlockLook
}
