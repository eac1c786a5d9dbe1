/** What becomes of a picture's size when one of its handles is dragged. */
import { scaledFigure, stretchedFigure, type FigureSize } from '../../core/galley/index.ts'
import type { Template } from '../../core/template/index.ts'

/** A corner or the middle of a side. */
export interface FigureHandle {
  readonly name: string
  /** -1 at the left edge and at the top, 1 at the right edge and at the foot. */
  readonly x: -1 | 0 | 1
  readonly y: -1 | 0 | 1
  readonly cursor: string
}

export const figureHandles: readonly FigureHandle[] = [
  { name: 'top-left', x: -1, y: -1, cursor: 'nwse-resize' },
  { name: 'top', x: 0, y: -1, cursor: 'ns-resize' },
  { name: 'top-right', x: 1, y: -1, cursor: 'nesw-resize' },
  { name: 'left', x: -1, y: 0, cursor: 'ew-resize' },
  { name: 'right', x: 1, y: 0, cursor: 'ew-resize' },
  { name: 'bottom-left', x: -1, y: 1, cursor: 'nesw-resize' },
  { name: 'bottom', x: 0, y: 1, cursor: 'ns-resize' },
  { name: 'bottom-right', x: 1, y: 1, cursor: 'nwse-resize' },
]

interface Limits {
  readonly template: Template
  /** Height by width of the picture itself; null where it is not known. */
  readonly naturalRatio: number | null
}

/** How near to its own proportion a picture that is stretched falls back into it. */
const snap = 0.02

/**
 * The size after a handle was moved by so many millimetres. A corner scales the picture, a side
 * stretches it, in steps of a millimetre; near the picture's own proportion it takes that.
 */
export function draggedFigure(
  before: FigureSize,
  { x, y }: FigureHandle,
  by: { readonly x: number; readonly y: number },
  { template, naturalRatio }: Limits,
): FigureSize {
  const { widthMm, heightMm } = before
  if (x !== 0 && y !== 0) {
    // As far as the mouse went along the diagonal.
    const part = (x * by.x * widthMm + y * by.y * heightMm) / (widthMm ** 2 + heightMm ** 2)
    const width = Math.round(widthMm * (1 + part))
    return width === Math.round(widthMm) ? before : scaledFigure(before, width, template)
  }
  const wanted =
    x !== 0
      ? { widthMm: widthMm + Math.round(x * by.x) }
      : { heightMm: heightMm + Math.round(y * by.y) }
  const next = stretchedFigure(before, wanted, template)
  if (naturalRatio === null) return next
  const isNear = Math.abs(next.heightMm / next.widthMm / naturalRatio - 1) < snap
  if (!isNear) return next
  return x !== 0
    ? stretchedFigure(before, { widthMm: heightMm / naturalRatio }, template)
    : stretchedFigure(before, { heightMm: widthMm * naturalRatio }, template)
}
