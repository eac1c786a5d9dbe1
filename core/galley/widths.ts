import type { SetStyle } from './types.ts'

/** No line starts with one of these. */
const closing = '。，、；：？！”’）〕】》〉…—·'

/**
 * How wide a text comes out, in points: a Hanzi is one em, a letter or digit about half. For
 * deciding in advance where words must not meet something else; lines are cut by the browser.
 */
export function widthOf(text: string, { size, tracking }: SetStyle): number {
  return [...text].reduce((sum, character) => sum + advance(character, size) + tracking, 0)
}

/** Cuts a text into lines of at most `room` points. */
export function linesWithin(text: string, style: SetStyle, room: number): readonly string[] {
  const lines: string[] = []
  let line = ''
  for (const character of text) {
    if (line !== '' && widthOf(line + character, style) > room && !closing.includes(character)) {
      lines.push(line.trimEnd())
      line = character.trimStart()
    } else line += character
  }
  return [...lines, line]
}

function advance(character: string, size: number): number {
  return /[\u0020-\u007E]/.test(character) ? size / 2 : size
}
