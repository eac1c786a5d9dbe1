import { Editor, Transforms } from 'slate'
import { describe, expect, test } from 'vitest'
import {
  alignCells,
  editTable,
  insertTable,
  moveToCell,
  moveToRow,
  setColumnWidths,
  setHeaderRows,
  toggleBold,
} from '../../renderer/editor/transforms/index.ts'
import { copiedPieces } from '../../renderer/editor/copied.ts'
import { insertBlocks } from '../../renderer/editor/insert-blocks.ts'
import { fillCells, mergeCells, placeCells, plainText, type Table } from '../../core/model/index.ts'
import { article, bulletin, p, table } from '../helpers/build.ts'
import { bulletinOf, editorOn } from './expect-edit.ts'

/** The only table; null without one. */
function tableIn(editor: ReturnType<typeof editorOn>) {
  const found = bulletinOf(editor)
    .children.flatMap((part) => (part.type === 'article' ? part.children : []))
    .find((child) => child.type === 'table')
  return found?.type === 'table' ? found : null
}

/** Words of the only table's cells, row by row; null without a table. */
const words = (editor: ReturnType<typeof editorOn>) =>
  tableIn(editor)?.children.map((row) => row.children.map(plainText)) ?? null

describe('in a table', () => {
  const open = () =>
    editorOn(bulletin(article('题', p('前'), table(['一<cursor/>', '二'], ['三', '四']), p('后'))))
  const here = (editor: ReturnType<typeof editorOn>) =>
    editor.string(editor.selection!) || Editor.string(editor, editor.selection!.focus.path)

  test('Tab goes to the next cell with its words selected, Shift+Tab back', () => {
    const editor = open()
    expect(moveToCell(editor, 1)).toBe(true)
    expect(here(editor)).toBe('二')
    moveToCell(editor, 1)
    expect(here(editor)).toBe('三')
    moveToCell(editor, -1)
    expect(here(editor)).toBe('二')
  })
  test('↑ and ↓ keep to the column, and lead out of the table at its ends', () => {
    const editor = open()
    moveToCell(editor, 1)
    moveToRow(editor, 1)
    expect(here(editor)).toBe('四')
    moveToRow(editor, -1)
    expect(here(editor)).toBe('二')
    moveToRow(editor, -1)
    expect(here(editor)).toBe('前')
    expect(moveToRow(editor, 1)).toBe(false)
  })
  test('↓ under a table that ends its article makes a paragraph, one undo takes it away', () => {
    const editor = editorOn(bulletin(article('题', table(['一<cursor/>', '二']))))
    moveToRow(editor, 1)
    editor.insertText('后')
    expect(here(editor)).toBe('后')
    editor.undo()
    editor.undo()
    expect(
      bulletinOf(editor)
        .children.flatMap((part) => (part.type === 'article' ? part.children : []))
        .at(-1)?.type,
    ).toBe('table')
  })
  test('a new table takes the place of an empty paragraph, which goes on under it', () => {
    const editor = editorOn(bulletin(article('题', p('前'), p('<cursor/>'))))
    insertTable(editor, 2, 2)
    const kinds = bulletinOf(editor).children.flatMap((part) =>
      part.type === 'article' ? part.children.map(({ type }) => type) : [],
    )
    expect(kinds).toEqual(['headline', 'paragraph', 'table', 'paragraph'])
  })
  test('Tab in the last cell adds a row with the caret in its first cell', () => {
    const editor = open()
    for (let cell = 0; cell < 4; cell += 1) moveToCell(editor, 1)
    expect(words(editor)).toEqual([
      ['一', '二'],
      ['三', '四'],
      ['', ''],
    ])
    editor.insertText('五')
    expect(words(editor)?.[2]).toEqual(['五', ''])
  })
  test('Tab outside a table is left to the browser', () => {
    const editor = open()
    Transforms.select(editor, Editor.start(editor, []))
    expect(moveToCell(editor, 1)).toBe(false)
  })
  test.each([
    [
      'rowAbove',
      [
        ['', ''],
        ['一', '二'],
        ['三', '四'],
      ],
    ],
    [
      'rowBelow',
      [
        ['一', '二'],
        ['', ''],
        ['三', '四'],
      ],
    ],
    [
      'columnBefore',
      [
        ['', '一', '二'],
        ['', '三', '四'],
      ],
    ],
    [
      'columnAfter',
      [
        ['一', '', '二'],
        ['三', '', '四'],
      ],
    ],
    ['deleteRow', [['三', '四']]],
    ['deleteColumn', [['二'], ['四']]],
    ['deleteTable', null],
  ] as const)('%s is one step that undo takes back', (edit, expected) => {
    const editor = open()
    const before = bulletinOf(editor)
    editTable(editor, edit)
    expect(words(editor)).toEqual(expected)
    editor.undo()
    expect(bulletinOf(editor)).toEqual(before)
    editor.redo()
    expect(words(editor)).toEqual(expected)
  })
  test('selected cells are merged, and a merged one is taken apart', () => {
    const editor = open()
    const from = editor.selection!.anchor
    moveToCell(editor, 1)
    Transforms.select(editor, { anchor: from, focus: editor.selection!.focus })
    editTable(editor, 'merge')
    expect(words(editor)).toEqual([['一\n二'], ['三', '四']])
    editTable(editor, 'split')
    expect(words(editor)).toEqual([
      ['一\n二', ''],
      ['三', '四'],
    ])
  })
})

describe('cells that are selected from one to another', () => {
  /** From 二 down to 八: in reading order 三 to 七 lie between them too. */
  const open = () =>
    editorOn(
      bulletin(
        article(
          '题',
          table(['一', '<anchor/>二', '三'], ['四', '五', '六'], ['七', '八<focus/>', '九']),
        ),
      ),
    )
  const changed = (change: (editor: ReturnType<typeof editorOn>) => void) => {
    const editor = open()
    const before = bulletinOf(editor)
    change(editor)
    const after = tableIn(editor)!
    editor.undo()
    expect(bulletinOf(editor), 'one step takes it back').toEqual(before)
    return after.children.map(({ children }) => children)
  }

  test('are aligned as the rectangle that they are', () => {
    const cells = changed((editor) => alignCells(editor, 'right'))
    expect(cells.map((row) => row.map(({ align }) => align))).toEqual(
      cells.map(() => ['left', 'right', 'left']),
    )
  })
  test('lose their words, and no other cell does', () => {
    const cells = changed((editor) => editor.deleteFragment())
    expect(cells.map((row) => row.map(plainText))).toEqual([
      ['一', '', '三'],
      ['四', '', '六'],
      ['七', '', '九'],
    ])
  })
  test('are all bold, and none of them again', () => {
    const isBold = (cells: ReturnType<typeof changed>) =>
      cells.map((row) => row.map(({ children }) => children[0]?.bold === true))
    expect(isBold(changed(toggleBold))).toEqual(Array(3).fill([false, true, false]))
    const editor = open()
    toggleBold(editor)
    toggleBold(editor)
    expect(isBold(tableIn(editor)!.children.map(({ children }) => children))).toEqual(
      Array(3).fill([false, false, false]),
    )
  })
  test('are copied without the cells beside them', () => {
    const editor = open()
    const [piece, ...others] = copiedPieces(editor, editor.selection!)
    expect(others).toEqual([])
    expect(piece).toMatchObject({ type: 'table', columnWidths: [1], headerRows: 1 })
    expect(plainText(piece!)).toBe('二五八')
  })
})

test('widths and the repeated head are set in one step each, and the caret stays', () => {
  const editor = editorOn(
    bulletin(article('题', table(['一', '二'], ['三<cursor/>', '四'], ['五', '六']))),
  )
  const before = bulletinOf(editor)
  const { selection } = editor
  const { id } = tableIn(editor)!
  setColumnWidths(editor, id, [0.3, 0.7])
  setHeaderRows(editor, id, 2)
  expect(tableIn(editor)).toMatchObject({ columnWidths: [0.3, 0.7], headerRows: 2 })
  expect(editor.selection).toEqual(selection)
  editor.undo()
  expect(tableIn(editor)).toMatchObject({ columnWidths: [0.3, 0.7], headerRows: 1 })
  editor.undo()
  expect(bulletinOf(editor)).toEqual(before)
})

test('a head that a merged cell begins in takes its rows along', () => {
  const editor = editorOn(
    bulletin(article('题', table(['一<anchor/>', '二'], ['三<focus/>', '四'], ['五', '六']))),
  )
  editTable(editor, 'merge')
  expect(tableIn(editor)!.headerRows).toBe(2)
  setHeaderRows(editor, tableIn(editor)!.id, 1)
  expect(tableIn(editor)!.headerRows).toBe(2)
  setHeaderRows(editor, tableIn(editor)!.id, 0)
  expect(tableIn(editor)!.headerRows).toBe(0)
})

test('copied cells go into cells, from the caret on; rows that are wanted are added, one undo', () => {
  const editor = editorOn(
    bulletin(article('题', table(['甲', '乙'], ['丙', '丁<cursor/>'], ['戊', '己']))),
  )
  const before = words(editor)
  insertBlocks(editor, [table(['1', '2'], ['3', ''], ['5', '6'])])
  expect(words(editor)).toEqual([
    ['甲', '乙', ''],
    ['丙', '1', '2'],
    ['戊', '3', ''],
    ['', '5', '6'],
  ])
  editor.insertText('后')
  expect(words(editor)?.at(-1)).toEqual(['', '5', '6后'])
  editor.undo()
  editor.undo()
  expect(words(editor)).toEqual(before)
})

test('a table with more than itself goes under the table that it is pasted into', () => {
  const editor = editorOn(bulletin(article('题', table(['一<cursor/>', '二']), p('后'))))
  insertBlocks(editor, [table(['甲', '乙'], ['丙', '丁']), p('最后')])
  const [only] = bulletinOf(editor).children.filter((part) => part.type === 'article')
  expect(only!.children.slice(1).map(({ type }) => type)).toEqual([
    'table',
    'table',
    'paragraph',
    'paragraph',
  ])
  expect(words(editor)).toEqual([['一', '二']])
})

test('a single copied cell is words, put where the caret is', () => {
  const editor = editorOn(bulletin(article('题', table(['甲<cursor/>乙', '丙']))))
  insertBlocks(editor, [table(['一'])])
  expect(words(editor)).toEqual([['甲一乙', '丙']])
})

const tableOf = (content: Table): Table => tableIn(editorOn(bulletin(article('题', content))))!

test('cells that are merged take the words of all that meet there', () => {
  const target = tableOf(table(['甲', '乙', '丙']))
  const [one, other] = placeCells(target).map(({ cell }) => cell.id)
  const merged = mergeCells(target, one!, other!)
  const filled = fillCells(merged, 0, 0, table(['1', '2', '3']), () => 'new')
  expect(filled.children.map((row) => row.children.map(plainText))).toEqual([['1\n2', '3']])
})
