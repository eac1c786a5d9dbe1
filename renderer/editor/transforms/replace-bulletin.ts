import { Editor, Node, Transforms, type Descendant } from 'slate'
import { complete, serializeBulletin, type Bulletin } from '../../../core/model/index.ts'
import { findById, findTextBlock, isTextBlock, partsOfEditor } from '../places.ts'
import type { BulletinEditor } from '../slate-types.ts'
import { offsetInBlock, rangeInBlock } from './range-in-block.ts'

/**
 * Puts another state of the issue in the place of this one, as a part of a step. The parts that are
 * the same at its start and at its end stay as they are, and with them their layout. The caret stays
 * in its block, where the other state has it too.
 */
export function replaceBulletin(editor: BulletinEditor, bulletin: Bulletin): void {
  const putCaretBack = keepCaret(editor)
  const before = textsOf({ children: partsOfEditor(editor) })
  const after = textsOf(bulletin)
  const most = Math.min(before.length, after.length)
  let start = 0
  while (start < most && before[start] === after[start]) start += 1
  let end = 0
  while (end < most - start && before.at(-1 - end) === after.at(-1 - end)) end += 1
  for (let index = before.length - end - 1; index >= start; index -= 1) {
    Transforms.removeNodes(editor, { at: [index], voids: true })
  }
  const come = bulletin.children.slice(start, bulletin.children.length - end)
  Transforms.insertNodes(editor, come as unknown as Descendant[], { at: [start], voids: true })
  putCaretBack()
}

/** Remembers the caret by its block; one that is gone gives way to what stands in its place. */
function keepCaret(editor: BulletinEditor): () => void {
  const focus = editor.selection?.focus
  const entry = findTextBlock(editor, focus)
  if (focus === undefined || entry === null) return () => {}
  const [{ id }, path] = entry
  const offset = offsetInBlock(editor, path, focus)
  return () => {
    const same = findById(editor, id)?.[1]
    if (same !== undefined) {
      const { focus: caret } = rangeInBlock(editor, same, offset, offset)
      return editor.select(caret)
    }
    const place = Node.has(editor, path) && isTextBlock(Node.get(editor, path)) ? path : null
    const first = editor.children.findIndex((part) => 'type' in part && part.type === 'article')
    editor.select(Editor.start(editor, place ?? [first]))
  }
}

/** Part by part, so that equal ones read the same however they were made. */
const textsOf = (bulletin: Bulletin): readonly string[] =>
  complete(bulletin).children.map((part) => serializeBulletin({ children: [part] }))
