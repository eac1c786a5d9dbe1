import { Editor, Transforms } from 'slate'
import type { Byline, EditorsNote } from '../../../core/model/index.ts'
import { articleEntries } from '../places.ts'
import type { BulletinEditor } from '../slate-types.ts'
import { asOneStep } from '../with-history.ts'

/** Gives an article a byline and puts the caret there; goes to the one it has. */
export function addByline(editor: BulletinEditor, articleId: string): void {
  addOpening(editor, articleId, 'byline', 1)
}

/** Gives an article an editor's note and puts the caret there; goes to the one it has. */
export function addEditorsNote(editor: BulletinEditor, articleId: string): void {
  const article = articleEntries(editor).find(([each]) => each.id === articleId)
  const hasByline = article?.[0].children.some((child) => child.type === 'byline')
  addOpening(editor, articleId, 'editorsNote', hasByline ? 2 : 1)
}

function addOpening(
  editor: BulletinEditor,
  articleId: string,
  type: 'byline' | 'editorsNote',
  index: number,
): void {
  const entry = articleEntries(editor).find(([article]) => article.id === articleId)
  if (!entry) return
  const [article, path] = entry
  const existing = article.children.findIndex((child) => child.type === type)
  asOneStep(editor, () => {
    const at = [...path, existing < 0 ? index : existing]
    if (existing < 0) {
      const element: Byline | EditorsNote = { type, id: editor.newId(), children: [{ text: '' }] }
      Transforms.insertNodes(editor, element, { at })
    }
    Transforms.select(editor, Editor.end(editor, at))
  })
}
