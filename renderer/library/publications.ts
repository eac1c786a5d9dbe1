/** The library as its first screen shows it: publications, and what is said of each issue. */
import {
  findLatest,
  nextNumber,
  publicationOf,
  register,
  type NextNumber,
  type RegisterYear,
  type VoidNumber,
} from '../../core/model/index.ts'
import type { LibraryListing, ListedIssue, RegisterMarks } from '../../host/contract.ts'

/** Places of the first screen that are no publication. */
export const recentPlace = ':recent'
export const archivePlace = ':archive'
export const stylesPlace = ':styles'
export const binPlace = ':bin'

export interface Publication {
  readonly key: string
  readonly name: string
  /** As the issues write it; 空号 are noted under it. */
  readonly nameplate: string
  readonly issues: readonly ListedIssue[]
  readonly voids: readonly VoidNumber[]
  readonly latest: ListedIssue
  /** The latest year, and how many issues it has. */
  readonly year: number | null
  readonly countOfYear: number
}

/** Publications with an issue, those of the latest year first. */
export function publicationsOf({ issues, voids }: LibraryListing): readonly Publication[] {
  const groups = new Map<string, ListedIssue[]>()
  for (const issue of issues) {
    const key = publicationOf(issue)
    groups.set(key, [...(groups.get(key) ?? []), issue])
  }
  const publications = [...groups].flatMap(([key, own]): Publication[] => {
    const latest = findLatest(own)
    if (latest === null) return []
    const { nameplate, templateName } = latest
    const year = own.reduce<number | null>(
      (last, issue) => (issue.year === null ? last : Math.max(last ?? 0, issue.year)),
      null,
    )
    return [
      {
        key,
        name: nameplate || `未命名的${templateName}`,
        nameplate,
        issues: own,
        voids: voids.filter((each) => each.nameplate === nameplate),
        latest,
        year,
        countOfYear: own.filter((issue) => issue.year === year).length,
      },
    ]
  })
  return publications.toSorted(
    (a, b) => (b.year ?? 0) - (a.year ?? 0) || a.name.localeCompare(b.name, 'zh-CN'),
  )
}

/** The register without what is archived; archived issues still fill their numbers. */
export function registerOf({ issues, voids }: Publication): readonly RegisterYear<ListedIssue>[] {
  const isShown = (row: RegisterYear<ListedIssue>['rows'][number]) =>
    row.kind !== 'issue' || !row.issue.isArchived
  const shownYears = new Set(issues.filter((issue) => !issue.isArchived).map(({ year }) => year))
  return register(issues, voids)
    .filter(({ year }) => shownYears.has(year))
    .map(({ year, rows }) => ({ year, rows: rows.filter(isShown) }))
}

export function nextOf(
  { issues, voids }: Publication,
  supplement: boolean,
  thisYear: number,
): NextNumber {
  return nextNumber(issues, voids, { supplement, thisYear })
}

/** 第3期, 增刊第1期. */
export function numberText(issue: {
  readonly issueNumber: number | null
  readonly supplement: boolean
}): string {
  const number = issue.issueNumber === null ? '未编号' : `第${issue.issueNumber}期`
  return issue.supplement ? `增刊${number}` : number
}

/** Several numbers on end: 第3至5期. */
export function numbersText(numbers: {
  readonly first: number
  readonly last: number
  readonly supplement: boolean
}): string {
  const { first, last, supplement } = numbers
  if (first === last) return numberText({ issueNumber: first, supplement })
  return `${supplement ? '增刊' : ''}第${first}至${last}期`
}

/** 8月21日; the year stands above it. */
export function dayText(iso: string): string {
  const [, month, day] = iso.split('-')
  return `${Number(month)}月${Number(day)}日`
}

export interface IssueState {
  readonly name: '草稿' | '已印发' | '已归档'
  readonly tone: 'plain' | 'good'
}

/**
 * Only what somebody noted in the register: a date can be typed before anyone has signed. Null is
 * an issue that the register does not have yet.
 */
export function stateOf(marks: Pick<RegisterMarks, 'isIssued' | 'isArchived'> | null): IssueState {
  if (marks?.isArchived === true) return { name: '已归档', tone: 'plain' }
  if (marks?.isIssued === true) return { name: '已印发', tone: 'good' }
  return { name: '草稿', tone: 'plain' }
}

export interface IssueWords {
  readonly title: string
  /** 等 5 篇 · 团县委办公室、开发区团工委. */
  readonly more: string
}

export function wordsOf({ articles }: ListedIssue): IssueWords {
  const titled = articles.filter(({ title }) => title !== '')
  const offices = [
    ...new Set(articles.flatMap(({ contributingOffice }) => contributingOffice ?? [])),
  ]
  const count = articles.length > 1 ? `等 ${articles.length} 篇` : '1 篇'
  return {
    title: titled[0]?.title ?? '还没有稿件',
    more: [...(titled.length === 0 ? [] : [count]), offices.join('、')].filter(Boolean).join(' · '),
  }
}
