export { drawDom } from './draw-dom.ts'
export { createMeasurer, measurePages, type MeasurePages, type MeasureOptions } from './measure.ts'
export { placeHead, placeTail } from './place.ts'
export { sharedRange } from './lines.ts'
