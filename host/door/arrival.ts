import type { Bulletin } from '../../core/model/index.ts'
import type { Picture } from '../../core/picture/index.ts'
import type { Clipping, Contribution, Pasted, Reading } from '../../core/read/index.ts'
import type { Template } from '../../core/template/index.ts'
import type { ReadNeikan } from '../files/index.ts'

/** Something that wants to come in: its bytes say what it is, its name only how it is called. */
export type Arrival =
  | { readonly kind: 'issue'; readonly name: string; readonly bytes: Uint8Array }
  | {
      readonly kind: 'manuscript'
      readonly name: string
      readonly bytes: Uint8Array
      /** The house style that the manuscript is read for. */
      readonly template: Template
      /** The issue that articles alone are meant for; null where there is none. */
      readonly frame: Bulletin | null
    }
  /** A manuscript whose articles go into an issue that is there. */
  | { readonly kind: 'contribution'; readonly name: string; readonly bytes: Uint8Array }
  /** What a clipboard has; its name is what a refusal calls it. */
  | { readonly kind: 'clipping'; readonly name: string; readonly clipping: Clipping }
  | { readonly kind: 'picture'; readonly name: string; readonly bytes: Uint8Array }

export type ArrivalKind = Arrival['kind']

/** What each kind is once it is in. */
export interface Arrived {
  readonly issue: ReadNeikan
  readonly manuscript: Reading
  readonly contribution: Contribution
  readonly clipping: Pasted
  /** Without metadata. */
  readonly picture: Picture
}
