export * from './types.ts'
export * from './blank.ts'
export { evenColumnWidths, moveColumnBorder, setColumnWidth } from './column-widths.ts'
export { complete } from './complete.ts'
export { differenceOf, type Difference } from './difference.ts'
export { fieldsOfStart, fitFields, fitRanges, type FitField } from './fit.ts'
export * from './fits.ts'
export { countBulletin, countCharacters } from './count.ts'
export { currentFormat, migrate, migrations, type Json, type Migration } from './migrations.ts'
export { ignoredIn, ignoredLimits, isSameIgnored, withIgnored } from './ignored.ts'
export { isTextType } from './kinds.ts'
export { issueFrom, nextIssue } from './next-issue.ts'
export { normalize } from './normalize.ts'
export { outline, type OutlineArticle, type OutlineHeading } from './outline.ts'
export { parseBulletin, parseFragment } from './parse.ts'
export type { Parsed } from './parsed.ts'
export * from './register.ts'
export { applyRepair } from './repair.ts'
export type { LooseElement, LooseNode, LooseText, NodePath, Repair } from './repair.ts'
export { wholeHeaderRows } from './repair-table.ts'
export { repairs, type RepairContext } from './repairs.ts'
export { isSecrecyMark, secrecyOf, secrecyOfMark, secrecyRefusal, type Secrecy } from './secrecy.ts'
export { replay } from './replay.ts'
export { serializeBulletin } from './serialize.ts'
export * from './summary.ts'
export {
  cellsBetween,
  deleteColumn,
  deleteRow,
  insertColumn,
  insertRow,
  mergeCells,
  neighbourCell,
  placeCells,
  splitCell,
  type PlacedCell,
} from './table-edit.ts'
export { maxColumns } from './schema.ts'
export { fillCells, tableOfCells } from './table-cells.ts'
export { headlineText, plainText } from './text.ts'
export { elements, findElement, findPart, mediaNames, type PlacedElement } from './walk.ts'
