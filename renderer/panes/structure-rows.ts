/** What the structure pane lists, out of a snapshot. */
import { articleMarkers, findRunInLevel, type PageMap } from '../../core/galley/index.ts'
import {
  countBulletin,
  outline,
  type Article,
  type Bulletin,
  type HeadingLevel,
} from '../../core/model/index.ts'
import { recipientsOf } from '../../core/text/index.ts'
import type { SessionSnapshot } from '../editor/index.ts'

export interface ArticleRow {
  readonly id: string
  readonly title: string
  readonly page: number | null
  /** How many pages it is on; null before the first layout. */
  readonly pageCount: number | null
  readonly characters: number
  readonly contributingOffice: string | null
  readonly headings: readonly HeadingRow[]
}
export interface HeadingRow {
  readonly id: string
  readonly level: HeadingLevel
  /** With its number. */
  readonly text: string
}
export interface StructureRows {
  readonly mastheadId: string | null
  readonly contentsId: string | null
  readonly articles: readonly ArticleRow[]
  /** The distribution's id, or the imprint's where nothing is distributed. */
  readonly tail: TailRow
}
export interface TailRow {
  readonly distributionId: string | null
  readonly imprintId: string | null
  readonly recipients: number
  readonly page: number | null
}

/** Where a row leads: an article may be many pages long, so to its headline. */
export function placeToReveal(bulletin: Bulletin, id: string): string {
  const part = bulletin.children.find((each) => each.id === id)
  return (part?.type === 'article' && part.children[0]?.id) || id
}

export function articleIds(bulletin: Bulletin): readonly string[] {
  return bulletin.children.flatMap((part) => (part.type === 'article' ? [part.id] : []))
}

const counts = new WeakMap<Article, number>()

/** The 字数 of one article; remembered, since unchanged articles stay the same objects. */
export function countArticle(article: Article): number {
  const known = counts.get(article)
  if (known !== undefined) return known
  const count = countBulletin({ children: [article] })
  counts.set(article, count)
  return count
}

export function structureRows({ bulletin, pages, template }: SessionSnapshot): StructureRows {
  const articles = bulletin.children.filter((part) => part.type === 'article')
  const titles = outline(bulletin)
  const idOf = (type: string) => bulletin.children.find((part) => part.type === type)?.id ?? null
  return {
    mastheadId: idOf('masthead'),
    contentsId: template.contents.shown ? idOf('contents') : null,
    articles: articles.map((article, index) => ({
      id: article.id,
      title: titles[index]?.title ?? '',
      page: pages?.firstPages.get(article.id) ?? null,
      pageCount: pagesOf(article, pages),
      characters: countArticle(article),
      contributingOffice: article.contributingOffice,
      headings: headingRows(article, titles[index]?.headings ?? []),
    })),
    tail: {
      distributionId: idOf('distribution'),
      imprintId: idOf('imprint'),
      recipients: countRecipients(bulletin),
      page: pages?.tailPage ?? null,
    },
  }
}

function pagesOf({ id }: Article, pages: PageMap | null): number | null {
  const first = pages?.firstPages.get(id)
  const end = pages?.articleEnds.find(({ articleId }) => articleId === id)
  return first === undefined || end === undefined ? null : end.page - first + 1
}

function headingRows(
  article: Article,
  headings: readonly { readonly id: string; readonly text: string }[],
): readonly HeadingRow[] {
  const markers = articleMarkers(article)
  const levels = new Map(
    article.children.map((block) => [
      block.id,
      block.type === 'heading' ? block.level : findRunInLevel(block),
    ]),
  )
  return headings.flatMap(({ id, text }) => {
    const level = levels.get(id) ?? null
    return level === null
      ? []
      : [{ id, level, text: `${markers.get(id) ?? ''}${withoutStop(text)}` }]
  })
}

/** A run-in heading is often a whole sentence; its end is none of a name. */
const withoutStop = (text: string): string => text.replace(/[。；]$/u, '')

function countRecipients(bulletin: Bulletin): number {
  const distribution = bulletin.children.find((part) => part.type === 'distribution')
  if (distribution?.type !== 'distribution') return 0
  return distribution.children.reduce(
    (sum, line) => sum + recipientsOf(line.children.map(({ text }) => text).join('')).length,
    0,
  )
}
