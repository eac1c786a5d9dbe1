import { Editor, Node, Path, Range, Transforms, type Descendant } from 'slate'
import {
  parseFragment,
  plainText,
  type Block,
  type Span,
  type Table,
} from '../../core/model/index.ts'
import { plainPassage, readPassage } from '../../core/read/index.ts'
import { htmlOfPieces } from './copied-html.ts'
import { allMarkers, blocksOf, copiedPieces, textOfBlocks } from './copied.ts'
import { pasteReport } from './paste-report.ts'
import { passageOfHtml, passageOfText, pasteLimits, type Pasted } from './pasted.ts'
import { findArticleChild, findTextBlock, partsOfEditor, placeAfterCaret } from './places.ts'
import type { BulletinEditor } from './slate-types.ts'
import { selectedFigureBlocks } from './transforms/edit-figure.ts'
import { fillTable } from './transforms/edit-table.ts'
import { withoutIds } from './with-ids.ts'

/** The format in which the desk hands blocks to itself. */
export const clipboardFormat = 'application/x-neikan-fragment'

/**
 * What is pasted goes through the same schema as a file: Slate's own fragment is never read. Of HTML
 * and plain text the words and the structure are kept; copying out gives HTML and text with the computed numbers.
 */
export function withClipboard(editor: BulletinEditor): BulletinEditor {
  editor.insertFragmentData = () => false
  editor.insertTextData = (data) => {
    const text = data.getData('text/plain')
    if (text.length <= pasteLimits.length) {
      return insertPassage(editor, { parts: passageOfText(text), pictures: 0 })
    }
    editor.onPasteTrouble?.('剪贴板里的文字太长，没有贴进来。请分几次粘贴，或者存成文件导入。')
    return false
  }
  editor.insertData = (data) => {
    const own = readOwn(data)
    if (own) {
      const strange = figuresOf(own).filter((media) => !shows(editor, media))
      const bring = editor.bringPictures
      if (strange.length === 0 || bring === null) return void insertBlocks(editor, own)
      return void bring(strange).then((missing) => insertPresent(editor, own, missing))
    }
    const html = data.getData('text/html')
    const pasted = html === '' ? { parts: [], pictures: 0 } : passageOfHtml(html)
    if (pasted !== null && pasted.parts.length > 0) return void insertPassage(editor, pasted)
    const hasText = editor.insertTextData(data)
    if (pasted === null && hasText) {
      editor.onPasteTrouble?.('剪贴板里的格式太复杂，只贴进了文字。')
    }
  }
  editor.setFragmentData = (data) => writeSelection(editor, data)
  return editor
}

/** What another issue had copied, without the pictures that could not be brought along. */
function insertPresent(
  editor: BulletinEditor,
  blocks: readonly Block[],
  missing: readonly string[],
): void {
  const lacks = (block: Block) => block.type === 'figure' && missing.includes(block.media)
  insertBlocks(
    editor,
    blocks.filter((block) => !lacks(block)),
  )
  if (missing.length === 0) return
  editor.onPasteTrouble?.(
    `有 ${missing.length} 张图片没有贴进来：原来那一期已经关了。请把它再打开，重新复制；或者把图片文件拖进来。`,
  )
}

const figuresOf = (blocks: readonly Block[]): readonly string[] =>
  blocks.flatMap((block) => (block.type === 'figure' ? [block.media] : []))

const shows = (editor: BulletinEditor, media: string): boolean =>
  partsOfEditor(editor).some(
    (part) =>
      part.type === 'article' && figuresOf(part.children as readonly Block[]).includes(media),
  )

/** Structure has room only where a paragraph of an article can be split; elsewhere words go in. */
function insertPassage(editor: BulletinEditor, { parts, pictures }: Pasted): boolean {
  // Ids are given by the editor.
  const withoutId = () => ''
  const hasRoom = parts.length > 1 && findTextBlock(editor)?.[0].type === 'paragraph'
  const blocks = hasRoom ? readPassage(parts, withoutId) : plainPassage(parts, withoutId)
  if (!insertBlocks(editor, blocks)) return false
  const said = pasteReport(blocks, pictures)
  if (said !== null) editor.onPasted?.(said)
  return true
}

function readOwn(data: DataTransfer): readonly Block[] | null {
  const json = data.getData(clipboardFormat)
  if (json === '' || json.length > pasteLimits.length) return null
  try {
    const parsed = parseFragment(JSON.parse(json))
    return parsed.ok ? (parsed.value as readonly Block[]) : null
  } catch {
    // Another program may write anything under our name.
    return null
  }
}

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
    if (target.type === 'tableCell' && blocks.length === 1 && isGrid(first)) {
      return fillTable(editor, first)
    }
    if (target.type === 'paragraph') return insertAmong(editor, blocks, path)
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
  if (!isEmpty) return
  const last = editor.selection!.focus.path.slice(0, path.length)
  Transforms.removeNodes(editor, { at: Path.next(last) })
}

/** In a headline, a cell or a line of recipients the first words stay; the rest are soft breaks. */
function insertLines(editor: BulletinEditor, blocks: readonly Block[], path: Path): void {
  const block = Node.get(editor, path)
  const text = blocks.map((each) => plainText(each)).filter((line) => line !== '')
  const isBroken = 'type' in block && (block.type === 'headline' || block.type === 'tableCell')
  editor.insertText(text.join(isBroken ? '\n' : ''))
}

/** Puts the selection on a clipboard: for the desk, for Word and WPS, and as text. */
function writeSelection(editor: BulletinEditor, data: DataTransfer): void {
  const { selection } = editor
  if (!selection) return
  const picture = selectedFigureBlocks(editor)
  if (picture === null && Range.isCollapsed(selection)) return
  const pieces = picture ?? copiedPieces(editor, selection)
  if (pieces.length === 0) return
  const blocks = blocksOf(pieces)
  const markers = copiedMarkers(editor, selection)
  const looks = editor.galley?.() ?? null
  data.setData(clipboardFormat, JSON.stringify(blocks))
  data.setData('text/plain', textOfBlocks(blocks, markers))
  if (looks !== null) data.setData('text/html', htmlOfPieces(pieces, markers, looks))
}

/** Numbers of what is copied: a block that is cut at its start has none, nor has a stretch of one. */
function copiedMarkers(editor: BulletinEditor, selection: Range): ReadonlyMap<string, string> {
  const [start, end] = Range.edges(selection)
  const entry = findTextBlock(editor, start)
  const markers = new Map(allMarkers(editor))
  if (!entry) return markers
  const [block, path] = entry
  const isWithin = Path.isAncestor(path, end.path)
  const isWhole =
    Editor.isStart(editor, start, path) && (!isWithin || Editor.isEnd(editor, end, path))
  if (!isWhole) markers.delete(block.id)
  return markers
}
