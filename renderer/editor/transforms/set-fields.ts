import { Transforms } from 'slate'
import type { Article, Figure, Imprint, Masthead } from '../../../core/model/index.ts'
import { findById, findPart } from '../places.ts'
import type { BulletinEditor } from '../slate-types.ts'
import { asOneStep } from '../with-history.ts'

type Fields<Element> = Partial<Omit<Element, 'type' | 'id' | 'children'>>

/** Changes fields of the masthead. Null takes a value away. */
export function setMasthead(editor: BulletinEditor, patch: Fields<Masthead>): void {
  asOneStep(editor, () => patchMasthead(editor, patch))
}

/** The same as a part of another step. */
export function patchMasthead(editor: BulletinEditor, patch: Fields<Masthead>): void {
  const entry = findPart(editor, 'masthead')
  if (entry) set(editor, entry[1], patch)
}

/** Changes fields of the imprint; null follows the masthead. */
export function setImprint(editor: BulletinEditor, patch: Fields<Imprint>): void {
  const entry = findPart(editor, 'imprint')
  if (entry) asOneStep(editor, () => set(editor, entry[1], patch))
}

/** Changes what an article carries beside its text: where it came from. */
export function setArticle(editor: BulletinEditor, id: string, patch: Fields<Article>): void {
  const entry = findById(editor, id)
  if (entry?.[0].type === 'article') asOneStep(editor, () => set(editor, entry[1], patch))
}

/** Changes a picture's size or the words for those who do not see it. */
export function setFigure(editor: BulletinEditor, id: string, patch: Fields<Figure>): void {
  const entry = findById(editor, id)
  if (entry?.[0].type === 'figure') asOneStep(editor, () => set(editor, entry[1], patch))
}

function set(editor: BulletinEditor, at: number[], patch: object): void {
  Transforms.setNodes(editor, patch, { at, voids: true })
}
