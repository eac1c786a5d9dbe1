import { Editor, Node, Range, Transforms, type NodeEntry } from 'slate'
import type { HeadingLevel, Paragraph } from '../../../core/model/index.ts'
import { selectedTextBlocks } from '../places.ts'
import type { BulletinEditor } from '../slate-types.ts'
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
    for (const [block, path] of blocks) {
      const marked = { at: path, match: (node: Node) => 'text' in node && !!node.runIn }
      Transforms.unsetNodes(editor, 'runIn', marked)
      if (isOn) continue
      const end = runInEnd(editor, [block, path])
      const range = rangeInBlock(editor, path, 0, end)
      if (end === 0) editor.addMark('runIn', level)
      else setMark(editor, range, level)
    }
  })
}

function setMark(editor: BulletinEditor, at: Range, level: HeadingLevel): void {
  const match = (node: Node) => 'text' in node
  Transforms.setNodes(editor, { runIn: level }, { at, match, split: true })
  Transforms.unsetNodes(editor, 'lead', { at, match })
}

export const runInOf = (block: Paragraph): HeadingLevel | null => {
  const first = block.children[0]
  return (first && 'text' in first && first.runIn) || null
}

/** To the end of the selection where it starts the paragraph, else to the first sentence's end. */
function runInEnd(editor: BulletinEditor, [block, path]: NodeEntry<Paragraph>): number {
  const text = Node.string(block)
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
