import { expect, test } from 'vitest'
import { plainText } from '../../core/model/index.ts'
import { manuscriptOfText, readContribution } from '../../core/read/index.ts'
import { countingIds, issueText, sketch } from './reading.ts'

const read = (text: string) => readContribution(manuscriptOfText(text), countingIds())

test('a contribution is read as articles, without a word about the masthead that it lacks', () => {
  const { articles, masthead, report } = read(
    '石桥镇把夜校办到果园\n\n一、先问需求。摸清想学什么。\n二、再请老师。就近选聘。\n',
  )
  expect(masthead).toBeNull()
  expect(articles.map(sketch)).toEqual([
    [
      'headline 石桥镇把夜校办到果园',
      'paragraph {1:先问需求。}摸清想学什么。',
      'paragraph {1:再请老师。}就近选聘。',
    ],
  ])
  expect(report.warnings).toEqual([])
  expect(report.recognised).toMatchObject({ articles: 1, runInHeadings: 2, recipients: 0 })
})

test('what stands round the articles of a whole issue is left out, and named line by line', () => {
  const { articles, masthead, report } = read(issueText('青年夜校开进村社\n第一段。\n第二段。'))
  expect(masthead?.nameplate).toBe('青禾信息')
  expect(articles).toHaveLength(1)
  expect(report.converted).toEqual([])
  const left = (reason: string) =>
    report.dropped.filter((each) => each.reason === reason).map(({ text }) => text)
  expect(left('报头用本期的').slice(0, 3)).toEqual(['内部资料', '青禾信息', '2024年 第7期'])
  expect(left('分送范围和印发栏用本期的')[0]).toContain('县委办公室')
  expect(articles.map(plainText).join()).not.toContain('县委办公室')
})

test('no text is too strange to become an article', () => {
  expect(read('').articles).toHaveLength(1)
  expect(read('只有一段正文。').articles.map(plainText).join()).toContain('只有一段正文。')
})
