import type { Figure } from '../model/index.ts'
import type { Template } from '../template/index.ts'
import { largestFigure } from './geometry.ts'

/** A picture's width and height on paper. */
export type FigureSize = Pick<Figure, 'widthMm' | 'heightMm'>

/** Below this nobody could take hold of a picture any more. */
const leastMm = 5

const mmPerPoint = 25.4 / 72

const round = (mm: number): number => Math.round(mm * 10) / 10

/** As wide as wished and as high as its proportion says: never beyond the type area, nor too small. */
export function scaledFigure(size: FigureSize, widthMm: number, template: Template): FigureSize {
  const ratio = size.heightMm / size.widthMm
  const most = mostMm(template)
  const widest = Math.min(most.widthMm, most.heightMm / ratio)
  const narrowest = Math.min(widest, Math.max(leastMm, leastMm / ratio))
  const width = Math.max(narrowest, Math.min(widest, round(widthMm)))
  return { widthMm: width, heightMm: round(width * ratio) }
}

/** One side as long as wished, the other one as it is: within the same bounds. */
export function stretchedFigure(
  size: FigureSize,
  wanted: Partial<FigureSize>,
  template: Template,
): FigureSize {
  const most = mostMm(template)
  const bound = (mm: number, mostMm: number) => Math.max(leastMm, Math.min(mostMm, round(mm)))
  return {
    widthMm: bound(wanted.widthMm ?? size.widthMm, most.widthMm),
    heightMm: bound(wanted.heightMm ?? size.heightMm, most.heightMm),
  }
}

function mostMm(template: Template): FigureSize {
  const { width, height } = largestFigure(template)
  // A type area of 156 mm is a twip short of it.
  const floor = (points: number) => Math.floor((points + 0.05) * mmPerPoint * 10) / 10
  return { widthMm: floor(width), heightMm: floor(height) }
}
