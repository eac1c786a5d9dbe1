/** Where things stand in the editor's tree. */
import { Editor, Node, Path, type NodeEntry, type Point } from 'slate'
import {
  isTextType,
  type Article,
  type ArticleChild,
  type BulletinElement,
  type Caption,
  type ElementType,
  type Part,
  type TextBlockElement,
} from '../../core/model/index.ts'
import type { BulletinEditor } from './slate-types.ts'

export const isElementNode = (node: Node): node is BulletinElement => 'type' in node

export const isTextBlock = (node: Node): node is TextBlockElement =>
  isElementNode(node) && isTextType(node.type)

/** The element of one kind around a place, innermost first. */
export function findAbove<Type extends ElementType>(
  editor: BulletinEditor,
  types: readonly Type[],
  at: Path | Point | null = editor.selection?.focus ?? null,
): NodeEntry<Extract<BulletinElement, { type: Type }>> | null {
  if (at === null) return null
  const path = Path.isPath(at) ? at : at.path
  for (const [node, nodePath] of Node.levels(editor, path, { reverse: true })) {
    if (isElementNode(node) && (types as readonly ElementType[]).includes(node.type)) {
      return [node, nodePath] as NodeEntry<Extract<BulletinElement, { type: Type }>>
    }
  }
  return null
}

/** The text block that holds a point. */
export function findTextBlock(
  editor: BulletinEditor,
  at: Point | null = editor.selection?.focus ?? null,
): NodeEntry<TextBlockElement> | null {
  if (at === null || !Node.has(editor, at.path)) return null
  for (const [node, path] of Node.levels(editor, at.path, { reverse: true })) {
    if (isTextBlock(node)) return [node, path]
  }
  return null
}

/** Text blocks that a range touches, in order. */
export function selectedTextBlocks(editor: BulletinEditor): NodeEntry<TextBlockElement>[] {
  const { selection } = editor
  if (!selection) return []
  return [...Editor.nodes(editor, { at: selection, match: isTextBlock, mode: 'lowest' })]
}

/** Every element with its path, by id; null where there is none. */
export function findById(editor: BulletinEditor, id: string): NodeEntry<BulletinElement> | null {
  for (const [part, index] of partsWithIndex(editor)) {
    if (part.id === id) return [part, [index]]
    if (part.type !== 'article' && part.type !== 'distribution') continue
    for (const [node, path] of Node.nodes(part)) {
      if (isElementNode(node) && node.id === id) return [node, [index, ...path]]
    }
  }
  return null
}

export function partsOfEditor(editor: BulletinEditor): readonly Part[] {
  return editor.children as readonly Part[]
}

function partsWithIndex(editor: BulletinEditor): readonly (readonly [Part, number])[] {
  return partsOfEditor(editor).map((part, index) => [part, index] as const)
}

/** The first part of a kind. */
export function findPart<Type extends Part['type']>(
  editor: BulletinEditor,
  type: Type,
): NodeEntry<Extract<Part, { type: Type }>> | null {
  const index = partsOfEditor(editor).findIndex((part) => part.type === type)
  if (index < 0) return null
  return [partsOfEditor(editor)[index] as Extract<Part, { type: Type }>, [index]]
}

export function articleEntries(editor: BulletinEditor): readonly NodeEntry<Article>[] {
  return partsWithIndex(editor)
    .filter((entry): entry is readonly [Article, number] => entry[0].type === 'article')
    .map(([article, index]) => [article, [index]])
}

/** The child of an article, or the line of the distribution list, that holds a path. */
export function findArticleChild(
  editor: BulletinEditor,
  path: Path,
): NodeEntry<ArticleChild> | null {
  const part = partsOfEditor(editor)[path[0] ?? -1]
  if (part?.type !== 'article' || path.length < 2) return null
  return [part.children[path[1]!]!, path.slice(0, 2)]
}

/** After the article's child with the caret, and after its caption where it is a picture. */
export function placeAfterCaret(editor: BulletinEditor): Path | null {
  const { selection } = editor
  const child = selection && findArticleChild(editor, selection.focus.path)
  if (!child) return null
  const next = Path.next(child[1])
  const isCaptioned = child[0].type === 'figure' && captionAt(editor, next) !== null
  return isCaptioned ? Path.next(next) : next
}

/** The caption at a place; null where something else stands there, or nothing. */
export function captionAt(editor: BulletinEditor, path: Path): Caption | null {
  const node = Node.has(editor, path) ? Node.get(editor, path) : null
  return node && isElementNode(node) && node.type === 'caption' ? node : null
}
