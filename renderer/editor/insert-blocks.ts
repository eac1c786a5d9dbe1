/** Puts blocks that come in where the caret is: each kind of place takes what it can. */
import { Editor, Node, Path, Range, Transforms, type Descendant } from 'slate'
import { plainText, type Block, type Span, type Table } from '../../core/model/index.ts'
import { noteInWords } from '../../core/read/index.ts'
import { findArticleChild, findTextBlock, placeAfterCaret } from './places.ts'
import type { BulletinEditor } from './slate-types.ts'
import { fillTable } from './transforms/edit-table.ts'
import { emptyParagraph } from './with-breaks.ts'
import { withoutIds } from './with-ids.ts'

/** Inserts blocks at the selection. One block of text, or a place of one line, takes words only. */
export function insertBlocks(editor: BulletinEditor, blocks: readonly Block[]): boolean {
  if (blocks.length === 0 || !editor.selection) return false
  editor.cutHistory()
  Editor.withoutNormalizing(editor, () => {
    if (Range.isExpanded(editor.selection!)) editor.deleteFragment()
    const place = placeForFigure(editor, blocks)
    if (place !== null) return insertAt(editor, blocks, place)
    const entry = findTextBlock(editor)
    if (!entry) return
    const [target, path] = entry
    const [first] = blocks
    if (blocks.length === 1 && first?.type === 'paragraph') return insertSpans(editor, first, path)
    if (target.type === 'tableCell' && blocks.some(isGrid)) {
      if (blocks.length === 1 && isGrid(first)) return fillTable(editor, first)
      // A table with more than itself has no room in a cell: its words would run together there.
      return insertAt(editor, blocks, placeAfterCaret(editor)!)
    }
    if (target.type === 'paragraph' || target.type === 'heading') {
      return insertAmong(editor, blocks, path)
    }
    if (target.type === 'listItem') return insertItems(editor, blocks, path)
    return insertLines(editor, blocks, path)
  })
  editor.cutHistory()
  return true
}

/** A table of more cells than one: a single one is words, to be put where the caret is. */
const isGrid = (block: Block | undefined): block is Table =>
  block?.type === 'table' && block.children.flatMap(({ children }) => children).length > 1

/**
 * Where a picture has no room at the caret it goes under the block with the caret, and what comes with
 * it too: in a line of words it would be lost. Null where the caret is no such place.
 */
function placeForFigure(editor: BulletinEditor, blocks: readonly Block[]): Path | null {
  const child = findArticleChild(editor, editor.selection!.focus.path)
  if (child === null || child[0].type === 'paragraph') return null
  const hasFigure = blocks.some(({ type }) => type === 'figure')
  return hasFigure || child[0].type === 'figure' ? placeAfterCaret(editor) : null
}

function insertAt(editor: BulletinEditor, blocks: readonly Block[], at: Path): void {
  const copies = blocks.map((block) => withoutIds(block))
  Transforms.insertNodes(editor, copies, { at })
  editor.select(Editor.end(editor, [...at.slice(0, -1), at.at(-1)! + copies.length - 1]))
}

function insertSpans(editor: BulletinEditor, { children }: Block, path: Path): void {
  const isPlain = Editor.string(editor, path) !== ''
  const spans = (children as readonly Descendant[]).map((child) =>
    'text' in child && isPlain ? withoutRunIn(child) : withoutIds(child),
  )
  Transforms.insertNodes(editor, spans, { select: true })
}

function withoutRunIn({ runIn, ...rest }: Span): Span {
  void runIn
  return rest
}

/** Splits the paragraph at the caret and puts the blocks between; empty halves vanish. */
function insertAmong(editor: BulletinEditor, blocks: readonly Block[], path: Path): void {
  const caret = editor.selection!.focus
  const isAtStart = Editor.isStart(editor, caret, path)
  const isAtEnd = Editor.isEnd(editor, caret, path)
  const isEmpty = isAtStart && isAtEnd
  let at = path
  if (!isAtStart) {
    if (!isAtEnd) Transforms.splitNodes(editor, { at: caret, always: true })
    at = Path.next(path)
  }
  insertAt(editor, blocks, at)
  const behind = Path.next(editor.selection!.focus.path.slice(0, path.length))
  if (blocks.at(-1)?.type === 'table') {
    // What is written after a table goes on under it, and not in its last cell.
    if (isAtEnd && !isEmpty) Transforms.insertNodes(editor, emptyParagraph(), { at: behind })
    editor.select(Editor.start(editor, behind))
  } else if (isEmpty) Transforms.removeNodes(editor, { at: behind })
}

/** Among the items of a list each block is one. */
function insertItems(editor: BulletinEditor, blocks: readonly Block[], path: Path): void {
  const [first = '', ...rest] = blocks.map((each) => plainText(each)).filter((line) => line !== '')
  editor.insertText(first)
  const items = rest.map((text) => ({ type: 'listItem', children: [{ text }] }))
  if (items.length > 0) insertAt(editor, items as unknown as readonly Block[], Path.next(path))
}

function wordsOf(block: Block): string {
  const notes = block.children.flatMap((child) =>
    'note' in child ? [noteInWords(child.note)] : [],
  )
  return plainText(block) + notes.join('')
}

/** In a headline, a cell or a line of recipients the first words stay; the rest are soft breaks. */
function insertLines(editor: BulletinEditor, blocks: readonly Block[], path: Path): void {
  const block = Node.get(editor, path)
  const text = blocks.map(wordsOf).filter((line) => line !== '')
  const isBroken = 'type' in block && (block.type === 'headline' || block.type === 'tableCell')
  editor.insertText(text.join(isBroken ? '\n' : ''))
}

/**
 * Puts a headline's words at the caret in a headline, and the blocks of its text under it. The empty
 * paragraph of a new article makes way.
 */
export function insertArticle(
  editor: BulletinEditor,
  headline: string,
  blocks: readonly Block[],
): void {
  editor.cutHistory()
  Editor.withoutNormalizing(editor, () => {
    if (Range.isExpanded(editor.selection!)) editor.deleteFragment()
    editor.insertText(headline)
    const under = Path.next(findTextBlock(editor)![1])
    const hasRoom = isEmptyParagraph(editor, under)
    insertAt(editor, blocks, under)
    if (!hasRoom) return
    const last = editor.selection!.focus.path.slice(0, under.length)
    Transforms.removeNodes(editor, { at: Path.next(last) })
  })
  editor.cutHistory()
}

function isEmptyParagraph(editor: BulletinEditor, at: Path): boolean {
  if (!Node.has(editor, at)) return false
  const node = Node.get(editor, at)
  return 'type' in node && node.type === 'paragraph' && Node.string(node) === ''
}
