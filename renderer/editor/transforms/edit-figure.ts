/** Pictures as things of their own: selected, taken away, handed to the clipboard. */
import { Editor, Node, Path, Range, Transforms, type NodeEntry } from 'slate'
import { plainText, type Block, type Figure } from '../../../core/model/index.ts'
import { captionAt, findAbove } from '../places.ts'
import type { BulletinEditor } from '../slate-types.ts'
import { asOneStep } from '../with-history.ts'

/** The picture that is selected by itself; null in text, and where more than it is selected. */
export function selectedFigure(editor: BulletinEditor): NodeEntry<Figure> | null {
  const { selection } = editor
  if (!selection || Range.isExpanded(selection) || !Node.has(editor, selection.focus.path)) {
    return null
  }
  return findAbove(editor, ['figure'])
}

/** The picture and its caption, as they are copied and moved; null where no picture is selected. */
export function selectedFigureBlocks(editor: BulletinEditor): readonly Block[] | null {
  const entry = selectedFigure(editor)
  if (entry === null) return null
  const [figure, path] = entry
  const after = captionAt(editor, Path.next(path))
  return after === null ? [figure] : [figure, after]
}

/**
 * Takes the selected picture away, with a caption that has no words yet; cutting takes the words
 * along too. The caret goes to the text that is nearest. False where no picture is selected.
 */
export function removeFigure(editor: BulletinEditor, takesCaption = false): boolean {
  const entry = selectedFigure(editor)
  if (entry === null) return false
  const [, path] = entry
  const caption = captionAt(editor, Path.next(path))
  asOneStep(editor, () => {
    if (caption && (takesCaption || plainText(caption) === '')) {
      Transforms.removeNodes(editor, { at: Path.next(path) })
    }
    Transforms.removeNodes(editor, { at: path, voids: true })
    // A headline stands before every picture.
    const isLast = !Node.has(editor, path)
    editor.select(isLast ? Editor.end(editor, Path.previous(path)) : Editor.start(editor, path))
  })
  return true
}
