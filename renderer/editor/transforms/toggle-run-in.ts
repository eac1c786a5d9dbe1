import { Editor, Node, Path, Range, Transforms, type NodeEntry } from 'slate'
import type { Article, HeadingLevel, Paragraph } from '../../../core/model/index.ts'
import { findTypedNumber } from '../../../core/text/index.ts'
import { findArticleChild, findTextBlock, selectedTextBlocks } from '../places.ts'
import type { BulletinEditor } from '../slate-types.ts'
import { removeTypedNumber } from '../typed-number.ts'
import { asOneStep } from '../with-history.ts'
import { rangeInBlock } from './range-in-block.ts'

/**
 * Makes the first sentence of each selected paragraph its run-in heading, or the selected words where
 * the selection starts the paragraph. The same level again takes the heading away.
 */
export function toggleRunIn(editor: BulletinEditor, level: HeadingLevel): void {
  const blocks = selectedTextBlocks(editor).filter(
    (entry): entry is NodeEntry<Paragraph> => entry[0].type === 'paragraph',
  )
  const isOn = blocks.length > 0 && blocks.every(([block]) => runInOf(block) === level)
  asOneStep(editor, () => {
    for (const [, path] of blocks) {
      const marked = { at: path, match: (node: Node) => 'text' in node && !!node.runIn }
      Transforms.unsetNodes(editor, 'runIn', marked)
      if (isOn) continue
      removeTypedNumber(editor, path)
      const end = runInEnd(editor, path)
      if (end === 0) editor.addMark('runIn', level)
      else setRunIn(editor, path, end, level)
    }
  })
}

/** Makes the first `end` characters of a paragraph its run-in heading. */
export function setRunIn(
  editor: BulletinEditor,
  path: Path,
  end: number,
  level: HeadingLevel,
): void {
  const at = rangeInBlock(editor, path, 0, end)
  const match = (node: Node) => 'text' in node
  Transforms.setNodes(editor, { runIn: level }, { at, match, split: true })
  Transforms.unsetNodes(editor, 'lead', { at, match })
}

export const runInOf = (block: Paragraph): HeadingLevel | null => {
  const first = block.children[0]
  return (first && 'text' in first && first.runIn) || null
}

/** Of the paragraph with the caret, wherever in it that stands. */
export function runInHere(editor: BulletinEditor): HeadingLevel | null {
  const block = findTextBlock(editor)?.[0]
  return block?.type === 'paragraph' ? runInOf(block) : null
}

/**
 * The level that a run-in heading at the caret would have: that of a number typed there, else that of
 * the run-in heading before it, else one below the heading before it.
 */
export function runInLevelHere(editor: BulletinEditor): HeadingLevel {
  const entry = findTextBlock(editor)
  const child = entry && findArticleChild(editor, entry[1])
  if (!child) return 1
  const typed = findTypedNumber(Node.string(entry[0]))
  if (typed !== null) return typed.level
  const [, path] = child
  const { children } = Node.get(editor, Path.parent(path)) as Article
  for (const block of children.slice(0, path.at(-1)!).toReversed()) {
    if (block.type === 'heading') return Math.min(block.level + 1, 4) as HeadingLevel
    const level = block.type === 'paragraph' ? runInOf(block) : null
    if (level !== null) return level
  }
  return 1
}

/** To the end of the selection where it starts the paragraph, else to the first sentence's end. */
function runInEnd(editor: BulletinEditor, path: Path): number {
  const text = Editor.string(editor, path)
  const { selection } = editor
  if (selection && Range.isExpanded(selection)) {
    const common = Range.intersection(selection, Editor.range(editor, path))
    const [start, end] = common ? Range.edges(common) : []
    const isFromStart = start && Editor.isStart(editor, start, path)
    if (end && isFromStart && !Editor.isEnd(editor, end, path)) {
      return Editor.string(editor, { anchor: start, focus: end }).length
    }
  }
  const stop = text.indexOf('。')
  return stop < 0 ? text.length : stop + 1
}
