import { findNumeralValue } from './numeral.ts'

const zeroOrDigit = '〇一二三四五六七八九'

/** The ISO form of a date, or null where the calendar has no such day. */
export function findIsoDate(year: number, month: number, day: number): string | null {
  if (year < 1900 || year > 2999 || month < 1 || month > 12 || day < 1) return null
  const leap = (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0
  const lengths = [31, leap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
  if (day > lengths[month - 1]!) return null
  return `${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`
}

/** A number in digits or in Chinese numerals up to 九十九, or null. */
export function findNumber(text: string): number | null {
  return /^\d+$/.test(text) ? Number(text) : findNumeralValue(text)
}

/** A year in four digits, Arabic or Chinese (二〇二三), or null. */
export function findYear(text: string): number | null {
  const digits = [...text].map((character) => {
    const value = zeroOrDigit.indexOf(character === '零' || character === '○' ? '〇' : character)
    return value < 0 ? character : String(value)
  })
  const year = digits.join('')
  return /^[12]\d{3}$/.test(year) ? Number(year) : null
}

/** How a date is written; as the source of a regular expression with three groups. */
export const datePattern =
  '([12]\\d{3}|[一二][〇零○一二三四五六七八九]{3})\\s*[年.\\-/]\\s*' +
  '(\\d{1,2}|[一二三四五六七八九十]{1,2})\\s*[月.\\-/]\\s*' +
  '(\\d{1,2}|[一二三四五六七八九十]{1,3})\\s*日?'

const wholeDate = new RegExp(`^${datePattern}$`, 'u')

/** The ISO date that a text such as 2023年10月20日 or 二〇二三年十月二十日 names, or null. */
export function findDate(text: string): string | null {
  const match = wholeDate.exec(text.trim())
  if (!match) return null
  const year = findYear(match[1]!)
  const month = findNumber(match[2]!)
  const day = findNumber(match[3]!)
  return year === null || month === null || day === null ? null : findIsoDate(year, month, day)
}
