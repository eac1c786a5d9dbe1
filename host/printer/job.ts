/** What crosses between the host and the renderer's print entry. Types only. */
import type { PageMap } from '../../core/galley/index.ts'
import type { Bulletin } from '../../core/model/index.ts'
import type { Template } from '../../core/template/index.ts'

export interface PrintJob {
  readonly bulletin: Bulletin
  readonly template: Template
  /** Put before the name of a picture. */
  readonly mediaBase: string
  /** `screen` only lays out; `print` leaves the page ready for paper. */
  readonly medium: 'screen' | 'print'
  /** Whether installed office faces may set the text; else the bundled ones do. */
  readonly officeFaces: boolean
}

/** A page map as JSON holds it. */
export interface PageMapJson extends Omit<PageMap, 'firstPages'> {
  readonly firstPages: readonly (readonly [id: string, page: number])[]
}

/** What the print entry leaves behind: its promise settles when the pages stand. */
export interface PrintResult {
  readonly pages: PageMapJson
  readonly title: string
  readonly issueDate: string | null
  readonly usesOfficeFaces: boolean
}
