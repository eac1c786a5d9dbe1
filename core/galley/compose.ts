import type {
  Article,
  Bulletin,
  Contents,
  Distribution,
  Imprint,
  Masthead,
} from '../model/index.ts'
import type { Template } from '../template/index.ts'
import { setArticle as setArticleAnew } from './article.ts'
import { setContents } from './contents.ts'
import { pageGeometry } from './geometry.ts'
import { plainSpan } from './inlines.ts'
import { issueTitle, setMasthead } from './masthead.ts'
import type { PageMap } from './page-map.ts'
import { setSpanStyles, setStyles } from './styles.ts'
import { setTail } from './tail.ts'
import type { Galley, SetArticle, TextBlock } from './types.ts'

/** The parts of a normal bulletin by name. Throws a TypeError where one that must be is missing. */
export interface BulletinParts {
  readonly masthead: Masthead
  readonly contents: Contents | null
  readonly articles: readonly Article[]
  readonly distribution: Distribution | null
  readonly imprint: Imprint
}

export function partsOf(bulletin: Bulletin): BulletinParts {
  const find = <Type extends Bulletin['children'][number]['type']>(type: Type) =>
    bulletin.children.find((part) => part.type === type) as
      Extract<Bulletin['children'][number], { type: Type }> | undefined
  const masthead = find('masthead')
  const imprint = find('imprint')
  if (!masthead || !imprint) {
    throw new TypeError(`Not a normal bulletin: ${bulletin.children.map((part) => part.type)}`)
  }
  return {
    masthead,
    contents: find('contents') ?? null,
    articles: bulletin.children.filter((part) => part.type === 'article'),
    distribution: find('distribution') ?? null,
    imprint,
  }
}

/** Sets an article; an editor hands in one that remembers what it has set. */
export type SetArticleFunction = (
  article: Article,
  template: Template,
  isFirst: boolean,
) => SetArticle

/**
 * Sets a whole bulletin. What depends on pages (numbers in the contents, 此页无正文, the blank side
 * before the imprint) comes from `pages`, which is null before the first layout.
 */
export function compose(
  bulletin: Bulletin,
  template: Template,
  pages: PageMap | null,
  setArticle: SetArticleFunction = setArticleAnew,
): Galley {
  const parts = partsOf(bulletin)
  const { masthead, contents, distribution, imprint } = parts
  const articles = parts.articles.map((article, index) =>
    setArticle(article, template, index === 0),
  )
  const head = setMasthead(masthead, template)
  const endsOnEvenPage = template.paper.duplex && template.imprint.evenPage === 'auto'
  return {
    title: issueTitle(masthead, template),
    issueDate: masthead.issueDate,
    issuingOffice: masthead.issuingOffice,
    page: pageGeometry(template),
    fonts: template.fonts,
    styles: setStyles(template, masthead, head),
    spanStyles: setSpanStyles(template),
    masthead: head,
    contents: contents === null ? [] : setContents(contents, articles, template, pages),
    articles,
    continuous: template.articles.rest === 'sameFlow',
    noBodyNotice: pages?.noBody === true ? noBodyNotice(imprint, template) : null,
    tail: setTail(distribution, imprint, masthead, template),
    pageNumbers: template.pageNumbers,
    duplex: template.paper.duplex,
    endsOnEvenPage,
    blankPageBeforeTail: pages?.blankBeforeTail === true,
    tailStartsPage: endsOnEvenPage && pages?.noBody === true,
  }
}

function noBodyNotice(imprint: Imprint, template: Template): TextBlock | null {
  if (template.noBodyNotice === '') return null
  return {
    kind: 'text',
    id: `${imprint.id}:noBodyNotice`,
    style: 'noBodyNotice',
    marker: '',
    markerStyle: null,
    inlines: [plainSpan(template.noBodyNotice)],
  }
}
