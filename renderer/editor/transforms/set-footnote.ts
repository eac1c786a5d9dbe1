import { Transforms } from 'slate'
import { findById } from '../places.ts'
import type { BulletinEditor } from '../slate-types.ts'
import { asOneStep } from '../with-history.ts'

/** Changes the words of a note; a note without words goes, and its reference with it. */
export function setFootnote(editor: BulletinEditor, id: string, note: string): void {
  const entry = findById(editor, id)
  if (entry?.[0].type !== 'footnote' || (entry[0].note === note && note !== '')) return
  const at = entry[1]
  asOneStep(editor, () => {
    if (note === '') Transforms.removeNodes(editor, { at, voids: true })
    else Transforms.setNodes(editor, { note }, { at, voids: true })
  })
}
