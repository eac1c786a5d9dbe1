/** The pages of an issue as the printer draws them, handed out one by one. */
import type { Galley, PageMap } from '../../core/galley/index.ts'
import {
  cornerOf,
  drawGalley,
  sheetPitch,
  type MediaUrl,
  type ShapeNode,
} from '../../core/html/index.ts'
import { drawDom, placeHead, placeTail } from '../layout/index.ts'

export interface DrawnPages {
  readonly galley: Galley
  readonly pageCount: number
  /** GB/T 9704-2012 7.5: neither a blank side before the tail nor the tail's page has a number. */
  isNumbered(page: number): boolean
  /** A copy of the whole issue, in which only what stands on `page` is drawn. */
  copyOf(page: number): HTMLElement
}

/**
 * Lays the issue out once, inside `stage`, which must be in the document, and may be out of sight.
 * Whatever could have the focus or a name of its own is plain in the copies.
 */
export function drawPages(
  stage: HTMLElement,
  galley: Galley,
  pages: PageMap,
  mediaUrl: MediaUrl,
): DrawnPages {
  const { children, ...bulletin } = drawGalley(galley, mediaUrl)
  const root = drawDom(
    plain({
      ...bulletin,
      children: children.map((part) => (typeof part === 'string' ? part : plain(part))),
    }),
  )
  for (const element of root.querySelectorAll('[id],[href]')) {
    element.removeAttribute('id')
    element.removeAttribute('href')
  }
  stage.replaceChildren(root)
  placeHead(root, galley)
  placeTail(root, galley, pages)
  const { top } = root.getBoundingClientRect()
  const parts = [...root.children].map((part) => {
    const rect = part.getBoundingClientRect()
    return { part, top: rect.top - top, bottom: rect.bottom - top }
  })
  const isOneFlow = root.classList.contains('continuous')
  return {
    galley,
    pageCount: pages.pageCount,
    isNumbered: (page) => !galley.blankPageBeforeTail || page <= pages.pageCount - 2,
    copyOf(page) {
      if (isOneFlow) return root.cloneNode(true) as HTMLElement
      const copy = root.cloneNode(false) as HTMLElement
      const from = cornerOf({ page: galley.page, isSpread: false }, page).top
      const to = from + sheetPitch(galley.page)
      for (const { part, top: partTop, bottom } of parts) {
        const isOn = bottom > from && partTop < to
        const drawn = part.cloneNode(isOn) as HTMLElement
        // The room of what is not drawn keeps the rest in its place.
        if (!isOn) drawn.style.height = `${bottom - partTop}px`
        copy.append(drawn)
      }
      return copy
    },
  }
}

/** Without a landmark's tag: a copy of a part of the issue is nowhere to go to. */
function plain(part: ShapeNode): ShapeNode {
  return part.tag === 'article' ? part : { ...part, tag: 'div' }
}
