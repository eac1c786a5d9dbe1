import { Editor, Path, Range } from 'slate'
import { nextNumbers } from '../../core/galley/index.ts'
import type { Block } from '../../core/model/index.ts'
import {
  clippingLimits,
  plainPassage,
  readClipping,
  readPassage,
  type Clipping,
  type Passage,
  type PassagePart,
  type Pasted,
} from '../../core/read/index.ts'
import { findTypedNumber } from '../../core/text/index.ts'
import { htmlOfPieces } from './copied-html.ts'
import { allMarkers, blocksOf, copiedPieces, textOfBlocks } from './copied.ts'
import { insertArticle, insertBlocks } from './insert-blocks.ts'
import { createPastePlaces } from './paste-places.ts'
import { pasteReport } from './paste-report.ts'
import { findAbove, findTextBlock, partsOfEditor } from './places.ts'
import type { BulletinEditor } from './slate-types.ts'
import { selectedFigureBlocks } from './transforms/edit-figure.ts'

/** The format in which the desk hands blocks to itself. */
export const clipboardFormat = 'application/x-neikan-fragment'

/** A line of this many characters has nothing to read in it: it goes in as if it were typed. */
const mostOfLine = 10_000

/**
 * What is pasted goes through the same schema as a file: Slate's own fragment is never read. Of HTML
 * and plain text the words and the structure are kept; copying out gives HTML and text with the
 * computed numbers. What is more than a line is read elsewhere, where it can hold up nothing, and goes
 * to where the caret was.
 */
export function withClipboard(editor: BulletinEditor): BulletinEditor {
  const pinPlace = createPastePlaces(editor)
  let last = Promise.resolve()
  editor.insertFragmentData = () => false
  editor.insertTextData = () => false
  editor.insertData = (data) => {
    const clipping = clippingIn(data)
    const { readClipping: readElsewhere } = editor
    if (readElsewhere === null || isLine(clipping) || Object.values(clipping).some(isTooLong)) {
      return void insertPasted(editor, readHere(clipping))
    }
    const insertThere = pinPlace()
    // One after the other: a second paste would stop the first one's reading.
    const read = async () => {
      const pasted = await readElsewhere(clipping)
      // Somebody may have left the issue in the meantime.
      const isHere = pasted !== null && editor.readClipping !== null
      await insertThere(isHere ? () => insertPasted(editor, pasted) : null)
    }
    last = last.then(read, read)
  }
  editor.setFragmentData = (data) => writeSelection(editor, data)
  return editor
}

const clippingIn = (data: DataTransfer): Clipping => ({
  own: data.getData(clipboardFormat),
  html: data.getData('text/html'),
  text: data.getData('text/plain'),
})

const isLine = ({ own, html, text }: Clipping): boolean =>
  own === '' && html === '' && text.length <= mostOfLine && !/[\r\n]/.test(text)

const readHere = (clipping: Clipping): Pasted => readClipping(clipping, () => null)

const isTooLong = (format: string): boolean => format.length > clippingLimits.characters

/** Whether anything went in. */
function insertPasted(editor: BulletinEditor, pasted: Pasted): boolean {
  switch (pasted.kind) {
    case 'blocks':
      return insertOwn(editor, pasted.blocks)
    case 'tooLong':
      editor.onPasteTrouble?.('剪贴板里的文字太长，没有贴进来。请分几次粘贴，或者存成文件导入。')
      return false
    case 'words': {
      const hasWords = insertPassage(editor, pasted)
      if (hasWords) editor.onPasteTrouble?.('剪贴板里的格式太复杂，只贴进了文字。')
      return hasWords
    }
    case 'passage':
      return insertPassage(editor, pasted)
  }
}

/** Blocks of this program, once the pictures in them are those of this issue. */
function insertOwn(editor: BulletinEditor, own: readonly Block[]): boolean {
  const strange = figuresOf(own).filter((media) => !shows(editor, media))
  const bring = editor.bringPictures
  if (strange.length === 0 || bring === null) return insertBlocks(editor, own)
  void bring(strange).then((missing) => insertPresent(editor, own, missing))
  return true
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

/** Structure has room only where a block of an article can be split; elsewhere words go in. */
function insertPassage(editor: BulletinEditor, { parts, pictures }: Passage): boolean {
  const blocks = insertParts(editor, parts)
  if (blocks === null) return false
  const said = pasteReport(blocks, pictures)
  if (said !== null) editor.onPasted?.(said)
  return true
}

/** What the parts became; null where nothing went in. */
function insertParts(
  editor: BulletinEditor,
  parts: readonly PassagePart[],
): readonly Block[] | null {
  const block = findTextBlock(editor)?.[0]
  const [first, ...rest] = parts
  const headline = first === undefined ? null : headlineOf(first)
  if (block?.type === 'headline' && headline !== null && isText(rest)) {
    const blocks = readPassage(rest, withoutId)
    insertArticle(editor, headline, blocks)
    return blocks
  }
  const article = findAbove(editor, ['article'])?.[0]
  const hasRoom = block?.type === 'paragraph' || block?.type === 'heading'
  const blocks =
    hasRoom && article !== undefined && rest.length > 0
      ? readPassage(parts, withoutId, nextNumbers(article, block.id))
      : plainPassage(parts, withoutId)
  return insertBlocks(editor, blocks) ? blocks : null
}

/** The words of a line that may be a headline; null where a number or a note says that it is none. */
function headlineOf(part: PassagePart): string | null {
  if (part.type === 'table' || part.marker !== '' || part.notes !== undefined) return null
  const text = part.spans.map((span) => span.text).join('')
  return findTypedNumber(text) === null ? text : null
}

/** Ids are given by the editor. */
const withoutId = () => ''

/** More than the further lines of a headline: sentences, a table, or many lines. */
const isText = (parts: readonly PassagePart[]): boolean =>
  parts.length > 2 ||
  parts.some((part) => part.type === 'table' || part.spans.some(({ text }) => text.includes('。')))

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
