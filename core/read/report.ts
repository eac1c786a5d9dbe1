/** What became of a manuscript, in words for the person who brought it. */

/** A stretch of the source that is not in the bulletin, because the program makes it. */
export interface DroppedText {
  readonly line: number
  readonly text: string
  readonly reason: string
}

/** A stretch of the source that became a typed field. */
export interface ConvertedText {
  readonly line: number
  readonly text: string
  readonly field: string
}

export interface ReadingWarning {
  readonly line: number
  readonly text: string
  readonly message: string
}

export interface RecognisedCounts {
  readonly articles: number
  readonly contentsEntries: number
  readonly headings: number
  readonly runInHeadings: number
  readonly leads: number
  readonly paragraphs: number
  readonly recipients: number
}

export interface ReadingReport {
  readonly dropped: readonly DroppedText[]
  readonly converted: readonly ConvertedText[]
  readonly warnings: readonly ReadingWarning[]
  readonly recognised: RecognisedCounts
  /** Characters that no page can show. */
  readonly removedControls: number
}

/** Takes the notes while a manuscript is read. */
export interface Notes {
  drop(line: number, text: string, reason: string): void
  convert(line: number, text: string, field: string): void
  warn(line: number, text: string, message: string): void
}

export interface NoteBook extends Notes {
  readonly dropped: readonly DroppedText[]
  readonly converted: readonly ConvertedText[]
  readonly warnings: readonly ReadingWarning[]
}

export function openNotes(): NoteBook {
  const dropped: DroppedText[] = []
  const converted: ConvertedText[] = []
  const warnings: ReadingWarning[] = []
  return {
    dropped,
    converted,
    warnings,
    drop: (line, text, reason) => void dropped.push({ line, text, reason }),
    convert: (line, text, field) => void converted.push({ line, text, field }),
    warn: (line, text, message) => void warnings.push({ line, text, message }),
  }
}
