/**
 * What a bulletin may hold, for values that come from outside. Everything the editor can make is
 * accepted here, or a file could be written that cannot be opened again: faults of content, such as
 * 30 February, are for the checks to find.
 */
import * as z from 'zod'
import { fitRanges } from './fit.ts'
import { ignoredLimits } from './ignored.ts'
import type * as model from './types.ts'

// Zod would compile validators with `new Function`, which the desk's content policy refuses.
z.config({ jitless: true })

/** The most that a table may be wide; Word's own limit. */
export const maxColumns = 63

/** Ids stand in addresses, class names and bookmarks, so only these characters. */
const id = z.string().regex(/^[A-Za-z0-9_-]{1,64}$/)
const isoDate = z.string().regex(/^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/)
const count = z.int().min(0)
const level = z.literal([1, 2, 3, 4])
const distributionKind = z.literal(['reportTo', 'copyTo', 'sendTo', 'carbonCopyTo'])
const lengthMm = z.number().positive().max(2000)
/** Slate cannot set a property to null: it removes it. So a missing field is an empty one. */
const orNull = <Value extends z.ZodType>(value: Value) => value.nullable().default(null)

const pageBreakBefore = z.literal(true).exactOptional()
const tightening = within('tightening').exactOptional()
const linePitch = within('linePitch').exactOptional()

function within(field: keyof typeof fitRanges) {
  const { least, most, step } = fitRanges[field]
  return z.number().min(least).max(most).multipleOf(step)
}

export const span = z.strictObject({
  text: z.string(),
  bold: z.literal(true).exactOptional(),
  runIn: level.exactOptional(),
  lead: z.literal(true).exactOptional(),
}) satisfies z.ZodType<model.Span>

const emptySpan = z.strictObject({ text: z.literal('') }) satisfies z.ZodType<model.EmptySpan>
const nothing = z.tuple([emptySpan])

const footnote = z.strictObject({
  type: z.literal('footnote'),
  id,
  note: z.string(),
  children: nothing,
}) satisfies z.ZodType<model.Footnote>

const spans = z.array(span)
const inlines = z.array(z.union([span, footnote]))

const ignoredFinding = z.strictObject({
  rule: z.string().max(16),
  elementId: id,
  words: z.string().max(ignoredLimits.characters),
}) satisfies z.ZodType<model.IgnoredFinding>

const masthead = z.strictObject({
  type: z.literal('masthead'),
  id,
  confidentialityMark: z.array(z.string()),
  secrecyConfirmation: orNull(z.strictObject({ words: z.string(), date: isoDate })),
  ignoredFindings: z.array(ignoredFinding).max(ignoredLimits.findings).default([]),
  copyNumber: orNull(z.string()),
  nameplate: z.string(),
  kicker: orNull(z.string()),
  year: orNull(count),
  issueNumber: orNull(count),
  cumulativeNumber: orNull(count),
  supplement: z.boolean(),
  issuingOffice: orNull(z.string()),
  issueDate: orNull(isoDate),
  children: nothing,
}) satisfies z.ZodType<model.Masthead>

const contents = z.strictObject({
  type: z.literal('contents'),
  id,
  imported: orNull(z.array(z.string())),
  children: nothing,
}) satisfies z.ZodType<model.Contents>

const headline = z.strictObject({
  type: z.literal('headline'),
  id,
  tightening,
  children: spans,
}) satisfies z.ZodType<model.Headline>

const byline = z.strictObject({
  type: z.literal('byline'),
  id,
  children: spans,
}) satisfies z.ZodType<model.Byline>

const editorsNote = z.strictObject({
  type: z.literal('editorsNote'),
  id,
  tightening,
  children: spans,
}) satisfies z.ZodType<model.EditorsNote>

const heading = z.strictObject({
  type: z.literal('heading'),
  id,
  pageBreakBefore,
  level,
  children: spans,
}) satisfies z.ZodType<model.Heading>

const paragraph = z.strictObject({
  type: z.literal('paragraph'),
  id,
  pageBreakBefore,
  tightening,
  children: inlines,
}) satisfies z.ZodType<model.Paragraph>

const listItem = z.strictObject({
  type: z.literal('listItem'),
  id,
  tightening,
  children: inlines,
}) satisfies z.ZodType<model.ListItem>

const list = z.strictObject({
  type: z.literal('list'),
  id,
  pageBreakBefore,
  ordered: z.boolean(),
  children: z.array(listItem),
}) satisfies z.ZodType<model.List>

const tableCell = z.strictObject({
  type: z.literal('tableCell'),
  id,
  columnSpan: z.int().min(1).max(maxColumns),
  rowSpan: z.int().min(1).max(10_000),
  align: z.literal(['left', 'center', 'right']),
  children: spans,
}) satisfies z.ZodType<model.TableCell>

const tableRow = z.strictObject({
  type: z.literal('tableRow'),
  id,
  children: z.array(tableCell),
}) satisfies z.ZodType<model.TableRow>

const table = z.strictObject({
  type: z.literal('table'),
  id,
  pageBreakBefore,
  columnWidths: z.array(z.number().positive().max(1)),
  headerRows: count,
  children: z.array(tableRow),
}) satisfies z.ZodType<model.Table>

const figure = z.strictObject({
  type: z.literal('figure'),
  id,
  pageBreakBefore,
  media: z.string().regex(/^[0-9a-f]{64}\.(png|jpg)$/),
  widthMm: lengthMm,
  heightMm: lengthMm,
  alt: z.string(),
  children: nothing,
}) satisfies z.ZodType<model.Figure>

const caption = z.strictObject({
  type: z.literal('caption'),
  id,
  pageBreakBefore,
  children: spans,
}) satisfies z.ZodType<model.Caption>

const attachmentNote = z.strictObject({
  type: z.literal('attachmentNote'),
  id,
  pageBreakBefore,
  children: spans,
}) satisfies z.ZodType<model.AttachmentNote>

const block = z.discriminatedUnion('type', [
  heading,
  paragraph,
  list,
  table,
  figure,
  caption,
  attachmentNote,
]) satisfies z.ZodType<model.Block>

const article = z.strictObject({
  type: z.literal('article'),
  id,
  pageBreakBefore,
  linePitch,
  contributingOffice: orNull(z.string()),
  contributor: orNull(z.string()),
  children: z.array(z.discriminatedUnion('type', [headline, byline, editorsNote, block])),
}) satisfies z.ZodType<model.Article>

const distributionLine = z.strictObject({
  type: z.literal('distributionLine'),
  id,
  kind: distributionKind,
  children: spans,
}) satisfies z.ZodType<model.DistributionLine>

const distribution = z.strictObject({
  type: z.literal('distribution'),
  id,
  children: z.array(distributionLine),
}) satisfies z.ZodType<model.Distribution>

const credit = z.strictObject({
  role: z.string(),
  name: z.string(),
}) satisfies z.ZodType<model.Credit>

const imprint = z.strictObject({
  type: z.literal('imprint'),
  id,
  issuingOffice: orNull(z.string()),
  issueDate: orNull(isoDate),
  printRun: orNull(count),
  credits: z.array(credit),
  children: nothing,
}) satisfies z.ZodType<model.Imprint>

const part = z.discriminatedUnion('type', [masthead, contents, article, distribution, imprint])

export const bulletinSchema = z.strictObject({
  children: z.array(part),
}) satisfies z.ZodType<model.Bulletin>

/** Any run of nodes, as the clipboard carries them. */
export const fragmentSchema = z.array(
  z.union([
    span,
    z.discriminatedUnion('type', [
      part,
      headline,
      byline,
      editorsNote,
      block,
      listItem,
      tableRow,
      tableCell,
      distributionLine,
      footnote,
    ]),
  ]),
)

/** Every kind of element by its type. The order of a schema's keys is their order in a file. */
export const elementSchemas = {
  masthead,
  contents,
  article,
  headline,
  byline,
  editorsNote,
  heading,
  paragraph,
  list,
  listItem,
  table,
  tableRow,
  tableCell,
  figure,
  caption,
  attachmentNote,
  footnote,
  distribution,
  distributionLine,
  imprint,
} satisfies { readonly [Type in model.ElementType]: z.ZodObject }
