import { Node, Transforms } from 'slate'
import { findTypedNumber } from '../../../core/text/index.ts'
import { findById } from '../places.ts'
import type { BulletinEditor } from '../slate-types.ts'
import { removeTypedNumber } from '../typed-number.ts'
import { asOneStep } from '../with-history.ts'
import { setRunIn } from './toggle-run-in.ts'

/**
 * Makes a paragraph what the number typed at its start says: a heading, or where its words go on
 * after a 。 one with a run-in heading. The program writes the number from then on.
 */
export function makeHeading(editor: BulletinEditor, id: string): void {
  const entry = findById(editor, id)
  if (entry?.[0].type !== 'paragraph') return
  const [block, path] = entry
  const typed = findTypedNumber(Node.string(block))
  if (typed === null) return
  const { level } = typed
  asOneStep(editor, () => {
    removeTypedNumber(editor, path)
    const stop = Node.string(Node.get(editor, path)).indexOf('。')
    if (stop >= 0) setRunIn(editor, path, stop + 1, level)
    else Transforms.setNodes(editor, { type: 'heading', level }, { at: path })
  })
}
