/** A stretch of text, end exclusive. */
export interface TextRange {
  readonly start: number
  readonly end: number
}

const middleDot = '·'

/**
 * Stretches that must stay on one line although Chromium would break them: · never starts a line in
 * Word or in print, so it keeps to the character before it (GB/T 15834-2011, 5.1.7).
 */
export function keptRanges(text: string): readonly TextRange[] {
  const ranges: TextRange[] = []
  for (let dot = text.indexOf(middleDot, 1); dot > 0; dot = text.indexOf(middleDot, dot + 1)) {
    const start = isLowSurrogate(text, dot - 1) ? dot - 2 : dot - 1
    const last = ranges.at(-1)
    if (last !== undefined && last.end > start)
      ranges[ranges.length - 1] = { ...last, end: dot + 1 }
    else ranges.push({ start, end: dot + 1 })
  }
  return ranges
}

function isLowSurrogate(text: string, at: number): boolean {
  const unit = text.charCodeAt(at)
  return unit >= 0xdc00 && unit <= 0xdfff
}
