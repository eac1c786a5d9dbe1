import type { PageMap } from './page-map.ts'

/** Where a character is printed: page and line of the page's grid, both from 1. */
export interface LineNumber {
  readonly page: number
  readonly row: number
}

/**
 * The line that holds a character of a block, by the block's own text. Numbers and references that
 * the program prints are in the lines and not in the text: they are passed over. Null for a block
 * whose lines were not read.
 */
export function lineOf(
  { pages }: PageMap,
  blockId: string,
  text: string,
  offset: number,
): LineNumber | null {
  let at = 0
  let last: LineNumber | null = null
  for (const [index, { lines, blockIds, rows }] of pages.entries()) {
    for (const [line, words] of lines.entries()) {
      if (blockIds[line] !== blockId) continue
      last = { page: index + 1, row: rows[line]! }
      for (const character of words) {
        while (isBreak(text[at])) at += 1
        if (at >= offset && at >= text.length) return last
        if (!text.startsWith(character, at)) continue
        if (at + character.length > offset) return last
        at += character.length
      }
    }
  }
  return last
}

/** Soft breaks and spaces at a line's end are in no line. */
const isBreak = (character: string | undefined): boolean => character === '\n'
