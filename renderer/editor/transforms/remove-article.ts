import { Transforms } from 'slate'
import { findById } from '../places.ts'
import type { BulletinEditor } from '../slate-types.ts'
import { asOneStep } from '../with-history.ts'

/** Takes an article out. The last one leaves an empty article behind. */
export function removeArticle(editor: BulletinEditor, id: string): void {
  removeArticles(editor, [id])
}

/** Takes articles out as one step. */
export function removeArticles(editor: BulletinEditor, ids: readonly string[]): void {
  asOneStep(editor, () => {
    for (const id of ids) {
      const entry = findById(editor, id)
      if (entry?.[0].type === 'article') Transforms.removeNodes(editor, { at: entry[1] })
    }
  })
}
