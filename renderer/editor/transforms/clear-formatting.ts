import type { Node } from 'slate'
import { Range, Transforms } from 'slate'
import { selectedTextBlocks } from '../places.ts'
import type { BulletinEditor } from '../slate-types.ts'
import { asOneStep } from '../with-history.ts'

/** Makes body text of the selection; without one, of the paragraph around the caret. */
export function clearFormatting(editor: BulletinEditor): void {
  const { selection } = editor
  if (!selection) return
  asOneStep(editor, () => {
    for (const [block, path] of selectedTextBlocks(editor)) {
      const at = Range.isExpanded(selection) ? selection : path
      const match = (node: Node): boolean => 'text' in node
      Transforms.unsetNodes(
        editor,
        ['bold', 'lead', 'runIn'] as never,
        {
          at,
          match,
          split: Range.isExpanded(selection),
        } as never,
      )
      if (block.type === 'heading') {
        Transforms.unsetNodes(editor, 'level' as never, { at: path })
        Transforms.setNodes(editor, { type: 'paragraph' }, { at: path })
      }
    }
    editor.marks = null
  })
}
