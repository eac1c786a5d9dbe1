/** Reads the head of the first page, down to the line of issuing office and date. */
import type { Masthead, NewId } from '../model/index.ts'
import {
  datePattern,
  findDate,
  findNumber,
  findYear,
  isHanzi,
  withoutSpaces,
} from '../text/index.ts'
import type { ManuscriptParagraph } from './manuscript.ts'
import type { Notes } from './report.ts'

interface IssueLine {
  readonly year: number | null
  readonly issueNumber: number | null
  readonly cumulativeNumber: number | null
  readonly supplement: boolean
}

export interface ReadMasthead {
  readonly masthead: Masthead
  /** How many paragraphs it took. */
  readonly length: number
}

const longestHead = 12
const number = '(\\d{1,5}|[一二三四五六七八九十]{1,3})'
const issueTokens = {
  year: /^[〔[（(]?([12]\d{3}|[一二][〇零○一二三四五六七八九]{3})[〕\]）)]?年?度?/u,
  cumulative: new RegExp(`^[（(]?总第?${number}期[）)]?`, 'u'),
  issue: new RegExp(`^[（(]?第?${number}期[）)]?`, 'u'),
  supplement: /^[（(]?增刊[）)]?/u,
} as const

/** What an issue line such as 2023年 第3期（总第57期） says, or null where a line is none. */
export function findIssueLine(text: string): IssueLine | null {
  let rest = withoutSpaces(text)
  const found: { year?: number; issueNumber?: number; cumulativeNumber?: number } = {}
  let supplement = false
  const take = (pattern: RegExp) => {
    const match = pattern.exec(rest)
    if (match) rest = rest.slice(match[0].length)
    return match
  }
  while (rest !== '') {
    const cumulative = take(issueTokens.cumulative)
    const issue = cumulative ? null : take(issueTokens.issue)
    const extra = !cumulative && !issue && !supplement && take(issueTokens.supplement) !== null
    const year = cumulative || issue || extra || found.year ? null : take(issueTokens.year)
    if (cumulative && found.cumulativeNumber === undefined) {
      found.cumulativeNumber = findNumber(cumulative[1]!) ?? 0
    } else if (issue && found.issueNumber === undefined) {
      found.issueNumber = findNumber(issue[1]!) ?? 0
    } else if (extra) supplement = true
    else if (year) found.year = findYear(year[1]!)!
    else return null
  }
  if (found.issueNumber === undefined && !(supplement && found.year)) return null
  return {
    year: found.year ?? null,
    issueNumber: found.issueNumber ?? null,
    cumulativeNumber: found.cumulativeNumber ?? null,
    supplement,
  }
}

const officeAndDate = new RegExp(`^(.*?)\\s*(${datePattern})$`, 'u')
const bracketed = /^[（(【〔［[](.+)[）)】〕］\]]$/u
const copyNumber = /^(?:份\s*号|编\s*号|№|No\.?)\s*[：:]?\s*(\d{1,8})\s*号?$/iu
const copyNumberAfterMark = /^(.+?)\s+((?:份\s*号|编\s*号|№|No\.?)\s*[：:]?\s*\d{1,8}\s*号?)$/iu
const markWords =
  /内部|保管|保存|秘密|机密|绝密|参阅|资料|传阅|不得|★|特急|加急|阅后|妥善|严禁|仅供|注意/u
const stateSecret = /★|[秘机绝]密/u

/** Reads the masthead that a manuscript starts with; null where it has none. */
export function findMasthead(
  paragraphs: readonly ManuscriptParagraph[],
  newId: NewId,
  notes: Notes,
): ReadMasthead | null {
  const head = paragraphs.slice(0, longestHead)
  const issueAt = head.findIndex(({ text }) => findIssueLine(text) !== null)
  if (issueAt < 0) return null
  const above = head.slice(0, issueAt)
  if (above.some(({ text }) => withoutSpaces(text).length > 40 || text.includes('。'))) return null
  const issue = readIssueLines(paragraphs, issueAt, notes)
  const names = readNames(above, notes)
  const issuing = readIssuingLine(paragraphs, issueAt + issue.length, notes)
  const masthead: Masthead = {
    type: 'masthead',
    id: newId(),
    ...names,
    ...issue.fields,
    // A line such as 第12期 leaves the year to the date below it.
    year: issue.fields.year ?? yearOf(issuing.date),
    issuingOffice: issuing.office,
    issueDate: issuing.date,
    children: [{ text: '' }],
  }
  return { masthead, length: issueAt + issue.length + issuing.length }
}

const yearOf = (iso: string | null): number | null =>
  iso === null ? null : Number(iso.slice(0, 4))

/** The issue line, and a line with nothing but the cumulative number after it. */
function readIssueLines(paragraphs: readonly ManuscriptParagraph[], at: number, notes: Notes) {
  const first = paragraphs[at]!
  const fields = findIssueLine(first.text)!
  notes.convert(first.line, first.text, '期号')
  const next = paragraphs[at + 1]
  const match =
    next && new RegExp(`${issueTokens.cumulative.source}$`, 'u').exec(withoutSpaces(next.text))
  if (!match || fields.cumulativeNumber !== null) return { fields, length: 1 }
  notes.convert(next.line, next.text, '总期号')
  return { fields: { ...fields, cumulativeNumber: findNumber(match[1]!) }, length: 2 }
}

type Names = Pick<
  Masthead,
  | 'confidentialityMark'
  | 'secrecyConfirmation'
  | 'ignoredFindings'
  | 'copyNumber'
  | 'nameplate'
  | 'kicker'
>

/** Everything above the issue line: marks, copy number, nameplate, kicker. */
function readNames(above: readonly ManuscriptParagraph[], notes: Notes): Names {
  const lines: ManuscriptParagraph[] = []
  let copy: string | null = null
  const takeCopyNumber = (line: number, text: string) => {
    const match = copyNumber.exec(text)
    if (!match || copy !== null) return false
    copy = match[1]!
    notes.convert(line, text, '份号')
    return true
  }
  for (const paragraph of above) {
    const both = copyNumberAfterMark.exec(paragraph.text)
    if (both && takeCopyNumber(paragraph.line, both[2]!)) {
      lines.push({ ...paragraph, text: both[1]! })
    } else if (!takeCopyNumber(paragraph.line, paragraph.text)) lines.push(paragraph)
  }
  const kickerAt = lines.findLastIndex(({ text }, index) => index > 0 && bracketed.test(text))
  const plain = lines.filter((_, index) => index !== kickerAt)
  const nameAt = Math.max(0, nameplateIndex(plain))
  const nameplate = plain[nameAt]
  const rest = plain.filter((_, index) => index !== nameAt)
  const marks = rest.map(({ line, text }) => {
    if (stateSecret.test(text)) {
      notes.warn(line, text, '内部标识不得使用国家秘密标志；涉密稿件请移到涉密计算机上处理。')
    }
    return text
  })
  return {
    confidentialityMark: marks,
    secrecyConfirmation: null,
    ignoredFindings: [],
    copyNumber: copy,
    nameplate: nameplate ? closeUp(nameplate, notes) : '',
    kicker: kickerAt < 0 ? null : readKicker(lines[kickerAt]!, notes),
  }
}

/** The nameplate is the first line that does not read like a mark; else the last line. */
function nameplateIndex(lines: readonly ManuscriptParagraph[]): number {
  const first = lines.findIndex(({ text }) => !markWords.test(text))
  return first < 0 ? lines.length - 1 : first
}

function readKicker({ line, text }: ManuscriptParagraph, notes: Notes): string {
  const inner = bracketed.exec(text)![1]!
  notes.drop(line, text[0]! + text.at(-1)!, '类别的括号由版式给出')
  return closeUp({ line, text: inner }, notes)
}

/** Takes out the spaces that only spread Hanzi apart. Between Latin words they stay. */
function closeUp({ line, text }: { line: number; text: string }, notes: Notes): string {
  const closed = text
    .trim()
    .replace(/\s+/gu, (space, at: number, whole: string) =>
      isHanzi(whole[at - 1] ?? '') || isHanzi(whole[at + space.length] ?? '') ? '' : ' ',
    )
  if (closed !== text) notes.drop(line, ' ', '只用来撑开字距的空格')
  return closed
}

function readIssuingLine(paragraphs: readonly ManuscriptParagraph[], at: number, notes: Notes) {
  const none = { office: null, date: null, length: 0 }
  const first = paragraphs[at]
  if (!first || withoutSpaces(first.text).length > 50) return none
  const both = officeAndDate.exec(first.text)
  if (both) {
    const office = both[1]!.trim()
    if (office !== '') notes.drop(first.line, ' ', '编印单位与日期之间的空格由版式给出')
    return {
      office: office === '' ? null : office,
      date: readDate(first.line, both[2]!, notes),
      length: 1,
    }
  }
  const next = paragraphs[at + 1]
  if (!next || !new RegExp(`^${datePattern}$`, 'u').test(next.text)) return none
  return { office: first.text, date: readDate(next.line, next.text, notes), length: 2 }
}

/** The date as ISO. One that the calendar does not have is left out, and said so. */
export function readDate(line: number, text: string, notes: Notes): string | null {
  const date = findDate(text)
  if (date === null) {
    notes.drop(line, text, '日期不存在')
    notes.warn(line, text, '日历上没有这一天，日期已留空，请核对后填写。')
  } else notes.convert(line, text, '日期')
  return date
}
