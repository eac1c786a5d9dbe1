import type { App } from './app.ts'
import { addManuscripts } from './manuscript-actions.ts'
import { insertPicture, isPicture } from './picture-actions.ts'

/**
 * Manuscripts dropped anywhere on the desk go into the issue, a picture is put at the caret; the
 * browser would leave the page for it, and the words on the desk with it. A picture may be pasted as
 * well.
 * Stops when the returned function is called.
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
    const files = [...(event.dataTransfer?.files ?? [])]
    const [file] = files
    // A dialog is answered before anything else.
    if (file === undefined || app.store.get().dialog !== null) return
    void (isPicture(file) ? insertPicture(app, file) : addManuscripts(app, files))
  }
  const onPaste = (event: ClipboardEvent) => {
    const [file] = event.clipboardData?.files ?? []
    // Office programs add a picture of the words that they copy.
    const hasWords = event.clipboardData?.types.some((type) => type.startsWith('text/')) === true
    if (file === undefined || hasWords || !isPicture(file)) return
    if (app.store.get().issue === null || app.store.get().dialog !== null) return
    event.preventDefault()
    event.stopPropagation()
    void insertPicture(app, file)
  }
  // Before Slate sees them.
  document.addEventListener('dragover', onDragOver, true)
  document.addEventListener('drop', onDrop, true)
  document.addEventListener('paste', onPaste, true)
  return () => {
    document.removeEventListener('dragover', onDragOver, true)
    document.removeEventListener('drop', onDrop, true)
    document.removeEventListener('paste', onPaste, true)
  }
}
