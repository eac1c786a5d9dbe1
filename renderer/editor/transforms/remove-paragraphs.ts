import { Transforms } from 'slate'
import type { Inline } from '../../../core/model/index.ts'
import { findById } from '../places.ts'
import type { BulletinEditor } from '../slate-types.ts'
import { asOneStep } from '../with-history.ts'

/** Takes empty paragraphs away, in one step; one that has been written in meanwhile stays. */
export function removeEmptyParagraphs(editor: BulletinEditor, ids: readonly string[]): void {
  asOneStep(editor, () => {
    for (const id of ids) {
      const entry = findById(editor, id)
      if (entry?.[0].type !== 'paragraph' || !entry[0].children.every(isBlank)) continue
      Transforms.removeNodes(editor, { at: entry[1] })
    }
  })
}

/** Spaces are nothing; a note is something, though it has no text. */
const isBlank = (child: Inline): boolean => 'text' in child && child.text.trim() === ''
