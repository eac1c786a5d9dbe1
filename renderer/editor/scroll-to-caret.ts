import type { Range as SlateRange } from 'slate'
import { Range } from 'slate'
import type { BulletinEditor } from './slate-types.ts'

/** Room kept between the caret and the edge of what can be seen. */
const roomPx = 56

/** Scrolls as little as brings the caret into view; never while it can be seen. */
export function scrollToCaret(editor: unknown, domRange: globalThis.Range): void {
  const { selection } = editor as BulletinEditor
  const focus = domRange.cloneRange()
  focus.collapse(isBackward(selection))
  const place = focus.getClientRects()[0] ?? elementOf(focus)?.getBoundingClientRect()
  const scroller = scrollParent(elementOf(focus))
  if (!place || !scroller) return
  const frame = scroller.getBoundingClientRect()
  const top = Math.max(frame.top, 0)
  const bottom = Math.min(frame.bottom, window.innerHeight)
  if (place.top >= top + 8 && place.bottom <= bottom - 8) return
  const by = place.top < top + 8 ? place.top - top - roomPx : place.bottom - bottom + roomPx
  scroller.scrollBy({ top: by, behavior: 'instant' })
}

const isBackward = (selection: SlateRange | null): boolean =>
  selection !== null && Range.isBackward(selection)

function elementOf(range: globalThis.Range): Element | null {
  const node = range.startContainer
  return node instanceof Element ? node : node.parentElement
}

function scrollParent(element: Element | null): Element | null {
  for (let at = element; at; at = at.parentElement) {
    const { overflowY } = getComputedStyle(at)
    if ((overflowY === 'auto' || overflowY === 'scroll') && at.scrollHeight > at.clientHeight) {
      return at
    }
  }
  return document.scrollingElement
}
