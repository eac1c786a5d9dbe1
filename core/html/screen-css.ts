/** Pages on screen: the browser's own columns, one under the other. */
import type { Galley } from '../galley/types.ts'
import { pageRoom } from './page-room.ts'
import { breakClass } from './shape.ts'
import { sheetGap } from './sheet-grid.ts'

/**
 * Each article that starts a page is a paged flow of its own, so that a keystroke lays out one
 * article; where articles follow one another on a page, the whole issue is one flow. The places that
 * only a layout can tell (`--head-height` …) are set on the root by `placeParts`.
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
  const contents = '.bulletin:not(.continuous) .part-contents'
  const sameFlow = '.bulletin:not(.continuous) .article:not(.starts-page)'
  return (
    `.bulletin{min-height:var(--bulletin-height,0px)}\n` +
    `.bulletin.continuous,${contents},.bulletin:not(.continuous) .article{${paged}}\n` +
    `.bulletin:not(.continuous) .part-masthead{height:${room}px}\n` +
    `.bulletin:not(.continuous) .starts-page{margin-top:${gap}}\n` +
    contents +
    overlay('--masthead-height').replace('SELECTOR', contents) +
    sameFlow +
    overlay('--head-height').replace('SELECTOR', sameFlow) +
    '.bulletin.continuous .starts-page{break-before:column}\n' +
    '.bulletin .blank-page{display:none}\n' +
    `.bulletin .${breakClass}{break-before:column}\n` +
    '.bulletin :is(.noBodyNotice,.part-distribution,.part-imprint)' +
    '{position:absolute;left:0;right:0;margin:0}\n' +
    '.bulletin .noBodyNotice{top:var(--notice-top)}\n' +
    // The leader lies over the room that its title leaves: a click there means the title.
    '.bulletin .entry-page{pointer-events:none}\n' +
    '.bulletin .part-distribution{top:var(--distribution-top)}\n' +
    '.bulletin .part-imprint{top:var(--imprint-top)}\n'
  )
}
