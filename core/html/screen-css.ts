/** Pages on screen: the browser's own columns, one under the other or two side by side. */
import type { Galley, PageGeometry } from '../galley/types.ts'
import { pageRoom } from './page-room.ts'
import { breakClass } from './shape.ts'
import { columnGap, flowWidth, sheetGap, spreadClass } from './sheet-grid.ts'

/**
 * Each article that starts a page is a paged flow of its own, so that a keystroke lays out one
 * article; where articles follow one another on a page, the whole issue is one flow. So it is where
 * pages lie side by side: which side an article begins on depends on all before it, and a column is
 * found by the browser at once. The places that only a layout can tell (`--head-height` …) are set on
 * the root by `placeHead` and `placeTail`.
 */
export function screenCss({ page }: Galley): string {
  const room = pageRoom(page)
  const gap = `calc(${page.height}pt + ${sheetGap - room}px)`
  const paged =
    `column-count:1;column-height:${room}px;column-wrap:wrap;column-fill:auto;` +
    `column-gap:0;row-gap:${gap}`
  const overlay = (height: string) =>
    `{margin-top:-${room}px}\n` +
    `SELECTOR::before{content:"";display:block;height:var(${height},0px)}\n`
  const oneFlow = `.bulletin:is(.continuous,.${spreadClass})`
  const flows = `.bulletin:not(.continuous,.${spreadClass})`
  const contents = `${flows} .part-contents`
  const sameFlow = `${flows} .article:not(.starts-page)`
  return (
    `.bulletin{min-height:var(--bulletin-height,0px)}\n` +
    `${oneFlow},${contents},${flows} .article{${paged}}\n` +
    spreadCss(page) +
    `${flows} .part-masthead{height:${room}px}\n` +
    `${flows} .starts-page{margin-top:${gap}}\n` +
    contents +
    overlay('--masthead-height').replace('SELECTOR', contents) +
    sameFlow +
    overlay('--head-height').replace('SELECTOR', sameFlow) +
    `${oneFlow} .starts-page{break-before:column}\n` +
    '.bulletin .blank-page{display:none}\n' +
    `.bulletin .${breakClass}{break-before:column}\n` +
    '.bulletin :is(.noBodyNotice,.part-distribution,.part-imprint)' +
    `{position:absolute;left:var(--tail-left,0px);width:${page.measure}pt;margin:0}\n` +
    '.bulletin .noBodyNotice{top:var(--notice-top)}\n' +
    // The leader lies over the room that its title leaves: a click there means the title.
    '.bulletin .entry-page{pointer-events:none}\n' +
    '.bulletin .part-distribution{top:var(--distribution-top)}\n' +
    '.bulletin .part-imprint{top:var(--imprint-top)}\n'
  )
}

/** The first page lies on the right: nothing stands on its left. */
function spreadCss(page: PageGeometry): string {
  const spread = `.bulletin.${spreadClass}`
  return (
    `${spread}{width:${flowWidth({ page, isSpread: true })}px;column-count:2;` +
    `column-gap:${columnGap(page)}px}\n` +
    `${spread}::before{content:"";display:block;height:${pageRoom(page)}px;break-after:column}\n`
  )
}
