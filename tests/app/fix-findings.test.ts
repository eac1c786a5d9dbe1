import { expect, test } from 'vitest'
import { check, faultText } from '../../core/checks/index.ts'
import { plainText } from '../../core/model/index.ts'
import { templateById } from '../../core/template/index.ts'
import { createSession } from '../../renderer/editor/index.ts'
import { applyFix, fixAll, fixedText, isPlain } from '../../renderer/panes/fix-findings.ts'
import { article, bulletin, p } from '../helpers/build.ts'

const template = templateById('work-information')
const faulty = [
  '工作部署,印发《甲》、《乙》。',
  '推出近500余个岗位。',
  '２０２３年占比...',
] as const

function openIssue() {
  let last = 0
  const content = bulletin(article('标题', ...faulty.map((words) => p(words))))
  const session = createSession(
    { bulletin: content, template },
    { newId: () => `n${(last += 1)}`, now: () => 0 },
  )
  const text = () => {
    const { bulletin: now } = session.getSnapshot()
    const [only] = now.children.filter((part) => part.type === 'article')
    return only!.children.slice(1).map((block) => plainText(block))
  }
  const { bulletin: opened } = session.getSnapshot()
  return { session, text, opened, findings: check(opened, template, null) }
}

test('a correction leaves the caret where somebody writes', () => {
  const { session, text, opened, findings } = openIssue()
  const point = { path: [1, 2, 0], offset: 3 }
  const at = session.editor.children.findIndex((part) => 'type' in part && part.type === 'article')
  point.path[0] = at
  session.editor.select({ anchor: point, focus: point })
  fixAll(session, findings, opened)
  session.editor.insertText('我')
  expect(text()[1]).toBe('推出近我500余个岗位。')
})

test('correcting everything leaves what a person has to choose, and is one step to undo', () => {
  const { session, text, opened, findings } = openIssue()
  fixAll(session, findings, opened)
  const corrected = ['工作部署，印发《甲》《乙》。', faulty[1], '2023年占比……']
  expect(text()).toEqual(corrected)
  session.editor.undo()
  expect(text()).toEqual(faulty)
  expect(session.getSnapshot().canUndo).toBe(false)
  session.editor.redo()
  expect(text()).toEqual(corrected)
})

test('a number out of step is looked at by a person, never corrected unseen', () => {
  const content = bulletin(article('标题', p('做法有三。二是抓培训。'), p('占比８成。')))
  const findings = check(content, template, null)
  expect(findings.map(({ rule }) => rule)).toEqual(['R23', 'R36'])
  expect(findings.map(({ fixes }) => fixes.length)).toEqual([1, 1])
  expect(findings.map(isPlain)).toEqual([false, true])
  expect(fixedText(findings.filter(isPlain))).toBe('改正了 1 处：全角数字字母 1 处。')
})

test('what was typed before stays when the corrections are undone', () => {
  const { session, text, opened, findings } = openIssue()
  session.editor.insertText('新', { at: session.editor.end([]) })
  const typed = text()
  fixAll(session, findings, opened)
  session.editor.undo()
  expect(text()).toEqual(typed)
})

test('either correction of a double approximation can be taken', () => {
  for (const [index, words] of ['推出500余个岗位。', '推出近500个岗位。'].entries()) {
    const { session, text, opened, findings } = openIssue()
    const finding = findings.find(({ rule }) => rule === 'R52')!
    applyFix(session, finding, faultText(finding, opened), finding.fixes[index]!)
    expect(text()[1]).toBe(words)
  }
})
