import { recipientsOf } from '../text/index.ts'
import { countBulletin } from './count.ts'
import { headlineText, plainText } from './text.ts'
import type { Article, Bulletin, BulletinNode } from './types.ts'

/** Where an issue stands in the register. Supplements (增刊) are numbered apart. */
export interface RegisterNumber {
  readonly year: number | null
  readonly issueNumber: number | null
  readonly supplement: boolean
}

export interface SummaryArticle {
  readonly id: string
  /** '' where no headline is written yet. */
  readonly title: string
  readonly contributingOffice: string | null
}

/** What the register (期号台账) says of an issue. */
export interface IssueSummary extends RegisterNumber {
  readonly nameplate: string
  readonly issuingOffice: string | null
  readonly cumulativeNumber: number | null
  /** ISO; null until sign-off. */
  readonly issueDate: string | null
  readonly printRun: number | null
  /** How many recipients the distribution names. */
  readonly recipients: number
  /** 字数 of the articles. */
  readonly characters: number
  readonly articles: readonly SummaryArticle[]
}

export function summarize(bulletin: Bulletin): IssueSummary {
  const masthead = bulletin.children.find((part) => part.type === 'masthead')
  const imprint = bulletin.children.find((part) => part.type === 'imprint')
  const distribution = bulletin.children.find((part) => part.type === 'distribution')
  return {
    nameplate: masthead?.nameplate ?? '',
    issuingOffice: masthead?.issuingOffice ?? null,
    year: masthead?.year ?? null,
    issueNumber: masthead?.issueNumber ?? null,
    supplement: masthead?.supplement ?? false,
    cumulativeNumber: masthead?.cumulativeNumber ?? null,
    issueDate: imprint?.issueDate ?? masthead?.issueDate ?? null,
    printRun: imprint?.printRun ?? null,
    recipients: (distribution?.children ?? []).reduce(
      (sum, line) => sum + recipientsOf(plainText(line)).length,
      0,
    ),
    characters: countBulletin(bulletin),
    articles: bulletin.children.flatMap((part) =>
      part.type === 'article'
        ? [
            {
              id: part.id,
              title: headlineText(part),
              contributingOffice: part.contributingOffice,
            },
          ]
        : [],
    ),
  }
}

/**
 * What is read below an article's headline, one block a line, table cells and notes included: what
 * a search through many issues looks in.
 */
export function articleText(article: Article): string {
  return article.children
    .filter((child) => child.type !== 'headline')
    .flatMap(linesOf)
    .filter((line) => line !== '')
    .join('\n')
}

/** The words round the articles that are an issue's own: a line per field, without the nameplate. */
export function frameText({ children }: Bulletin): string {
  return children
    .flatMap((part): readonly (string | null)[] => {
      if (part.type === 'masthead') {
        return [...part.confidentialityMark, part.kicker, part.issuingOffice]
      }
      if (part.type === 'distribution') return part.children.map(plainText)
      if (part.type !== 'imprint') return []
      return [part.issuingOffice, ...part.credits.map(({ role, name }) => `${role}：${name}`)]
    })
    .filter((line) => line !== null && line !== '')
    .join('\n')
}

function linesOf(node: BulletinNode): readonly string[] {
  if ('text' in node) return []
  if (node.type === 'footnote') return [node.note]
  if (node.type === 'figure') return [node.alt]
  const notes = node.children.flatMap((child) => linesOf(child as BulletinNode))
  const isText = node.children.some((child) => 'text' in child)
  return isText ? [plainText(node).replace(/\n/g, ''), ...notes] : notes
}
