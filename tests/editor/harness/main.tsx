/** The editor alone in a page: a test hands it a bulletin and looks at what becomes of it. */
import { StrictMode } from 'react'
import { createRoot, type Root } from 'react-dom/client'
import type { Bulletin } from '../../../core/model/index.ts'
import { templateById, type Template } from '../../../core/template/index.ts'
import { readClipping } from '../../../core/read/index.ts'
import { passageOfMarkup } from '../../../host/import/markup.ts'
import * as editing from '../../../renderer/editor/index.ts'

export interface Harness {
  readonly session: editing.IssueSession
  readonly verbs: typeof editing
}

declare global {
  interface Window {
    openBulletin(bulletin: Bulletin, zoom?: number, template?: Template): Promise<void>
    /** Lays two pages side by side, or one under the other as an issue opens. */
    spread(isSpread: boolean): void
    harness: Harness
  }
}

/** A picture that loads: one that is missing is drawn as its words, as wide as they are. */
const pixel = 'data:image/gif;base64,R0lGODlhAQABAAAAACH5BAEKAAEALAAAAAABAAEAAAICTAEAOw=='

let root: Root | null = null
let lastId = 0
let draw: (isSpread: boolean) => void = () => undefined

window.openBulletin = async (bulletin, zoom = 1, given) => {
  root?.unmount()
  const scroller = document.querySelector('#scroller')!
  scroller.scrollTop = 0
  root = createRoot(scroller)
  const template = given ?? templateById('work-information')
  const session = editing.createSession(
    { bulletin, template },
    { newId: () => `new${(lastId += 1)}` },
  )
  // What a desk has read in a worker of its host.
  session.editor.readClipping = (clipping) =>
    Promise.resolve(readClipping(clipping, passageOfMarkup))
  window.harness = { session, verbs: editing }
  const mediaUrl = () => pixel
  draw = (isSpread) =>
    root?.render(
      <StrictMode>
        <editing.PagedEditor {...{ session, zoom, mediaUrl, isSpread }} />
      </StrictMode>,
    )
  draw(false)
  await new Promise((resolve) => setTimeout(resolve, 100))
  await document.fonts.ready
  await new Promise((resolve) => setTimeout(resolve, 150))
}

window.spread = (isSpread) => draw(isSpread)
