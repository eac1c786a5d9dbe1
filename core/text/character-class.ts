/**
 * Which characters are which, as Chinese typesetting sees them. Sources: GB/T 15834—2011 for the
 * marks, W3C CLReq for what may not start or end a line.
 */

const hanzi = /^[\p{Script=Han}〇]$/u

/** Opening marks of the pairs, each with its closing mark. */
export const markPairs: ReadonlyMap<string, string> = new Map([
  ['“', '”'],
  ['‘', '’'],
  ['《', '》'],
  ['〈', '〉'],
  ['（', '）'],
  ['〔', '〕'],
  ['【', '】'],
  ['「', '」'],
  ['『', '』'],
  ['［', '］'],
])

const openingMarks = new Set(markPairs.keys())
const closingMarks = new Set(markPairs.values())
const stops = new Set('，。、；：？！')

/** Marks that never start a line (行首禁则). */
export const lineStartProhibited: ReadonlySet<string> = new Set([
  ...stops,
  ...closingMarks,
  ...',.;:?!)]}%％‰℃·—…～',
])

/** Marks that never end a line (行尾禁则). */
export const lineEndProhibited: ReadonlySet<string> = new Set([...openingMarks, ...'([{￥'])

/** Whether a character is a Chinese one, 〇 included. Takes one character, or '' for none. */
export function isHanzi(character: string): boolean {
  return hanzi.test(character)
}

/** Whether a character is a full-width digit, letter or ％ that offices set half-width. */
export function isFullWidthAlphanumeric(character: string): boolean {
  return /^[０-９Ａ-Ｚａ-ｚ％]$/u.test(character)
}

/** The half-width form of full-width digits, letters and marks (U+FF01 to U+FF5E). */
export function toHalfWidth(text: string): string {
  return text.replace(/[！-～]/gu, (wide) => String.fromCharCode(wide.charCodeAt(0) - 0xfee0))
}

/** A stop within or after a sentence (点号): ，。、；：？！ */
export function isStop(character: string): boolean {
  return stops.has(character)
}

export function isOpeningMark(character: string): boolean {
  return openingMarks.has(character)
}

export function isClosingMark(character: string): boolean {
  return closingMarks.has(character)
}

/** A mark that takes the width of a Hanzi: stops, pairs, and — … · ～ as Chinese text has them. */
export function isFullWidthMark(character: string): boolean {
  return (
    stops.has(character) ||
    openingMarks.has(character) ||
    closingMarks.has(character) ||
    (character !== '' && '—…·～'.includes(character))
  )
}
