import { Editor } from 'slate'
import { findAbove, findTextBlock } from './places.ts'
import type { CaretPlace } from './session.ts'
import type { BulletinEditor } from './slate-types.ts'

export const nowhere: CaretPlace = {
  articleId: null,
  blockId: null,
  blockType: null,
  headingLevel: null,
  runIn: null,
  lead: false,
  bold: false,
  page: null,
  line: null,
}

/** Where the caret stands in the text; page and line come from the layout. */
export function caretPlace(
  editor: BulletinEditor,
  spot: Pick<CaretPlace, 'page' | 'line'>,
): CaretPlace {
  const { selection } = editor
  if (!selection || !Editor.hasPath(editor, selection.focus.path)) return nowhere
  const entry = findTextBlock(editor) ?? findAbove(editor, ['figure'])
  const block = entry?.[0]
  const article = findAbove(editor, ['article'])?.[0]
  const marks = Editor.marks(editor) ?? {}
  return {
    articleId: article?.id ?? null,
    blockId: block?.id ?? null,
    blockType: block?.type ?? null,
    headingLevel: block?.type === 'heading' ? block.level : null,
    runIn: marks.runIn ?? null,
    lead: marks.lead === true,
    bold: marks.bold === true,
    ...spot,
  }
}

export function isSamePlace(one: CaretPlace, other: CaretPlace): boolean {
  return (Object.keys(nowhere) as (keyof CaretPlace)[]).every((key) => one[key] === other[key])
}
