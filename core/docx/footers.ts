import { Footer, Paragraph } from 'docx'
import type { Galley } from '../galley/index.ts'
import { element } from './element.ts'
import { fieldRuns, plainRuns } from './runs.ts'
import { builtStyles, paragraphStyleId } from './style-names.ts'
import type { Writing } from './writing.ts'

/** Page numbers: outside, that is right on odd and left on even pages, or in the middle. */
export function writeFooters(writing: Writing): { default?: Footer; even?: Footer } {
  const { pattern } = writing.galley.pageNumbers
  if (pattern === '') return {}
  return {
    default: footer(paragraphStyleId('pageNumber'), writing),
    ...(hasEvenFooter(writing.galley) ? { even: footer(builtStyles.pageNumberEven, writing) } : {}),
  }
}

/** Footers without words: a section without any would take those of the one before it. */
export function emptyFooters(writing: Writing): { default?: Footer; even?: Footer } {
  const empty = () => new Footer({ children: [new Paragraph({ style: builtStyles.hairline })] })
  const shown = writeFooters(writing)
  return {
    ...(shown.default === undefined ? {} : { default: empty() }),
    ...(shown.even === undefined ? {} : { even: empty() }),
  }
}

export const hasEvenFooter = ({ pageNumbers, duplex }: Galley): boolean =>
  duplex && pageNumbers.position === 'outer' && pageNumbers.pattern !== ''

function footer(style: string, writing: Writing): Footer {
  const [before = '', after = ''] = writing.galley.pageNumbers.pattern.split('{page}')
  const page = fieldRuns('PAGE', [element('w:t', {}, ['1'])])
  return new Footer({
    children: [
      new Paragraph({
        style,
        children: [...plainRuns(before, writing), ...page, ...plainRuns(after, writing)],
      }),
    ],
  })
}

/**
 * From the paper's lower edge to the footer's, so that the middle of the dashes lies where the
 * template says. In an exact line the baseline stands at four fifths; a dash floats a third of an em
 * above it.
 */
export function footerDistance({ page, pageNumbers, styles }: Galley): number {
  const { lineHeight, size } = styles.pageNumber
  const belowTypeArea = (pageNumbers.belowTypeAreaMm / 25.4) * 72
  return Math.max(0, page.foot - belowTypeArea - lineHeight / 5 - size / 3)
}
