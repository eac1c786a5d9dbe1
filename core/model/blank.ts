/** New, empty elements. */
import type {
  Article,
  Contents,
  Distribution,
  DistributionKind,
  DistributionLine,
  EmptySpan,
  Headline,
  Imprint,
  List,
  ListItem,
  Masthead,
  NewId,
  Paragraph,
  Table,
  TableCell,
  TableRow,
} from './types.ts'

/** Fresh each time: Slate tells nodes apart by identity, so none may stand in two places. */
export const nothing = (): readonly [EmptySpan] => [{ text: '' }]

export const blankMasthead = (newId: NewId): Masthead => ({
  type: 'masthead',
  id: newId(),
  confidentialityMark: [],
  secrecyConfirmation: null,
  ignoredFindings: [],
  copyNumber: null,
  nameplate: '',
  kicker: null,
  year: null,
  issueNumber: null,
  cumulativeNumber: null,
  supplement: false,
  issuingOffice: null,
  issueDate: null,
  children: nothing(),
})

export const blankContents = (newId: NewId): Contents => ({
  type: 'contents',
  id: newId(),
  imported: null,
  children: nothing(),
})

export const blankHeadline = (newId: NewId): Headline => ({
  type: 'headline',
  id: newId(),
  children: nothing(),
})

export const blankParagraph = (newId: NewId): Paragraph => ({
  type: 'paragraph',
  id: newId(),
  children: nothing(),
})

/** An empty headline and an empty paragraph. */
export const blankArticle = (newId: NewId): Article => ({
  type: 'article',
  id: newId(),
  contributingOffice: null,
  contributor: null,
  children: [blankHeadline(newId), blankParagraph(newId)],
})

export const blankListItem = (newId: NewId): ListItem => ({
  type: 'listItem',
  id: newId(),
  children: nothing(),
})

export const blankList = (newId: NewId, ordered: boolean): List => ({
  type: 'list',
  id: newId(),
  ordered,
  children: [blankListItem(newId)],
})

export const blankTableCell = (newId: NewId): TableCell => ({
  type: 'tableCell',
  id: newId(),
  columnSpan: 1,
  rowSpan: 1,
  align: 'left',
  children: nothing(),
})

export const blankTableRow = (newId: NewId, columns: number): TableRow => ({
  type: 'tableRow',
  id: newId(),
  children: Array.from({ length: columns }, () => blankTableCell(newId)),
})

/** Columns of equal width under one header row. */
export const blankTable = (newId: NewId, rows: number, columns: number): Table => ({
  type: 'table',
  id: newId(),
  columnWidths: Array.from({ length: columns }, () => 1 / columns),
  headerRows: 1,
  children: Array.from({ length: rows }, () => blankTableRow(newId, columns)),
})

export const blankDistributionLine = (newId: NewId, kind: DistributionKind): DistributionLine => ({
  type: 'distributionLine',
  id: newId(),
  kind,
  children: nothing(),
})

export const blankDistribution = (newId: NewId): Distribution => ({
  type: 'distribution',
  id: newId(),
  children: [blankDistributionLine(newId, 'copyTo')],
})

export const blankImprint = (newId: NewId): Imprint => ({
  type: 'imprint',
  id: newId(),
  issuingOffice: null,
  issueDate: null,
  printRun: null,
  credits: [],
  children: nothing(),
})
