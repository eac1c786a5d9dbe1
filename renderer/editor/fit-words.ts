import type { Fit } from '../../core/model/index.ts'

/** An exception in a few words, such as 收紧0.3磅. */
export function fitWords({ field, value }: Fit): string {
  switch (field) {
    case 'pageBreakBefore':
      return '段前分页'
    case 'tightening':
      return `收紧${value}磅`
    case 'linePitch':
      return `行距${value}磅`
  }
}
