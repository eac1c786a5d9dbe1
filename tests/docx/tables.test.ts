import { describe, expect, it } from 'vitest'
import { writeDocx } from '../../core/docx/index.ts'
import { tableGrid } from '../../core/docx/tables.ts'
import { compose, pageGeometry, type SetCell, type TableBlock } from '../../core/galley/index.ts'
import { drawGalley, writeShape } from '../../core/html/index.ts'
import { templateById } from '../../core/template/index.ts'
import { article, bulletin, table as built } from '../helpers/build.ts'
import { requirePart } from '../helpers/golden.ts'

/** A table from rows of `word`, `word:columns` or `word:columns:rows`. */
function table(columns: number, ...rows: readonly (readonly string[])[]): TableBlock {
  return {
    kind: 'table',
    id: 't',
    columnWidths: Array.from({ length: columns }, () => 100),
    headerRows: 0,
    rows: rows.map((cells, index) => ({ id: `r${index}`, cells: cells.map(cell) })),
  }
}

function cell(code: string): SetCell {
  const [id = '', columnSpan = '1', rowSpan = '1'] = code.split(':')
  const spans = { columnSpan: Number(columnSpan), rowSpan: Number(rowSpan) }
  return { id, style: 'tableCell', align: 'left', inlines: [], ...spans }
}

/** The grid as words: a cell's columns after ×, ^ where it only goes on, · where there is none. */
const picture = (block: TableBlock) =>
  tableGrid(block).map((row) =>
    row
      .map(({ cell: set, columnSpan, merge }) => {
        const name = merge === 'goesOn' ? '^' : (set?.id ?? '·')
        return columnSpan > 1 ? `${name}×${columnSpan}` : name
      })
      .join(' '),
  )

describe('the grid of a table', () => {
  it.each([
    ['plain rows', table(2, ['a', 'b'], ['c', 'd']), ['a b', 'c d']],
    ['a cell over two columns', table(3, ['a:2', 'b']), ['a×2 b']],
    ['a cell over two rows', table(2, ['a:1:2', 'b'], ['c']), ['a b', '^ c']],
    [
      'a cell over both',
      table(3, ['a:2:2', 'b'], ['c'], ['d', 'e', 'f']),
      ['a×2 b', '^×2 c', 'd e f'],
    ],
    ['a tall cell at the end', table(2, ['a', 'b:1:3'], ['c'], ['d']), ['a b', 'c ^', 'd ^']],
    ['a row with too few cells', table(3, ['a']), ['a · ·']],
    ['a row with too many', table(1, ['a', 'b']), ['a']],
    ['a cell wider than the table', table(2, ['a:9'], ['b', 'c']), ['a×2', 'b c']],
    ['a wide cell before a tall one', table(3, ['a', 'b', 'c:1:2'], ['d:3']), ['a b c', 'd×2 ^']],
  ])('holds %s', (_name, block, expected) => {
    expect(picture(block)).toEqual(expected)
  })

  it('fills every row', () => {
    const block = table(4, ['a:2:3', 'b:1:2', 'c'], ['d'], ['e:2', 'f'], ['g:9:9'])
    for (const row of tableGrid(block)) {
      expect(row.reduce((sum, place) => sum + place.columnSpan, 0)).toBe(4)
    }
  })
})

it('gives columns the widths of the page: in the grid, in the table and in each cell', async () => {
  const template = templateById('work-information')
  const shares = [0.1234, 0.4321, 0.4445]
  const plain = built(['序', '课程', '人数'], ['1', '书法', '126'])
  const [head, row] = plain.children
  const [wide, last] = head!.children
  const merged = { ...head!, children: [{ ...wide!, columnSpan: 2 }, last!] }
  const issue = bulletin(
    article('题', { ...plain, columnWidths: shares, children: [merged, row!] }),
  )
  const galley = compose(issue, template, null)

  const xml = requirePart((await writeDocx(galley, new Map())).bytes, 'word/document.xml')
  const [, words = ''] = /<w:tbl>(.*?)<\/w:tbl>/s.exec(xml.slice(xml.indexOf('序') - 3000)) ?? []
  const widthsOf = (name: string) =>
    [...words.matchAll(new RegExp(`<w:${name} [^>]*?w:w="(\\d+)"`, 'g'))].map(([, w]) => Number(w))
  const grid = widthsOf('gridCol')
  const measure = Math.round(pageGeometry(template).measure * 20)
  expect(grid).toHaveLength(3)
  expect(grid.reduce((sum, width) => sum + width)).toBe(measure)
  expect(widthsOf('tblW')).toEqual([measure])
  expect(widthsOf('tcW')).toEqual([grid[0]! + grid[1]!, grid[2], ...grid])

  const drawn = writeShape(drawGalley(galley, () => ''))
  const percents = [...drawn.matchAll(/<col width="([\d.]+)%">/g)].map(([, each]) => Number(each))
  percents.forEach((percent, column) => {
    expect((percent / 100) * measure).toBeCloseTo(grid[column]!, 0)
    expect(percent / 100).toBeCloseTo(shares[column]!, 3)
  })
})
