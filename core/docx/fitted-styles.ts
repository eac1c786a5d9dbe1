/**
 * Styles of the paragraphs that an issue sets otherwise than its house style: tightened, or on a line
 * pitch of their article's own. Each is a named style derived from the usual one, so that somebody in
 * Word sees at a glance what was done and takes it back by choosing the usual style.
 */
import type { Galley, TextBlock } from '../galley/index.ts'
import { markup, value } from './markup.ts'
import { toTwips } from './measure.ts'

/** What is added to the id of a paragraph's usual style; '' for a paragraph set as usual. */
export function fittedSuffix(block: TextBlock, galley: Galley): string {
  const { tightening, lineHeight } = exceptionsOf(block, galley)
  return (
    (tightening === null ? '' : `Tight${toTwips(tightening)}`) +
    (lineHeight === null ? '' : `Line${toTwips(lineHeight)}`)
  )
}

interface Exceptions {
  /** Points less than the style's tracking. */
  readonly tightening: number | null
  readonly lineHeight: number | null
}

function exceptionsOf({ style, tracking, lineHeight }: TextBlock, { styles }: Galley): Exceptions {
  const usual = styles[style].tracking
  return {
    tightening: tracking === undefined ? null : Math.round((usual - tracking) * 20) / 20,
    lineHeight: lineHeight ?? null,
  }
}

/** Derived styles, each once; `idOf` says what a block's paragraph wears. */
export function fittedStyles(galley: Galley, idOf: (block: TextBlock) => string): string {
  const blocks = galley.articles
    .flatMap((article) => [...article.blocks, ...article.footnotes])
    .filter((block) => block.kind === 'text')
    .filter((block) => fittedSuffix(block, galley) !== '')
  const byId = new Map(blocks.map((block) => [idOf(block), block]))
  return [...byId.keys()]
    .sort()
    .map((id) => fittedStyle(id, byId.get(id)!, galley))
    .join('')
}

function fittedStyle(id: string, block: TextBlock, galley: Galley): string {
  const { tightening, lineHeight } = exceptionsOf(block, galley)
  const { name, spaceBefore, spaceAfter } = galley.styles[block.style]
  const words = [
    ...(tightening === null ? [] : [`紧缩${tightening}磅`]),
    ...(lineHeight === null ? [] : [`行距${lineHeight}磅`]),
  ]
  const base = id.slice(0, id.length - fittedSuffix(block, galley).length)
  const above = block.keepsWithNext ? '（表上）' : ''
  const paragraph =
    lineHeight === null
      ? ''
      : value('snapToGrid', 0) +
        markup('w:spacing', {
          'w:before': toTwips(spaceBefore),
          'w:after': toTwips(spaceAfter),
          'w:line': toTwips(lineHeight),
          'w:lineRule': 'exact',
        })
  const run = block.tracking === undefined ? '' : value('spacing', toTwips(block.tracking))
  return markup(
    'w:style',
    { 'w:type': 'paragraph', 'w:customStyle': 1, 'w:styleId': id },
    value('name', `${name}${above}（${words.join('，')}）`) +
      value('basedOn', base) +
      value('uiPriority', 90) +
      (paragraph === '' ? '' : markup('w:pPr', {}, paragraph)) +
      (run === '' ? '' : markup('w:rPr', {}, run)),
  )
}
