import type { Contents } from '../model/index.ts'
import type { Template } from '../template/index.ts'
import { plainSpan } from './inlines.ts'
import type { PageMap } from './page-map.ts'
import type { GalleyBlock, SetArticle } from './types.ts'

/** Sets the contents from the articles. An article without a headline has no entry. */
export function setContents(
  contents: Contents,
  articles: readonly SetArticle[],
  template: Template,
  pages: PageMap | null,
): readonly GalleyBlock[] {
  const { shown, heading, pageNumbers, leaders } = template.contents
  if (!shown) return []
  const head: GalleyBlock = {
    kind: 'text',
    id: `${contents.id}:heading`,
    style: 'contentsHeading',
    marker: '',
    markerStyle: null,
    inlines: [plainSpan(heading)],
  }
  const entries = articles
    .filter((article) => article.title !== '')
    .map((article): GalleyBlock => ({
      kind: 'contentsEntry',
      id: `${contents.id}:${article.id}`,
      style: 'contentsEntry',
      articleId: article.id,
      title: article.title,
      page: pageNumbers ? (pages?.firstPages.get(article.id) ?? null) : null,
      showsPage: pageNumbers,
      leader: leaders,
    }))
  return heading === '' ? entries : [head, ...entries]
}
