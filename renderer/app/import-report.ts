/** What an import did to a manuscript, put together the way a person reads it. */
import type { DroppedText, RecognisedCounts } from '../../core/read/index.ts'
import type { ImportReport } from './app-state.ts'

/** The words shown at the foot of the desk after an import. */
export function importedText({ name, report }: ImportReport): string {
  const { dropped, warnings } = report
  const made = dropped.length === 0 ? '' : `，有 ${dropped.length} 处由程序生成`
  const doubtful = warnings.length === 0 ? '' : `，${warnings.length} 处请核对`
  return `已导入“${name}”${made}${doubtful}`
}

/** The words shown when manuscripts have gone into the open issue. */
export function contributedText(reports: readonly ImportReport[], articles: number): string {
  const [first] = reports
  const source = reports.length === 1 ? `“${first!.name}”` : ` ${reports.length} 个文件`
  const doubts = reports.reduce((sum, { report }) => sum + report.warnings.length, 0)
  const doubtful = doubts === 0 ? '' : `，${doubts} 处请核对`
  return `已加入${source}的 ${articles} 篇稿件${doubtful}`
}

/** What was recognised, part by part; parts that were not there are left out. */
export function recognisedParts({ report }: ImportReport): readonly string[] {
  const { converted, recognised } = report
  const counts: readonly (readonly [keyof RecognisedCounts, (count: number) => string])[] = [
    ['contentsEntries', (count) => `目录 ${count} 条`],
    ['articles', (count) => `${count} 篇稿件`],
    ['headings', (count) => `${count} 个小标题`],
    ['runInHeadings', (count) => `${count} 个段首小标题`],
    ['leads', (count) => `${count} 处“一是”“二是”`],
    ['paragraphs', (count) => `${count} 段正文`],
    ['recipients', (count) => `分送 ${count} 个单位`],
  ]
  // A masthead is known by its issue number, and every masthead has one.
  const masthead = converted.some(({ field }) => field === '期号') ? ['报头'] : []
  return [
    ...masthead,
    ...counts.flatMap(([part, say]) => (recognised[part] > 0 ? [say(recognised[part])] : [])),
  ]
}

/** What was not copied for one and the same reason. */
export interface DroppedGroup {
  readonly reason: string
  readonly count: number
  /** Different words, in order; none where only spaces were left out. */
  readonly texts: readonly string[]
  readonly lines: readonly number[]
}

/** Grouped by reason, the most frequent one first. */
export function groupDropped(dropped: readonly DroppedText[]): readonly DroppedGroup[] {
  const groups = [...new Set(dropped.map(({ reason }) => reason))].map((reason) => {
    const group = dropped.filter((each) => each.reason === reason)
    const texts = group.map(({ text }) => text.trim()).filter((text) => text !== '')
    return {
      reason,
      count: group.length,
      texts: [...new Set(texts)],
      lines: [...new Set(group.map(({ line }) => line))],
    }
  })
  return groups.toSorted((a, b) => b.count - a.count)
}
