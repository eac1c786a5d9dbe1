/** The one place where the model's types meet Slate's: its elements are the bulletin's elements. */
import type { BaseEditor } from 'slate'
import type { ReactEditor } from 'slate-react'
import type { BulletinElement, NewId, Span } from '../../core/model/index.ts'
import type { HistoryEditor } from './with-history.ts'

export interface BulletinEditor extends BaseEditor, ReactEditor, HistoryEditor {
  /** Ids for what is made by editing. */
  readonly newId: NewId
}

declare module 'slate' {
  interface CustomTypes {
    Editor: BulletinEditor
    Element: BulletinElement
    Text: Span
  }
}
