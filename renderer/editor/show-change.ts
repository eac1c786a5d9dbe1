import { Node, Path, type Operation } from 'slate'
import { scrollToPlace, showCaret } from './scroll-to-caret.ts'
import type { BulletinEditor } from './slate-types.ts'

/**
 * Brings what an undo has changed into sight once it is drawn: what is taken back unseen is not
 * known to be gone. Nothing moves where it can be seen, nor for somebody who is in a field.
 */
export function showChange(editor: BulletinEditor, operation: Operation | undefined): void {
  if (operation === undefined || !('path' in operation)) return
  const { path } = operation
  requestAnimationFrame(() => {
    if (document.activeElement?.matches('[data-field]') === true) return
    if (hasCaret(editor, path.slice(0, 2))) return showCaret(editor)
    const drawn = drawnAt(editor, path)
    const place = drawn?.getClientRects()[0]
    if (drawn && place) scrollToPlace(drawn, place)
  })
}

const hasCaret = ({ selection }: BulletinEditor, block: Path): boolean =>
  selection !== null && Path.isAncestor(block, selection.focus.path)

/** A block of an article, an article, or a part that only the program draws. */
function drawnAt(editor: BulletinEditor, path: Path): Element | null {
  for (const length of [2, 1]) {
    const at = path.slice(0, length)
    if (at.length < length || !Node.has(editor, at)) continue
    const node = Node.get(editor, at)
    if (!('type' in node)) continue
    const drawn =
      document.querySelector(`.bulletin [data-id="${CSS.escape(node.id)}"]`) ??
      document.querySelector(`.bulletin .part-${node.type}`)
    if (drawn !== null) return drawn
  }
  return null
}
