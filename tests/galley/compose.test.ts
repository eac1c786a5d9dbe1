import { expect, test } from 'vitest'
import { articleMarkers, compose, partsOf, type PageMap } from '../../core/galley/index.ts'
import type { Article, Bulletin } from '../../core/model/index.ts'
import { templateById } from '../../core/template/index.ts'
import {
  article,
  bulletin,
  caption,
  distribution,
  figure,
  heading,
  imprint,
  masthead,
  p,
  runIn,
} from '../helpers/build.ts'

const template = templateById('work-information')

const first = article(
  '夜校开进村社 \n办到家门口',
  '开头。',
  p(runIn('课程由青年来点。'), '一'),
  heading(2, '办法'),
  heading(1, '场地'),
  heading(2, '来源'),
)

const issue = (nameplate: string): Bulletin =>
  bulletin(
    masthead({ nameplate, kicker: '经验交流', issueDate: '2026-11-05' }),
    first,
    distribution(['sendTo', '各团委'], ['reportTo', '县委']),
    imprint({ printRun: 80 }),
  )

const firstArticle = (nameplate: string): Article => partsOf(issue(nameplate)).articles[0]!

test('headings on their own line and run-in headings count in one sequence', () => {
  expect([...articleMarkers(firstArticle('工作信息')).values()]).toEqual([
    '一、',
    '（一）',
    '二、',
    '（一）',
  ])
})

test('a masthead prints its mark, name, kicker, number, office and date', () => {
  const { masthead } = compose(issue('澄源青年工作信息'), template, null)
  const words = masthead.map((block) =>
    block.kind === 'split'
      ? [block.left, block.right]
      : block.kind === 'text'
        ? block.inlines.map((inline) => ('text' in inline ? inline.text : '')).join('')
        : [],
  )
  expect(words).toEqual([
    '内部刊物',
    '注意保管',
    '澄源青年工作信息',
    '（经验交流）',
    '2026年 第4期',
    ['共青团澄源县委', '2026年11月5日'],
  ])
})

test.each([
  '简报',
  '工作信息',
  '澄源青年工作',
  '澄源青年工作信息',
  '澄源县青年工作情况信息专报汇编',
])('the nameplate %s fits on one line', (nameplate) => {
  const { styles, page } = compose(issue(nameplate), template, null)
  const { size, tracking, firstLineIndent } = styles.nameplate
  const width = firstLineIndent.points + nameplate.length * (size + tracking)
  expect(width).toBeLessThanOrEqual(page.measure)
  expect(width).toBeGreaterThan(page.measure * (nameplate.length > 2 ? 0.6 : 0.2))
})

test('contents name every headline on one line and take page numbers from the page map', () => {
  const pages: PageMap = {
    pageCount: 3,
    firstPages: new Map([[firstArticle('工作信息').id, 2]]),
    pages: [],
    tailPage: 3,
    noBody: true,
    blankBeforeTail: false,
    spaceBeforeTail: 0,
    tailHeight: 75,
    articleEnds: [],
  }
  const galley = compose(issue('工作信息'), template, pages)
  expect(galley.contents.at(-1)).toMatchObject({
    title: '夜校开进村社 办到家门口',
    page: 2,
    articleId: firstArticle('工作信息').id,
  })
  expect(galley.noBodyNotice?.inlines).toEqual([
    { text: '（此页无正文）', style: null, bold: false },
  ])
  expect(compose(issue('工作信息'), template, null).noBodyNotice).toBeNull()
})

test('the space that joins a headline on one line is not set at its soft break', () => {
  const [headline] = compose(issue('工作信息'), template, null).articles[0]!.blocks
  expect(headline).toMatchObject({ inlines: [{ text: '夜校开进村社\n办到家门口' }] })
})

test('an imprint without fields of its own follows the masthead', () => {
  const { tail } = compose(issue('工作信息'), template, null)
  expect(tail.imprint).toMatchObject({ left: '共青团澄源县委', right: '2026年11月5日' })
  expect(tail.distribution.map((line) => line.marker)).toEqual(['报：', '发：'])
  expect(tail.credits).toMatchObject([{ kind: 'split', left: '', right: '（共印80份）' }])
})

test('composing twice gives equal galleys', () => {
  const twice = [1, 2].map(() => compose(issue('澄源青年工作信息'), template, null))
  expect(twice[0]).toEqual(twice[1])
})

test('a tall picture is made smaller until its caption fits under it on the same page', () => {
  const tall = article('题', figure({ widthMm: 100, heightMm: 900 }), caption('图'))
  const { articles, page } = compose(bulletin(tall, imprint()), template, null)
  const block = articles[0]!.blocks.find((each) => each.kind === 'figure')!
  expect(block.height).toBeLessThanOrEqual(page.typeAreaHeight - 4 * page.linePitch)
  expect(block.width / block.height).toBeCloseTo(1 / 9, 2)
})
