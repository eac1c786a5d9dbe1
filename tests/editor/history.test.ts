import { expect, test } from 'vitest'
import { setMasthead } from '../../renderer/editor/transforms/index.ts'
import { article, bulletin, p } from '../helpers/build.ts'
import { bulletinOf, editorOn, outlineOf } from './expect-edit.ts'

const issue = () => bulletin(article('题', p('<cursor/>')))
const lastLine = (editor: ReturnType<typeof editorOn>) => outlineOf(editor).at(-1)

/** A keystroke and the end of its turn. */
async function type(editor: ReturnType<typeof editorOn>, text: string): Promise<void> {
  for (const character of text) {
    editor.insertText(character)
    await Promise.resolve()
  }
}

test('one undo takes back a sentence, not a character and not everything', async () => {
  const editor = editorOn(issue())
  await type(editor, '一句话。第二句')
  editor.undo()
  expect(lastLine(editor)).toBe(' paragraph 一句话。')
  editor.undo()
  expect(lastLine(editor)).toBe(' paragraph')
  editor.redo()
  editor.redo()
  expect(lastLine(editor)).toBe(' paragraph 一句话。第二句')
})

test('a pause starts a new step', async () => {
  let time = 0
  const editor = editorOn(issue(), () => time)
  await type(editor, '先写')
  time = 5000
  await type(editor, '后写')
  editor.undo()
  expect(lastLine(editor)).toBe(' paragraph 先写')
})

test('moving the caret starts a new step and undo brings it back', async () => {
  const editor = editorOn(issue())
  await type(editor, '甲乙')
  editor.move({ reverse: true })
  await Promise.resolve()
  await type(editor, '丙')
  expect(lastLine(editor)).toBe(' paragraph 甲丙乙')
  editor.undo()
  expect(lastLine(editor)).toBe(' paragraph 甲乙')
  expect(editor.selection?.focus.offset).toBe(1)
})

test('fields and text share one history', async () => {
  const editor = editorOn(issue())
  await type(editor, '正文')
  setMasthead(editor, { issueNumber: 5, kicker: null })
  await type(editor, '续写')
  editor.undo()
  expect(lastLine(editor)).toBe(' paragraph 正文')
  editor.undo()
  expect(bulletinOf(editor).children[0]).toMatchObject({ issueNumber: 4 })
  expect(lastLine(editor)).toBe(' paragraph 正文')
  editor.undo()
  expect(lastLine(editor)).toBe(' paragraph')
})

test('a thousand steps are kept, no more', async () => {
  const editor = editorOn(issue())
  for (let step = 0; step < 1010; step += 1) {
    editor.cutHistory()
    await type(editor, '字')
  }
  expect(editor.history.undos).toHaveLength(1000)
})
