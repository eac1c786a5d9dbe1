import { expect, test } from 'vitest'
import {
  article,
  bold,
  bulletin,
  distribution,
  editorsNote,
  heading,
  list,
  p,
  runIn,
  table,
} from '../helpers/build.ts'
import { bulletinOf, editorOn, expectEdit, idsOf, outlineOf } from './expect-edit.ts'

const enter = (editor: ReturnType<typeof editorOn>): void => editor.insertBreak()
const backspace = (editor: ReturnType<typeof editorOn>): void => editor.deleteBackward('character')
const forward = (editor: ReturnType<typeof editorOn>): void => editor.deleteForward('character')

test('Enter in a paragraph makes two; the half without the start gets the new id', () => {
  const editor = expectEdit(bulletin(article('题', p('前半<cursor/>后半'))), enter, [
    'article',
    ' headline 题',
    ' paragraph 前半',
    ' paragraph 后半',
  ])
  const ids = idsOf(editor)
  expect(ids.filter((id) => id.startsWith('new'))).toHaveLength(1)
  expect(ids.findIndex((id) => id.startsWith('new'))).toBe(5)
})

test('Enter before the text makes room above and the text keeps its id', () => {
  const input = bulletin(article('题', p('<cursor/>正文')))
  const editor = expectEdit(input, enter, [
    'article',
    ' headline 题',
    ' paragraph',
    ' paragraph 正文',
  ])
  expect(idsOf(editor)[5]).toBe(idsOf(editorOn(input))[4])
})

test.each([
  [
    'a headline',
    article('题<cursor/>目', p('正文')),
    ['article', ' headline 题目', ' paragraph X正文'],
  ],
  [
    'the end of a headline',
    article('题目<cursor/>', p('正文')),
    ['article', ' headline 题目', ' paragraph X', ' paragraph 正文'],
  ],
  [
    'the end of the headline of an empty article',
    article('题目<cursor/>', p('')),
    ['article', ' headline 题目', ' paragraph X'],
  ],
  [
    'the end of a headline over an editor’s note',
    article('题目<cursor/>', editorsNote('按语'), p('正文')),
    ['article', ' headline 题目', ' editorsNote 按语', ' paragraph X', ' paragraph 正文'],
  ],
  [
    'an editor’s note',
    article('题', editorsNote('按语<cursor/>'), p('正文')),
    ['article', ' headline 题', ' editorsNote 按语', ' paragraph X', ' paragraph 正文'],
  ],
  [
    'the end of a heading',
    article('题', heading(1, '小标题<cursor/>')),
    ['article', ' headline 题', ' heading1 小标题', ' paragraph X'],
  ],
  [
    'an empty heading',
    article('题', heading(1, '<cursor/>')),
    ['article', ' headline 题', ' paragraph X'],
  ],
  [
    'a run-in heading',
    article('题', p(runIn('先点<cursor/>课程。'), '正文')),
    ['article', ' headline 题', ' paragraph <runIn1>先点', ' paragraph X课程。正文'],
  ],
  [
    'the last, empty item of a list',
    article('题', list(true, '甲', '<cursor/>')),
    ['article', ' headline 题', ' list', '  listItem 甲', ' paragraph X'],
  ],
  [
    'a cell',
    article('题', table(['甲<cursor/>', '乙'])),
    [
      'article',
      ' headline 题',
      ' table',
      '  tableRow',
      '   tableCell 甲↵X',
      '   tableCell 乙',
      ' paragraph',
    ],
  ],
])('Enter in %s goes on where a writer expects it', (_, part, output) => {
  const editor = editorOn(bulletin(part))
  enter(editor)
  editor.insertText('X')
  const lines = outlineOf(editor)
  expect(lines.slice(0, output.length).filter((line) => line !== ' paragraph')).toEqual(
    output.filter((line) => line !== ' paragraph'),
  )
  expectEdit(bulletin(part), enter, null)
})

test('Shift+Enter in a headline is a soft break', () => {
  expectEdit(bulletin(article('全县青年<cursor/>开课')), (editor) => editor.insertSoftBreak(), [
    'article',
    ' headline 全县青年↵开课',
    ' paragraph',
  ])
})

test('what is typed after the full stop of a run-in heading is body text', () => {
  expectEdit(
    bulletin(article('题', p(runIn('先点课程。<cursor/>')))),
    (editor) => editor.insertText('正文'),
    ['article', ' headline 题', ' paragraph <runIn1>先点课程。|正文'],
  )
})

const two = (first: string, second: string) =>
  bulletin(article('甲', p(first)), article('乙', p(second)), distribution(['copyTo', '各镇']))

test.each([
  ['a headline', bulletin(article('甲', p('一')), article('<cursor/>乙', p('二')))],
  [
    'a first line of recipients',
    bulletin(article('甲', p('一')), distribution(['copyTo', '<cursor/>各镇'])),
  ],
  ['a cell', bulletin(article('甲', table(['<cursor/>甲', '乙'])))],
])('Backspace at the start of %s joins nothing', (_, input) => {
  const before = outlineOf(editorOn(input))
  expectEdit(input, backspace, before)
})

test.each([
  ['the last paragraph of an article', two('一<cursor/>', '二')],
  ['the last paragraph of all', two('一', '二<cursor/>')],
])('Delete at the end of %s joins nothing', (_, input) => {
  expectEdit(input, forward, outlineOf(editorOn(input)))
})

test('Backspace takes a number away before it joins paragraphs', () => {
  const input = bulletin(article('题', p('上文'), p(runIn('<cursor/>小题。'), '正文')))
  const editor = expectEdit(input, backspace, [
    'article',
    ' headline 题',
    ' paragraph 上文',
    ' paragraph 小题。正文',
  ])
  backspace(editor)
  expect(outlineOf(editor)).toEqual(['article', ' headline 题', ' paragraph 上文小题。正文'])
})

test('deleting from one article into the next keeps both and every word outside', () => {
  expectEdit(two('一二<anchor/>三', '四五<focus/>六'), (editor) => editor.deleteFragment(), [
    'article',
    ' headline 甲',
    ' paragraph 一二',
    'article',
    ' headline',
    ' paragraph 六',
    'distribution',
    ' distributionLine 各镇',
  ])
})

test('deleting everything leaves an empty article with masthead and imprint', () => {
  const editor = editorOn(two('一', '二'))
  const before = bulletinOf(editor)
  editor.select([])
  editor.deleteFragment()
  expect(bulletinOf(editor).children.map((part) => part.type)).toEqual([
    'masthead',
    'contents',
    'article',
    'distribution',
    'imprint',
  ])
  expect(outlineOf(editor).join('')).not.toMatch(/[一二甲乙]/)
  editor.undo()
  expect(bulletinOf(editor)).toEqual(before)
})

test('deleting within an article joins what is left', () => {
  expectEdit(
    bulletin(article('题', p('一<anchor/>二'), p('三'), p('四<focus/>五'))),
    (editor) => editor.deleteFragment(),
    ['article', ' headline 题', ' paragraph 一五'],
  )
})

test('Backspace before the first paragraph makes one headline of both, without marks', () => {
  const input = bulletin(article('题', p(bold('<cursor/>前'), '后'), p('下文')))
  const editor = expectEdit(input, backspace, ['article', ' headline 题前后', ' paragraph 下文'])
  editor.insertText('，')
  expect(outlineOf(editor)[1]).toBe(' headline 题，前后')
})

test('Delete at the end of a headline does the same; an empty headline takes the words', () => {
  expectEdit(bulletin(article('题<cursor/>', p('文'))), forward, [
    'article',
    ' headline 题文',
    ' paragraph',
  ])
  expectEdit(bulletin(article('', p('<cursor/>文'))), backspace, [
    'article',
    ' headline 文',
    ' paragraph',
  ])
})

test('deleting from the masthead into the text takes words and nothing else', () => {
  const input = bulletin(article('题目', p('一二三'), p('四')))
  const masthead = bulletinOf(editorOn(input)).children[0]
  const run = (editor: ReturnType<typeof editorOn>): void => {
    editor.select({
      anchor: { path: [0, 0], offset: 0 },
      focus: { path: [2, 1, 0], offset: 2 },
    })
    editor.deleteFragment()
  }
  const editor = editorOn(input)
  run(editor)
  expect(outlineOf(editor)).toEqual(['article', ' headline', ' paragraph 三', ' paragraph 四'])
  expect(bulletinOf(editor).children[0]).toEqual(masthead)
  expect(bulletinOf(editor).children[1]?.type).toBe('contents')
  editor.undo()
  expect(outlineOf(editor)).toEqual(outlineOf(editorOn(input)))
})

test('typing over a selection across articles keeps both articles, as one step', () => {
  const input = two('一二<anchor/>三', '四五<focus/>六')
  const editor = editorOn(input)
  editor.insertText('新')
  expect(outlineOf(editor).slice(0, 6)).toEqual([
    'article',
    ' headline 甲',
    ' paragraph 一二新',
    'article',
    ' headline',
    ' paragraph 六',
  ])
  editor.undo()
  expect(outlineOf(editor)).toEqual(outlineOf(editorOn(input)))
})

test.each([
  ['一、', [p('<cursor/>')], ' heading1'],
  ['二、', [heading(1, '先前'), p('<cursor/>')], ' heading1'],
  ['（一）', [heading(1, '先前'), p('<cursor/>')], ' heading2'],
  ['(二)', [p(runIn('先前。'), '文'), heading(2, '甲'), p('<cursor/>')], ' heading2'],
  ['1.', [p('<cursor/>')], ' heading3'],
  ['（1）', [p('<cursor/>')], ' heading4'],
  ['三、', [heading(1, '先前'), p('<cursor/>')], ' paragraph 三、'],
  ['一、', [p('正文<cursor/>')], ' paragraph 正文一、'],
  ['2023.', [p('<cursor/>')], ' paragraph 2023.'],
  ['一、', [list(true, '<cursor/>')], '  listItem 一、'],
])(
  '%s typed where a paragraph starts is its number only if it counts on',
  (typed, blocks, last) => {
    const input = bulletin(article('题', ...blocks))
    const lastLine = (editor: ReturnType<typeof editorOn>) =>
      outlineOf(editor).findLast((line) => line !== ' paragraph')
    for (const texts of [[typed], [...typed]]) {
      const editor = editorOn(input)
      for (const text of texts) editor.insertText(text)
      expect(lastLine(editor)).toBe(last)
      if (!last.startsWith(' heading')) continue
      editor.undo()
      expect(lastLine(editor)).toBe(` paragraph ${typed}`)
      editor.redo()
      editor.insertText('课程')
      expect(lastLine(editor)).toBe(`${last} 课程`)
    }
  },
)
