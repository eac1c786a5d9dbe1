/** How far two states of an issue are apart, in the figures an editor asks for. */
import { countCharacters } from './count.ts'
import { plainText } from './text.ts'
import type { Bulletin, BulletinNode } from './types.ts'
import { elements } from './walk.ts'

export interface Difference {
  /** 字 of the later state that the earlier one lacks, and the other way round. */
  readonly added: number
  readonly removed: number
  /** Articles that were changed, added or removed. */
  readonly articles: number
}

interface Block {
  readonly words: string
  readonly articleId: string | null
}

/**
 * Compares block by block, by their ids. Of a changed block counts what stands between the first
 * and the last character that differ, so that a word replaced in a long paragraph counts as a word.
 */
export function differenceOf(earlier: Bulletin, later: Bulletin): Difference {
  const before = blocksOf(earlier)
  const after = blocksOf(later)
  const touched = new Set<string>()
  let added = 0
  let removed = 0
  for (const id of new Set([...before.keys(), ...after.keys()])) {
    const [old, fresh] = [before.get(id), after.get(id)]
    if (old?.words === fresh?.words) continue
    const [gone, come] = middles(old?.words ?? '', fresh?.words ?? '')
    removed += countCharacters(gone)
    added += countCharacters(come)
    const articleId = fresh?.articleId ?? old?.articleId ?? null
    if (articleId !== null) touched.add(articleId)
  }
  return { added, removed, articles: touched.size }
}

function blocksOf(bulletin: Bulletin): ReadonlyMap<string, Block> {
  const blocks = new Map<string, Block>()
  for (const part of bulletin.children) {
    const articleId = part.type === 'article' ? part.id : null
    for (const { element } of elements({ ...bulletin, children: [part] })) {
      if (holdsText(element)) blocks.set(element.id, { words: plainText(element), articleId })
    }
  }
  return blocks
}

const holdsText = (node: BulletinNode): boolean =>
  'children' in node && node.children.some((child) => 'text' in child)

/** What is left of two texts without the start and the end that they share. */
function middles(a: string, b: string): readonly [string, string] {
  const most = Math.min(a.length, b.length)
  let start = 0
  while (start < most && a[start] === b[start]) start += 1
  let end = 0
  while (end < most - start && a.at(-1 - end) === b.at(-1 - end)) end += 1
  return [a.slice(start, a.length - end), b.slice(start, b.length - end)]
}
