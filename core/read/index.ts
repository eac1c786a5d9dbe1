export { blankBulletin } from './blank.ts'
export {
  clippingLimits,
  passageOfText,
  readClipping,
  readOwnBlocks,
  withoutControls,
  type Clipping,
  type Passage,
  type Pasted,
} from './clipping.ts'
export { manuscriptOfText, type Manuscript, type ManuscriptParagraph } from './manuscript.ts'
export type { NextNumbers } from './numbers.ts'
export {
  noteInWords,
  plainPassage,
  readPassage,
  type PassageParagraph,
  type PassagePart,
} from './passage.ts'
export {
  readContribution,
  readManuscript,
  type Contribution,
  type Reading,
} from './read-manuscript.ts'
export type {
  ConvertedText,
  DroppedText,
  ReadingReport,
  ReadingWarning,
  RecognisedCounts,
} from './report.ts'
