/** Who has the keyboard, and where: what Slate believes of it is not always so. */
import { Editor, Path, Range } from 'slate'
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
  const place = rangeAt(editor, selection)
  if (place && element.contains(selection.anchorNode)) editor.select(place)
  IS_FOCUSED.delete(editor)
  return true
}

const rangeAt = (editor: BulletinEditor, selection: Selection): Range | null =>
  ReactEditor.toSlateRange(editor, selection, { exactMatch: false, suppressThrow: true })

const isInWords = (node: Node | null): boolean =>
  node instanceof Text &&
  node.parentElement?.closest('[data-slate-string],[data-slate-zero-width]') instanceof Element

/** Start of the first article's text. */
function firstCaret(editor: BulletinEditor) {
  const index = editor.children.findIndex((part) => 'type' in part && part.type === 'article')
  return Editor.start(editor, [index])
}

/** Frames in which what a command has only just put in is drawn at the latest. */
const mostFrames = 20

/** As soon as the text is drawn, also where it has had no caret yet. */
export function focusText(editor: BulletinEditor, frames = mostFrames): void {
  if (!editor.selection) editor.select(firstCaret(editor))
  const { selection } = editor
  const isDrawn = selection !== null && ReactEditor.resolveDOMRange(editor, selection) !== null
  if (isDrawn) return focusEditor(editor)
  requestAnimationFrame(() => {
    // Somebody may have begun to write elsewhere meanwhile.
    const isInField = document.activeElement?.matches('input,textarea') === true
    if (frames > 0 && !isInField) focusText(editor, frames - 1)
  })
}

/** Takes up where the browser has the caret. */
export function readCaret(editor: BulletinEditor): void {
  const selection = getSelection()
  // Slate may believe that it has the focus: see above. A field's caret is none of the text.
  const isInText = document.activeElement?.matches('[data-slate-editor]') === true
  if (!isInText || !selection || selection.rangeCount === 0) return
  const range = rangeAt(editor, selection)
  if (range && (!editor.selection || !Range.equals(range, editor.selection))) editor.select(range)
}

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
