/** Text without the characters that XML 1.0 forbids, and how many there were. */
export interface SanitizedText {
  readonly text: string
  readonly removedCharacters: number
}

const forbidden =
  /[\x00-\x08\x0B\x0C\x0E-\x1F\uFFFE\uFFFF]|[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]/g

/**
 * Drops what no XML file and no PDF may hold: control characters, U+FFFE, U+FFFF and lone
 * surrogates. One such character makes Word refuse the whole file.
 */
export function sanitizeText(text: string): SanitizedText {
  let removedCharacters = 0
  const kept = text.replace(forbidden, () => {
    removedCharacters += 1
    return ''
  })
  return { text: kept, removedCharacters }
}
