/** A kind of character that was dropped, as people look it up: "U+202E", and how often. */
export interface RemovedCharacter {
  readonly character: string
  readonly count: number
}

/** Text without the characters that no export may hold, and what they were. */
export interface SanitizedText {
  readonly text: string
  readonly removedCharacters: number
  /** By code point, in order. */
  readonly removed: readonly RemovedCharacter[]
}

/**
 * What XML 1.0 forbids (controls, U+FFFE, U+FFFF, lone surrogates: one of them makes Word refuse
 * the whole file), and the controls that turn text round, by which a line can read otherwise than
 * it is stored (U+202A–202E, U+2066–2069): no Chinese text needs them.
 */
const forbidden =
  /[\x00-\x08\x0B\x0C\x0E-\x1F\u202A-\u202E\u2066-\u2069\uFFFE\uFFFF]|[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]/g

/** The one rule of what leaves in a DOCX, a PDF or a text. */
export function sanitizeText(text: string): SanitizedText {
  const counts = new Map<string, number>()
  const kept = drop(text, counts)
  return { text: kept, ...told(counts) }
}

/** The same for every text inside a value of plain objects and arrays; keys stay as they are. */
export function sanitizeTexts<Value>(
  value: Value,
): Omit<SanitizedText, 'text'> & { readonly value: Value } {
  const counts = new Map<string, number>()
  const clean = (part: unknown): unknown => {
    if (typeof part === 'string') return drop(part, counts)
    if (Array.isArray(part)) return part.map(clean)
    if (typeof part !== 'object' || part === null) return part
    return Object.fromEntries(Object.entries(part).map(([key, inner]) => [key, clean(inner)]))
  }
  return { value: clean(value) as Value, ...told(counts) }
}

/** U+202E ×2、U+0000 ×1; '' for nothing. */
export const removedText = (removed: readonly RemovedCharacter[]): string =>
  removed.map(({ character, count }) => `${character} ×${count}`).join('、')

function drop(text: string, counts: Map<string, number>): string {
  return text.replace(forbidden, (character) => {
    const code = character.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')
    counts.set(`U+${code}`, (counts.get(`U+${code}`) ?? 0) + 1)
    return ''
  })
}

function told(counts: ReadonlyMap<string, number>): Omit<SanitizedText, 'text'> {
  const removed = [...counts]
    .map(([character, count]) => ({ character, count }))
    .sort((a, b) => (a.character < b.character ? -1 : 1))
  return { removed, removedCharacters: removed.reduce((sum, { count }) => sum + count, 0) }
}
