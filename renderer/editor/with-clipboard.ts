import { Editor, Path, Range } from 'slate'
import { nextNumbers } from '../../core/galley/index.ts'
import { parseFragment, type Block } from '../../core/model/index.ts'
import { plainPassage, readPassage, type PassagePart } from '../../core/read/index.ts'
import { findTypedNumber } from '../../core/text/index.ts'
import { htmlOfPieces } from './copied-html.ts'
import { allMarkers, blocksOf, copiedPieces, textOfBlocks } from './copied.ts'
import { insertArticle, insertBlocks } from './insert-blocks.ts'
import { pasteReport } from './paste-report.ts'
import { passageOfHtml, passageOfText, pasteLimits, type Pasted } from './pasted.ts'
import { findAbove, findTextBlock, partsOfEditor } from './places.ts'
import type { BulletinEditor } from './slate-types.ts'
import { selectedFigureBlocks } from './transforms/edit-figure.ts'

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

/** Structure has room only where a block of an article can be split; elsewhere words go in. */
function insertPassage(editor: BulletinEditor, { parts, pictures }: Pasted): boolean {
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

/** The words of a line that may be a headline; null where a number says that it is a heading. */
function headlineOf(part: PassagePart): string | null {
  if (part.type === 'table' || part.marker !== '') return null
  const text = part.spans.map((span) => span.text).join('')
  return findTypedNumber(text) === null ? text : null
}

/** Ids are given by the editor. */
const withoutId = () => ''

/** More than the further lines of a headline: sentences, a table, or many lines. */
const isText = (parts: readonly PassagePart[]): boolean =>
  parts.length > 2 ||
  parts.some((part) => part.type === 'table' || part.spans.some(({ text }) => text.includes('。')))

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
