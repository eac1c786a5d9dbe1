/** Reads the end of the last page: distribution, imprint, and the notice that has no body. */
import type { Credit, Distribution, DistributionKind, Imprint, NewId } from '../model/index.ts'
import { datePattern, findTypedNumber, withoutSpaces } from '../text/index.ts'
import type { ManuscriptParagraph } from './manuscript.ts'
import { readDate } from './masthead.ts'
import type { Notes } from './report.ts'
import { isNoBodyNotice } from './shapes.ts'

export interface Tail {
  /** Index of the first paragraph that belongs to it. */
  readonly start: number
  readonly distribution: Distribution | null
  readonly imprint: Imprint
  /** Lines among it that belong to the last article after all. */
  readonly strays: readonly ManuscriptParagraph[]
}

/** What the imprint repeats where it agrees with the head of the issue. */
export interface HeadFields {
  readonly issuingOffice: string | null
  readonly issueDate: string | null
}

interface Label {
  readonly kind: DistributionKind
  readonly text: string
  readonly usual: boolean
}

const labelPattern =
  /^(呈\s*送|呈\s*报|主\s*报|抄\s*报|报\s*送|分\s*送|发\s*送|抄\s*送|报|送|发)\s*[：:]\s*/u
const kinds: Readonly<Record<string, DistributionKind>> = {
  呈送: 'reportTo',
  呈报: 'reportTo',
  主报: 'reportTo',
  抄报: 'reportTo',
  报送: 'reportTo',
  报: 'reportTo',
  分送: 'copyTo',
  送: 'copyTo',
  发送: 'sendTo',
  发: 'sendTo',
  抄送: 'carbonCopyTo',
}

function findLabel(text: string): Label | null {
  const match = labelPattern.exec(text)
  if (!match) return null
  const word = withoutSpaces(match[1]!)
  return { kind: kinds[word]!, text: match[0], usual: word.length === 1 || word === '抄送' }
}

const officeAndDate = new RegExp(`^(.*?)\\s*(${datePattern})(\\s*印?发?)$`, 'u')
const printRun = /[（(]?\s*共\s*印\s*(\d{1,6})\s*份\s*[）)]?/u
const roles =
  '签发|审核|核稿|审稿|审签|责任编辑|责编|执行编辑|编辑|校对|编审|主编|副主编|联系人|联系电话|电话|传真|电子邮箱|邮箱'
const credits = new RegExp(
  `(${roles})\\s*[：:]\\s*(\\S+?)(?=\\s*(?:${roles})\\s*[：:]|\\s|$)`,
  'gu',
)
const longestTailLine = 400
const longestTail = 24

/** Reads the tail. A text without one gets an imprint that follows the masthead. */
export function readTail(
  paragraphs: readonly ManuscriptParagraph[],
  head: HeadFields | null,
  newId: NewId,
  notes: Notes,
): Tail {
  const start = findTailStart(paragraphs, head !== null)
  const state: TailState = {
    ...{ head, notes, lines: [], strays: [], credits: [] },
    ...{ office: null, date: null, printRun: null },
  }
  const lines = paragraphs.slice(start)
  lines.forEach((line, index) => takeLine(state, line, lines[index + 1]))
  return { start, ...finishTail(state, newId) }
}

/** Goes up from the end to the last line that only a body has, then down to the tail's first line. */
function findTailStart(paragraphs: readonly ManuscriptParagraph[], hasHead: boolean): number {
  const { length } = paragraphs
  let window = length
  while (window > 0 && window > length - longestTail && !isBody(paragraphs[window - 1]!.text)) {
    window -= 1
  }
  for (let at = window; at < length; at += 1) {
    const { text } = paragraphs[at]!
    if (isNoBodyNotice(text) || findLabel(text)) return at
  }
  if (!hasHead) return length
  let start = length
  while (start > window && isImprintLine(paragraphs, start - 1, start === length)) start -= 1
  return start
}

function isBody(text: string): boolean {
  if (isNoBodyNotice(text)) return false
  const words = withoutSpaces(text)
  const inner = findLabel(text) ? '' : words.slice(0, -1)
  return inner.includes('。') || words.length > longestTailLine || findTypedNumber(text) !== null
}

/** Where no label marks the tail, only a date with its office, a print run or credits do. */
function isImprintLine(
  paragraphs: readonly ManuscriptParagraph[],
  at: number,
  isLast: boolean,
): boolean {
  const { text } = paragraphs[at]!
  if (isCredits(text) || new RegExp(`^${printRun.source}$`, 'u').test(text)) return true
  if (withoutSpaces(text).length > 60 || text.includes('。')) return false
  const match = officeAndDate.exec(text.replace(printRun, '').trim())
  if (match) return true
  const next = paragraphs[at + 1]
  const nextDate = next && officeAndDate.exec(next.text.replace(printRun, '').trim())
  return !isLast && Boolean(nextDate && nextDate[1] === '') && isOfficeLike(text)
}

function isOfficeLike(text: string): boolean {
  return withoutSpaces(text).length <= 40 && !/[，、；。：！？]/u.test(text)
}

function isCredits(text: string): boolean {
  return text.trim() !== '' && text.replace(credits, '').trim() === ''
}

interface Line {
  readonly kind: DistributionKind
  text: string
}

/** What the tail's lines have said so far. */
interface TailState {
  readonly head: HeadFields | null
  readonly notes: Notes
  readonly lines: Line[]
  readonly strays: ManuscriptParagraph[]
  readonly credits: Credit[]
  office: { readonly line: number; readonly text: string } | null
  date: { readonly iso: string | null } | null
  printRun: number | null
}

function takeLine(
  state: TailState,
  paragraph: ManuscriptParagraph,
  next: ManuscriptParagraph | undefined,
): void {
  const { line, text } = paragraph
  if (isNoBodyNotice(text)) return state.notes.drop(line, text, '由程序按版面生成')
  if (findLabel(text)) return takeLabelled(state, line, text)
  const rest = takePrintRun(state, line, text)
  if (rest === '') return
  if (isCredits(rest)) return takeCredits(state, line, rest)
  const dated = state.date === null ? officeAndDate.exec(rest) : null
  if (dated && withoutSpaces(rest).length <= 60) return takeDate(state, line, dated)
  if (isOffice(state, rest, next)) state.office = { line, text: rest }
  else if (state.lines.length > 0 && state.date === null && state.office === null) {
    const last = state.lines.at(-1)!
    last.text = last.text === '' ? rest : `${last.text}\n${rest}`
  } else state.strays.push({ ...paragraph, text: rest })
}

function takeLabelled(state: TailState, line: number, text: string): void {
  // Two lists on one line: 报：……。 送：……。 But 抄 送： is one label, spread.
  const parts = text.split(/(?<=[。；;\s])(?=(?:报|送|发|抄送)\s*[：:])/u)
  for (const part of parts.every(findLabel) ? parts : [text]) {
    const label = findLabel(part)!
    state.notes.drop(line, label.text.trim(), '标签由版式给出')
    if (!label.usual) {
      state.notes.warn(line, part, `“${label.text.trim()}”已归入版式的分送类别，请核对。`)
    }
    const words = takePrintRun(state, line, part.slice(label.text.length).trim())
    state.lines.push({ kind: label.kind, text: words })
  }
}

function takeCredits(state: TailState, line: number, text: string): void {
  for (const [, role, name] of text.matchAll(credits)) {
    state.credits.push({ role: role!, name: name! })
  }
  const colons = text.replace(/[^：:]/gu, '').slice(0, [...text.matchAll(credits)].length)
  state.notes.drop(line, colons, '标点由版式给出')
}

function takePrintRun(state: TailState, line: number, text: string): string {
  const match = printRun.exec(text)
  if (!match || state.printRun !== null) return text
  state.printRun = Number(match[1])
  state.notes.convert(line, match[0], '印数')
  return text.replace(match[0], '').trim()
}

function takeDate(state: TailState, line: number, match: RegExpExecArray): void {
  const [, office, date] = match
  const suffix = match.at(-1)!.trim()
  if (office !== '') {
    if (state.office) keepOfficeAsStray(state, state.office)
    state.office = { line, text: office! }
    state.notes.drop(line, ' ', '印发机关与日期之间的空格由版式给出')
  }
  if (suffix !== '') state.notes.drop(line, suffix, '印不印、怎么印由版式决定')
  state.date = { iso: readDate(line, date!, state.notes) }
}

function keepOfficeAsStray(state: TailState, { line, text }: { line: number; text: string }): void {
  state.strays.push({ text, line, blankLinesBefore: 0, indent: 0, startsPage: false })
}

function isOffice(state: TailState, text: string, next: ManuscriptParagraph | undefined): boolean {
  if (state.office || state.date || !isOfficeLike(text)) return false
  if (text === state.head?.issuingOffice) return true
  const match = next && officeAndDate.exec(next.text.replace(printRun, '').trim())
  return Boolean(match && match[1] === '')
}

function finishTail(state: TailState, newId: NewId): Omit<Tail, 'start'> {
  const children = state.lines.map(({ kind, text }) => ({
    type: 'distributionLine' as const,
    id: newId(),
    kind,
    children: [{ text }],
  }))
  const distribution: Distribution | null =
    children.length === 0 ? null : { type: 'distribution', id: newId(), children }
  const imprint: Imprint = {
    type: 'imprint',
    id: newId(),
    issuingOffice: ownOffice(state),
    issueDate: ownDate(state),
    printRun: state.printRun,
    credits: state.credits,
    children: [{ text: '' }],
  }
  return { distribution, imprint, strays: state.strays }
}

function ownOffice(state: TailState): string | null {
  if (!state.office) return null
  const { line, text } = state.office
  if (text !== state.head?.issuingOffice) return text
  state.notes.drop(line, text, '与报头的编印单位相同，随报头')
  return null
}

function ownDate(state: TailState): string | null {
  const iso = state.date?.iso ?? null
  return iso === state.head?.issueDate ? null : iso
}
