import { Editor, Node, Path, Transforms } from 'slate'
import {
  blankList,
  blankTable,
  type Block,
  type Caption,
  type Figure,
  type Footnote,
} from '../../../core/model/index.ts'
import { findById, findTextBlock, placeAfterCaret, selectedTextBlocks } from '../places.ts'
import type { BulletinEditor } from '../slate-types.ts'
import { leaveList } from '../with-breaks.ts'
import { asOneStep } from '../with-history.ts'

/** Makes a list of the selected paragraphs; in a list, paragraphs again. */
export function insertList(editor: BulletinEditor, ordered: boolean): void {
  const blocks = selectedTextBlocks(editor)
  asOneStep(editor, () => {
    const items = blocks.filter(([block]) => block.type === 'listItem')
    if (items.length > 0) {
      for (const [, path] of items.reverse()) leaveList(editor, path)
      return
    }
    for (const [block, path] of blocks) {
      if (block.type !== 'paragraph' && block.type !== 'heading') continue
      const { children: _, ...list } = blankList(editor.newId, ordered)
      Transforms.setNodes(editor, { type: 'listItem' } as never, { at: path })
      Transforms.wrapNodes(editor, { ...list, children: [] }, { at: path })
    }
    joinLists(
      editor,
      blocks.map(([, path]) => path),
    )
  })
}

/** Lists that were made one after the other are one list. */
function joinLists(editor: BulletinEditor, paths: readonly Path[]): void {
  for (const path of paths.slice(1).reverse()) {
    const before = Node.has(editor, path) ? Node.get(editor, path) : null
    const previous = Path.hasPrevious(path) ? Node.get(editor, Path.previous(path)) : null
    const areLists = [before, previous].every(
      (node) => node && 'type' in node && node.type === 'list',
    )
    if (areLists) Transforms.mergeNodes(editor, { at: path })
  }
}

/** Under the block with the caret; over it where that is an empty paragraph, to be written in later. */
function placeForBlock(editor: BulletinEditor): Path | null {
  const after = placeAfterCaret(editor)
  const block = findTextBlock(editor)?.[0]
  const isEmpty = block?.type === 'paragraph' && Node.string(block) === ''
  return after && isEmpty ? Path.previous(after) : after
}

/** Puts an empty table at the block with the caret, and the caret in its first cell. */
export function insertTable(editor: BulletinEditor, rows: number, columns: number): void {
  const at = placeForBlock(editor)
  if (!at) return
  asOneStep(editor, () => {
    insertAt(editor, [blankTable(editor.newId, rows, columns)], at)
    Transforms.select(editor, Editor.start(editor, at))
  })
}

/** Puts a picture of the media at the block with the caret, with its caption. */
export function insertFigure(
  editor: BulletinEditor,
  picture: Pick<Figure, 'media' | 'widthMm' | 'heightMm' | 'alt'>,
): void {
  const at = placeForBlock(editor)
  if (!at) return
  const figure: Figure = {
    type: 'figure',
    id: editor.newId(),
    ...picture,
    children: [{ text: '' }],
  }
  const caption: Caption = { type: 'caption', id: editor.newId(), children: [{ text: '' }] }
  asOneStep(editor, () => {
    insertAt(editor, [figure, caption], at)
    Transforms.select(editor, Editor.start(editor, Path.next(at)))
  })
}

/**
 * Puts a reference to a note at the caret; one without words is opened for writing. Returns the
 * note's id, null where none may stand.
 */
export function insertFootnote(editor: BulletinEditor, note: string): string | null {
  const entry = findTextBlock(editor)
  if (!entry || !['paragraph', 'listItem'].includes(entry[0].type)) return null
  const footnote: Footnote = {
    type: 'footnote',
    id: editor.newId(),
    note,
    children: [{ text: '' }],
  }
  asOneStep(editor, () => Transforms.insertNodes(editor, footnote))
  // Behind it there is a text by now, also where the paragraph ends.
  const at = findById(editor, footnote.id)?.[1]
  if (at) Transforms.select(editor, { path: Path.next(at), offset: 0 })
  if (note === '') editor.openNote?.(footnote.id)
  return footnote.id
}

function insertAt(editor: BulletinEditor, blocks: readonly Block[], at: Path): void {
  Transforms.insertNodes(editor, [...blocks], { at })
}
