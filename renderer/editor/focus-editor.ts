import { IS_FOCUSED } from 'slate-dom'
import { ReactEditor } from 'slate-react'
import type { BulletinEditor } from './slate-types.ts'

/**
 * Gives the text the keyboard, with its caret where it was. Does nothing beneath the preview, where
 * the text has a caret and no focus.
 *
 * Slate misses a blur that comes while it draws the caret; it then believes that it has the focus,
 * and would not take it.
 */
export function focusEditor(editor: BulletinEditor): void {
  const element = ReactEditor.toDOMNode(editor, editor)
  if (element.closest('[inert]') !== null) return
  if (document.activeElement !== element) IS_FOCUSED.delete(editor)
  ReactEditor.focus(editor)
}
