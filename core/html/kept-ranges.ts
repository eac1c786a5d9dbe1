/** A stretch of text, end exclusive. */
export interface TextRange {
  readonly start: number
  readonly end: number
}

/** A dot, a wave or a single dash with the character before it, whatever that is. */
const joined = /[^\n](?:·|～|(?<!—)—(?!—))+/gu

/**
 * Stretches that must stay on one line although Chromium would break them. · and the connectors ～
 * and — never start a line (GB/T 15834-2011, 5.1.6 and 5.1.7), so they keep to the character before
 * them; the dash —— may start one.
 */
export function keptRanges(text: string): readonly TextRange[] {
  return [...text.matchAll(joined)].map(({ index, 0: found }) => ({
    start: index,
    end: index + found.length,
  }))
}
