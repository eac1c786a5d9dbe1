import { Editor } from 'slate'
import type { BulletinEditor } from '../slate-types.ts'
import { asOneStep } from '../with-history.ts'

/** Emphasis of the selection, or of what is typed next. */
export function toggleBold(editor: BulletinEditor): void {
  asOneStep(editor, () => {
    if (Editor.marks(editor)?.bold) Editor.removeMark(editor, 'bold')
    else Editor.addMark(editor, 'bold', true)
  })
}
