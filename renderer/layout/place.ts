/**
 * Places what CSS alone cannot: the contents below the masthead on the same sheet, and the tail at
 * the foot of the last one. Sets custom properties of the root; the style sheet uses them.
 */
import type { Galley, PageMap } from '../../core/galley/index.ts'
import { cornerOf } from '../../core/html/index.ts'
import { bottomOf } from './measure.ts'
import { sheetsOf } from './sheets.ts'

const pixelsPerPoint = 96 / 72

/**
 * Before measuring: how far masthead and contents reach down their last sheet. To be called when
 * either of them changed.
 */
export function placeHead(root: HTMLElement, galley: Galley): void {
  const masthead = root.querySelector('.part-masthead')
  const used = (part: Element) => {
    const sheets = sheetsOf(root, galley)
    return bottomOf(part, sheets).used / sheets.scale
  }
  const mastheadHeight = masthead === null ? 0 : used(masthead)
  root.style.setProperty('--masthead-height', `${mastheadHeight}px`)
  // An editor draws contents without entries too: a page of nothing.
  const contents = root.querySelector('.part-contents:has([data-id])')
  const headHeight = contents === null ? mastheadHeight : used(contents)
  root.style.setProperty('--head-height', `${headHeight}px`)
}

/** After measuring: where the notice, the distribution and the imprint stand. */
export function placeTail(root: HTMLElement, galley: Galley, pages: PageMap): void {
  const { scale, grid } = sheetsOf(root, galley)
  const heightOf = (selector: string) =>
    (root.querySelector(selector)?.getBoundingClientRect().height ?? 0) / scale
  const { left, top } = cornerOf(grid, pages.tailPage)
  const foot = top + galley.page.typeAreaHeight * pixelsPerPoint
  const imprint = foot - heightOf('.part-imprint')
  root.style.setProperty('--tail-left', `${left}px`)
  root.style.setProperty('--notice-top', `${top}px`)
  root.style.setProperty('--imprint-top', `${imprint}px`)
  root.style.setProperty('--distribution-top', `${imprint - heightOf('.part-distribution')}px`)
  root.style.setProperty('--bulletin-height', `${foot}px`)
}
