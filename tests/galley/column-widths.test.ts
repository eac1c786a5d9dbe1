import { describe, expect, test } from 'vitest'
import {
  fittedColumnWidths,
  leastColumnWidth,
  pageGeometry,
  setArticle,
} from '../../core/galley/index.ts'
import type { Article, Table } from '../../core/model/index.ts'
import { templateById } from '../../core/template/index.ts'
import { article, bulletin, table } from '../helpers/build.ts'

const template = templateById('work-information')
const { measure } = pageGeometry(template)
const sum = (widths: readonly number[]) => widths.reduce((all, each) => all + each, 0)

function normal(given: Table): { article: Article; table: Table } {
  const [part] = bulletin(article('题', given)).children.filter(({ type }) => type === 'article')
  const found = (part as Article).children.find((child) => child.type === 'table')
  return { article: part as Article, table: found as Table }
}
const fitted = (...rows: readonly (readonly string[])[]) =>
  fittedColumnWidths(normal(table(...rows)).table, template)

test('set columns fill the measure to a twip, however their shares are rounded', () => {
  for (const shares of [[0.123456, 0.323232, 0.553312], Array.from({ length: 7 }, () => 1 / 7)]) {
    const given = normal(table(shares.map(() => '格')))
    const set = setArticle(
      {
        ...given.article,
        children: given.article.children.map((child) =>
          child.type === 'table' ? { ...child, columnWidths: shares } : child,
        ),
      },
      template,
      true,
    )
    const [block] = set.blocks.filter(({ kind }) => kind === 'table')
    if (block?.kind !== 'table') throw new Error('No table')
    expect(sum(block.columnWidths)).toBeCloseTo(measure, 6)
    for (const width of block.columnWidths) expect(width * 20).toBeCloseTo(Math.round(width * 20))
  }
})

describe('widths by what is in the columns', () => {
  test('follow the longest line in proportion where all fit', () => {
    const [number, name] = fitted(['序', '课程名称与主讲老师'], ['1', '书法'])
    expect(name! / number!).toBeGreaterThan(2.5)
    expect(sum([number!, name!])).toBeCloseTo(1)
  })
  test('give short columns one line and long ones the rest', () => {
    const long = '全县共青团组织动员青年参加夜校学习的情况和下一步的打算'
    const widths = fitted(['序号', '情况', '打算'], ['1', long, long.repeat(5)])
    expect(widths[0]! * measure).toBeLessThan(2.6 * 16)
    expect(widths[2]! / widths[1]!).toBeCloseTo(3)
    expect(sum(widths)).toBeCloseTo(1)
  })
  test('count the longest of several lines, not their sum', () => {
    const [one, other] = fitted(['甲乙丙丁戊己\n甲乙丙丁戊己', '甲乙丙丁戊己'])
    expect(one).toBeCloseTo(other!)
  })
  test('leave room for a character in an empty column', () => {
    const widths = fitted(['', '字'.repeat(200)])
    expect(widths[0]).toBeGreaterThan(leastColumnWidth(template))
  })
})
