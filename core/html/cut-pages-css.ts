/** Some pages of an issue alone, each cut out of the layout on screen. */
import type { Galley } from '../galley/types.ts'
import { pageRoom } from './page-room.ts'
import { pageNumberBox, paperCss, quoted, tailRulesCss } from './print-css.ts'
import { cornerOf } from './sheet-grid.ts'

/** A page to be printed by itself. */
export interface CutPage {
  /** From 1. */
  readonly page: number
  readonly isNumbered: boolean
}

export const cutPageClass = 'cut-page'

/** What sets one cut page apart from the others. */
export const cutPageName = (page: number): string => `cut-page-${page}`

/**
 * What the style sheet for the screen lacks to print pages that are cut out of its layout. A page keeps
 * its number, and its number its side, whatever is printed before it.
 */
export function cutPagesCss(galley: Galley, pages: readonly CutPage[]): string {
  const { page } = galley
  return (
    paperCss(galley) +
    tailRulesCss(galley) +
    'body{margin:0}\n' +
    // Laid out apart from the paper's own pages, so that nothing of it is cut a second time.
    `.${cutPageClass}{contain:size layout;position:relative;width:${page.measure}pt;` +
    `height:${pageRoom(page)}px;overflow:clip;overflow-clip-margin:4mm}\n` +
    `.${cutPageClass}+.${cutPageClass}{break-before:page}\n` +
    `.${cutPageClass}>.bulletin{position:absolute;left:0}\n` +
    pages.map((each) => cutPageCss(galley, each)).join('')
  )
}

function cutPageCss(galley: Galley, { page, isNumbered }: CutPage): string {
  const name = cutPageName(page)
  const { top } = cornerOf({ page: galley.page, isSpread: false }, page)
  const { pattern, position } = galley.pageNumbers
  const words = pattern.replace('{page}', String(page))
  const side = position === 'center' ? 'center' : page % 2 === 1 ? 'right' : 'left'
  return (
    `.${name}{page:${name}}\n.${name}>.bulletin{top:-${top}px}\n` +
    (isNumbered && pattern !== ''
      ? `@page ${name}{${pageNumberBox(galley, side, quoted(words))}}\n`
      : '')
  )
}
