import type { KeyboardEvent } from 'react'

/** What a key press asks of the history: Ctrl+Z; Ctrl+Y or Ctrl+Shift+Z. Null for any other. */
export function undoOf(event: KeyboardEvent): 'undo' | 'redo' | null {
  if (!(event.ctrlKey || event.metaKey) || event.altKey) return null
  const key = event.key.toLowerCase()
  if (key === 'y' || (key === 'z' && event.shiftKey)) return 'redo'
  return key === 'z' ? 'undo' : null
}
