import { Editor, Path } from 'slate'
import { IS_FOCUSED } from 'slate-dom'
import { ReactEditor } from 'slate-react'
import { findAbove } from './places.ts'
import type { BulletinEditor } from './slate-types.ts'

/**
 * Gives the text the keyboard, with its caret where it was. Does nothing beneath the preview, where
 * the text has a caret and no focus.
 *
 * Slate misses a blur that comes while it draws the caret; it then believes that it has the focus,
 * and would not take it. And it would wait 10 ms for a change to be drawn: a key pressed meanwhile,
 * on a slow machine a word, would go nowhere.
 */
export function focusEditor(editor: BulletinEditor): void {
  const element = ReactEditor.toDOMNode(editor, editor)
  if (element.closest('[inert]') !== null) return
  leaveReference(editor)
  const focus = () => {
    if (document.activeElement !== element) IS_FOCUSED.delete(editor)
    ReactEditor.focus(editor)
  }
  if (editor.operations.length === 0) focus()
  else void whenDrawn().then(focus)
}

/**
 * Whether the text has been left to something outside it without Slate, which would take the keyboard
 * back: a caret that stands beside the words, as after Home, it puts into them as the text is left
 * (restoreDomSelection in slate-react 0.146), and a caret in the text has the keyboard.
 */
export function leaveText(editor: BulletinEditor, goesTo: EventTarget | null): boolean {
  const element = ReactEditor.toDOMNode(editor, editor)
  const selection = getSelection()
  const isLeft =
    document.activeElement !== element && !(goesTo instanceof Node && element.contains(goesTo))
  if (!isLeft || !selection?.isCollapsed || isInWords(selection.anchorNode)) return false
  const place = ReactEditor.toSlateRange(editor, selection, {
    exactMatch: false,
    suppressThrow: true,
  })
  if (place && element.contains(selection.anchorNode)) editor.select(place)
  IS_FOCUSED.delete(editor)
  return true
}

const isInWords = (node: Node | null): boolean =>
  node instanceof Text &&
  node.parentElement?.closest('[data-slate-string],[data-slate-zero-width]') instanceof Element

/** A click that opened a note has put the caret into its reference, where nothing can be written. */
function leaveReference(editor: BulletinEditor): void {
  const reference = findAbove(editor, ['footnote'])
  if (reference !== null) editor.select(Editor.start(editor, Path.next(reference[1])))
}

/** After Slate has told of a change, and React has drawn it, both before the next key. */
async function whenDrawn(): Promise<void> {
  await Promise.resolve()
  await Promise.resolve()
}
