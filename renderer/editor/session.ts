/**
 * One open issue in the page: the editor with its history, and everything that is derived from it.
 * Panes read snapshots; only functions of the editor change the bulletin.
 */
import type { Operation } from 'slate'
import type { Bulletin } from '../../core/model/types.ts'
import type { Template } from '../../core/template/schema.ts'
import type { Galley } from '../../core/galley/types.ts'
import type { PageMap } from '../../core/galley/page-map.ts'
import type { BulletinEditor } from './slate-types.ts'

/** Where the caret is, in the words of the status bar and the format bar. */
export interface CaretPlace {
  readonly articleId: string | null
  /** Id and type of the nearest block; null, as all the others, in a masthead field or without a caret. */
  readonly blockId: string | null
  readonly blockType: string | null
  readonly headingLevel: 1 | 2 | 3 | 4 | null
  readonly runIn: 1 | 2 | 3 | 4 | null
  readonly lead: boolean
  readonly bold: boolean
  /** From 1; null before the first layout. */
  readonly page: number | null
  readonly line: number | null
}

/** An immutable picture of the session; a new object whenever something in it changed. */
export interface SessionSnapshot {
  readonly bulletin: Bulletin
  readonly template: Template
  /** Composed with the latest page map. */
  readonly galley: Galley
  /** Null before the first layout. */
  readonly pages: PageMap | null
  readonly caret: CaretPlace
  readonly canUndo: boolean
  readonly canRedo: boolean
  /** Grows with every change of the bulletin; equal to `savedVersion` when nothing is unsaved. */
  readonly version: number
  readonly savedVersion: number
  /** Whether something stands here that no file holds, words of a field included. */
  readonly isUnsaved: boolean
}

/** What an issue is, beside its file. */
export interface IssueContent {
  readonly bulletin: Bulletin
  readonly template: Template
}

/** What brings the issue from one state to the next: all of them in order are the journal. */
export type Edit = Operation | { readonly template: Template }

export interface IssueSession {
  readonly editor: BulletinEditor
  getSnapshot(): SessionSnapshot
  subscribe(listener: () => void): () => void
  /** Marks `version` as being on disk. */
  markSaved(version: number): void
  setTemplate(template: Template): void
  /** Another house style with what its issues are called, as one step of undo. */
  restyle(template: Template, nameplate: string): void
  /** Another state of the issue, its house style included, as one step of undo. */
  replaceContent(content: IssueContent): void
  /** While it is read-only no edit reaches the issue, whoever tries. */
  setReadOnly(isReadOnly: boolean): void
  /** Hears every edit at once, inside the keystroke: listeners only take note. */
  onEdit(listener: (edit: Edit) => void): () => void
  /** Scrolls a block into view and puts the caret at its start. */
  revealBlock(id: string): void
  /** Scrolls a block into view once what was changed is drawn; caret and focus stay. */
  showBlock(id: string): void
  focus(): void
  /**
   * Puts into the bulletin what stands in fields and is not in it yet: before a save, a command, and
   * when the page goes. Answers why, in Chinese, words were refused, which stay in their field; null
   * when none are left.
   */
  settleDrafts(): string | null
  /** Takes up at once where the browser has the caret: Slate hears of it a tenth of a second late. */
  readCaret(): void
}
