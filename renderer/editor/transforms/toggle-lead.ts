import { Node, Range, Transforms } from 'slate'
import { findTextBlock } from '../places.ts'
import type { BulletinEditor } from '../slate-types.ts'
import { asOneStep } from '../with-history.ts'
import { offsetInBlock, rangeInBlock } from './range-in-block.ts'

/** Sets the selected words, or the sentence around the caret, in the lead face; again undoes it. */
export function toggleLead(editor: BulletinEditor): void {
  const { selection } = editor
  const entry = findTextBlock(editor)
  if (!selection || !entry || !['paragraph', 'listItem'].includes(entry[0].type)) return
  const at = Range.isExpanded(selection) ? selection : sentenceAround(editor, selection.focus)
  if (at === null) return
  const match = (node: Node): boolean => 'text' in node && node.text !== ''
  const isOn = [...editor.nodes({ at, match })].every(([node]) => 'text' in node && node.lead)
  asOneStep(editor, () => {
    if (isOn) return Transforms.unsetNodes(editor, 'lead', { at, match, split: true } as never)
    Transforms.setNodes(editor, { lead: true }, { at, match, split: true })
    Transforms.unsetNodes(editor, 'runIn', { at, match })
  })
}

/** From the end of the sentence before to the end of this one. */
function sentenceAround(editor: BulletinEditor, point: Range['focus']): Range | null {
  const entry = findTextBlock(editor, point)
  if (!entry) return null
  const [block, path] = entry
  const text = Node.string(block)
  const offset = offsetInBlock(editor, path, point)
  const start = text.lastIndexOf('。', offset - 1) + 1
  const stop = text.indexOf('。', offset)
  const end = stop < 0 ? text.length : stop + 1
  return start < end ? rangeInBlock(editor, path, start, end) : null
}
