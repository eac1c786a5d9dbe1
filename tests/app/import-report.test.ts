import { expect, test } from 'vitest'
import { manuscriptOfText, readManuscript } from '../../core/read/index.ts'
import { templateById } from '../../core/template/index.ts'
import { groupDropped, importedText, recognisedParts } from '../../renderer/app/import-report.ts'
import { missingPicturesText } from '../../renderer/app/missing-pictures.ts'
import { article, bulletin, caption, figure, p } from '../helpers/build.ts'
import { withPicture } from '../helpers/nameplate-picture.ts'

let last = 0
const newId = () => `n${(last += 1)}`
const importOf = (text: string) => {
  const template = templateById('work-information')
  const { report } = readManuscript(manuscriptOfText(text), template, newId)
  return { name: '来稿.txt', report }
}

const issue = importOf(
  '澄源青年工作信息\n2026年 第4期\n团澄源县委 2026年4月1日\n' +
    '青年夜校开课\n一、课程由青年点。先问再开。\n二、老师从身边请。就近选聘。\n（此页无正文）\n送：县委办，县政府办\n',
)

test('says what was recognised, and leaves out what was not there', () => {
  const parts = recognisedParts(issue)
  expect(parts).toEqual(
    expect.arrayContaining(['报头', '1 篇稿件', '2 个段首小标题', '分送 2 个单位']),
  )
  expect(parts.join()).not.toContain(' 0 ')
  expect(recognisedParts(importOf('只有一段正文。'))).not.toContain('报头')
})

test('tells once for each reason what was not copied, and where it stood', () => {
  const groups = groupDropped(issue.report.dropped)
  expect(groups).toContainEqual({
    reason: '标题序号由程序编排',
    count: 2,
    texts: ['一、', '二、'],
    lines: [5, 6],
  })
  expect(new Set(groups.map(({ reason }) => reason)).size).toBe(groups.length)
})

test('announces an import with what there is to look at', () => {
  const report = { ...issue.report, dropped: [], warnings: [] }
  expect(importedText({ name: '来稿.txt', report })).toBe('已导入“来稿.txt”')
  const text = importedText(importOf('只有一段正文。'))
  expect(text).toMatch(/^已导入“来稿.txt”.*1 处请核对$/)
})

test('names a missing picture by its caption, by what it shows, or by its place', () => {
  const [one, two, three] = ['1', '2', '3'].map((digit) => `${digit.repeat(64)}.png`)
  const content = bulletin(
    article(
      '标题',
      p('正文'),
      figure({ media: one!, alt: '会场' }),
      caption('图1 开课'),
      figure({ media: two!, alt: '合影' }),
      figure({ media: three!, alt: '' }),
    ),
  )
  const template = templateById('work-information')
  const own = { bulletin: content, template }
  expect(missingPicturesText(own, [])).toBeNull()
  expect(missingPicturesText(own, [one!, two!, three!])).toBe(
    '这个文件里缺少 3 张图片：“图1 开课”、“合影”、“第 3 张图”；已显示占位，其余内容完整。',
  )
  const lettered = { ...own, template: withPicture(template, { media: one! }) }
  expect(missingPicturesText(lettered, [one!])).toMatch('“刊名题字”')
})
