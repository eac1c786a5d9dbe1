import { describe, expect, test } from 'vitest'
import {
  isSecrecyMark,
  parseBulletin,
  secrecyOf,
  secrecyOfMark,
  serializeBulletin,
  type Masthead,
} from '../../core/model/index.ts'
import { article, bulletin, masthead, p } from '../helpers/build.ts'

const issue = (fields: Partial<Masthead>, words = '正文') =>
  bulletin(masthead(fields), article('标题', p(words)))

describe('the mark', () => {
  test.each([
    [['机密★5年']],
    [['秘密']],
    [['绝密']],
    [['内部刊物', '秘 密']],
    [['秘　密 ★ 1年']],
    [['机', '密']],
    [['机\u200b密']],
    [['★一年']],
    [['国家秘密']],
    [['内部机密，注意保管']],
    [['工作秘密', '机密']],
  ])('%j is the mark of a state secret and stops', (lines) => {
    expect(secrecyOfMark(lines).kind).toBe('stop')
    expect(secrecyOf(issue({ confidentialityMark: lines })).kind).toBe('stop')
  })

  test.each([[['工作秘密，不得外传']], [['含商业秘密']], [['不涉及国家秘密']]])(
    '%j uses the word otherwise and waits for a confirmation',
    (lines) => expect(secrecyOfMark(lines).kind).toBe('confirm'),
  )

  test.each([[['内部刊物', '注意保管']], [['内部资料，免费交流']], [[]]])(
    '%j is an ordinary mark',
    (lines) => expect(secrecyOfMark(lines)).toEqual({ kind: 'none' }),
  )
})

test.each(['秘密', ' 机密★5年', '绝 密 ★ 长期', '机密★'])('the line %j is a mark', (line) => {
  expect(isSecrecyMark(line)).toBe(true)
})

test.each(['保守秘密', '秘密武器', '机密文件管理办法', '商业秘密', ''])(
  'the line %j is none',
  (line) => expect(isSecrecyMark(line)).toBe(false),
)

test('a level with a star in another field of the masthead stops as well', () => {
  expect(secrecyOf(issue({ copyNumber: '机密★1年 000012' })).kind).toBe('stop')
  expect(secrecyOf(issue({ kicker: '秘密★' })).kind).toBe('stop')
})

test('words of the text such as 保守商业秘密 need nothing; a quoted mark needs a confirmation', () => {
  expect(secrecyOf(issue({}, '要保守商业秘密，严守党的机密。'))).toEqual({ kind: 'none' })
  const quoting = secrecyOf(issue({}, '文件首页标注“机密★5年”的，按规定办理。'))
  expect(quoting).toEqual({ kind: 'confirm', words: '机密★' })
})

test('a confirmation holds for its words, outlives saving, and not a change of the words', () => {
  const mark = { confidentialityMark: ['工作秘密，不得外传'] }
  const secrecyConfirmation = { words: '工作秘密', date: '2026-11-24' }
  const confirmed = issue({ ...mark, secrecyConfirmation })
  expect(secrecyOf(confirmed)).toEqual({ kind: 'none' })
  const read = parseBulletin(JSON.parse(serializeBulletin(confirmed)))
  expect(read).toEqual({ ok: true, value: confirmed })
  const changed = issue({ secrecyConfirmation, confidentialityMark: ['含商业秘密'] })
  expect(secrecyOf(changed)).toEqual({ kind: 'confirm', words: '商业秘密' })
  const stopped = issue({ secrecyConfirmation, confidentialityMark: ['机密★5年'] })
  expect(secrecyOf(stopped).kind).toBe('stop')
})
