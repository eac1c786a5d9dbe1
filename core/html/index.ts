export type { MediaUrl, PartName, Shape, ShapeNode, ShapeTag } from './shape.ts'
export {
  articleAnchor,
  articleShape,
  bulletinShape,
  cellShapeOf,
  drawBlock,
  drawInline,
  footnotesShape,
  keptShape,
  partShape,
  shapeOf,
  spanShapeOf,
} from './shape.ts'
export { keptRanges } from './kept-ranges.ts'
export { drawGalley } from './draw.ts'
export { escapeHtml, writeHtml, writeShape } from './html.ts'
