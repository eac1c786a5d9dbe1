/**
 * The tree of one issue of a bulletin (一期简报). It is at the same time the value the editor edits:
 * one value, one undo history, one thing to save, compare and sign. Everything is deep-readonly;
 * nothing derived (contents, numbers of headings, page numbers) is kept in it.
 */

/** A stretch of text in one look. A soft break is the character "\n". */
export interface Span {
  readonly text: string
  /** Emphasis by weight. */
  readonly bold?: true
  /** Part of a run-in heading (段首小标题) of this level: its number is computed, never typed. */
  readonly runIn?: HeadingLevel
  /** A lead phrase (一是…。), set in the template's lead face; its 一是 is typed text. */
  readonly lead?: true
}

export type HeadingLevel = 1 | 2 | 3 | 4

/** A note to the text before it; printed at the end of its article, numbered by the program. */
export interface Footnote {
  readonly type: 'footnote'
  readonly id: string
  readonly note: string
  readonly children: readonly [EmptySpan]
}

/** Voids carry one empty text, because every element of the editor's tree has a text in it. */
export interface EmptySpan {
  readonly text: ''
}

export type Inline = Span | Footnote

/**
 * Exceptions that fit one issue on its pages, kept with the document and bounded by `fitRanges`. They
 * are absent where the house style stands, which is nearly everywhere.
 */
export interface Breakable {
  /** Starts a page (段前分页). */
  readonly pageBreakBefore?: true
}
export interface Tightenable {
  /** Points taken from the room after each character (紧缩字距), in tenths. */
  readonly tightening?: number
}

/** A block of text: only these kinds hold the caret. */
interface TextElement<Type extends string, Child = Span> {
  readonly type: Type
  readonly id: string
  readonly children: readonly Child[]
}

/** The head of the first page (报头), down to the red rule. Fields without a value are null. */
export interface Masthead {
  readonly type: 'masthead'
  readonly id: string
  /** Lines such as 内部刊物 / 注意保管; [] prints nothing. Never a state secret's mark. */
  readonly confidentialityMark: readonly string[]
  /** That words such as 工作秘密 are no level of secrecy, as someone confirmed it. */
  readonly secrecyConfirmation: SecrecyConfirmation | null
  /** What the checks found and somebody waved through, the newest last. Of this issue only. */
  readonly ignoredFindings: readonly IgnoredFinding[]
  /** 份号, the number of one copy. */
  readonly copyNumber: string | null
  /** 刊名, without the spaces that only spread it. */
  readonly nameplate: string
  /** 栏目 or 类别 such as 经验交流, without brackets and spreading spaces. */
  readonly kicker: string | null
  readonly year: number | null
  readonly issueNumber: number | null
  /** 总期号. */
  readonly cumulativeNumber: number | null
  /** 增刊, numbered apart. */
  readonly supplement: boolean
  readonly issuingOffice: string | null
  /** ISO date, the day of sign-off. */
  readonly issueDate: string | null
  readonly children: readonly [EmptySpan]
}

/** What was confirmed, and the ISO date on which. It says nothing of other words. */
export interface SecrecyConfirmation {
  readonly words: string
  readonly date: string
}

/** A finding by what it is about: text before it may move it. */
export interface IgnoredFinding {
  /** Such as R39. */
  readonly rule: string
  readonly elementId: string
  /** The words at fault. */
  readonly words: string
}

/** 目录. What it shows is derived from the headlines. */
export interface Contents {
  readonly type: 'contents'
  readonly id: string
  /** The entries a manuscript had; compared with the headlines, never printed. */
  readonly imported: readonly string[] | null
  readonly children: readonly [EmptySpan]
}

/** 稿件: one headline, at most one byline and one editor's note, in this order, then blocks. */
export interface Article extends Breakable {
  readonly type: 'article'
  readonly id: string
  /** Points from line to line instead of the template's grid (行距), in twentieths. */
  readonly linePitch?: number
  /** 来稿单位; not printed, offices count accepted articles by it. */
  readonly contributingOffice: string | null
  readonly contributor: string | null
  readonly children: readonly ArticleChild[]
}

/** A headline may hold soft breaks; its spans carry no marks. */
export type Headline = TextElement<'headline'> & Tightenable
export type Byline = TextElement<'byline'>
export type EditorsNote = TextElement<'editorsNote'> & Tightenable
/** A heading on a line of its own (独行小标题). Its number is computed. */
export interface Heading extends TextElement<'heading'>, Breakable {
  readonly level: HeadingLevel
}
export type Paragraph = TextElement<'paragraph', Inline> & Breakable & Tightenable
/** Title of a table (above it) or of a figure (below it). */
export type Caption = TextElement<'caption'> & Breakable
/** 附件说明: the name of one attachment; the label and numbers are computed. */
export type AttachmentNote = TextElement<'attachmentNote'> & Breakable

export interface List extends Breakable {
  readonly type: 'list'
  readonly id: string
  readonly ordered: boolean
  readonly children: readonly ListItem[]
}
export type ListItem = TextElement<'listItem', Inline> & Tightenable

export interface Table extends Breakable {
  readonly type: 'table'
  readonly id: string
  /** Shares of the type area's width, one per column, that add up to 1. */
  readonly columnWidths: readonly number[]
  /** How many rows at the top are repeated on each page. */
  readonly headerRows: number
  readonly children: readonly TableRow[]
}
export interface TableRow {
  readonly type: 'tableRow'
  readonly id: string
  readonly children: readonly TableCell[]
}
export interface TableCell extends TextElement<'tableCell'> {
  readonly columnSpan: number
  readonly rowSpan: number
  readonly align: 'left' | 'center' | 'right'
}

/** A picture. `media` names an entry of the file's media: "<sha256>.<png|jpg>". */
export interface Figure extends Breakable {
  readonly type: 'figure'
  readonly id: string
  readonly media: string
  readonly widthMm: number
  readonly heightMm: number
  /** Alternative text for those who do not see the picture. */
  readonly alt: string
  readonly children: readonly [EmptySpan]
}

export type Block = Heading | Paragraph | List | Table | Figure | Caption | AttachmentNote
export type ArticleChild = Headline | Byline | EditorsNote | Block

/** 分送范围. */
export interface Distribution {
  readonly type: 'distribution'
  readonly id: string
  readonly children: readonly DistributionLine[]
}
/** One line of recipients, as text: what 报：, 送： or 发： stands before. */
export interface DistributionLine extends TextElement<'distributionLine'> {
  readonly kind: DistributionKind
}
/** 报 (superiors), 送 (peers), 发 (subordinates), 抄送. */
export type DistributionKind = 'reportTo' | 'copyTo' | 'sendTo' | 'carbonCopyTo'

/** 印发机关、日期、份数 at the foot of the last page. Null follows the masthead. */
export interface Imprint {
  readonly type: 'imprint'
  readonly id: string
  readonly issuingOffice: string | null
  readonly issueDate: string | null
  /** 共印 × 份. */
  readonly printRun: number | null
  readonly credits: readonly Credit[]
  readonly children: readonly [EmptySpan]
}
/** 签发、审核、责任编辑 and the like: wording and names. */
export interface Credit {
  readonly role: string
  readonly name: string
}

export type Part = Masthead | Contents | Article | Distribution | Imprint

/**
 * One issue. `children` is, in this order, one masthead, at most one contents, one or more articles,
 * at most one distribution, one imprint: `normalize` sees to it.
 */
export interface Bulletin {
  readonly children: readonly Part[]
}

/** Every element that has an id. */
export type BulletinElement =
  Part | ArticleChild | ListItem | TableRow | TableCell | DistributionLine | Footnote

export type ElementType = BulletinElement['type']

/** Elements of text: they hold the caret. */
export type TextBlockElement =
  | Headline
  | Byline
  | EditorsNote
  | Heading
  | Paragraph
  | Caption
  | AttachmentNote
  | ListItem
  | TableCell
  | DistributionLine
export type TextType = TextBlockElement['type']
export type BulletinNode = BulletinElement | Span

/** Makes ids for new elements; injected, so that undo, replay and tests agree. */
export type NewId = () => string
