import fc from 'fast-check'
import { Editor, Node, Path, Transforms, type Operation } from 'slate'
import { expect, test } from 'vitest'
import { parseBulletin, replay, type Bulletin } from '../../core/model/index.ts'
import { createEditor } from '../../renderer/editor/index.ts'
import { article, bulletin, distribution, heading, list, p, table } from '../helpers/build.ts'
import { newIds } from '../helpers/build.ts'

const runs = Number(process.env['NEIKAN_RUNS'] ?? 60)

const start = bulletin(
  article('第一篇', p('青年夜校开进村社。'), heading(1, '做法'), p('一是', '把课堂办到家门口。')),
  article('第二篇', list(true, '甲', '乙'), table(['项目', '数量'], ['课程', '24']), p('完。')),
  distribution(['copyTo', '县委办公室，各乡镇团委。']),
)

/** One hand on the keyboard: what is done, and two numbers that say where. */
const step = fc.tuple(
  fc.constantFrom(
    'type',
    'enter',
    'erase',
    'cut',
    'undo',
    'redo',
    'bold',
    'move',
    'paste',
    'field',
  ),
  fc.nat(1000),
  fc.nat(1000),
)

function act(editor: ReturnType<typeof createEditor>, [kind, a, b]: [string, number, number]) {
  const texts = [...Node.texts(editor)].filter(([, path]) => path.length > 2)
  const [text, path] = texts[a % texts.length]!
  const point = { path, offset: b % (text.text.length + 1) }
  editor.select(point)
  switch (kind) {
    case 'type':
      return editor.insertText('新')
    case 'enter':
      return editor.insertBreak()
    case 'erase':
      return editor.deleteBackward('character')
    case 'cut': {
      const [, other] = texts[(a + b) % texts.length]!
      editor.select({ anchor: point, focus: { path: other, offset: 0 } })
      return editor.deleteFragment()
    }
    case 'undo':
      return editor.undo()
    case 'redo':
      return editor.redo()
    case 'bold':
      return Transforms.setNodes(editor, { bold: true }, { at: path })
    case 'move':
      return Transforms.moveNodes(editor, { at: [2], to: [3] })
    case 'paste':
      return Transforms.insertNodes(editor, p('贴上的一段') as never, { at: Path.parent(path) })
    case 'field':
      return Transforms.setNodes(editor, { year: b, kicker: null } as never, {
        at: [0],
        voids: true,
      })
  }
}

test('operations done again lead to the tree that the editor came to', () => {
  const property = fc.property(fc.array(step, { maxLength: 40 }), (steps) => {
    const operations: Operation[] = []
    const onOperation = (operation: Operation) => operations.push(operation)
    const editor = createEditor(start, { newId: newIds('e'), now: () => 0, onOperation })
    const before = { children: editor.children } as unknown as Bulletin
    for (const each of steps) {
      try {
        act(editor, each)
      } catch {
        // Some hands reach where no caret can stand; what was done until then is kept all the same.
      }
      Editor.normalize(editor)
    }
    // As the journal holds them.
    const kept = JSON.parse(JSON.stringify(operations)) as unknown[]
    expect(replay(before, kept)).toEqual({ children: JSON.parse(JSON.stringify(editor.children)) })
  })
  fc.assert(property, { numRuns: runs })
})

test('a whole evening of typing is done again in a moment', () => {
  const at = start.children.findIndex((part) => part.type === 'article')
  const typed = Array.from({ length: 20_000 }, (_, offset) => ({
    type: 'insert_text',
    path: [at, 1, 0],
    offset,
    text: '字',
  }))
  const parsed = parseBulletin(replay(start, typed))
  expect(parsed.ok && JSON.stringify(parsed.value)).toContain('字'.repeat(20_000))
})

test.each([
  ['no operation', 7],
  ['an unknown kind', { type: 'set_selection', properties: null, newProperties: null }],
  ['a place that is not there', { type: 'insert_text', path: [9, 0], offset: 0, text: '字' }],
  ['a place before the first', { type: 'merge_node', path: [0], position: 0, properties: {} }],
  ['past the end of a text', { type: 'insert_text', path: [2, 1, 0], offset: 999, text: '字' }],
  ['words in an element', { type: 'insert_text', path: [2], offset: 0, text: '字' }],
  ['the root', { type: 'remove_node', path: [], node: {} }],
  ['a node into itself', { type: 'move_node', path: [2], newPath: [2, 1] }],
  ['no node', { type: 'insert_node', path: [2], node: 7 }],
  ['a split past the end', { type: 'split_node', path: [2], position: 99, properties: {} }],
  [
    'another text by a property',
    {
      type: 'set_node',
      path: [2, 1, 0],
      properties: {},
      newProperties: { text: '假' },
    },
  ],
])('what does not fit is refused, never guessed: %s', (_what, operation) => {
  expect(replay(start, [operation])).toBeNull()
})
