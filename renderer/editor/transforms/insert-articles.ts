import { Node, Transforms } from 'slate'
import type { Article } from '../../../core/model/index.ts'
import { articleEntries, findById, partsOfEditor } from '../places.ts'
import type { BulletinEditor } from '../slate-types.ts'
import { asOneStep } from '../with-history.ts'

/**
 * Puts articles after the one of that id, or as the last, as one step. Where nothing has been written
 * in that one yet, they take its place.
 */
export function insertArticles(
  editor: BulletinEditor,
  articles: readonly Article[],
  afterId: string | null,
): void {
  const after = afterId === null ? null : findById(editor, afterId)
  const [article, path] = after ?? articleEntries(editor).at(-1) ?? [null, null]
  const index = (path?.[0] ?? partsOfEditor(editor).length - 1) + 1
  asOneStep(editor, () => {
    Transforms.insertNodes(editor, [...articles], { at: [index] })
    if (path !== null && isUnwritten(article)) Transforms.removeNodes(editor, { at: path })
  })
}

/** Nothing but an empty headline and an empty paragraph. */
const isUnwritten = (article: Node): boolean =>
  'type' in article &&
  article.type === 'article' &&
  Node.string(article) === '' &&
  article.contributingOffice === null &&
  article.contributor === null &&
  article.children.every(({ type }) => type === 'headline' || type === 'paragraph')
