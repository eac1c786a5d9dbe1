export * from './types.ts'
export * from './page-map.ts'
export { issueMedia } from './issue-media.ts'
export { lineOf, type LineNumber } from './line-of.ts'
export { compose, partsOf, type BulletinParts, type SetArticleFunction } from './compose.ts'
export { setArticle } from './article.ts'
export { fittedColumnWidths, leastColumnWidth } from './column-widths.ts'
export { scaledFigure, stretchedFigure, type FigureSize } from './figure-size.ts'
export { articleMarkers, nextNumbers, findRunInLevel } from './numbering.ts'
export { issueTitle, printedDate } from './masthead.ts'
export {
  largestFigure,
  millimetres,
  nameplateSize,
  pageGeometry,
  toTwips,
  wholeTableRows,
} from './geometry.ts'
