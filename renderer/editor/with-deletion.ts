import { Editor, Node, Path, Range, Transforms, type NodeEntry, type Point } from 'slate'
import type { TextBlockElement } from '../../core/model/index.ts'
import { becomeParagraph, leaveList } from './with-breaks.ts'
import { findAbove, findTextBlock, isElementNode, isTextBlock } from './places.ts'
import type { BulletinEditor } from './slate-types.ts'
import { selectedRectangle } from './table-place.ts'
import { removeFigure } from './transforms/edit-figure.ts'
import { emptyCells } from './transforms/edit-table.ts'

/** Backspace, Delete and deleted selections never join two articles and never take a part away. */
export function withDeletion(editor: BulletinEditor): BulletinEditor {
  const { deleteBackward, deleteForward, deleteFragment } = editor
  editor.deleteBackward = (unit) => {
    if (isAtFixedPart(editor) || removeFigure(editor)) return
    const entry = findTextBlock(editor)
    if (!entry || !isCaretAt(editor, 'start', entry[1])) return deleteBackward(unit)
    Editor.withoutNormalizing(editor, () =>
      backspaceAtStart(editor, entry, () => deleteBackward(unit)),
    )
  }
  editor.deleteForward = (unit) => {
    if (isAtFixedPart(editor) || removeFigure(editor)) return
    const entry = findTextBlock(editor)
    if (!entry || !isCaretAt(editor, 'end', entry[1])) return deleteForward(unit)
    Editor.withoutNormalizing(editor, () => deleteAtEnd(editor, entry, () => deleteForward(unit)))
  }
  editor.deleteFragment = (options) => {
    const { selection } = editor
    if (!selection || Range.isCollapsed(selection)) return
    editor.cutHistory()
    const rectangle = selectedRectangle(editor)
    if (rectangle !== null) {
      return Editor.withoutNormalizing(editor, () => emptyCells(editor, rectangle.paths))
    }
    if (canJoin(editor, selection)) return deleteFragment(options)
    Editor.withoutNormalizing(editor, () => emptyRange(editor, selection))
  }
  return editor
}

/**
 * Whether the caret rests on the masthead, the contents or the imprint, as an arrow key can put it
 * there. Slate would take such a part away with all its fields.
 */
export function isAtFixedPart(editor: BulletinEditor): boolean {
  const { selection } = editor
  if (!selection || Range.isExpanded(selection)) return false
  return findAbove(editor, ['masthead', 'contents', 'imprint']) !== null
}

function isCaretAt(editor: BulletinEditor, edge: 'start' | 'end', path: Path): boolean {
  const { selection } = editor
  if (!selection || Range.isExpanded(selection)) return false
  const { focus } = selection
  return edge === 'start' ? Editor.isStart(editor, focus, path) : Editor.isEnd(editor, focus, path)
}

function backspaceAtStart(
  editor: BulletinEditor,
  [block, path]: NodeEntry<TextBlockElement>,
  join: () => void,
): void {
  switch (block.type) {
    case 'headline':
    case 'tableCell':
      return
    case 'heading':
    case 'attachmentNote':
      return becomeParagraph(editor, path)
    case 'listItem':
      return leaveList(editor, path)
    case 'paragraph': {
      const first = block.children[0]
      if (first && 'runIn' in first && first.runIn && first.text !== '') {
        return Transforms.unsetNodes(editor, 'runIn', {
          at: path,
          match: (node) => 'runIn' in node,
        })
      }
    }
  }
  joinWith(editor, [block, path], 'before', join)
}

function deleteAtEnd(
  editor: BulletinEditor,
  entry: NodeEntry<TextBlockElement>,
  join: () => void,
): void {
  if (entry[0].type === 'tableCell') return
  joinWith(editor, entry, 'after', join)
}

/** Kinds whose text may run together with a neighbour's. */
const joinable: ReadonlySet<string> = new Set([
  'heading',
  'paragraph',
  'editorsNote',
  'caption',
  'attachmentNote',
])

function joinWith(
  editor: BulletinEditor,
  [block, path]: NodeEntry<TextBlockElement>,
  side: 'before' | 'after',
  join: () => void,
): void {
  const neighbour = findNeighbour(editor, path, side)
  if (!neighbour) return
  const [other, otherPath] = neighbour
  const areLines =
    block.type === 'distributionLine' && isTextBlock(other) && other.type === block.type
  const areItems = block.type === 'listItem' && isTextBlock(other) && other.type === block.type
  const areText = isTextBlock(other) && joinable.has(other.type) && joinable.has(block.type)
  if (areLines || areItems || areText) return join()
  const [upper, lower] = side === 'before' ? [neighbour, [block, path]] : [[block, path], neighbour]
  if (joinHeadline(editor, upper as NodeEntry, lower as NodeEntry)) return
  const edge = side === 'before' ? Editor.end : Editor.start
  const isRemovable = Node.string(block) === '' && joinable.has(block.type)
  const target = edge(editor, otherPath)
  const ref = Editor.pointRef(editor, target)
  if (isRemovable && !isOnlyBlock(editor, path)) Transforms.removeNodes(editor, { at: path })
  if (
    side === 'after' &&
    isTextBlock(other) &&
    Node.string(other) === '' &&
    joinable.has(other.type)
  ) {
    if (!isOnlyBlock(editor, otherPath)) Transforms.removeNodes(editor, { at: otherPath })
    ref.unref()
    return
  }
  const point = ref.unref()
  if (point) editor.select(point)
}

/** Runs a paragraph together with the headline above it. A note keeps its paragraph. */
function joinHeadline(
  editor: BulletinEditor,
  [headline, headlinePath]: NodeEntry,
  [block, path]: NodeEntry,
): boolean {
  if (!isElementNode(headline) || headline.type !== 'headline') return false
  if (!isElementNode(block) || block.type !== 'paragraph') return false
  const text = Node.string(block)
  if (text === '' || block.children.some((child) => 'type' in child)) return false
  const end = Editor.end(editor, headlinePath)
  editor.cutHistory()
  Transforms.removeNodes(editor, { at: path })
  Transforms.insertText(editor, text, { at: end })
  editor.select(end)
  return true
}

/** The block before or after in the same article or list; the last item of a list before. */
function findNeighbour(
  editor: BulletinEditor,
  path: Path,
  side: 'before' | 'after',
): NodeEntry | null {
  const last = path.at(-1)!
  if (side === 'before' && last === 0) return null
  const sibling = side === 'before' ? Path.previous(path) : Path.next(path)
  if (!Node.has(editor, sibling)) return null
  return Editor.node(editor, sibling) as NodeEntry
}

/** An article keeps one block beside its headline. */
function isOnlyBlock(editor: BulletinEditor, path: Path): boolean {
  const parent = Node.parent(editor, path)
  const blocks = (parent.children as readonly Node[]).filter(
    (child) => !('type' in child) || !['headline', 'byline', 'editorsNote'].includes(child.type),
  )
  return blocks.length === 1 && blocks[0] === Node.get(editor, path)
}

/** Whether what is left of a deleted range runs together: within one article, outside tables. */
function canJoin(editor: BulletinEditor, range: Range): boolean {
  const [start, end] = Range.edges(range)
  const first = findTextBlock(editor, start)
  const last = findTextBlock(editor, end)
  if (first && last && Path.equals(first[1], last[1])) return true
  if (!first || !last || start.path[0] !== end.path[0]) return false
  if (findAbove(editor, ['table'], start) || findAbove(editor, ['table'], end)) return false
  if (first[0].type === 'headline' || first[0].type === 'byline') return false
  return true
}

/** Takes the words of a range and the blocks that lie wholly in it; parts and their order stay. */
function emptyRange(editor: BulletinEditor, range: Range): void {
  const start = Range.start(range)
  const startRef = Editor.pointRef(editor, firstTextPoint(editor, range) ?? start)
  const whole = wholeArticles(editor, range)
  const gone: Path[] = [...whole]
  const changes: (() => void)[] = []
  for (const [node, path] of Editor.nodes(editor, { at: range, match: isBlock })) {
    if (gone.some((other) => Path.isAncestor(other, path))) continue
    const inner = Editor.range(editor, path)
    const common = Range.intersection(inner, range)
    if (!common) continue
    if (Range.equals(common, inner) && canRemove(editor, node, path, start.path)) gone.push(path)
    else if (isTextBlock(node) && Range.isExpanded(common)) {
      changes.push(() => Transforms.delete(editor, { at: common }))
    }
  }
  // From the end, so that the paths before stay true; words first, since removing moves them.
  for (const change of changes.reverse()) change()
  for (const path of gone.sort(Path.compare).reverse()) Transforms.removeNodes(editor, { at: path })
  const point = startRef.unref()
  if (point) editor.select(point)
}

const blockTypes: ReadonlySet<string> = new Set(['figure', 'table', 'list'])

const isBlock = (node: Node): boolean =>
  isTextBlock(node) || ('type' in node && blockTypes.has(node.type))

function firstTextPoint(editor: BulletinEditor, range: Range): Point | null {
  const [entry] = Editor.nodes(editor, { at: range, match: isTextBlock })
  if (!entry) return null
  const common = Range.intersection(Editor.range(editor, entry[1]), range)
  return common && Range.start(common)
}

/** Articles that lie wholly in a range, but for the first that it touches. */
function wholeArticles(editor: BulletinEditor, range: Range): readonly Path[] {
  return [...Editor.nodes(editor, { at: range, match: isArticle })]
    .slice(1)
    .filter(([, path]) => Range.includes(range, Editor.start(editor, path)))
    .filter(([, path]) => Range.includes(range, Editor.end(editor, path)))
    .map(([, path]) => path)
}

const isArticle = (node: Node): boolean => 'type' in node && node.type === 'article'

/** Headlines and cells are places that stay; so does the block that the range begins in. */
function canRemove(editor: BulletinEditor, node: Node, path: Path, startPath: Path): boolean {
  if (!('type' in node) || Path.isAncestor(path, startPath)) return false
  if (node.type === 'headline' || node.type === 'tableCell') return false
  if (node.type === 'distributionLine') return Node.parent(editor, path).children.length > 1
  return !isOnlyBlock(editor, path)
}
