import type { App } from './app.ts'
import { importText } from './issue-actions.ts'

/**
 * A manuscript dropped anywhere on the desk is imported; the browser would leave the page for it,
 * and the words on the desk with it. Stops when the returned function is called.
 */
export function listenToDroppedFiles(app: App): () => void {
  const isOurs = (event: DragEvent) =>
    app.store.get().issue !== null && event.dataTransfer?.types.includes('Files') === true
  const onDragOver = (event: DragEvent) => {
    if (isOurs(event)) event.preventDefault()
  }
  const onDrop = (event: DragEvent) => {
    if (!isOurs(event)) return
    event.preventDefault()
    event.stopPropagation()
    const file = event.dataTransfer?.files[0]
    // A dialog is answered before anything else.
    if (file !== undefined && app.store.get().dialog === null) void importText(app, file)
  }
  // Before Slate sees them.
  document.addEventListener('dragover', onDragOver, true)
  document.addEventListener('drop', onDrop, true)
  return () => {
    document.removeEventListener('dragover', onDragOver, true)
    document.removeEventListener('drop', onDrop, true)
  }
}
