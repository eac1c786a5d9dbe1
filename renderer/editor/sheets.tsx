/** The paper behind the text: sheets, corner marks and page numbers. Nothing here can be typed in. */
import { memo, type CSSProperties, type ReactNode } from 'react'
import type { Galley } from '../../core/galley/index.ts'
import { cornerOf, familiesOf } from '../../core/html/index.ts'
import styles from './paged-editor.module.css'

interface SheetsProps {
  readonly galley: Galley
  readonly pageCount: number
  readonly isSpread: boolean
}

export const Sheets = memo(
  function Sheets({ galley, pageCount, isSpread }: SheetsProps): ReactNode {
    return (
      <div className={styles['sheets']} aria-hidden="true">
        {Array.from({ length: pageCount }, (_, index) => (
          <Sheet
            key={index}
            galley={galley}
            page={index + 1}
            isSpread={isSpread}
            isNumbered={!galley.blankPageBeforeTail || index < pageCount - 2}
          />
        ))}
      </div>
    )
  },
  (before, after) =>
    before.pageCount === after.pageCount &&
    before.galley === after.galley &&
    before.isSpread === after.isSpread,
)

export interface SheetProps {
  readonly galley: Galley
  readonly page: number
  readonly isSpread: boolean
  /** GB/T 9704-2012 7.5: neither a blank side before the tail nor the tail's page has a number. */
  readonly isNumbered: boolean
}

/** One sheet at its place among all of them. */
export function Sheet({ galley, page, isSpread, isNumbered }: SheetProps): ReactNode {
  const { width, height, head, binding, measure, typeAreaHeight } = galley.page
  const sheet: CSSProperties = {
    ...cornerOf({ page: galley.page, isSpread }, page),
    width: `${width}pt`,
    height: `${height}pt`,
  }
  const area: CSSProperties = {
    left: `${binding}pt`,
    top: `${head}pt`,
    width: `${measure}pt`,
    height: `${typeAreaHeight}pt`,
  }
  return (
    <div className={styles['sheet']} style={sheet} data-page={page}>
      <div className={styles['area']} style={area}>
        <i />
        <i />
        <i />
        <i />
        <span style={pageNumberStyle(galley, page)}>{isNumbered && pageNumber(galley, page)}</span>
      </div>
    </div>
  )
}

const pageNumber = ({ pageNumbers }: Galley, page: number): string =>
  pageNumbers.pattern.replace('{page}', String(page))

/** As the print style sheet places it: 7 mm below the type area, outside. */
function pageNumberStyle(galley: Galley, page: number): CSSProperties {
  const { belowTypeAreaMm, position, outerIndent } = galley.pageNumbers
  const style = galley.styles.pageNumber
  const isOdd = page % 2 === 1
  return {
    top: `calc(100% + ${(belowTypeAreaMm / 25.4) * 72 - style.lineHeight / 2}pt)`,
    textAlign: position === 'center' ? 'center' : isOdd ? 'right' : 'left',
    padding: position === 'center' ? 0 : `0 ${outerIndent * style.size}pt`,
    fontFamily: familiesOf(style.font, galley.fonts[style.font]),
    fontSize: `${style.size}pt`,
    fontWeight: style.bold ? 700 : 400,
    lineHeight: `${style.lineHeight}pt`,
    letterSpacing: `${style.tracking}pt`,
    color: style.colour,
  }
}
