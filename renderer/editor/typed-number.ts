import { Editor, Node, Range, Transforms, type Path } from 'slate'
import { articleMarkers } from '../../core/galley/index.ts'
import type { Article, Heading, HeadingLevel } from '../../core/model/index.ts'
import { findTypedNumber } from '../../core/text/index.ts'
import { findAbove, findTextBlock } from './places.ts'
import type { BulletinEditor } from './slate-types.ts'
import { rangeInBlock } from './transforms/range-in-block.ts'
import { asOneStep } from './with-history.ts'

/** Takes away the number that was typed at the start of a block: the program writes its own. */
export function removeTypedNumber(editor: BulletinEditor, path: Path): void {
  const typed = findTypedNumber(Node.string(Node.get(editor, path)))
  if (typed === null) return
  Transforms.delete(editor, { at: rangeInBlock(editor, path, 0, typed.text.length) })
}

/** What ends a typed number: 一、 （一） 1. （1） */
export const closingMark = /[、）).．]$/

const levels: readonly HeadingLevel[] = [1, 2, 3, 4]

/**
 * After the number of a heading is typed into an empty paragraph: makes it a heading where it is the
 * number that the program would write there. A step of its own, so that one undo gives back what was
 * typed.
 */
export function headingOfTypedNumber(editor: BulletinEditor): void {
  const { selection } = editor
  const entry = findTextBlock(editor)
  const article = findAbove(editor, ['article'])?.[0]
  if (!selection || Range.isExpanded(selection) || entry?.[0].type !== 'paragraph') return
  const [block, path] = entry
  const typed = fullWidth(Node.string(block))
  if (!article || typed.length > 5 || !Editor.isEnd(editor, selection.focus, path)) return
  if (block.children.some((child) => 'type' in child)) return
  const level = levels.find((each) => numberAt(article, block.id, each) === typed)
  if (level === undefined) return
  asOneStep(editor, () => {
    Transforms.delete(editor, { at: Editor.range(editor, path) })
    Transforms.setNodes(editor, { type: 'heading', level }, { at: path })
  })
}

const fullWidth = (text: string): string =>
  text.replace('(', '（').replace(')', '）').replace('．', '.')

/** The number that a block would have as a heading. */
function numberAt(article: Article, id: string, level: HeadingLevel): string | undefined {
  const heading: Heading = { type: 'heading', id, level, children: [{ text: '' }] }
  const children = article.children.map((child) => (child.id === id ? heading : child))
  return articleMarkers({ ...article, children }).get(id)
}
