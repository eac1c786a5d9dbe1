import type { Bulletin } from '../model/index.ts'
import type { PageMap } from '../galley/index.ts'
import type { Template } from '../template/index.ts'
import type { Passage } from './passages.ts'

/** Certain, very likely, a matter of style. */
export type Severity = 'error' | 'warning' | 'suggestion'

/** What a check found (检查意见). */
export interface Finding {
  /** Such as R39. */
  readonly rule: string
  readonly severity: Severity
  /** Names the fault in 4 to 10 characters. */
  readonly title: string
  /** The fault with the words round it: an exact substring of the text. */
  readonly excerpt: string
  /** One line of why. */
  readonly message: string
  /** What to do; '' where a fix says it. */
  readonly hint: string
  /** The standard or usage behind the rule. */
  readonly basis: string
  readonly where: Where
  /** Empty where only a person can say what is right; several where a person has to choose. */
  readonly fixes: readonly Fix[]
}

/** The fault itself, in the plain text of an element; what a fix replaces. */
export interface Where {
  readonly elementId: string
  readonly offset: number
  readonly length: number
}

export type Fix =
  | { readonly label: string; readonly replacement: string }
  /** `makeHeading`: the paragraph becomes what the number typed at its start says. */
  | { readonly label: string; readonly action: 'regenerateContents' | 'makeHeading' }

/** What a rule says of a fault; rule, severity and basis are added to it. */
export type Fault = Omit<Finding, 'rule' | 'severity' | 'basis' | 'fixes'> &
  Partial<Pick<Finding, 'fixes'>>

/** What every rule looks at. */
export interface Checked {
  readonly bulletin: Bulletin
  readonly template: Template
  readonly pages: PageMap | null
  /** All text of the bulletin in order. */
  readonly passages: readonly Passage[]
}

export interface Rule {
  readonly id: string
  /** What it looks for, for a list of rules. */
  readonly title: string
  readonly severity: Severity
  readonly basis: string
  /** Whether a house style asks for it at all; every one does where this is absent. */
  readonly isAsked?: (template: Template) => boolean
  readonly find: (checked: Checked) => readonly Fault[]
}
