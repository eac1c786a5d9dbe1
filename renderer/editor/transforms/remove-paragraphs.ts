import { Node, Transforms } from 'slate'
import { findById } from '../places.ts'
import type { BulletinEditor } from '../slate-types.ts'
import { asOneStep } from '../with-history.ts'

/** Takes empty paragraphs away, in one step; one that has been written in meanwhile stays. */
export function removeEmptyParagraphs(editor: BulletinEditor, ids: readonly string[]): void {
  asOneStep(editor, () => {
    for (const id of ids) {
      const entry = findById(editor, id)
      if (entry?.[0].type !== 'paragraph' || Node.string(entry[0]) !== '') continue
      Transforms.removeNodes(editor, { at: entry[1] })
    }
  })
}
