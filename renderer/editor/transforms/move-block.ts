import { Node, Transforms, type NodeEntry } from 'slate'
import type { Article, ArticleChild } from '../../../core/model/index.ts'
import { findArticleChild } from '../places.ts'
import type { BulletinEditor } from '../slate-types.ts'
import { asOneStep } from '../with-history.ts'

/** What opens an article stays where it is. */
const isOpening = ({ type }: ArticleChild): boolean =>
  type === 'headline' || type === 'byline' || type === 'editorsNote'

interface Move {
  readonly from: number[]
  readonly to: number[]
  /** What a picture and its caption are moved past, or moved with. */
  readonly count: number
}

/** Whether the block with the caret has a block before (-1) or after it (1) to change places with. */
export const canMoveBlock = (editor: BulletinEditor, step: -1 | 1): boolean =>
  moveOf(editor, step) !== null

/** Moves the block with the caret past its neighbour in the article; a picture takes its caption along. */
export function moveBlock(editor: BulletinEditor, step: -1 | 1): void {
  const move = moveOf(editor, step)
  if (move === null) return
  const { from, to, count } = move
  asOneStep(editor, () => {
    for (let each = 0; each < count; each += 1) {
      // Up: each takes the place after the one before it. Down: the place of each is the same one.
      const at = step < 0 ? [from[0]!, from[1]! + each] : from
      Transforms.moveNodes(editor, { at, to: step < 0 ? [to[0]!, to[1]! + each] : to })
    }
  })
}

function moveOf(editor: BulletinEditor, step: -1 | 1): Move | null {
  const found: NodeEntry<ArticleChild> | null =
    editor.selection === null ? null : findArticleChild(editor, editor.selection.focus.path)
  if (found === null || isOpening(found[0])) return null
  const [articleIndex, index] = found[1] as [number, number]
  const { children } = Node.get(editor, [articleIndex]) as Article
  const unit = unitAt(children, index)
  const other = step < 0 ? unitAt(children, unit.start - 1) : unitAt(children, unit.end)
  const neighbour = children[other.start]
  if (neighbour === undefined || isOpening(neighbour)) return null
  const from = [articleIndex, unit.start]
  const count = unit.end - unit.start
  return { from, to: [articleIndex, step < 0 ? other.start : other.end - 1], count }
}

/** A picture and the caption under it are one; anything else is one by itself. */
function unitAt(children: readonly ArticleChild[], index: number): { start: number; end: number } {
  const isPair = (at: number) =>
    children[at]?.type === 'figure' && children[at + 1]?.type === 'caption'
  if (isPair(index)) return { start: index, end: index + 2 }
  if (isPair(index - 1)) return { start: index - 1, end: index + 1 }
  return { start: index, end: index + 1 }
}
