/** The one place where the model's types meet Slate's: its elements are the bulletin's elements. */
import type { BaseEditor } from 'slate'
import type { ReactEditor } from 'slate-react'
import type { Galley } from '../../core/galley/index.ts'
import type { BulletinElement, NewId, Span } from '../../core/model/index.ts'
import type { Clipping, Pasted } from '../../core/read/index.ts'
import type { Template } from '../../core/template/schema.ts'
import type { HistoryEditor } from './with-history.ts'

export type DistributionStyle = Template['distribution']

export interface BulletinEditor extends BaseEditor, ReactEditor, HistoryEditor {
  /** Ids for what is made by editing. */
  readonly newId: NewId
  /** How the template labels and orders the lines of recipients; the document follows the order. */
  distribution: DistributionStyle
  /** What the text is set as, for those who copy it; null while nothing is composed. */
  galley: (() => Galley) | null
  /** Opens the words of a footnote for writing; null while nothing is drawn. */
  openNote: ((footnoteId: string) => void) | null
  /** Has pictures of another issue copied into this one, and answers those that cannot be. */
  bringPictures: ((media: readonly string[]) => Promise<readonly string[]>) | null
  /**
   * Reads what a clipboard has where it can hold up nothing; null for what was given up, which has
   * been told. Without it markup is left out.
   */
  readClipping: ((clipping: Clipping) => Promise<Pasted | null>) | null
  /** Hears, in a sentence, why not all of a paste came in. */
  onPasteTrouble: ((message: string) => void) | null
  /** Hears, in a sentence, that the words of a field that goes were refused: they go with it. */
  onFieldRefused: ((message: string) => void) | null
  /** Called with what became of a paste that was more than words. */
  onPasted: ((message: string) => void) | null
}

declare module 'slate' {
  interface CustomTypes {
    Editor: BulletinEditor
    Element: BulletinElement
    Text: Span
  }
}
