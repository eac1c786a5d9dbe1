import { Node, type Path, type Point, type Range } from 'slate'
import type { BulletinEditor } from '../slate-types.ts'

/** The range of a text block's characters from `start` to `end`, counted from its first one. */
export function rangeInBlock(
  editor: BulletinEditor,
  path: Path,
  start: number,
  end: number,
): Range {
  return { anchor: pointAt(editor, path, start, false), focus: pointAt(editor, path, end, true) }
}

/** On the border of two spans `isEnd` chooses the end of the first, else the start of the second. */
function pointAt(editor: BulletinEditor, path: Path, offset: number, isEnd: boolean): Point {
  let left = offset
  let last: Point | null = null
  for (const [text, textPath] of Node.texts(Node.get(editor, path))) {
    const { length } = text.text
    if (isEnd ? left <= length : left < length)
      return { path: [...path, ...textPath], offset: left }
    left -= length
    last = { path: [...path, ...textPath], offset: length }
  }
  if (last === null) throw new RangeError(`No text at [${path.join(', ')}]`)
  return last
}

/** How many characters of the block stand before a point. */
export function offsetInBlock(editor: BulletinEditor, path: Path, point: Point): number {
  let before = 0
  for (const [text, textPath] of Node.texts(Node.get(editor, path))) {
    const full = [...path, ...textPath]
    if (full.every((index, at) => index === point.path[at])) return before + point.offset
    before += text.text.length
  }
  throw new RangeError(`The point [${point.path.join(', ')}] is not in [${path.join(', ')}]`)
}
