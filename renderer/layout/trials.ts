/** Lays issues out where nobody sees it, to learn what a change would do to the pages. */
import { writeCss, type MediaUrl } from '../../core/html/index.ts'
import type { PageMap } from '../../core/galley/index.ts'
import type { Bulletin } from '../../core/model/index.ts'
import type { Template } from '../../core/template/index.ts'
import { layOut } from './lay-out.ts'

export interface Trials {
  layOut(bulletin: Bulletin): Promise<PageMap>
  close(): void
}

/** A place of its own under the document: its style sheet and ids meet no others. */
export function openTrials(template: Template, mediaUrl: MediaUrl): Trials {
  const host = document.createElement('div')
  host.setAttribute('aria-hidden', 'true')
  host.style.cssText = 'all:initial;position:fixed;left:-30000px;top:0;visibility:hidden'
  const shadow = host.attachShadow({ mode: 'open' })
  const looks = new CSSStyleSheet()
  shadow.adoptedStyleSheets = [looks]
  document.body.append(host)
  return {
    layOut: async (bulletin) => {
      const { pages } = await layOut({ bulletin, template, mediaUrl }, async (root, galley) => {
        looks.replaceSync(writeCss(galley, 'screen'))
        root.style.width = `${galley.page.measure}pt`
        shadow.replaceChildren(root)
        root.getBoundingClientRect()
        await document.fonts.ready
        // A turn for what the editor has to do.
        await new Promise((resolve) => setTimeout(resolve))
      })
      return pages
    },
    close: () => host.remove(),
  }
}
