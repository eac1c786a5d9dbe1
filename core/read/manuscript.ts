/**
 * A manuscript before anyone has understood it: lines of text with what is known of their looks.
 * Plain text knows little; a reader of formatted files fills in more hints.
 */
import { dropControlCharacters } from '../text/index.ts'

export interface ManuscriptParagraph {
  /** Without white space at either end and without tabs; never empty. */
  readonly text: string
  /** The line of the source it stands on, from 1. */
  readonly line: number
  readonly blankLinesBefore: number
  /** White space before the text: a tab or a full-width space counts as two. */
  readonly indent: number
  /** A page break stood before it. */
  readonly startsPage: boolean
  readonly styleName?: string
  /** From 1, as a word processor counts. */
  readonly outlineLevel?: number
  readonly bold?: boolean
  readonly sizePoints?: number
  readonly alignment?: 'left' | 'center' | 'right' | 'justify'
}

export interface Manuscript {
  readonly paragraphs: readonly ManuscriptParagraph[]
  /** Characters removed because no page can show them. */
  readonly removedControls: number
}

/** The lines of a plain text. Ends of lines may be CRLF, CR, LF or a Unicode separator. */
export function manuscriptOfText(text: string): Manuscript {
  const { text: clean, dropped } = dropControlCharacters(text)
  const paragraphs: ManuscriptParagraph[] = []
  let blankLinesBefore = 0
  let startsPage = false
  clean.split(/\r\n|[\r\n\v\u0085\u2028\u2029]|(?=\f)/u).forEach((raw, index) => {
    if (raw.startsWith('\f')) startsPage = true
    const words = raw.trim()
    if (words === '') {
      blankLinesBefore += 1
      return
    }
    const before = raw.slice(0, raw.length - raw.trimStart().length)
    const indent = before.length + (before.match(/[\t\u3000]/gu)?.length ?? 0)
    const line = index + 1
    paragraphs.push({
      text: words.replace(/\t/gu, ' '),
      line,
      blankLinesBefore,
      indent,
      startsPage,
    })
    blankLinesBefore = 0
    startsPage = false
  })
  return { paragraphs, removedControls: dropped }
}
