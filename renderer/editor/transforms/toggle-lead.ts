import { Editor, Node, Path, Range, Transforms, type NodeEntry } from 'slate'
import type { TextBlockElement } from '../../../core/model/index.ts'
import { chineseNumeral, findNumber } from '../../../core/text/index.ts'
import { findTextBlock, isTextBlock } from '../places.ts'
import type { BulletinEditor } from '../slate-types.ts'
import { asOneStep } from '../with-history.ts'
import { offsetInBlock, rangeInBlock } from './range-in-block.ts'

/**
 * Sets the selected words in the lead face, else the sentence around the caret that opens with 一是
 * or the like, else the sentence around the caret; again undoes it. Where a point is to begin, at the
 * end of a paragraph, it writes the opening that comes next: 一是, after it 二是.
 */
export function toggleLead(editor: BulletinEditor): void {
  const { selection } = editor
  const entry = findTextBlock(editor)
  if (!selection || !entry || !['paragraph', 'listItem'].includes(entry[0].type)) return
  const opening = Range.isExpanded(selection) ? null : nextOpening(editor, entry)
  if (opening !== null) {
    return asOneStep(editor, () => {
      editor.addMark('lead', true)
      editor.insertText(opening)
    })
  }
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

/**
 * The opening to write at the caret; null in the midst of words, and after a point whose lead is still
 * to be set.
 */
function nextOpening(
  editor: BulletinEditor,
  [block, path]: NodeEntry<TextBlockElement>,
): string | null {
  const text = Node.string(block)
  const isAtEnd = Editor.isEnd(editor, editor.selection!.focus, path)
  if (!isAtEnd || !/(?:^|[。；：！？”])$/u.test(text)) return null
  const last = lastPoint(text)
  if (last !== null && !isLead(block, last.offset)) return null
  const before = last?.value ?? (text === '' ? pointBefore(editor, path) : 0)
  return `${chineseNumeral(before + 1)}是`
}

/** The last point of the paragraph before, which an empty one goes on with; 0 where there is none. */
function pointBefore(editor: BulletinEditor, path: Path): number {
  const previous = Path.hasPrevious(path) ? Node.get(editor, Path.previous(path)) : null
  return (previous && isTextBlock(previous) && lastPoint(Node.string(previous))?.value) || 0
}

function lastPoint(text: string): { readonly value: number; readonly offset: number } | null {
  const match = [...text.matchAll(/(?<=^|[。；：！？”])([一二三四五六七八九十]{1,2})是/gu)].at(-1)
  const value = match && findNumber(match[1]!)
  return match && value ? { value, offset: match.index } : null
}

function isLead(block: TextBlockElement, offset: number): boolean {
  let left = offset
  for (const [{ text, lead }] of Node.texts(block as never)) {
    if (left < text.length) return lead === true
    left -= text.length
  }
  return false
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
