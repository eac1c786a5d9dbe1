import type { RefObject } from 'react'
import type { IssueSession } from './session.ts'

/** What a layer over the text is given to find its places by. */
export interface LayerProps {
  readonly session: IssueSession
  readonly root: RefObject<HTMLElement | null>
  readonly zoom: number
  readonly isReadOnly: boolean
}

/** A box over the text, in pixels of the unzoomed page. */
export interface Box {
  readonly left: number
  readonly top: number
  readonly width: number
  readonly height: number
}

/** A rectangle of the window as a box over the text that begins at `origin`. */
export function boxOn(origin: DOMRect, rect: DOMRect, zoom: number): Box {
  return {
    left: (rect.left - origin.left) / zoom,
    top: (rect.top - origin.top) / zoom,
    width: rect.width / zoom,
    height: rect.height / zoom,
  }
}
