/** Tokens of a house style's wordings as an office reads them: {年份} for {year}. */
import { findUnknownToken, tokens, type Token } from '../../core/template/index.ts'

const tokenNames: Readonly<Record<Token, string>> = {
  year: '年份',
  issueNumber: '期号',
  cumulativeNumber: '总期号',
  copyNumber: '份号',
  printRun: '印数',
  page: '页码',
}

export const shownToken = (token: Token): string => `{${tokenNames[token]}}`

/** As the field shows what the template holds. */
export function shownWording(stored: string): string {
  return tokens.reduce((words, each) => words.replaceAll(`{${each}}`, shownToken(each)), stored)
}

/** As the template holds what was typed; an input method may have made the braces wide. */
export function storedWording(typed: string): string {
  const words = typed.replaceAll('｛', '{').replaceAll('｝', '}')
  return tokens.reduce((made, each) => made.replaceAll(shownToken(each), `{${each}}`), words)
}

/** What of a stored wording would be printed with its braces, in words; null when nothing. */
export function wordingFault(stored: string, known: readonly Token[]): string | null {
  const unknown = findUnknownToken(stored, known)
  return unknown === null ? null : `没有${shownWording(unknown)}这一项。`
}
