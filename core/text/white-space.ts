const whiteSpace = /[\s\u200B\u2060\uFEFF]+/gu

/** The text without any white space, full-width and zero-width included. */
export function withoutSpaces(text: string): string {
  return text.replace(whiteSpace, '')
}

/** Removes what neither a page nor XML can hold: controls but tab and line ends, U+FEFF, half pairs. */
export function dropControlCharacters(text: string): {
  readonly text: string
  readonly dropped: number
} {
  let dropped = 0
  const kept = text.replace(unprintable, () => {
    dropped += 1
    return ''
  })
  return { text: kept, dropped }
}

// With the flag u a half of a surrogate pair only matches where the other half is missing.
// Vertical tab, form feed, NEL and the Unicode separators end lines, so they stay.
const unprintable = /[\0-\x08\x0E-\x1F\x7F-\x84\x86-\x9F\uFEFF\uFFFE\uFFFF\p{Surrogate}]/gu
