import { widthInEms } from '../text/index.ts'
import type { SetStyle } from './types.ts'

/** No line starts with one of these. */
const closing = '。，、；：？！”’）〕】》〉…—·'

/**
 * How wide a text comes out, in points. For deciding in advance where words must not meet something
 * else; lines are cut by the browser.
 */
export function widthOf(text: string, { size, tracking }: SetStyle): number {
  return [...text].reduce((sum, character) => sum + widthInEms(character) * size + tracking, 0)
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
