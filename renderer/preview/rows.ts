/** Which pages stand beside each other. */
import { cellOf, pageIn } from '../../core/html/index.ts'

/** One page, or an opened sheet: left and right, null where there is no page. */
export type Row = readonly (number | null)[]

export function rowsOf(pageCount: number, isSpread: boolean): readonly Row[] {
  const columns = isSpread ? [0, 1] : [0]
  return Array.from({ length: cellOf(pageCount, isSpread).row + 1 }, (_, row) =>
    columns.map((column) => {
      const page = pageIn({ row, column }, isSpread)
      return page < 1 || page > pageCount ? null : page
    }),
  )
}

/** Index of the row that holds a page; the last one for a page beyond the end. */
export function rowOfPage(page: number, pageCount: number, isSpread: boolean): number {
  return cellOf(Math.min(Math.max(1, page), pageCount), isSpread).row
}
