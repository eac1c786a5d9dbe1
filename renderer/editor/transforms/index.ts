export { setHeading } from './set-heading.ts'
export { makeHeading } from './make-heading.ts'
export { runInHere, runInLevelHere, toggleRunIn } from './toggle-run-in.ts'
export { toggleLead } from './toggle-lead.ts'
export { toggleBold } from './toggle-bold.ts'
export { clearFormatting } from './clear-formatting.ts'
export { addArticle } from './add-article.ts'
export { insertArticles } from './insert-articles.ts'
export { removeArticle, removeArticles } from './remove-article.ts'
export { removeEmptyParagraphs } from './remove-paragraphs.ts'
export { canMoveBlock, moveBlock } from './move-block.ts'
export { moveArticle, moveArticles } from './move-article.ts'
export { setArticle, setFigure, setImprint, setMasthead } from './set-fields.ts'
export {
  addDistributionLine,
  nextKind,
  removeDistributionLine,
  setDistributionKind,
} from './edit-distribution.ts'
export { setFootnote } from './set-footnote.ts'
export { addByline, addEditorsNote } from './add-byline.ts'
export { insertCharacter } from './insert-character.ts'
export { insertFigure, insertFootnote, insertList, insertTable } from './insert-block.ts'
export {
  replaceText,
  replaceTexts,
  selectedStretch,
  selectText,
  type Replacement,
  type Stretch,
} from './replace-text.ts'
export { ignoreFinding, relistFindings } from './ignore-finding.ts'
export { forgetImportedContents } from './forget-imported-contents.ts'
export {
  cellChoices,
  editTable,
  fillTable,
  moveToCell,
  moveToRow,
  type TableEdit,
} from './edit-table.ts'
export { removeFigure, selectedFigure } from './edit-figure.ts'
export { alignCells, setColumnWidths, setHeaderRows } from './format-table.ts'
export { pageBreakTarget, setFits, tighten, tighteningHere, togglePageBreak } from './set-fits.ts'
export { breakHeadline } from './break-headline.ts'
