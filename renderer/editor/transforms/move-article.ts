import { Transforms } from 'slate'
import { articleEntries } from '../places.ts'
import type { BulletinEditor } from '../slate-types.ts'
import { asOneStep } from '../with-history.ts'

/** Moves an article to a place among the articles, counted from 0 as they stand afterwards. */
export function moveArticle(editor: BulletinEditor, id: string, toIndex: number): void {
  moveArticles(editor, [id], toIndex)
}

/**
 * Moves articles in the order that they have, as one step, so that `toIndex` of the others stand
 * before them.
 */
export function moveArticles(
  editor: BulletinEditor,
  ids: readonly string[],
  toIndex: number,
): void {
  const before = articleEntries(editor).map(([article]) => article.id)
  const first = articleEntries(editor)[0]?.[1][0]
  const moved = before.filter((id) => ids.includes(id))
  const others = before.filter((id) => !ids.includes(id))
  const at = Math.max(0, Math.min(toIndex, others.length))
  const after = [...others.slice(0, at), ...moved, ...others.slice(at)]
  if (first === undefined || after.every((id, index) => id === before[index])) return
  asOneStep(editor, () => {
    after.forEach((id, index) => {
      const entry = articleEntries(editor).find(([article]) => article.id === id)
      const to = [first + index]
      if (entry && entry[1][0] !== to[0]) Transforms.moveNodes(editor, { at: entry[1], to })
    })
  })
}
