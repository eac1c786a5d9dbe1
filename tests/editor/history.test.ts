import { Editor, Node } from 'slate'
import { expect, test } from 'vitest'
import { parseBulletin, replay } from '../../core/model/index.ts'
import { templateById, type Template } from '../../core/template/index.ts'
import { createSession } from '../../renderer/editor/issue-session.ts'
import type { Edit, IssueContent } from '../../renderer/editor/session.ts'
import { goOnWithStep, type UndoBatch } from '../../renderer/editor/with-history.ts'
import { setMasthead } from '../../renderer/editor/transforms/index.ts'
import {
  article,
  bulletin,
  distribution,
  figure,
  imprint,
  masthead,
  newIds,
  p,
  withId,
} from '../helpers/build.ts'
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

test('a house style with its name is one step, and its own', async () => {
  const before = templateById('work-information')
  const after = templateById('special-report')
  const session = createSession({ bulletin: issue(), template: before }, { newId: newIds('new') })
  const edits: unknown[] = []
  session.onEdit((edit) => edits.push(edit))
  const { editor } = session
  editor.select(Editor.end(editor, []))
  const state = () => {
    const { template, bulletin: content } = session.getSnapshot()
    const [masthead] = content.children
    return [template.id, masthead?.type === 'masthead' && masthead.nameplate]
  }
  session.restyle(after, '团情专报')
  setMasthead(editor, { issueNumber: 7 })
  expect(state()).toEqual(['special-report', '团情专报'])
  editor.undo()
  expect(state()).toEqual(['special-report', '团情专报'])
  editor.undo()
  expect(state()).toEqual(['work-information', '澄源青年工作信息'])
  expect(session.getSnapshot().canUndo).toBe(false)
  editor.redo()
  expect(state()).toEqual(['special-report', '团情专报'])
  // The journal tells it too: what is recovered has the style that the issue had.
  const styles = edits.flatMap((edit) => (isStyle(edit) ? [edit.template] : []))
  expect(styles).toEqual([after, before, after])
})

test('a house style alone is a step, and typing after it another one', async () => {
  const before = templateById('work-information')
  const session = createSession({ bulletin: issue(), template: before }, { newId: newIds('new') })
  const { editor } = session
  const at = editor.children.findIndex((part) => 'type' in part && part.type === 'article')
  editor.select(Editor.end(editor, [at]))
  session.restyle({ ...before, id: 'own' }, '澄源青年工作信息')
  await type(editor, '正文')
  editor.undo()
  expect(session.getSnapshot().template.id).toBe('own')
  editor.undo()
  expect(session.getSnapshot().template).toBe(before)
  session.setReadOnly(true)
  session.restyle({ ...before, id: 'own' }, '别的')
  expect(session.getSnapshot().template).toBe(before)
})

/** What a journal of these edits leads to, as after a fall. */
function replayed(
  start: IssueContent,
  edits: readonly Edit[],
): { bulletin: unknown; template: Template } {
  const operations = edits.filter((edit) => !isStyle(edit))
  const tree = parseBulletin(replay(start.bulletin, operations))
  const template = edits.findLast(isStyle)?.template ?? start.template
  return { bulletin: tree.ok ? tree.value : tree, template }
}

test.each([
  ['in the same house style', templateById('work-information')],
  ['in another house style', templateById('special-report')],
])('another state of the issue, %s, is one step, and the journal follows it', (_, style) => {
  const template = templateById('work-information')
  const before = bulletin(
    masthead({ issueNumber: 3 }),
    withId('a', article('甲', '一', '二')),
    withId('b', article('乙', figure({ media: `${'1'.repeat(64)}.png` }))),
    withId('c', article('丙', '三')),
    distribution(['sendTo', '各团委']),
  )
  const after = bulletin(
    masthead({ issueNumber: 3 }),
    withId('b', article('乙', '改过')),
    withId('a', article('甲', '一', figure())),
    distribution(['sendTo', '各团委']),
    imprint({ printRun: 80 }),
  )
  const start = { bulletin: before, template }
  const session = createSession(start, { newId: newIds('new') })
  const { editor } = session
  const edits: Edit[] = []
  session.onEdit((edit) => edits.push(edit))
  setMasthead(editor, { issueNumber: 4 })
  const edited = session.getSnapshot()
  const expectState = (content: IssueContent) => {
    const { bulletin: now, template: nowStyle } = session.getSnapshot()
    expect(now).toEqual(content.bulletin)
    expect(nowStyle).toEqual(content.template)
    expect(replayed(start, edits)).toEqual({ bulletin: now, template: nowStyle })
  }
  session.replaceContent({ bulletin: after, template: style })
  expectState({ bulletin: after, template: style })
  editor.undo()
  expectState(edited)
  editor.redo()
  expectState({ bulletin: after, template: style })
  editor.undo()
  editor.undo()
  expectState(start)
  expect(session.getSnapshot().canUndo).toBe(false)
})

test('what is typed into a field bit by bit is one step, until something else is done', () => {
  const editor = editorOn(bulletin(masthead({}), article('题', p('<cursor/>'))))
  const kicker = () => bulletinOf(editor).children.map((part) => 'kicker' in part && part.kicker)[0]
  const before = kicker()
  const put = (step: UndoBatch | null, words: string) =>
    goOnWithStep(editor, step, () => setMasthead(editor, { kicker: words }))
  let step = put(null, '专')
  step = put(step, '专报')
  expect(put(step, '专报')).toBe(step)
  editor.insertText('正文')
  const next = put(step, '专报二')
  expect(next).not.toBe(step)
  editor.undo()
  expect(kicker()).toBe('专报')
  editor.undo()
  editor.undo()
  expect(kicker()).toBe(before)
  expect(editor.history.undos).toHaveLength(0)
  editor.redo()
  expect(kicker()).toBe('专报')
})

test('the caret stays in its block when another state of the issue takes the place of this one', () => {
  const one = (words: string) =>
    bulletin(
      withId('a', article('甲', withId('p', p(words)), withId('q', p('二')))),
      article('乙', '三'),
    )
  const template = templateById('work-information')
  const session = createSession({ bulletin: one('第一段长些'), template }, { newId: newIds('new') })
  const { editor } = session
  const at = editor.children.findIndex((part) => 'type' in part && part.type === 'article')
  const typedAfter = (path: number[], offset: number, next: ReturnType<typeof one>) => {
    editor.select({ path: [at, ...path], offset })
    session.replaceContent({ bulletin: next, template })
    editor.insertText('字')
    const texts = [...Node.texts(editor)].map(([{ text }]) => text)
    editor.undo()
    editor.undo()
    return texts.filter((text) => text.includes('字'))
  }
  expect(typedAfter([1, 0], 3, one('第一段'))).toEqual(['第一段字'])
  expect(typedAfter([1, 0], 5, one('第一'))).toEqual(['第一字'])
  // Its block is gone: what stands in its place, or else the first article.
  const without = bulletin(withId('a', article('甲', withId('q', p('二')))), article('乙', '三'))
  expect(typedAfter([1, 0], 2, without)).toEqual(['字二'])
  expect(typedAfter([2, 0], 0, bulletin(withId('a', article('甲', withId('p', p('一'))))))).toEqual(
    ['字甲'],
  )
})

test('what is the same in another state of the issue stays as it is', () => {
  const before = bulletin(article('甲', '一'), withId('own', article('乙', '二')), article('丙'))
  const template = templateById('work-information')
  const session = createSession({ bulletin: before, template }, { newId: newIds('new') })
  const { editor } = session
  const parts = [...editor.children]
  const children = before.children.map((part) =>
    part.id === 'own' ? withId('own', { ...part, contributor: '芮青禾' } as typeof part) : part,
  )
  session.replaceContent({ bulletin: { children }, template })
  expect(editor.children.map((part, index) => part === parts[index])).toEqual(
    before.children.map(({ id }) => id !== 'own'),
  )
  session.setReadOnly(true)
  session.replaceContent({ bulletin: before, template })
  expect(session.getSnapshot().bulletin).toEqual({ children })
  session.setReadOnly(false)
  session.replaceContent({ bulletin: { children }, template })
  expect(editor.history.undos).toHaveLength(1)
})

const isStyle = (edit: unknown): edit is { readonly template: Template } =>
  typeof edit === 'object' && edit !== null && 'template' in edit
