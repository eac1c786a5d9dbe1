import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  deleteColumn,
  deleteRow,
  insertColumn,
  insertRow,
  mergeCells,
  neighbourCell,
  placeCells,
  splitCell,
  type Table,
} from '../../core/model/index.ts'
import { article, bulletin, newIds, table, withId } from '../helpers/build.ts'

const newId = newIds('new')

/** With ids, and as normal as a table in a bulletin is. */
function grid(...rows: readonly (readonly string[])[]): Table {
  return tableOf(bulletin(article('题', table(...rows))))
}
function tableOf({ children }: ReturnType<typeof bulletin>): Table {
  const found = children
    .flatMap((part) => (part.type === 'article' ? part.children : []))
    .find((child) => child.type === 'table')
  if (found?.type !== 'table') throw new Error('No table')
  return found
}

/** Words of the cells row by row, a merged cell's once. */
const words = ({ children }: Table) =>
  children.map((row) => row.children.map((cell) => cell.children.map(({ text }) => text).join('')))
/** Spans of the cells, row by row: what normalizing may not have to mend. */
const shape = ({ children, columnWidths }: Table) => [
  columnWidths.length,
  children.map((row) =>
    row.children.map(({ id, rowSpan, columnSpan }) => [id, rowSpan, columnSpan]),
  ),
]
const idAt = (of: Table, row: number, column: number) =>
  placeCells(of).find((each) => each.row === row && each.column === column)!.cell.id

describe('a table', () => {
  const three = grid(['一', '二', '三'], ['四', '五', '六'], ['七', '八', '九'])

  test('gets a row above or below, as wide as the others', () => {
    expect(words(insertRow(three, 1, newId))[1]).toEqual(['', '', ''])
    expect(insertRow(three, 0, newId).headerRows).toBe(three.headerRows + 1)
    expect(insertRow(three, 3, newId).headerRows).toBe(three.headerRows)
  })
  test('gets a column, and all columns share the width', () => {
    const wider = insertColumn(three, 1, newId)
    expect(words(wider)[0]).toEqual(['一', '', '二', '三'])
    expect(wider.columnWidths.reduce((sum, width) => sum + width)).toBeCloseTo(1)
  })
  test('loses a row or a column, but never its last one', () => {
    expect(words(deleteRow(three, 1)!)).toEqual([
      ['一', '二', '三'],
      ['七', '八', '九'],
    ])
    expect(words(deleteColumn(three, 0)!)[0]).toEqual(['二', '三'])
    expect(deleteRow(grid(['一', '二']), 0)).toBeNull()
    expect(deleteColumn(grid(['一'], ['二']), 0)).toBeNull()
  })
  test('keeps the words of all cells that are merged, and gives the places back', () => {
    const merged = mergeCells(three, idAt(three, 0, 0), idAt(three, 1, 1))
    expect(words(merged)).toEqual([['一\n二\n四\n五', '三'], ['六'], ['七', '八', '九']])
    const split = splitCell(merged, idAt(merged, 0, 0), newId)
    expect(split.children.map((row) => row.children.length)).toEqual([3, 3, 3])
  })
  test('keeps a merged cell when one of its rows goes', () => {
    const merged = mergeCells(three, idAt(three, 0, 0), idAt(three, 1, 0))
    expect(words(deleteRow(merged, 0)!)).toEqual([
      ['一\n四', '五', '六'],
      ['七', '八', '九'],
    ])
    expect(words(insertRow(merged, 1, newId))[1]).toEqual(['', ''])
  })
  test('is one row less when a whole row is merged into the one above', () => {
    const two = grid(['一', '二'], ['三', '四'])
    expect(words(mergeCells(two, idAt(two, 0, 0), idAt(two, 1, 1)))).toEqual([['一\n二\n三\n四']])
  })
  test('leads from cell to cell', () => {
    expect(neighbourCell(three, idAt(three, 0, 2), 1)?.id).toBe(idAt(three, 1, 0))
    expect(neighbourCell(three, idAt(three, 0, 0), -1)).toBeNull()
  })

  test('stays a full rectangle with all its words, whatever is done to it', () => {
    const step = fc.record({
      kind: fc.constantFrom('row', 'column', 'merge', 'split'),
      one: fc.nat(),
      other: fc.nat(),
    })
    fc.assert(
      fc.property(fc.array(step, { maxLength: 12 }), (steps) => {
        let now = three
        for (const { kind, one, other } of steps) {
          const cells = placeCells(now)
          const id = cells[one % cells.length]!.cell.id
          if (kind === 'row') now = insertRow(now, one % (now.children.length + 1), newId)
          if (kind === 'column') now = insertColumn(now, one % (now.columnWidths.length + 1), newId)
          if (kind === 'merge') now = mergeCells(now, id, cells[other % cells.length]!.cell.id)
          if (kind === 'split') now = splitCell(now, id, newId)
          const normal = tableOf(bulletin(article('题', withId('t', now))))
          expect(shape(normal)).toEqual(shape(now))
          expect([...words(now).flat().join('').replace(/\n/g, '')].toSorted()).toEqual(
            [...'一二三四五六七八九'].toSorted(),
          )
        }
      }),
      { numRuns: 60 },
    )
  })
})
