/** Lays an issue out from nothing, until what depends on its pages stands still. */
import { compose, type Galley, type PageMap } from '../../core/galley/index.ts'
import { drawGalley, type MediaUrl } from '../../core/html/index.ts'
import type { Bulletin } from '../../core/model/index.ts'
import type { Template } from '../../core/template/index.ts'
import { drawDom } from './draw-dom.ts'
import { measurePages } from './measure.ts'
import { placeHead, placeTail } from './place.ts'

export interface LayOutIssue {
  readonly bulletin: Bulletin
  readonly template: Template
  readonly mediaUrl: MediaUrl
}

/** Contents that push the articles on change the numbers that they show: twice is plenty. */
const mostPasses = 4

/**
 * `show` puts each drawing into the document, in place of the one before, and answers when its faces
 * and pictures are there. The style sheet of the issue is the caller's.
 */
export async function layOut(
  { bulletin, template, mediaUrl }: LayOutIssue,
  show: (root: HTMLElement, galley: Galley) => Promise<void>,
): Promise<{ readonly galley: Galley; readonly pages: PageMap }> {
  let galley = compose(bulletin, template, null)
  for (let pass = 1; ; pass += 1) {
    const root = drawDom(drawGalley(galley, mediaUrl))
    await show(root, galley)
    placeHead(root, galley)
    const pages = measurePages(root, galley)
    const next = compose(bulletin, template, pages)
    if (derived(next) === derived(galley) || pass === mostPasses) {
      placeTail(root, galley, pages)
      return { galley, pages }
    }
    galley = next
  }
}

function derived({ contents, noBodyNotice, blankPageBeforeTail }: Galley): string {
  return JSON.stringify([contents, noBodyNotice, blankPageBeforeTail])
}
