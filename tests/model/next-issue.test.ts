import { expect, test } from 'vitest'
import {
  articleText,
  elements,
  headlineText,
  issueFrom,
  nextIssue,
  normalize,
  parseBulletin,
  serializeBulletin,
  summarize,
  type Article,
} from '../../core/model/index.ts'
import {
  article,
  bulletin,
  contents,
  distribution,
  figure,
  footnote,
  imprint,
  masthead,
  newIds,
  p,
  table,
  withId,
} from '../helpers/build.ts'

const last = bulletin(
  masthead({
    kicker: '经验交流',
    issueNumber: 3,
    copyNumber: '000012',
    issueDate: '2026-08-21',
    cumulativeNumber: 57,
    ignoredFindings: [{ rule: 'R52', elementId: 'body', words: '近500余个' }],
  }),
  contents(['第一篇']),
  {
    ...article('第一篇\n上下两行', withId('body', p('推出近500余个岗位。'))),
    contributingOffice: '石桥镇团委',
  },
  article('第二篇', p('有注', footnote('出处'), '的话'), table(['甲', '乙']), figure()),
  distribution(['reportTo', '县委。'], ['copyTo', '各乡镇（街道）团委，县直各团委。']),
  imprint({
    printRun: 80,
    issueDate: '2026-08-22',
    credits: [{ role: '责任编辑', name: '林岚' }],
  }),
)
const number = { year: 2026, issueNumber: 4, cumulativeNumber: 58, supplement: false }
const titles = (children: typeof last.children) =>
  children.filter((part) => part.type === 'article').map((part) => headlineText(part))

test('the next issue keeps what stands in every issue and nothing that belongs to one', () => {
  const next = nextIssue(last, number, newIds('next'))
  const part = <Type extends string>(type: Type) => next.children.find((each) => each.type === type)
  expect(part('masthead')).toMatchObject({
    nameplate: '澄源青年工作信息',
    kicker: '经验交流',
    confidentialityMark: ['内部刊物', '注意保管'],
    issuingOffice: '共青团澄源县委',
    ...number,
    copyNumber: null,
    issueDate: null,
    ignoredFindings: [],
  })
  expect(part('contents')).toMatchObject({ imported: null })
  expect(part('imprint')).toMatchObject({
    printRun: 80,
    issueDate: null,
    credits: [{ role: '责任编辑', name: '林岚' }],
  })
  expect(part('distribution')?.children).toHaveLength(2)
  expect(titles(next.children)).toEqual([''])
  expect(next.children.map(({ type }) => type)).toEqual([
    'masthead',
    'contents',
    'article',
    'distribution',
    'imprint',
  ])
})

test('an issue that takes another as its draft keeps the articles', () => {
  const copy = issueFrom(last, number, newIds('copy'))
  expect(titles(copy.children)).toEqual(['第一篇上下两行', '第二篇'])
  expect(copy.children[0]).toMatchObject({
    issueNumber: 4,
    issueDate: null,
    ignoredFindings: [],
  })
})

test.each([nextIssue, issueFrom])('what %o makes is normal, and no id is taken over', (make) => {
  const made = make(last, number, newIds('made'))
  expect(normalize(made, newIds('repaired'))).toEqual(made)
  expect(parseBulletin(JSON.parse(serializeBulletin(made)))).toEqual({ ok: true, value: made })
  const ids = [...elements(made)].map(({ element }) => element.id)
  expect(new Set(ids).size).toBe(ids.length)
  expect(ids.filter((id) => !id.startsWith('made'))).toEqual([])
})

test('the summary counts recipients outside brackets and takes the date of the imprint', () => {
  expect(summarize(last)).toMatchObject({
    nameplate: '澄源青年工作信息',
    year: 2026,
    issueNumber: 3,
    supplement: false,
    cumulativeNumber: 57,
    issueDate: '2026-08-22',
    printRun: 80,
    recipients: 3,
    articles: [
      { title: '第一篇上下两行', contributingOffice: '石桥镇团委' },
      { title: '第二篇', contributingOffice: null },
    ],
  })
})

test('the text of an article has its tables, notes and pictures, and not its headline', () => {
  const second = last.children.filter((part) => part.type === 'article')[1] as Article
  expect(articleText(second).split('\n')).toEqual(['有注的话', '出处', '甲', '乙', '会场照片'])
})
