import { Transforms } from 'slate'
import { articleEntries } from '../places.ts'
import type { BulletinEditor } from '../slate-types.ts'
import { asOneStep } from '../with-history.ts'

/** Moves an article to a place among the articles, counted from 0 as they stand afterwards. */
export function moveArticle(editor: BulletinEditor, id: string, toIndex: number): void {
  const articles = articleEntries(editor)
  const from = articles.find(([article]) => article.id === id)
  const to = articles[Math.max(0, Math.min(toIndex, articles.length - 1))]
  if (!from || !to || from === to) return
  asOneStep(editor, () => Transforms.moveNodes(editor, { at: from[1], to: to[1] }))
}
