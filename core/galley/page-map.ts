/** What the browser made of a galley: read back from a layout, never computed. Pages count from 1. */
export interface PageMap {
  readonly pageCount: number
  /** First page of every block and article, by id. */
  readonly firstPages: ReadonlyMap<string, number>
  /** The text of each line, page by page, top to bottom. */
  readonly pages: readonly PageLines[]
  /** The page on which distribution and imprint stand. */
  readonly tailPage: number
  /** Whether that page has no body text. */
  readonly noBody: boolean
  /** Whether the page before it is left blank, so that it is an even one. */
  readonly blankBeforeTail: boolean
  /** Points between the last body line (or the top of the type area) and the tail. */
  readonly spaceBeforeTail: number
  /** Points that distribution and imprint take. */
  readonly tailHeight: number
  /** Where each article ends, in order. */
  readonly articleEnds: readonly ArticleEnd[]
}

export interface ArticleEnd {
  readonly articleId: string
  readonly page: number
  /** Points from the top of that page's type area. */
  readonly used: number
}

/** The lines of one page, top to bottom; the three lists are equally long. */
export interface PageLines {
  readonly lines: readonly string[]
  /** The block that each line is of. */
  readonly blockIds: readonly string[]
  /** Lines of the page's grid from its top, from 1: where the status bar says that a line stands. */
  readonly rows: readonly number[]
}
