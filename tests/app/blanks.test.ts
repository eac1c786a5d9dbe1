import { expect, test } from 'vitest'
import { blanksOf } from '../../renderer/app/blanks.ts'
import { article, bulletin, imprint, masthead, p } from '../helpers/build.ts'

const full = masthead({ nameplate: '工作信息', issueNumber: 4, issueDate: '2026-11-20' })

test('an issue that has all that it needs lacks nothing', () => {
  expect(blanksOf(bulletin(full, article('标题', p('正文'))))).toEqual([])
})

test('what is empty is named as it is on screen', () => {
  const empty = masthead({ nameplate: '', issueNumber: null, issueDate: null })
  const issue = bulletin(empty, article('标题', p('正文')), article('', p('正文')))
  expect(blanksOf(issue)).toEqual(['刊名', '期号', '日期', '第 2 篇的标题'])
})

test('a date in the imprint is a date', () => {
  const undated = masthead({ nameplate: '工作信息', issueNumber: 4, issueDate: null })
  const issue = bulletin(undated, article('标题', p('正文')), imprint({ issueDate: '2026-11-21' }))
  expect(blanksOf(issue)).toEqual([])
})
