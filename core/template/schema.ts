/**
 * The house style of a series (版式), as data. A template decides every look once; the galley
 * resolves it, and writers only obey. Lengths are millimetres where the name ends in Mm, else
 * points; indents count characters and spacing counts lines, as offices say them.
 */
import * as z from 'zod'
import { typeSizes, type TypeSizeName } from '../text/index.ts'

// Zod would compile validators with `new Function`, which the desk's content policy refuses.
z.config({ jitless: true })

const typeSize = z.union([
  z.enum(Object.keys(typeSizes) as [TypeSizeName, ...TypeSizeName[]]),
  z.number().min(5).max(120),
])
const colour = z.string().regex(/^#[0-9A-F]{6}$/)
const lines = z.number().min(0).max(30)
const characters = z.number().min(0).max(28)

/** 小标宋, 仿宋, 楷体, 黑体, 宋体: the classes of typeface that an office names. */
export const fontRoles = ['title', 'fangsong', 'kai', 'hei', 'song'] as const
export type FontRole = (typeof fontRoles)[number]

/** Faces that ship with the program, one composite family each (see core/html/fonts.ts). */
export const standIns = ['serif', 'serif-bold', 'sans', 'kai'] as const
export type StandIn = (typeof standIns)[number]

const fontFace = z.strictObject({
  /** The office's face, written into the DOCX. At most 31 characters: Word's limit. */
  name: z.string().min(1).max(31),
  /** What Word may take where the office's face is missing. */
  altNames: z.array(z.string()),
  /** Latin letters and digits. */
  latin: z.string().min(1).max(31),
  panose: z.string().regex(/^[0-9A-F]{20}$/),
  family: z.enum(['roman', 'swiss', 'modern', 'script', 'auto']),
  /** The bundled face for screen and PDF. */
  standIn: z.enum(standIns),
})

/** 题字: the nameplate's lettering as a picture. */
const nameplatePicture = z.strictObject({
  /** Its name among the media of an issue, or of a house style on its own (portable.ts). */
  media: z.string().regex(/^[0-9a-f]{64}\.(png|jpg)$/),
  /** As wished; what is printed is never wider than the type area. */
  widthMm: z.number().min(10).max(300),
  /** Height as a share of the width. */
  ratio: z.number().min(0.01).max(10),
})

/** Paragraph styles, one per kind of text that a bulletin has. */
export const styleNames = [
  'confidentialityMark',
  'copyNumber',
  'nameplate',
  'kicker',
  'issueLine',
  'issuingLine',
  'contentsHeading',
  'contentsEntry',
  'headline',
  'byline',
  'editorsNote',
  'body',
  'heading1',
  'heading2',
  'heading3',
  'heading4',
  'listItem',
  'tableCell',
  'tableHead',
  'figure',
  'caption',
  'attachmentNote',
  'footnote',
  'noBodyNotice',
  'distribution',
  'imprint',
  'pageNumber',
] as const
export type StyleName = (typeof styleNames)[number]

/** Character styles. */
export const spanStyleNames = [
  'runIn1',
  'runIn2',
  'runIn3',
  'runIn4',
  'lead',
  'strong',
  'editorsNoteLabel',
  'footnoteReference',
] as const
export type SpanStyleName = (typeof spanStyleNames)[number]

const paragraphStyle = z.strictObject({
  /** The style's name as Word and WPS show it. */
  name: z.string().min(1).max(40),
  font: z.enum(fontRoles),
  size: typeSize,
  bold: z.boolean().default(false),
  colour: colour.default('#000000'),
  align: z.enum(['justify', 'left', 'center', 'right']).default('left'),
  /** Exact, in points; null is the grid's pitch. */
  lineHeight: z.number().min(6).max(200).nullable().default(null),
  spaceBefore: lines.default(0),
  spaceAfter: lines.default(0),
  firstLineIndent: characters.default(0),
  leftIndent: characters.default(0),
  rightIndent: characters.default(0),
  hangingIndent: characters.default(0),
  /** Points added after each character; null is the grid's. */
  tracking: z.number().min(-2).max(60).nullable().default(null),
  /** 1 is an article's headline. */
  outlineLevel: z.number().int().min(1).max(9).nullable().default(null),
  keepWithNext: z.boolean().default(false),
  /** What Enter goes on with. */
  next: z.enum(styleNames).nullable().default(null),
})

const spanStyle = z.strictObject({
  name: z.string().min(1).max(40),
  font: z.enum(fontRoles).nullable().default(null),
  bold: z.boolean().default(false),
  superscript: z.boolean().default(false),
})

const rule = z.strictObject({
  colour,
  /** Weight in points. */
  weight: z.number().min(0.25).max(6),
})

const record = <Key extends string, Value extends z.ZodType>(keys: readonly Key[], value: Value) =>
  z.strictObject(Object.fromEntries(keys.map((key) => [key, value])) as Record<Key, Value>)

export const templateSchema = z.strictObject({
  format: z.literal(1),
  id: z.string().regex(/^[a-z][a-z0-9-]{0,39}$/),
  /** 版式's name on screen, such as 工作信息. */
  name: z.string().min(1).max(20),
  paper: z.strictObject({
    widthMm: z.number().min(100).max(450),
    heightMm: z.number().min(100).max(450),
    /** 天头, 地脚, 订口 (left), 切口 (right). */
    headMarginMm: z.number().min(5).max(100),
    footMarginMm: z.number().min(5).max(100),
    bindingMarginMm: z.number().min(5).max(100),
    outerMarginMm: z.number().min(5).max(100),
    duplex: z.boolean(),
  }),
  grid: z.strictObject({
    linesPerPage: z.number().int().min(10).max(60),
    charactersPerLine: z.number().int().min(10).max(60),
    /** Exact line pitch in points, a multiple of 0.05 (a twip). 28.95 puts 22 lines in 225 mm; 29 gives 21. */
    linePitch: z.number().min(10).max(60),
    /** Added after each body character; −0.3 puts 28 characters of 16 pt in 156 mm. */
    tracking: z.number().min(-2).max(10),
  }),
  fonts: record(fontRoles, fontFace),
  styles: record(styleNames, paragraphStyle),
  spanStyles: record(spanStyleNames, spanStyle),
  masthead: z.strictObject({
    nameplate: z.strictObject({
      /** `spread` widens the tracking until the line is full; `natural` keeps the style's. */
      fit: z.enum(['spread', 'natural']),
      /** Left free at each side of the type area when spread. */
      sideInsetMm: z.number().min(0).max(60),
      /** What a new issue is called. */
      default: z.string(),
      /** Printed instead of the words, which then say what it shows; null for words. */
      picture: nameplatePicture.nullable().default(null),
    }),
    /** Brackets printed round the kicker, such as （ and ）; ['', ''] for none. */
    kickerBrackets: z.tuple([z.string(), z.string()]),
    kickerPosition: z.enum(['belowNameplate', 'aboveNameplate']).default('belowNameplate'),
    copyNumber: z
      .strictObject({
        /** Pattern with {copyNumber}, such as 编号：{copyNumber}. */
        pattern: z.string(),
        /** A line of its own, or the right end of the line of the first mark. */
        position: z.enum(['ownLine', 'markLine']),
      })
      .default({ pattern: '{copyNumber}', position: 'ownLine' }),
    /** Patterns with {year} {issueNumber} {cumulativeNumber}. */
    issueLine: z.strictObject({
      regular: z.string(),
      supplement: z.string(),
      /** Appended where there is a cumulative number. */
      cumulative: z.string(),
    }),
    rule: rule.extend({
      gapMm: z.number().min(0).max(20),
      /** Two lines are each of this weight, and as far apart as they are thick. */
      line: z.enum(['single', 'double']).default('single'),
    }),
  }),
  contents: z.strictObject({
    shown: z.boolean(),
    /** Printed above the entries; '' for none. */
    heading: z.string(),
    pageNumbers: z.boolean(),
    leaders: z.boolean(),
  }),
  articles: z.strictObject({
    /** Where the first article starts. */
    first: z.enum(['newPage', 'sameFlow']),
    /** Where every later article starts. */
    rest: z.enum(['newPage', 'sameFlow']),
    editorsNoteLabel: z.string(),
    footnotesHeading: z.string(),
  }),
  distribution: z.strictObject({
    labels: z.strictObject({
      reportTo: z.string(),
      copyTo: z.string(),
      sendTo: z.string(),
      carbonCopyTo: z.string(),
    }),
    order: z.array(z.enum(['reportTo', 'copyTo', 'sendTo', 'carbonCopyTo'])),
  }),
  imprint: z.strictObject({
    /** Printed after the date, such as 印发; '' for none. */
    dateSuffix: z.string(),
    /** Pattern with {printRun}; printed only where a print run is known. */
    printRun: z.string(),
    /** Printed last, such as 阅后请交回; '' for none. */
    notice: z.string().default(''),
    outerRule: rule,
    innerRule: rule,
    /** Duplex: end on an even page. `auto` adds the blank side, `warn` only says so. */
    evenPage: z.enum(['auto', 'warn', 'off']),
  }),
  /** Printed alone above the distribution on a page without body text; '' for none. */
  noBodyNotice: z.string(),
  pageNumbers: z.strictObject({
    /** Pattern with {page}. */
    pattern: z.string(),
    position: z.enum(['outer', 'center']),
    /** From the lower edge of the type area to the number's middle. GB/T 9704-2012 7.5: 7 mm. */
    belowTypeAreaMm: z.number().min(2).max(30),
    /** Kept free at the outer edge, in characters of the number's size. */
    outerIndent: characters,
  }),
  /** What a new issue starts with. */
  defaults: z.strictObject({
    confidentialityMark: z.array(z.string()),
    kicker: z.string().nullable(),
    issuingOffice: z.string().nullable(),
    distribution: z.array(
      z.strictObject({
        kind: z.enum(['reportTo', 'copyTo', 'sendTo', 'carbonCopyTo']),
        text: z.string(),
      }),
    ),
    credits: z.array(z.string()),
  }),
  /** Severities that this series gives a rule instead of the built-in ones. */
  severities: z.record(
    z.string().regex(/^R\d\d\d?$/),
    z.enum(['error', 'warning', 'suggestion', 'off']),
  ),
})

type DeepReadonly<T> = T extends (infer Item)[]
  ? readonly DeepReadonly<Item>[]
  : T extends object
    ? { readonly [Key in keyof T]: DeepReadonly<T[Key]> }
    : T

export type Template = DeepReadonly<z.output<typeof templateSchema>>

/** The schema gives keys in one order, so that equal styles are equal as JSON. */
export const isSameStyle = (one: Template, other: Template): boolean =>
  JSON.stringify(one) === JSON.stringify(other)

export type NameplatePicture = NonNullable<Template['masthead']['nameplate']['picture']>
export type ParagraphStyle = Template['styles'][StyleName]
export type SpanStyle = Template['spanStyles'][SpanStyleName]
export type FontFace = Template['fonts'][FontRole]
