import { Editor, Node, Range } from 'slate'
import { closingMark, headingOfTypedNumber } from './typed-number.ts'
import type { BulletinEditor } from './slate-types.ts'
import { kindOfTypedLabel } from './transforms/edit-distribution.ts'

const sentenceEnd = /[。！？：]$/

/**
 * A run-in heading or a lead phrase ends with its sentence: what is typed after its 。 is body text.
 * Typing elsewhere takes the look of the text before the caret.
 */
export function withTyping(editor: BulletinEditor): BulletinEditor {
  const { insertText } = editor
  editor.insertText = (text, options) => {
    // Typing over a selection takes its words as Delete does: no two articles run together.
    if (editor.selection && Range.isExpanded(editor.selection) && !options?.at) {
      editor.deleteFragment()
    }
    const { selection } = editor
    if (selection && Range.isCollapsed(selection) && editor.marks === null) {
      const leaf = Node.get(editor, selection.focus.path)
      const isAtEnd = Editor.isEnd(editor, selection.focus, selection.focus.path)
      if ('text' in leaf && (leaf.runIn || leaf.lead) && isAtEnd && sentenceEnd.test(leaf.text)) {
        editor.marks = leaf.bold ? { bold: true } : {}
      }
    }
    insertText(text, options)
    if (closingMark.test(text)) headingOfTypedNumber(editor)
    if (/[：:]$/.test(text)) kindOfTypedLabel(editor)
  }
  return editor
}
