import type { Inline } from '../model/index.ts'
import type { SpanStyleName } from '../template/index.ts'
import type { SetInline, SetSpan } from './types.ts'

const runInStyles = { 1: 'runIn1', 2: 'runIn2', 3: 'runIn3', 4: 'runIn4' } as const

/** Numbers the notes of one article in the order of their references. */
export type NoteNumbers = ReadonlyMap<string, number>

/** How a note's number is printed, at its reference and at the note. */
export const noteReference = (number: number): string => `[${number}]`

/** A text in one look. */
export const plainSpan = (text: string): SetSpan => ({ text, style: null, bold: false })

/** Sets the spans and references of a text element; empty spans vanish. */
export function setInlines(children: readonly Inline[], notes: NoteNumbers): readonly SetInline[] {
  return children.flatMap((child): SetInline[] => {
    if ('type' in child) {
      const number = notes.get(child.id)
      if (number === undefined) throw new RangeError(`Footnote "${child.id}" has no number`)
      return [{ reference: noteReference(number), footnoteId: child.id }]
    }
    if (child.text === '') return []
    const style: SpanStyleName | null = child.runIn
      ? runInStyles[child.runIn]
      : child.lead
        ? 'lead'
        : null
    return [{ text: child.text, style, bold: child.bold === true }]
  })
}
