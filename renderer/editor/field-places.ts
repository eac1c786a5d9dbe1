/** Where fields lie: read from the drawn words, in pixels of the unzoomed page. */
import { sharedRange } from '../layout/index.ts'
import type { FieldSpec } from './fields.ts'

export interface FieldPlace {
  readonly left: number
  readonly top: number
  readonly width: number
  readonly height: number
  /** Nothing is printed here yet. */
  readonly isEmpty: boolean
  readonly isAbsent: boolean
  /** Fixed words stand close by, which its box must not cover. */
  readonly isTight: boolean
  readonly align: 'left' | 'center' | 'right'
  readonly look: FieldLook
}

/** The look of the printed words, so that typing in a field looks like the page. */
export interface FieldLook {
  readonly fontFamily: string
  readonly fontSize: string
  readonly fontWeight: string
  readonly letterSpacing: string
  readonly lineHeight: string
  readonly color: string
}

/** Room for words that are not there yet. */
const emptyWidth = 150

export function findFieldPlace(
  root: HTMLElement,
  { anchor }: FieldSpec,
  zoom: number,
): FieldPlace | null {
  const blocks = anchor.blocks.flatMap((id) => findBlock(root, id) ?? [])
  const origin = root.getBoundingClientRect()
  const relative = (rect: { left: number; top: number; right: number; bottom: number }) => ({
    left: (rect.left - origin.left) / zoom,
    top: (rect.top - origin.top) / zoom,
    width: (rect.right - rect.left) / zoom,
    height: (rect.bottom - rect.top) / zoom,
  })
  const [block] = blocks
  if (!block) return absentPlace(root, anchor, relative)
  const style = getComputedStyle(block)
  const words = anchor.side ? block.querySelector(`.${anchor.side}`) : null
  const rect = anchor.range
    ? rangeRect(block, anchor.range)
    : words
      ? words.getBoundingClientRect()
      : unionOf(blocks.map(contentRect))
  const place = relative(rect)
  const align = anchor.side ?? (style.textAlign === 'center' && !anchor.range ? 'center' : 'left')
  const isEmpty = (words ?? block).textContent === '' && block.querySelector('img') === null
  // One line is as high as its letters and a little air, not as its pitch.
  const isOneLine = blocks.length === 1
  const size = Number.parseFloat(style.fontSize)
  const height = isOneLine
    ? Math.min(Number.parseFloat(style.lineHeight), size * 1.5)
    : place.height
  const empty = Math.max(place.width, emptyWidth)
  const shift =
    align === 'right' ? empty - place.width : align === 'center' ? (empty - place.width) / 2 : 0
  return {
    left: isEmpty ? place.left - shift : place.left,
    top: place.top + (place.height - height) / 2,
    width: isEmpty ? empty : place.width,
    height,
    isEmpty,
    isAbsent: false,
    isTight: anchor.range !== undefined,
    align,
    look: { ...lookOf(style), ...(isOneLine && { lineHeight: `${height - 2}px` }) },
  }
}

function absentPlace(
  root: HTMLElement,
  { absent }: FieldSpec['anchor'],
  relative: (rect: DOMRect) => { left: number; top: number; width: number; height: number },
): FieldPlace | null {
  const block = absent && findBlock(root, absent.block)
  if (!block) return null
  const rect = relative(block.getBoundingClientRect())
  const isTail = block.classList.contains('imprint')
  const top = absent.at === 'below' || isTail ? rect.top + rect.height + (isTail ? 3 : 0) : 8
  const left =
    absent.at === 'headRight'
      ? rect.left + rect.width - emptyWidth
      : absent.at === 'below' && !isTail
        ? rect.left + (rect.width - emptyWidth) / 2
        : rect.left
  const align =
    absent.at === 'headRight' ? 'right' : isTail || absent.at !== 'below' ? 'left' : 'center'
  const style = getComputedStyle(root.querySelector('.issueLine') ?? block)
  return {
    left,
    top,
    width: emptyWidth,
    height: 26,
    isEmpty: true,
    isAbsent: true,
    isTight: false,
    align,
    look: { ...lookOf(style), fontSize: '15px', letterSpacing: '0', lineHeight: '22px' },
  }
}

function findBlock(root: HTMLElement, id: string): HTMLElement | null {
  return root.querySelector<HTMLElement>(`.drawn [data-id="${CSS.escape(id)}"]`)
}

/** The words of a block, without its indents. */
function contentRect(block: Element): DOMRect {
  const range = sharedRange()
  range.selectNodeContents(block)
  const rect = range.getBoundingClientRect()
  return rect.width > 0 ? rect : block.getBoundingClientRect()
}

function rangeRect(block: Element, [start, end]: readonly [number, number]): DOMRect {
  const text = document.createTreeWalker(block, NodeFilter.SHOW_TEXT).nextNode()
  if (!(text instanceof Text)) return block.getBoundingClientRect()
  const range = sharedRange()
  range.setStart(text, Math.min(start, text.length))
  range.setEnd(text, Math.min(end, text.length))
  return range.getBoundingClientRect()
}

function unionOf(rects: readonly DOMRect[]) {
  return {
    left: Math.min(...rects.map((rect) => rect.left)),
    top: Math.min(...rects.map((rect) => rect.top)),
    right: Math.max(...rects.map((rect) => rect.right)),
    bottom: Math.max(...rects.map((rect) => rect.bottom)),
  }
}

function lookOf(style: CSSStyleDeclaration): FieldLook {
  const { fontFamily, fontSize, fontWeight, letterSpacing, lineHeight, color } = style
  return { fontFamily, fontSize, fontWeight, letterSpacing, lineHeight, color }
}
