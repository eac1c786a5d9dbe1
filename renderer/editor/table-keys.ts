import type { KeyboardEvent } from 'react'
import { ReactEditor } from 'slate-react'
import { sharedRange } from '../layout/index.ts'
import type { IssueSession } from './session.ts'
import type { BulletinEditor } from './slate-types.ts'
import { moveToCell, moveToRow } from './transforms/edit-table.ts'

/**
 * Tab goes from cell to cell and ↑ ↓ from row to row, as in Word. Elsewhere Tab does nothing: a hand
 * used to indent with it must not find itself in the masthead. F6 leaves the text, Shift+Tab too.
 */
export function tableKeys({ editor }: IssueSession, event: KeyboardEvent): void {
  const { key, shiftKey } = event
  if (event.ctrlKey || event.altKey || event.metaKey || event.nativeEvent.isComposing) return
  if (key === 'Tab') {
    if (moveToCell(editor, shiftKey ? -1 : 1) || !shiftKey) event.preventDefault()
  } else if ((key === 'ArrowUp' || key === 'ArrowDown') && !shiftKey) {
    const step = key === 'ArrowUp' ? -1 : 1
    if (isAtEdgeOfCell(editor, step) && moveToRow(editor, step)) event.preventDefault()
  }
}

/** Whether the caret is on the first or the last line of its cell: no line of it is further on. */
function isAtEdgeOfCell(editor: BulletinEditor, step: 1 | -1): boolean {
  const { selection } = editor
  const range = selection && ReactEditor.resolveDOMRange(editor, selection)
  const cell = range?.startContainer.parentElement?.closest('td,th')
  if (!range || !cell || !range.collapsed) return false
  const caret = range.getClientRects()[0]
  // An empty cell has one line.
  if (caret === undefined) return true
  const words = sharedRange()
  words.selectNodeContents(cell)
  const lines = [...words.getClientRects()].filter(({ height }) => height > 0)
  const middle = (caret.top + caret.bottom) / 2
  return !lines.some(({ top, bottom }) => (step === 1 ? top > middle : bottom < middle))
}
