import { Transforms, type Descendant } from 'slate'
import { complete, serializeBulletin, type Bulletin } from '../../../core/model/index.ts'
import { partsOfEditor } from '../places.ts'
import type { BulletinEditor } from '../slate-types.ts'

/**
 * Puts another state of the issue in the place of this one, as a part of a step. The parts that are
 * the same at its start and at its end stay as they are, and with them their caret and their layout.
 */
export function replaceBulletin(editor: BulletinEditor, bulletin: Bulletin): void {
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
}

/** Part by part, so that equal ones read the same however they were made. */
const textsOf = (bulletin: Bulletin): readonly string[] =>
  complete(bulletin).children.map((part) => serializeBulletin({ children: [part] }))
