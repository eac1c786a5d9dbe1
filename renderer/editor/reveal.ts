/** What is to be looked at, brought into sight. */
import { Editor, Node, Path, type Operation } from 'slate'
import { findById } from './places.ts'
import { scrollToBlock, scrollToPlace, showCaret } from './scroll-to-caret.ts'
import type { BulletinEditor } from './slate-types.ts'
import { focusEditor } from './text-focus.ts'

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

/**
 * Parts that only the program draws, at the first of their fields; 报头 is as tall as its page, so it
 * is shown from the top.
 */
function revealPart(editor: BulletinEditor, type: string): void {
  const part = document.querySelector(`.bulletin .part-${type}`)
  if (type === 'masthead') part?.closest('[data-stage]')?.scrollIntoView({ block: 'start' })
  else if (part) scrollToBlock(editor, part.firstElementChild ?? part)
  const field = document.querySelector<HTMLElement>(`[data-field^="${CSS.escape(type)}."]`)
  field?.focus({ preventScroll: true })
}

/** Scrolls a block into view and puts the caret at its start. */
export function revealBlock(editor: BulletinEditor, id: string): void {
  const entry = findById(editor, id)
  if (!entry) return
  const [element, path] = entry
  if (!editor.isVoid(element) && Node.has(editor, path)) {
    editor.select(Editor.start(editor, path))
    focusEditor(editor)
  }
  // The new selection is drawn first; then the block is brought to where it can be read.
  requestAnimationFrame(() => {
    if (!showBlock(editor, id) && 'type' in element) revealPart(editor, element.type)
  })
}

/** Scrolls a block into view; whether it is drawn as one. */
export function showBlock(editor: BulletinEditor, id: string): boolean {
  const dom = document.querySelector(`.bulletin [data-id="${CSS.escape(id)}"]`)
  if (dom) scrollToBlock(editor, dom)
  return dom !== null
}
