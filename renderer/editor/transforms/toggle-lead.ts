import { Node, Range, Transforms } from 'slate'
import { findTextBlock } from '../places.ts'
import type { BulletinEditor } from '../slate-types.ts'
import { asOneStep } from '../with-history.ts'
import { offsetInBlock, rangeInBlock } from './range-in-block.ts'

/**
 * Sets the selected words in the lead face, else the sentence around the caret that opens with 一是
 * or the like, else the sentence around the caret; again undoes it. Where there are no words yet,
 * those to come are set in it.
 */
export function toggleLead(editor: BulletinEditor): void {
  const { selection } = editor
  const entry = findTextBlock(editor)
  if (!selection || !entry || !['paragraph', 'listItem'].includes(entry[0].type)) return
  const at = Range.isExpanded(selection) ? selection : sentenceAround(editor, selection.focus)
  if (at === null) {
    if (editor.marks?.lead) editor.removeMark('lead')
    else editor.addMark('lead', true)
    return
  }
  const match = (node: Node): boolean => 'text' in node && node.text !== ''
  const isOn = [...editor.nodes({ at, match })].every(([node]) => 'text' in node && node.lead)
  asOneStep(editor, () => {
    if (isOn) return Transforms.unsetNodes(editor, 'lead', { at, match, split: true } as never)
    Transforms.setNodes(editor, { lead: true }, { at, match, split: true })
    Transforms.unsetNodes(editor, 'runIn', { at, match })
  })
}

/** What opens a point that is told with others: 一是 … 九是. */
const pointOpening = /^[一二三四五六七八九十]{1,2}是/u

/**
 * From the end of the sentence before to the end of this one; of the sentences up to the caret the
 * last one that opens a point, since what explains a point follows it.
 */
function sentenceAround(editor: BulletinEditor, point: Range['focus']): Range | null {
  const entry = findTextBlock(editor, point)
  if (!entry) return null
  const [block, path] = entry
  const text = Node.string(block)
  const offset = offsetInBlock(editor, path, point)
  const sentences = [...text.matchAll(/[^。]+。?/gu)].map(({ index, 0: words }) => ({
    start: index,
    end: index + words.length,
    isPoint: pointOpening.test(words),
  }))
  const before = sentences.filter(({ start }) => start <= offset)
  const chosen =
    before.findLast(({ isPoint }) => isPoint) ??
    sentences.find(({ end }) => offset < end) ??
    sentences.at(-1)
  return chosen === undefined ? null : rangeInBlock(editor, path, chosen.start, chosen.end)
}
