import { Editor, Transforms } from 'slate'
import { blankArticle } from '../../../core/model/index.ts'
import { articleEntries, findById, partsOfEditor } from '../places.ts'
import type { BulletinEditor } from '../slate-types.ts'
import { asOneStep } from '../with-history.ts'

/** Adds an empty article after the one of that id, or as the last. Returns the new one's id. */
export function addArticle(editor: BulletinEditor, afterId: string | null = null): string {
  const after = afterId === null ? null : findById(editor, afterId)
  const last = articleEntries(editor).at(-1)
  const index = ((after ?? last)?.[1][0] ?? partsOfEditor(editor).length - 1) + 1
  const article = blankArticle(editor.newId)
  asOneStep(editor, () => {
    Transforms.insertNodes(editor, article, { at: [index] })
    Transforms.select(editor, Editor.start(editor, [index, 0]))
  })
  return article.id
}
