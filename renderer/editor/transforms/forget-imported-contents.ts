import { Transforms } from 'slate'
import { findPart } from '../places.ts'
import type { BulletinEditor } from '../slate-types.ts'
import { asOneStep } from '../with-history.ts'

/** Lets go of the entries that a manuscript had: from then on only the headlines count. */
export function forgetImportedContents(editor: BulletinEditor): void {
  const entry = findPart(editor, 'contents')
  if (!entry) return
  asOneStep(editor, () =>
    Transforms.setNodes(editor, { imported: null }, { at: entry[1], voids: true }),
  )
}
