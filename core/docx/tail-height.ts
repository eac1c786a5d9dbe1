import { widthInEms } from '../text/index.ts'
import type { Galley, SplitBlock, TextBlock } from '../galley/index.ts'

/**
 * How tall the tail is, in points. Line heights and rules are exact; how many lines a text takes is
 * reckoned here, because the box needs a size before any program lays it out.
 */
export function tailHeight(galley: Galley): number {
  const { tail, styles, page } = galley
  const { distribution, credits, imprint, outerRule, innerRule } = tail
  const texts = [...distribution, ...credits].reduce(
    (sum, block) => sum + textHeight(block, galley),
    0,
  )
  const { lineHeight, spaceBefore, spaceAfter } = styles[imprint.style]
  const rules = 2 * outerRule.weight + (distribution.length > 0 ? innerRule.weight : 0)
  const height = texts + lineHeight + spaceBefore + spaceAfter + rules + 1
  return Math.min(height, page.typeAreaHeight)
}

function textHeight(block: SplitBlock | TextBlock, { styles, page }: Galley): number {
  const style = styles[block.style]
  const first =
    page.measure - style.leftIndent.points - style.rightIndent.points - style.firstLineIndent.points
  const later = first - style.hangingIndent.points + style.firstLineIndent.points
  const words = wordsOf(block)
  const lines = words
    .split('\n')
    .reduce((sum, text) => sum + countLines(text, style.size, style.tracking, first, later), 0)
  return lines * style.lineHeight + style.spaceBefore + style.spaceAfter
}

function wordsOf(block: SplitBlock | TextBlock): string {
  if (block.kind === 'split') return block.left + block.right
  const inlines = block.inlines.map((inline) => ('text' in inline ? inline.text : inline.reference))
  return block.marker + inlines.join('')
}

const closing = '。，、；：？！”’）〕】》〉'

/** No line starts with a closing mark. */
function countLines(
  text: string,
  size: number,
  tracking: number,
  first: number,
  later: number,
): number {
  let lines = 1
  let room = first
  for (const character of text) {
    const width = widthInEms(character) * size + tracking
    if (width > room + 0.01) {
      lines += 1
      room = later - (closing.includes(character) ? size + tracking : 0)
    }
    room -= width
  }
  return lines
}
