/** Finds words in everything that the library holds: titles, offices, text. */
import type { LibraryHit, LibraryHits } from '../contract.ts'
import type { FoundIssue } from './catalogue.ts'

/** More than anyone reads through; the count says how many there are. */
const mostShown = 200
/** Characters of an excerpt before and after the word. */
const before = 14
const after = 60

type Texts = ReadonlyMap<string, { readonly texts: readonly string[] }>

/** Where all the words were found, the better the lower. */
type Rank = 0 | 1 | 2 | 3

export function search(issues: readonly FoundIssue[], texts: Texts, query: string): LibraryHits {
  const words = query.split(/\s+/).filter((word) => word !== '')
  if (words.length === 0) return { hits: [], total: 0 }
  const finders = words.map(finderOf)
  const newestFirst = [...issues].sort((a, b) => placeOf(b) - placeOf(a))
  const ranked: LibraryHit[][] = [[], [], [], []]
  let total = 0
  for (const issue of newestFirst) {
    for (const [rank, hit] of hitsIn(issue, texts.get(issue.place)?.texts ?? [], finders)) {
      total += 1
      if (ranked[rank]!.length < mostShown) ranked[rank]!.push(hit)
    }
  }
  return { hits: ranked.flat().slice(0, mostShown), total }
}

const placeOf = ({ summary }: FoundIssue): number =>
  (summary?.year ?? 0) * 10_000 + (summary?.issueNumber ?? 0)

function* hitsIn(
  { place, summary }: FoundIssue,
  texts: readonly string[],
  finders: readonly FindWord[],
): Generator<readonly [Rank, LibraryHit]> {
  if (summary === null) return
  const isIn = (text: string) => finders.every((find) => find(text) >= 0)
  const issueTitle = titleOf(summary)
  const whole = { path: place, articleId: null, title: issueTitle, office: null }
  const frame = texts[summary.articles.length] ?? ''
  if (isIn(issueTitle)) yield [0, { ...whole, excerpt: '' }]
  else if (isIn(`${issueTitle}\n${frame}`)) {
    // An office stands in the frame of each of its issues: what is written of it comes first.
    yield [3, { ...whole, excerpt: excerptOf(frame, finders) }]
  }
  for (const [index, { id, title, contributingOffice }] of summary.articles.entries()) {
    const text = texts[index] ?? ''
    const office = contributingOffice ?? ''
    const hit = { path: place, articleId: id, title, office: contributingOffice }
    if (isIn(title)) yield [0, { ...hit, excerpt: '' }]
    else if (isIn(`${title}\n${office}`)) yield [1, { ...hit, excerpt: '' }]
    // Word by word, so that no long text is put together only to be looked through.
    else if (finders.every((find) => [title, office, text].some((each) => find(each) >= 0))) {
      yield [2, { ...hit, excerpt: excerptOf(text, finders) }]
    }
  }
}

/** 澄源青年工作信息 2026年第4期, in the words that people look for. */
function titleOf(summary: NonNullable<FoundIssue['summary']>): string {
  const { nameplate, year, issueNumber, supplement } = summary
  const number = issueNumber === null ? '' : `${supplement ? '增刊' : ''}第${issueNumber}期`
  return `${nameplate} ${year === null ? '' : `${year}年`}${number}`.trim()
}

function excerptOf(text: string, finders: readonly FindWord[]): string {
  const found = finders.map((find) => find(text)).filter((at) => at >= 0)
  const at = Math.min(...found)
  if (found.length === 0) return ''
  const lineStart = text.lastIndexOf('\n', at) + 1
  const lineEnd = text.indexOf('\n', at)
  const start = Math.max(lineStart, at - before)
  const end = Math.min(lineEnd < 0 ? text.length : lineEnd, at + after)
  return (start > lineStart ? '…' : '') + text.slice(start, end)
}

/** Where a word first stands in a text, in either case and either width; -1 where it does not. */
type FindWord = (text: string) => number

function finderOf(word: string): FindWord {
  // Hanzi have neither case nor width, and looking for them as they are is several times faster.
  if (!/[!-~\uFF01-\uFF5E\p{L}]/u.test(word.replace(/\p{Script=Han}/gu, ''))) {
    return (text) => text.indexOf(word)
  }
  const pattern = new RegExp([...word].map(eitherWidth).join(''), 'i')
  return (text) => text.search(pattern)
}

/** U+FF01 to U+FF5E are the full-width twins of ASCII. */
function eitherWidth(character: string): string {
  const code = character.codePointAt(0)!
  const isWide = code > 0xff00 && code < 0xff5f
  if (!isWide && !(code > 0x20 && code < 0x7f)) return literal(character)
  const twin = String.fromCharCode(isWide ? code - 0xfee0 : code + 0xfee0)
  return `(?:${literal(character)}|${literal(twin)})`
}

const literal = (character: string): string => character.replace(/[\\^$.*+?()[\]{}|/-]/, '\\$&')
