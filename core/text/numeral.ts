const digits = ['', '一', '二', '三', '四', '五', '六', '七', '八', '九']

/**
 * A whole number from 1 to 99 in Chinese numerals as headings count: 一, 十, 十一, 二十.
 * Throws a RangeError outside that range: no bulletin has a hundred headings of one level.
 */
export function chineseNumeral(value: number): string {
  if (!Number.isInteger(value) || value < 1 || value > 99) {
    throw new RangeError(`No heading numeral for ${value}`)
  }
  const tens = Math.floor(value / 10)
  const ones = digits[value % 10]!
  if (tens === 0) return ones
  return `${tens === 1 ? '' : digits[tens]}十${ones}`
}

/** The value of a Chinese numeral from 一 to 九十九, or null where it is none. */
export function findNumeralValue(numeral: string): number | null {
  const match = /^([一二三四五六七八九])?(十)?([一二三四五六七八九])?$/.exec(numeral)
  if (!match || numeral === '') return null
  const [, first, ten, last] = match
  if (ten === undefined) return last === undefined && first ? digits.indexOf(first) : null
  return (first ? digits.indexOf(first) : 1) * 10 + (last ? digits.indexOf(last) : 0)
}
