import type { Range as SlateRange } from 'slate'
import { Range } from 'slate'
import { ReactEditor } from 'slate-react'
import type { BulletinEditor } from './slate-types.ts'

/** Room kept between the caret and the edge of what can be seen. */
const roomPx = 56
/** Nearer to the edge than this a place counts as out of sight. */
const edgePx = 8

/** Scrolls as little as brings the caret into view; never while it can be seen. */
export function scrollToCaret(editor: unknown, domRange: globalThis.Range): void {
  const { selection } = editor as BulletinEditor
  const focus = domRange.cloneRange()
  focus.collapse(isBackward(selection))
  const element = elementOf(focus)
  const place = focus.getClientRects()[0] ?? element?.getBoundingClientRect()
  if (place && element) scrollToPlace(element, place)
}

/** The same for where the caret is now; nothing without one. */
export function showCaret(editor: BulletinEditor): void {
  const { selection } = editor
  const range = selection && ReactEditor.resolveDOMRange(editor, selection)
  if (range) scrollToCaret(editor, range)
}

/** Scrolls what holds an element as little as brings a place in it into view. */
export function scrollToPlace(element: Element, place: DOMRect): void {
  const scroller = scrollParent(element)
  if (!scroller) return
  const frame = scroller.getBoundingClientRect()
  const top = stepTo(place.top, place.bottom, Math.max(frame.top, 0), bottomOf(frame))
  const left = stepTo(place.left, place.right, Math.max(frame.left, 0), rightOf(frame))
  if (top !== 0 || left !== 0) scroller.scrollBy({ top, left, behavior: 'instant' })
}

/**
 * Brings a block to the middle of what can be seen: of one that stands on two pages the piece with
 * the words that are selected, or its beginning.
 */
export function scrollToBlock(editor: BulletinEditor, block: Element): void {
  const scroller = scrollParent(block)
  const words = selectedIn(editor, block)
  const pieces = [...block.getClientRects()]
  const place = pieces.find((piece) => words && holds(piece, words)) ?? pieces[0]
  if (!scroller || !place) return
  const frame = scroller.getBoundingClientRect()
  const middle = (Math.max(frame.top, 0) + bottomOf(frame)) / 2
  const left = stepTo(place.left, place.right, Math.max(frame.left, 0), rightOf(frame))
  scroller.scrollBy({ top: (place.top + place.bottom) / 2 - middle, left, behavior: 'instant' })
}

function selectedIn(editor: BulletinEditor, block: Element): DOMRect | null {
  const { selection } = editor
  if (!selection) return null
  const start = Range.start(selection)
  const range = ReactEditor.resolveDOMRange(editor, { anchor: start, focus: start })
  return range && block.contains(range.startContainer) ? (range.getClientRects()[0] ?? null) : null
}

const holds = (piece: DOMRect, { left, top, bottom }: DOMRect): boolean =>
  left >= piece.left - 1 &&
  left <= piece.right + 1 &&
  (top + bottom) / 2 >= piece.top &&
  (top + bottom) / 2 <= piece.bottom

const bottomOf = (frame: DOMRect): number => Math.min(frame.bottom, window.innerHeight)
const rightOf = (frame: DOMRect): number => Math.min(frame.right, window.innerWidth)

/** How far to scroll so that a stretch comes into sight; its beginning where it is too long. */
function stepTo(start: number, end: number, from: number, to: number): number {
  if (start < from + edgePx) return start - from - roomPx
  if (end > to - edgePx) return Math.min(end - to + roomPx, start - from - roomPx)
  return 0
}

const isBackward = (selection: SlateRange | null): boolean =>
  selection !== null && Range.isBackward(selection)

function elementOf(range: globalThis.Range): Element | null {
  const node = range.startContainer
  return node instanceof Element ? node : node.parentElement
}

export function scrollParent(element: Element | null): Element | null {
  for (let at = element; at; at = at.parentElement) {
    const { overflowY } = getComputedStyle(at)
    if ((overflowY === 'auto' || overflowY === 'scroll') && at.scrollHeight > at.clientHeight) {
      return at
    }
  }
  return document.scrollingElement
}
