import type { BulletinEditor } from '../slate-types.ts'
import { asOneStep } from '../with-history.ts'

/** Puts a character at the caret, in place of what is selected. Nothing happens without a caret. */
export function insertCharacter(editor: BulletinEditor, character: string): void {
  if (editor.selection) asOneStep(editor, () => editor.insertText(character))
}
