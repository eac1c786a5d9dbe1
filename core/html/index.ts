export type { MediaUrl, PartName, Shape, ShapeNode, ShapeTag } from './shape.ts'
export {
  articleAnchor,
  articleShape,
  bulletinShape,
  cellShapeOf,
  columnShapes,
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
export type { Medium } from './css.ts'
export { writeCss } from './css.ts'
export { cutPageClass, cutPageName, cutPagesCss, type CutPage } from './cut-pages-css.ts'
export type { DeskPlace, SheetGrid } from './sheet-grid.ts'
export {
  cellOf,
  columnGap,
  cornerOf,
  deskSize,
  flowWidth,
  pageIn,
  sheetPitch,
  spreadClass,
} from './sheet-grid.ts'
export { overprintCss, printTailCss } from './print-css.ts'
export type { FontFile, FontSources, FontWeightFiles } from './fonts.ts'
export {
  familiesOf,
  fontFileNames,
  interfaceFamily,
  officeBoldDescriptors,
  officeFaceDescriptors,
  officeFamily,
  parseFontsourceCss,
  standInFamilies,
  writeFontCss,
} from './fonts.ts'
