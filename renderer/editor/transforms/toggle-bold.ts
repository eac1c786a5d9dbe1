import { Editor, Transforms, type Node } from 'slate'
import type { BulletinEditor } from '../slate-types.ts'
import { selectedRectangle } from '../table-place.ts'
import { asOneStep } from '../with-history.ts'

/** Emphasis of the selection, or of what is typed next. */
export function toggleBold(editor: BulletinEditor): void {
  const isBold = Editor.marks(editor)?.bold === true
  const rectangle = selectedRectangle(editor)
  asOneStep(editor, () => {
    if (rectangle !== null) {
      const match = (node: Node): boolean => 'text' in node
      for (const at of rectangle.paths) {
        if (isBold) Transforms.unsetNodes(editor, 'bold' as never, { at, match })
        else Transforms.setNodes(editor, { bold: true }, { at, match })
      }
    } else if (isBold) Editor.removeMark(editor, 'bold')
    else Editor.addMark(editor, 'bold', true)
  })
}
