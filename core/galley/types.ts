/**
 * The galley (长条样): text fully set, not yet cut into pages. Every style, number, wording and rule
 * is decided here; the writers of HTML and DOCX decide nothing about typography.
 */
import type { DistributionKind } from '../model/types.ts'
import type { FontFace, FontRole, SpanStyleName, StyleName, Template } from '../template/schema.ts'

/** A paragraph style with every length resolved to points. */
export interface SetStyle {
  readonly id: StyleName
  readonly name: string
  readonly font: FontRole
  readonly size: number
  readonly bold: boolean
  readonly colour: string
  readonly align: 'justify' | 'left' | 'center' | 'right'
  /** Exact line height. */
  readonly lineHeight: number
  readonly spaceBefore: number
  readonly spaceAfter: number
  readonly firstLineIndent: Indent
  readonly leftIndent: Indent
  readonly rightIndent: Indent
  readonly hangingIndent: Indent
  readonly tracking: number
  readonly outlineLevel: number | null
  readonly keepWithNext: boolean
  readonly next: StyleName | null
  /** A rule across the type area under the paragraph, such as the masthead's. */
  readonly ruleBelow: SetRule | null
}
/** A line across the type area: colour, weight and distance from the text, in points. */
export interface SetRule {
  readonly colour: string
  /** Of each line where there are two; these stand as far apart as they are thick. */
  readonly weight: number
  readonly line: 'single' | 'double'
  readonly gap: number
}
/** Word wants an indent both in hundredths of a character and in points. */
export interface Indent {
  readonly characters: number
  readonly points: number
}

export interface SetSpanStyle {
  readonly id: SpanStyleName
  readonly name: string
  readonly font: FontRole | null
  readonly bold: boolean
  readonly superscript: boolean
}

/** Text in one look, ready to set. A soft break is "\n". */
export interface SetSpan {
  readonly text: string
  readonly style: SpanStyleName | null
  /** Emphasis on top of the style. */
  readonly bold: boolean
}

/** A reference to a note at the article's end. */
export interface SetReference {
  readonly reference: string
  readonly footnoteId: string
}

export type SetInline = SetSpan | SetReference

/** A block that starts a page, whatever stands before it. */
interface Breakable {
  readonly startsPage?: true
}

/** One paragraph of any kind. */
export interface TextBlock extends Breakable {
  readonly kind: 'text'
  /** The element's id in the bulletin; generated blocks derive theirs ("<id>:heading"). */
  readonly id: string
  readonly style: StyleName
  /** Text the program writes before the words: 一、, 附件：1., 编者按：, 送：. */
  readonly marker: string
  readonly markerStyle: SpanStyleName | null
  readonly inlines: readonly SetInline[]
  /** Whatever its style says: a caption above its table. */
  readonly keepsWithNext?: true
  /** Points between characters instead of the style's. */
  readonly tracking?: number
  /** Exact line height in points instead of the style's, off the grid. */
  readonly lineHeight?: number
}

/** 刊名 and the issuing line have two ends or a computed fit of their own. */
export interface SplitBlock {
  readonly kind: 'split'
  readonly id: string
  readonly style: StyleName
  /** At the left edge and at the right edge of one line. */
  readonly left: string
  readonly right: string
  /** Where the ends are values of their own: what an editor finds each of them by. */
  readonly endIds?: { readonly left: string; readonly right: string }
}

/** An entry of the contents: links to its article. */
export interface ContentsEntryBlock {
  readonly kind: 'contentsEntry'
  readonly id: string
  readonly style: 'contentsEntry'
  readonly articleId: string
  readonly title: string
  /** The title as it is printed: cut so that the page number has room beside its last line. */
  readonly lines: readonly string[]
  /** Null before the first layout, or where the template shows none. */
  readonly page: number | null
  readonly showsPage: boolean
  readonly leader: boolean
  /** The leader as Word sets it: as many dots as fit between the last line and the number. */
  readonly dots: string
}

export interface TableBlock extends Breakable {
  readonly kind: 'table'
  readonly id: string
  /** Points, one per column. */
  readonly columnWidths: readonly number[]
  readonly headerRows: number
  readonly rows: readonly SetRow[]
}

export interface SetRow {
  readonly id: string
  readonly cells: readonly SetCell[]
}
export interface SetCell {
  readonly id: string
  readonly style: 'tableCell' | 'tableHead'
  readonly align: 'left' | 'center' | 'right'
  readonly columnSpan: number
  readonly rowSpan: number
  readonly inlines: readonly SetInline[]
}

export interface FigureBlock extends Breakable {
  readonly kind: 'figure'
  readonly id: string
  /** Of the nameplate where it is a picture. */
  readonly style: 'figure' | 'nameplate'
  readonly media: string
  /** Points, never wider than the type area. */
  readonly width: number
  readonly height: number
  readonly alt: string
}

export type GalleyBlock = TextBlock | SplitBlock | ContentsEntryBlock | TableBlock | FigureBlock

export interface SetArticle {
  readonly id: string
  /** The headline without soft breaks, as the outline and the contents say it. */
  readonly title: string
  readonly startsPage: boolean
  readonly blocks: readonly GalleyBlock[]
  /** Notes, after the last block. */
  readonly footnotes: readonly TextBlock[]
}

/** Distribution and imprint: one block at the foot of the last page. */
export interface Tail {
  readonly distribution: readonly (TextBlock & { readonly distributionKind: DistributionKind })[]
  readonly imprint: SplitBlock
  /** Credits, print run and notice, printed above the lower rule; may be empty. */
  readonly credits: readonly (SplitBlock | TextBlock)[]
  /** Above the first line and below the last: the lower one lies on the type area's lower edge. */
  readonly outerRule: SetRule
  /** Between distribution and imprint. */
  readonly innerRule: SetRule
}

/** Sheet and type area in points. */
export interface PageGeometry {
  readonly width: number
  readonly height: number
  readonly head: number
  readonly foot: number
  readonly binding: number
  readonly outer: number
  readonly measure: number
  readonly linePitch: number
  readonly linesPerPage: number
  readonly typeAreaHeight: number
}

export interface Galley {
  /** 刊名 and number, as a document title and a file name say them: 澄源青年工作信息 2026年第4期. */
  readonly title: string
  /** ISO; the PDF takes its dates from here, so that the same document gives the same bytes. */
  readonly issueDate: string | null
  readonly issuingOffice: string | null
  readonly page: PageGeometry
  readonly fonts: Readonly<Record<FontRole, FontFace>>
  readonly styles: Readonly<Record<StyleName, SetStyle>>
  readonly spanStyles: Readonly<Record<SpanStyleName, SetSpanStyle>>
  readonly masthead: readonly GalleyBlock[]
  readonly contents: readonly GalleyBlock[]
  readonly articles: readonly SetArticle[]
  /** Whether articles follow one another on a page. */
  readonly continuous: boolean
  /** Null until the page map says that the tail stands on a page without body text. */
  readonly noBodyNotice: TextBlock | null
  readonly tail: Tail
  readonly pageNumbers: Template['pageNumbers']
  readonly duplex: boolean
  /** Printed on both sides and `auto`: the tail stands on the last page, which is an even one. */
  readonly endsOnEvenPage: boolean
  /** A blank side before a tail that would stand alone on an odd page; neither has a number. */
  readonly blankPageBeforeTail: boolean
  /** The tail leaves a page that has room for it, to stand on an even one. */
  readonly tailStartsPage: boolean
}
