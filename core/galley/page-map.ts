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
}

export interface PageLines {
  readonly lines: readonly string[]
}
