import type { NameplatePicture, Template } from '../template/index.ts'
import type { PageGeometry } from './types.ts'

/** Word measures in twentieths of a point; what is not a whole twip cannot be the same everywhere. */
export const toTwips = (points: number): number => Math.round(points * 20)
export const roundToTwip = (points: number): number => toTwips(points) / 20

/** Points of a length in millimetres, to a twip. */
export const millimetres = (mm: number): number => roundToTwip((mm / 25.4) * 72)

/** Sheet, margins and type area of a template. */
export function pageGeometry({ paper, grid }: Template): PageGeometry {
  const width = millimetres(paper.widthMm)
  const height = millimetres(paper.heightMm)
  const head = millimetres(paper.headMarginMm)
  const foot = millimetres(paper.footMarginMm)
  const binding = millimetres(paper.bindingMarginMm)
  const outer = millimetres(paper.outerMarginMm)
  return {
    width,
    height,
    head,
    foot,
    binding,
    outer,
    measure: millimetres(paper.widthMm - paper.bindingMarginMm - paper.outerMarginMm),
    linePitch: grid.linePitch,
    linesPerPage: grid.linesPerPage,
    typeAreaHeight: millimetres(paper.heightMm - paper.headMarginMm - paper.footMarginMm),
  }
}

/** Of the type area's height: as much as a nameplate may take that is a picture. */
const nameplateShare = 1 / 3

/** Points of a nameplate's picture: as wide as wished, and not beyond the type area. */
export function nameplateSize(
  template: Template,
  { widthMm, ratio }: NameplatePicture,
): { readonly width: number; readonly height: number } {
  const { measure, typeAreaHeight } = pageGeometry(template)
  const most = Math.min(measure, (typeAreaHeight * nameplateShare) / ratio)
  const width = roundToTwip(Math.min(most, millimetres(widthMm)))
  return { width, height: roundToTwip(width * ratio) }
}

/** A table of no more rows than this, its head aside, stands on one page. */
export const wholeTableRows = 8

/** Lines of the page that a picture leaves to its caption and the space around both. */
const captionRoom = 4

/** Points that a picture takes at most, so that it and its caption stand on one page. */
export function largestFigure(template: Template): {
  readonly width: number
  readonly height: number
} {
  const { measure, typeAreaHeight, linePitch } = pageGeometry(template)
  return { width: measure, height: typeAreaHeight - captionRoom * linePitch }
}
