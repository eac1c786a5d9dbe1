/** The galley's words as plain text, a line per paragraph, for those who paste into a chat. */
import type { Galley, GalleyBlock, SetInline, TextBlock } from '../../core/galley/index.ts'

/** UTF-8 with CRLF would suit Notepad of old; today LF is read everywhere. */
export function writeText(galley: Galley): string {
  const parts = [
    galley.masthead.map(lineOf),
    galley.contents.map(lineOf),
    ...galley.articles.map((article) => [...article.blocks, ...article.footnotes].flatMap(linesOf)),
    [...galley.tail.distribution, galley.tail.imprint, ...galley.tail.credits].map(lineOf),
  ]
  return parts
    .map((lines) => lines.filter((line) => line !== '').join('\n'))
    .filter((part) => part !== '')
    .join('\n\n')
    .concat('\n')
}

function linesOf(block: GalleyBlock): readonly string[] {
  if (block.kind !== 'table') return [lineOf(block)]
  return block.rows.map((row) => row.cells.map((cell) => wordsOf(cell.inlines)).join('\t'))
}

function lineOf(block: GalleyBlock | TextBlock): string {
  switch (block.kind) {
    case 'text':
      return block.marker + wordsOf(block.inlines)
    case 'split':
      return [block.left, block.right].filter((end) => end !== '').join('　')
    case 'contentsEntry':
      return block.title
    case 'figure':
      if (block.style === 'nameplate') return block.alt
      return block.alt === '' ? '' : `［图：${block.alt}］`
    case 'table':
      return linesOf(block).join('\n')
  }
}

function wordsOf(inlines: readonly SetInline[]): string {
  return inlines.map((inline) => ('text' in inline ? inline.text : inline.reference)).join('')
}
