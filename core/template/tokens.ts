import type { Template } from './schema.ts'

/** What a wording may leave open, as {year}, for the program to fill in. */
export const tokens = [
  'year',
  'issueNumber',
  'cumulativeNumber',
  'copyNumber',
  'printRun',
  'page',
] as const
export type Token = (typeof tokens)[number]

/** A wording of a template that holds tokens. */
export interface Wording {
  /** Keys from the template down to the wording. */
  readonly path: readonly string[]
  readonly of: (template: Template) => string
  readonly tokens: readonly Token[]
}

const ofIssue: readonly Token[] = ['year', 'issueNumber', 'cumulativeNumber']

export const wordings: readonly Wording[] = [
  {
    path: ['masthead', 'issueLine', 'regular'],
    of: ({ masthead }) => masthead.issueLine.regular,
    tokens: ofIssue,
  },
  {
    path: ['masthead', 'issueLine', 'supplement'],
    of: ({ masthead }) => masthead.issueLine.supplement,
    tokens: ofIssue,
  },
  {
    path: ['masthead', 'issueLine', 'cumulative'],
    of: ({ masthead }) => masthead.issueLine.cumulative,
    tokens: ofIssue,
  },
  {
    path: ['masthead', 'copyNumber', 'pattern'],
    of: ({ masthead }) => masthead.copyNumber.pattern,
    tokens: ['copyNumber'],
  },
  {
    path: ['imprint', 'printRun'],
    of: ({ imprint }) => imprint.printRun,
    tokens: ['printRun'],
  },
  {
    path: ['pageNumbers', 'pattern'],
    of: ({ pageNumbers }) => pageNumbers.pattern,
    tokens: ['page'],
  },
]

/** What stands in braces, closed or not. */
const braced = /\{[^{}]*\}?/g

/** The first thing in braces that the wording cannot be filled with, or null. */
export function findUnknownToken(words: string, known: readonly Token[]): string | null {
  const isKnown = (found: string) => known.some((token) => found === `{${token}}`)
  return words.match(braced)?.find((found) => !isKnown(found)) ?? null
}

/**
 * The first wording of a template that would be printed with its braces, or null. It is asked where
 * a style is made or brought in; an issue that already has one is opened as it is.
 */
export function findUnfilledWording(
  template: Template,
): { readonly wording: Wording; readonly token: string } | null {
  for (const wording of wordings) {
    const token = findUnknownToken(wording.of(template), wording.tokens)
    if (token !== null) return { wording, token }
  }
  return null
}
