/** Reads the end of the last page: distribution, imprint, and the notice that has no body. */
import type { Credit, Distribution, DistributionKind, Imprint, NewId } from '../model/index.ts'
import { datePattern, withoutSpaces } from '../text/index.ts'
import type { ManuscriptParagraph } from './manuscript.ts'
import { readDate } from './masthead.ts'
import type { Notes } from './report.ts'
import { findTypedNumber, isNoBodyNotice } from './shapes.ts'

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

const labelPattern = /^(主\s*报|抄\s*报|报\s*送|分\s*送|发\s*送|抄\s*送|报|送|发)\s*[：:]\s*/u
const kinds: Readonly<Record<string, DistributionKind>> = {
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
  const reading = new TailReading(head, notes)
  const lines = paragraphs.slice(start)
  lines.forEach((line, index) => reading.take(line, lines[index + 1]))
  return { start, ...reading.finish(newId) }
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

/** Takes the tail's lines in turn and keeps what they have said so far. */
class TailReading {
  readonly #head: HeadFields | null
  readonly #notes: Notes
  readonly #lines: Line[] = []
  readonly #strays: ManuscriptParagraph[] = []
  readonly #credits: Credit[] = []
  #office: { line: number; text: string } | null = null
  #date: { line: number; text: string; iso: string | null } | null = null
  #printRun: number | null = null

  constructor(head: HeadFields | null, notes: Notes) {
    this.#head = head
    this.#notes = notes
  }

  take(paragraph: ManuscriptParagraph, next: ManuscriptParagraph | undefined): void {
    const { line, text } = paragraph
    if (isNoBodyNotice(text)) return this.#notes.drop(line, text, '由程序按版面生成')
    if (findLabel(text)) return this.#takeLabelled(line, text)
    if (isCredits(text)) return this.#takeCredits(line, text)
    const rest = this.#takePrintRun(line, text)
    if (rest === '') return
    const dated = this.#date === null ? officeAndDate.exec(rest) : null
    if (dated && withoutSpaces(rest).length <= 60) return this.#takeDate(line, dated)
    if (this.#isOffice(rest, next)) this.#office = { line, text: rest }
    else if (this.#lines.length > 0 && this.#date === null && this.#office === null) {
      this.#lines.at(-1)!.text += `\n${rest}`
    } else this.#strays.push({ ...paragraph, text: rest })
  }

  #takeLabelled(line: number, text: string): void {
    // Two lists on one line: 报：……。 送：……。
    for (const part of text.split(/(?<=[。；;\s])(?=(?:报|送|发|抄送)\s*[：:])/u)) {
      const label = findLabel(part)!
      this.#notes.drop(line, label.text.trim(), '标签由版式给出')
      if (!label.usual) {
        this.#notes.warn(line, part, `“${label.text.trim()}”已归入版式的分送类别，请核对。`)
      }
      const words = this.#takePrintRun(line, part.slice(label.text.length).trim())
      this.#lines.push({ kind: label.kind, text: words })
    }
  }

  #takeCredits(line: number, text: string): void {
    for (const [, role, name] of text.matchAll(credits)) {
      this.#credits.push({ role: role!, name: name! })
    }
    const colons = text.replace(/[^：:]/gu, '').slice(0, [...text.matchAll(credits)].length)
    this.#notes.drop(line, colons, '标点由版式给出')
  }

  #takePrintRun(line: number, text: string): string {
    const match = printRun.exec(text)
    if (!match || this.#printRun !== null) return text
    this.#printRun = Number(match[1])
    this.#notes.convert(line, match[0], '印数')
    return text.replace(match[0], '').trim()
  }

  #takeDate(line: number, match: RegExpExecArray): void {
    const [, office, date] = match
    const suffix = match.at(-1)!.trim()
    if (office !== '') {
      if (this.#office) this.#keepOfficeAsStray(this.#office)
      this.#office = { line, text: office! }
      this.#notes.drop(line, ' ', '印发机关与日期之间的空格由版式给出')
    }
    if (suffix !== '') this.#notes.drop(line, suffix, '由版式给出')
    this.#date = { line, text: date!, iso: readDate(line, date!, this.#notes) }
  }

  #keepOfficeAsStray({ line, text }: { line: number; text: string }): void {
    this.#strays.push({ text, line, blankLinesBefore: 0, indent: 0, startsPage: false })
  }

  #isOffice(text: string, next: ManuscriptParagraph | undefined): boolean {
    if (this.#office || this.#date || !isOfficeLike(text)) return false
    if (text === this.#head?.issuingOffice) return true
    const match = next && officeAndDate.exec(next.text.replace(printRun, '').trim())
    return Boolean(match && match[1] === '')
  }

  finish(newId: NewId): Omit<Tail, 'start'> {
    const children = this.#lines.map(({ kind, text }) => ({
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
      issuingOffice: this.#ownOffice(),
      issueDate: this.#ownDate(),
      printRun: this.#printRun,
      credits: this.#credits,
      children: [{ text: '' }],
    }
    return { distribution, imprint, strays: this.#strays }
  }

  #ownOffice(): string | null {
    if (!this.#office) return null
    const { line, text } = this.#office
    if (text !== this.#head?.issuingOffice) return text
    this.#notes.drop(line, text, '与报头的编印单位相同，随报头')
    return null
  }

  #ownDate(): string | null {
    const iso = this.#date?.iso ?? null
    return iso === this.#head?.issueDate ? null : iso
  }
}
