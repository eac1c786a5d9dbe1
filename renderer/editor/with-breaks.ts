import { Editor, Node, Path, Range, Transforms, type NodeEntry, type Point } from 'slate'
import type { Paragraph, TextBlockElement } from '../../core/model/index.ts'
import { findAbove, findTextBlock, isTextBlock } from './places.ts'
import type { BulletinEditor } from './slate-types.ts'
import { nextKind } from './transforms/edit-distribution.ts'

/** Enter, by the kind of block it is struck in. */
export function withBreaks(editor: BulletinEditor): BulletinEditor {
  editor.insertBreak = () => {
    if (editor.selection && Range.isExpanded(editor.selection)) editor.deleteFragment()
    const { selection } = editor
    const entry = findTextBlock(editor)
    if (!selection) return
    if (!entry) return leaveFigure(editor)
    const note = findAbove(editor, ['footnote'])
    if (note) return editor.openNote?.(note[0].id)
    editor.cutHistory()
    Editor.withoutNormalizing(editor, () => breakBlock(editor, entry, selection.focus))
  }
  editor.insertSoftBreak = () => {
    if (findTextBlock(editor)) editor.insertText('\n')
  }
  return editor
}

function breakBlock(
  editor: BulletinEditor,
  [block, path]: NodeEntry<TextBlockElement>,
  caret: Point,
): void {
  const isEmpty = Node.string(block) === ''
  switch (block.type) {
    case 'headline':
    case 'byline':
      return goToText(editor, path, Editor.isEnd(editor, caret, path))
    case 'tableCell':
      return editor.insertText('\n')
    case 'editorsNote':
    case 'caption':
    case 'attachmentNote':
    case 'heading':
      if (isEmpty && block.type !== 'editorsNote') return becomeParagraph(editor, path)
      if (Editor.isStart(editor, caret, path)) return insertBefore(editor, path)
      return splitToParagraph(editor, path)
    case 'listItem':
      if (isEmpty) return leaveList(editor, path)
      return splitText(editor, path, caret)
    case 'paragraph':
    case 'distributionLine':
      if (!isEmpty && Editor.isStart(editor, caret, path)) return insertBefore(editor, path)
      if (block.type === 'paragraph' || !Editor.isEnd(editor, caret, path)) {
        return splitText(editor, path, caret)
      }
      // After 报 comes 送, after 送 发: a second line of one kind is rare.
      splitText(editor, path, caret)
      return Transforms.setNodes(
        editor,
        { kind: nextKind(editor, block.kind) },
        { at: Path.next(path) },
      )
  }
}

export const emptyParagraph = (): Paragraph =>
  ({ type: 'paragraph', children: [{ text: '' }] }) as unknown as Paragraph

/**
 * From a headline the caret goes on to the text: to an empty paragraph, which is made where there is
 * none, so that nothing is written into words that are there. From its midst it goes to those.
 */
function goToText(editor: BulletinEditor, path: Path, isAtEnd: boolean): void {
  let next = Path.next(path)
  const nodeAt = (at: Path) => (Node.has(editor, at) ? Node.get(editor, at) : null)
  const isHead = (node: Node | null) =>
    node !== null && 'type' in node && ['byline', 'editorsNote'].includes(node.type)
  while (isAtEnd && isHead(nodeAt(next))) next = Path.next(next)
  const text = nodeAt(next)
  const isRoom = text !== null && isTextBlock(text) && (!isAtEnd || Node.string(text) === '')
  if (!isRoom) Transforms.insertNodes(editor, emptyParagraph(), { at: next })
  editor.select(Editor.start(editor, next))
}

function splitToParagraph(editor: BulletinEditor, path: Path): void {
  Transforms.splitNodes(editor, { at: editor.selection!, always: true })
  const next = Path.next(path)
  becomeParagraph(editor, next)
  editor.select(Editor.start(editor, next))
}

/** What goes on after a break is plain: a run-in heading opens one paragraph, not two. */
function splitText(editor: BulletinEditor, path: Path, caret: Point): void {
  const isAtEnd = Editor.isEnd(editor, caret, path)
  Transforms.splitNodes(editor, { at: caret, always: true })
  const next = Path.next(path)
  Transforms.unsetNodes(editor, isAtEnd ? ['runIn', 'lead', 'bold'] : ['runIn'], {
    at: next,
    match: (node: Node) => 'text' in node,
  } as never)
  editor.select(Editor.start(editor, next))
  editor.marks = null
}

/** Enter before the text makes room above it; the text keeps its id. */
function insertBefore(editor: BulletinEditor, path: Path): void {
  const [block] = Editor.node(editor, path) as NodeEntry<TextBlockElement>
  const room =
    block.type === 'distributionLine'
      ? { type: block.type, kind: block.kind, children: [{ text: '' }] }
      : emptyParagraph()
  Transforms.insertNodes(editor, room as never, { at: path })
}

/** Marks that the new kind does not know are taken away by normalization. */
export function becomeParagraph(editor: BulletinEditor, at: Path): void {
  Transforms.unsetNodes(editor, 'level' as never, { at })
  Transforms.setNodes(editor, { type: 'paragraph' }, { at })
}

/** Takes an item out of its list, as a paragraph between what is left of it. */
export function leaveList(editor: BulletinEditor, path: Path): void {
  Editor.withoutNormalizing(editor, () => {
    Transforms.setNodes(editor, { type: 'paragraph' } as never, { at: path })
    Transforms.liftNodes(editor, { at: path })
  })
}

function leaveFigure(editor: BulletinEditor): void {
  const figure = findAbove(editor, ['figure'])
  if (!figure) return
  const next = Path.next(figure[1])
  editor.cutHistory()
  Transforms.insertNodes(editor, emptyParagraph(), { at: next })
  editor.select(Editor.start(editor, next))
}
