/** Values as people type them into fields. */
import { secrecyOfMark, secrecyRefusal, type Credit } from '../../core/model/index.ts'

/** What a field holds, or why its words are none. */
export type Typed<Value> =
  { readonly ok: true; readonly value: Value } | { readonly ok: false; readonly message: string }

const valid = <Value>(value: Value): Typed<Value> => ({ ok: true, value })
const invalid = (message: string): Typed<never> => ({ ok: false, message })

/** Full-width digits are digits. */
const halfWidth = (text: string): string =>
  text.replace(/[０-９]/g, (digit) => String.fromCharCode(digit.charCodeAt(0) - 0xfee0))

export const typedText = (text: string): Typed<string | null> => valid(text.trim() || null)

/** A whole number from 1; nothing is null. */
export function typedNumber(text: string, max: number): Typed<number | null> {
  const digits = halfWidth(text).trim()
  if (digits === '') return valid(null)
  const value = Number(digits)
  if (!/^\d+$/.test(digits) || value < 1 || value > max) {
    return invalid(`“${text}”不是可用的数。写 1 到 ${max} 的整数。`)
  }
  return valid(value)
}

/**
 * 2026年11月20日, 2026-11-20, 2026.11.20, 2026/11/20 or 20261120, as an ISO date; without a year, as
 * in 11月20日 or 11-20, it is a day of the issue's.
 */
export function typedDate(text: string, issueYear: number | null): Typed<string | null> {
  const digits = text.normalize('NFKC').replace(/\s/g, '')
  if (digits === '') return valid(null)
  const match =
    /^(\d{4})[年\-./](\d{1,2})[月\-./](\d{1,2})[日号]?$/.exec(digits) ??
    /^(\d{4})(\d\d)(\d\d)$/.exec(digits) ??
    (issueYear === null
      ? null
      : /^(\d{4})-(\d{1,2})[月\-./](\d{1,2})[日号]?$/.exec(`${issueYear}-${digits}`))
  if (!match) return invalid(`“${text}”不是日期。写成 2026年11月20日、11月20日 或 2026-11-20。`)
  const [year, month, day] = match.slice(1).map(Number) as [number, number, number]
  const days = new Date(Date.UTC(year, month, 0)).getUTCDate()
  if (month < 1 || month > 12 || day < 1 || day > days) {
    return invalid(`“${text}”不在历法里。查一查月和日。`)
  }
  return valid(`${match[1]}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`)
}

/** An ISO date some days later or earlier. */
export function shiftedDate(iso: string, days: number): string {
  const time = Date.parse(`${iso}T00:00:00Z`) + days * 86_400_000
  return new Date(time).toISOString().slice(0, 10)
}

export const typedLines = (text: string): Typed<readonly string[]> =>
  valid(
    text
      .split('\n')
      .map((line) => line.trim())
      .filter((line) => line !== ''),
  )

/** The lines of a confidentiality mark (内部标识); the mark of a state secret is none. */
export function typedMark(text: string): Typed<readonly string[]> {
  const lines = typedLines(text)
  const secrecy = secrecyOfMark(lines.ok ? lines.value : [])
  return secrecy.kind === 'stop' ? invalid(secrecyRefusal(secrecy.words, '不能写在这里')) : lines
}

/** 签发：虞宁　责任编辑：凌满, one after the other with space between. */
export function typedCredits(text: string): Typed<readonly Credit[]> {
  const parts = text.split(/[\s　；;]+(?=[^：:\s]+[：:])|\n/).filter((part) => part.trim() !== '')
  const credits: Credit[] = []
  for (const part of parts) {
    const match = /^\s*([^：:]+)[：:]\s*(.*?)\s*$/.exec(part)
    if (!match) return invalid(`“${part.trim()}”没有写明是谁的责任。写成 责任编辑：姓名。`)
    credits.push({ role: match[1]!.trim(), name: match[2]! })
  }
  return valid(credits)
}

export const creditsText = (credits: readonly Credit[]): string =>
  credits.map(({ role, name }) => `${role}：${name}`).join('　')
