import { Editor, Transforms } from 'slate'
import { describe, expect, test } from 'vitest'
import { editTable, moveToCell } from '../../renderer/editor/transforms/index.ts'
import { article, bulletin, p, table } from '../helpers/build.ts'
import { bulletinOf, editorOn } from './expect-edit.ts'

/** Words of the only table's cells, row by row; null without a table. */
function words(editor: ReturnType<typeof editorOn>) {
  const found = bulletinOf(editor)
    .children.flatMap((part) => (part.type === 'article' ? part.children : []))
    .find((child) => child.type === 'table')
  if (found?.type !== 'table') return null
  return found.children.map((row) =>
    row.children.map((cell) => cell.children.map(({ text }) => text).join('')),
  )
}

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
