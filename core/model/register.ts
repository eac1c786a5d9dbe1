/**
 * The register (期号台账) of one publication: its issues by year, the numbers that are missing or
 * stand twice, and the number that comes next. Supplements (增刊) are a sequence of their own and
 * never fill a place in the other.
 */
import type { RegisterNumber } from './summary.ts'

/**
 * What an issue is an issue of: its nameplate, however it is spread; an issue without one belongs to
 * its template. The house style may change from year to year, the publication stays.
 */
export function publicationOf(issue: {
  readonly nameplate: string
  readonly templateId: string
}): string {
  return issue.nameplate.replace(/\s+/g, '') || `:${issue.templateId}`
}

/** What the register needs to know of an issue. */
export interface Registered extends RegisterNumber {
  readonly issueDate: string | null
  readonly cumulativeNumber: number | null
}

/** A number that was given up: 空号. */
export interface VoidNumber {
  readonly year: number
  readonly issueNumber: number
  readonly supplement: boolean
}

export type RegisterRow<Issue> =
  | {
      readonly kind: 'issue'
      readonly issue: Issue
      /** Another issue has the same number. */
      readonly isRepeated: boolean
    }
  /** Numbers that no issue has, from `first` to `last`. */
  | {
      readonly kind: 'gap'
      readonly first: number
      readonly last: number
      readonly supplement: boolean
    }
  | { readonly kind: 'void'; readonly issueNumber: number; readonly supplement: boolean }

export interface RegisterYear<Issue> {
  /** Null for issues without a year. */
  readonly year: number | null
  readonly rows: readonly RegisterRow<Issue>[]
}

/**
 * The register, newest first: issues without a number, then the numbers downwards, each supplement
 * where its date puts it. What comes before the first issue of the first year is no gap: the office
 * may have kept its earlier issues elsewhere.
 */
export function register<Issue extends Registered>(
  issues: readonly Issue[],
  voids: readonly VoidNumber[],
): readonly RegisterYear<Issue>[] {
  const years = [...new Set([...issues, ...voids].map(({ year }) => year))]
  const known = years.filter((year) => year !== null).toSorted((a, b) => b - a)
  const firstYear = known.at(-1)
  return [...(years.includes(null) ? [null] : []), ...known].map((year) => {
    const own = issues.filter((issue) => issue.year === year)
    const ownVoids = voids.filter((each) => each.year === year)
    const sequence = (supplement: boolean) =>
      numberedRows(
        own.filter((issue) => issue.supplement === supplement),
        ownVoids.filter((each) => each.supplement === supplement),
        { supplement, fromOne: year !== null && year !== firstYear },
      )
    return { year, rows: mergeByDate(sequence(false), sequence(true)) }
  })
}

function numberedRows<Issue extends Registered>(
  issues: readonly Issue[],
  voids: readonly VoidNumber[],
  { supplement, fromOne }: { readonly supplement: boolean; readonly fromOne: boolean },
): readonly RegisterRow<Issue>[] {
  const byNumber = new Map<number, Issue[]>()
  const rows: RegisterRow<Issue>[] = []
  for (const issue of issues) {
    const { issueNumber } = issue
    if (issueNumber === null) rows.push({ kind: 'issue', issue, isRepeated: false })
    else byNumber.set(issueNumber, [...(byNumber.get(issueNumber) ?? []), issue])
  }
  const given = new Set(voids.map(({ issueNumber }) => issueNumber))
  const taken = [...new Set([...byNumber.keys(), ...given])].toSorted((a, b) => b - a)
  taken.forEach((number, index) => {
    const same = byNumber.get(number) ?? []
    for (const issue of same) rows.push({ kind: 'issue', issue, isRepeated: same.length > 1 })
    if (same.length === 0) rows.push({ kind: 'void', issueNumber: number, supplement })
    const below = taken[index + 1] ?? (fromOne ? 0 : number - 1)
    if (below < number - 1)
      rows.push({ kind: 'gap', first: below + 1, last: number - 1, supplement })
  })
  return rows
}

/** Supplements, each with the gap below it, stand above the first issue that is not newer. */
function mergeByDate<Issue extends Registered>(
  regular: readonly RegisterRow<Issue>[],
  supplements: readonly RegisterRow<Issue>[],
): readonly RegisterRow<Issue>[] {
  const rows = [...regular]
  let at = 0
  for (const row of supplements) {
    const date = row.kind === 'issue' ? row.issue.issueDate : null
    if (date !== null) {
      const below = rows.findIndex(
        (other, index) =>
          index >= at &&
          other.kind === 'issue' &&
          other.issue.issueDate !== null &&
          other.issue.issueDate <= date,
      )
      at = below < 0 ? rows.length : below
    }
    rows.splice(at, 0, row)
    at += 1
  }
  return rows
}

/** The latest issue of a sequence, or of the other one where it has none; null without any. */
export function findLatest<Issue extends Registered>(
  issues: readonly Issue[],
  supplement = false,
): Issue | null {
  const place = (issue: Issue) => (issue.year ?? 0) * 10_000 + (issue.issueNumber ?? 0)
  const latestOf = (some: readonly Issue[]): Issue | null =>
    some.reduce<Issue | null>(
      (latest, issue) => (latest === null || place(issue) >= place(latest) ? issue : latest),
      null,
    )
  const own = latestOf(issues.filter((issue) => issue.supplement === supplement))
  return own ?? latestOf(issues)
}

export interface NextNumber {
  readonly year: number
  readonly issueNumber: number
  /** 总期号 goes on where the last issue has one; supplements have none. */
  readonly cumulativeNumber: number | null
}

/** The number that follows on; a new year starts at 1, and a void number is not given again. */
export function nextNumber(
  issues: readonly Registered[],
  voids: readonly VoidNumber[],
  { supplement, thisYear }: { readonly supplement: boolean; readonly thisYear: number },
): NextNumber {
  const own = issues.filter((issue) => issue.supplement === supplement)
  const year = Math.max(thisYear, ...own.map((issue) => issue.year ?? thisYear))
  const numbers = [...own, ...voids.filter((each) => each.supplement === supplement)]
    .filter((each) => each.year === year)
    .map(({ issueNumber }) => issueNumber ?? 0)
  const hasCumulative = !supplement && (findLatest(own)?.cumulativeNumber ?? null) !== null
  const cumulative = own.map(({ cumulativeNumber }) => cumulativeNumber ?? 0)
  return {
    year,
    issueNumber: Math.max(0, ...numbers) + 1,
    cumulativeNumber: hasCumulative ? Math.max(0, ...cumulative) + 1 : null,
  }
}
