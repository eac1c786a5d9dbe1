/** Which pages stand beside each other. */

/** One page, or an opened sheet: left and right, null where there is no page. */
export type Row = readonly (number | null)[]

/** As a bound issue opens: the first page alone on the right, then even pages left of odd ones. */
export function rowsOf(pageCount: number, isSpread: boolean): readonly Row[] {
  if (!isSpread) return Array.from({ length: pageCount }, (_, index) => [index + 1])
  return Array.from({ length: Math.floor(pageCount / 2) + 1 }, (_, index) => {
    const left = index * 2
    return [left === 0 ? null : left, left + 1 > pageCount ? null : left + 1]
  })
}

/** Index of the row that holds a page; the last one for a page beyond the end. */
export function rowOfPage(page: number, pageCount: number, isSpread: boolean): number {
  const shown = Math.min(Math.max(1, page), pageCount)
  return isSpread ? Math.floor(shown / 2) : shown - 1
}
