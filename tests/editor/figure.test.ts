/** Pictures as things of their own: taken away, moved with their captions, made larger by hand. */
import { describe, expect, test } from 'vitest'
import { templateById } from '../../core/template/index.ts'
import { draggedFigure, figureHandles } from '../../renderer/editor/figure-drag.ts'
import { findById } from '../../renderer/editor/places.ts'
import { removeFigure, selectedFigure } from '../../renderer/editor/transforms/index.ts'
import { article, bulletin, caption, figure, heading, p } from '../helpers/build.ts'
import { bulletinOf, editorOn, outlineOf } from './expect-edit.ts'

type Editor = ReturnType<typeof editorOn>

function selectFigure(editor: Editor): void {
  const [picture] = bulletinOf(editor)
    .children.flatMap((part) => (part.type === 'article' ? part.children : []))
    .filter(({ type }) => type === 'figure')
  editor.select(editor.start(findById(editor, picture!.id)![1]))
}

/** As much of a clipboard as the editor writes and reads. */
function clipboard(): DataTransfer {
  const data = new Map<string, string>()
  return {
    getData: (format: string) => data.get(format) ?? '',
    setData: (format: string, text: string) => void data.set(format, text),
  } as unknown as DataTransfer
}

const issue = (words: string) =>
  bulletin(article('题', p('前文'), figure(), caption(words), p('后文<cursor/>')))

describe('a selected picture', () => {
  test.each(['deleteBackward', 'deleteForward'] as const)(
    'goes with %s, and so does an empty caption, in one step',
    (key) => {
      const editor = editorOn(issue(''))
      const before = bulletinOf(editor)
      selectFigure(editor)
      editor[key]('character')
      const left = ['article', ' headline 题', ' paragraph 前文', ' paragraph 后文']
      expect(outlineOf(editor)).toEqual(left)
      editor.undo()
      expect(bulletinOf(editor)).toEqual(before)
    },
  )
  test('leaves the words of its caption', () => {
    const editor = editorOn(issue('会场'))
    selectFigure(editor)
    removeFigure(editor)
    expect(outlineOf(editor)).toEqual([
      'article',
      ' headline 题',
      ' paragraph 前文',
      ' paragraph 会场',
      ' paragraph 后文',
    ])
    editor.undo()
    expect(selectedFigure(editor)).not.toBeNull()
  })
  test('leaves a paragraph where it was all that the article had', () => {
    const editor = editorOn(bulletin(article('题', figure())))
    selectFigure(editor)
    removeFigure(editor)
    expect(outlineOf(editor)).toEqual(['article', ' headline 题', ' paragraph'])
  })
  test('is nothing where text is selected', () => {
    const editor = editorOn(issue('会场'))
    expect(removeFigure(editor)).toBe(false)
  })
})

describe('a picture that is cut', () => {
  const moved = (to: string) => {
    const editor = editorOn(
      bulletin(
        article('题', p('前文'), figure(), caption('会场'), heading(1, '小标题'), p('后文')),
      ),
    )
    const data = clipboard()
    selectFigure(editor)
    editor.setFragmentData(data, 'cut')
    removeFigure(editor, true)
    const [place] = editor.nodes({ at: [], match: (node) => 'text' in node && node.text === to })
    editor.select(editor.end(place![1]))
    editor.insertData(data)
    return outlineOf(editor).slice(1)
  }
  test('goes with its caption to the paragraph where it is pasted', () => {
    expect(moved('后文')).toEqual([
      ...[' headline 题', ' paragraph 前文', ' heading1 小标题', ' paragraph 后文'],
      ...[' figure', ' caption 会场'],
    ])
  })
  test('goes under a heading and under a headline, whose lines have no room for it', () => {
    expect(moved('小标题').slice(2, 5)).toEqual([' heading1 小标题', ' figure', ' caption 会场'])
    expect(moved('题').slice(0, 3)).toEqual([' headline 题', ' figure', ' caption 会场'])
  })
})

test('what is pasted at a picture goes below its caption', () => {
  const editor = editorOn(issue('会场'))
  const data = clipboard()
  selectFigure(editor)
  editor.setFragmentData(data, 'copy')
  editor.insertData(data)
  expect(outlineOf(editor)).toEqual([
    ...['article', ' headline 题', ' paragraph 前文', ' figure', ' caption 会场'],
    ...[' figure', ' caption 会场', ' paragraph 后文'],
  ])
})

describe('a handle of a picture of 120 by 80 millimetres', () => {
  const template = templateById('work-information')
  const size = { widthMm: 120, heightMm: 80 }
  const drag = (name: string, x: number, y: number, naturalRatio: number | null = null) => {
    const handle = figureHandles.find((each) => each.name === name)!
    return draggedFigure(size, handle, { x, y }, { template, naturalRatio })
  }
  test.each([
    ['a corner scales it', 'bottom-right', 30, 20, { widthMm: 150, heightMm: 100 }],
    ['the corner opposite does, the other way', 'top-left', 30, 20, { widthMm: 90, heightMm: 60 }],
    ['a corner follows the diagonal', 'bottom-right', 13, 0, { widthMm: 129, heightMm: 86 }],
    ['no corner leaves the type area', 'top-right', 400, 0, { widthMm: 156, heightMm: 104 }],
    ['a side widens it', 'right', 10.4, 9, { widthMm: 130, heightMm: 80 }],
    ['a side makes it higher', 'top', 9, -15, { widthMm: 120, heightMm: 95 }],
    ['a breath moves nothing', 'left', 0.3, 0, size],
  ])('%s', (_name, handle, x, y, expected) => {
    expect(drag(handle, x, y)).toEqual(expected)
  })
  test('brings it back to its own proportion when it comes near', () => {
    expect(drag('bottom', 0, 9, 0.75)).toEqual({ widthMm: 120, heightMm: 90 })
    expect(drag('right', -13, 0, 0.75)).toEqual({ widthMm: 106.7, heightMm: 80 })
    expect(drag('bottom', 0, 4, 0.75)).toEqual({ widthMm: 120, heightMm: 84 })
  })
})
