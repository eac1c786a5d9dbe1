import { expect, test } from 'vitest'
import { check } from '../../core/checks/index.ts'
import { templateById } from '../../core/template/index.ts'
import { createSession, selectedStretch, selectText } from '../../renderer/editor/index.ts'
import { findingAfter } from '../../renderer/panes/finding-steps.ts'
import { findingKey } from '../../renderer/panes/spotlight.ts'
import { article, bulletin, contents, p, withId } from '../helpers/build.ts'

const template = templateById('work-information')
const issue = bulletin(
  article('标题', withId('a', p('占比...近500余个')), withId('b', p('正文'))),
  article('又一篇', withId('c', p('占比...'))),
)
const findings = check(issue, template, null)
const wordsAfter = (elementId: string, offset: number, length: number, step: 1 | -1) => {
  const where = findingAfter(findings, issue, { elementId, offset, length }, step)?.where
  return where && `${where.elementId}${where.offset}`
}

test('from the caret it is the next one, and round the end the first', () => {
  expect(wordsAfter('a', 0, 0, 1)).toBe('a2')
  expect(wordsAfter('a', 2, 0, 1)).toBe('a2')
  expect(wordsAfter('a', 3, 0, 1)).toBe('a5')
  expect(wordsAfter('b', 0, 0, 1)).toBe('c2')
  expect(wordsAfter('c', 5, 0, 1)).toBe('a2')
  expect(wordsAfter('b', 0, 0, -1)).toBe('a5')
  expect(wordsAfter('a', 0, 0, -1)).toBe('c2')
})

test('from one to the other it goes round, also where several stand in one place', () => {
  const listed = bulletin(
    contents(['甲镇建起书屋', '乙镇修路']),
    article('丙县开课', withId('a', p('占比...'))),
  )
  const all = check(listed, template, null)
  expect(new Set(all.map(findingKey)).size).toBe(all.length)
  const round = (step: 1 | -1) => {
    const seen = new Set<string>()
    let finding = findingAfter(all, listed, null, step)
    while (finding !== null && !seen.has(findingKey(finding))) {
      seen.add(findingKey(finding))
      finding = findingAfter(all, listed, finding, step)
    }
    return [...seen]
  }
  expect(round(1)).toHaveLength(all.length)
  expect(round(-1)).toEqual(round(1).toReversed())
})

test('from one that is selected it is another one', () => {
  expect(wordsAfter('a', 2, 3, 1)).toBe('a5')
  expect(wordsAfter('a', 5, 5, -1)).toBe('a2')
  expect(findingAfter(findings, issue, null, 1)?.where).toMatchObject({ elementId: 'a', offset: 2 })
  expect(findingAfter([], issue, null, 1)).toBeNull()
})

test('what is selected is counted from the block in which it begins', () => {
  const { editor } = createSession({ bulletin: issue, template }, { newId: () => 'n' })
  expect(selectedStretch(editor)).toBeNull()
  const stretch = { elementId: 'a', offset: 5, length: 5 }
  selectText(editor, stretch)
  expect(selectedStretch(editor)).toEqual(stretch)
  editor.collapse({ edge: 'end' })
  expect(selectedStretch(editor)).toEqual({ elementId: 'a', offset: 10, length: 0 })
})
