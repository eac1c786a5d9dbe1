import { expect, test } from 'vitest'
import { compose, articleMarkers, type PageMap } from '../../core/galley/index.ts'
import type { Article, Bulletin } from '../../core/model/index.ts'
import { templateById } from '../../core/template/index.ts'

const template = templateById('work-information')

function article(id: string, ...children: Article['children']): Article {
  return { type: 'article', id, contributingOffice: null, contributor: null, children }
}

function bulletin(nameplate: string, ...articles: readonly Article[]): Bulletin {
  return {
    children: [
      {
        type: 'masthead',
        id: 'm',
        confidentialityMark: ['内部刊物', '注意保管'],
        copyNumber: null,
        nameplate,
        kicker: '经验交流',
        year: 2026,
        issueNumber: 4,
        cumulativeNumber: null,
        supplement: false,
        issuingOffice: '共青团澄源县委',
        issueDate: '2026-11-05',
        children: [{ text: '' }],
      },
      { type: 'contents', id: 'c', imported: null, children: [{ text: '' }] },
      ...articles,
      {
        type: 'distribution',
        id: 'd',
        children: [
          { type: 'distributionLine', id: 'd2', kind: 'sendTo', children: [{ text: '各团委' }] },
          { type: 'distributionLine', id: 'd1', kind: 'reportTo', children: [{ text: '县委' }] },
        ],
      },
      {
        type: 'imprint',
        id: 'i',
        issuingOffice: null,
        issueDate: null,
        printRun: 80,
        credits: [],
        children: [{ text: '' }],
      },
    ],
  }
}

const first = article(
  'a1',
  { type: 'headline', id: 'h1', children: [{ text: '夜校开进村社 \n办到家门口' }] },
  { type: 'paragraph', id: 'p1', children: [{ text: '开头。' }] },
  {
    type: 'paragraph',
    id: 'p2',
    children: [{ text: '课程由青年来点。', runIn: 1 }, { text: '一' }],
  },
  { type: 'heading', id: 'p3', level: 2, children: [{ text: '办法' }] },
  { type: 'heading', id: 'p4', level: 1, children: [{ text: '场地' }] },
  { type: 'heading', id: 'p5', level: 2, children: [{ text: '来源' }] },
)

test('headings on their own line and run-in headings count in one sequence', () => {
  expect(Object.fromEntries(articleMarkers(first))).toEqual({
    p2: '一、',
    p3: '（一）',
    p4: '二、',
    p5: '（一）',
  })
})

test('a masthead prints its mark, name, kicker, number, office and date', () => {
  const { masthead } = compose(bulletin('澄源青年工作信息', first), template, null)
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
  const { styles, page } = compose(bulletin(nameplate, first), template, null)
  const { size, tracking, firstLineIndent } = styles.nameplate
  const width = firstLineIndent.points + nameplate.length * (size + tracking)
  expect(width).toBeLessThanOrEqual(page.measure)
  expect(width).toBeGreaterThan(page.measure * (nameplate.length > 2 ? 0.6 : 0.2))
})

test('contents name every headline on one line and take page numbers from the page map', () => {
  const pages: PageMap = {
    pageCount: 3,
    firstPages: new Map([['a1', 2]]),
    pages: [],
    tailPage: 3,
    noBody: true,
    spaceBeforeTail: 0,
  }
  const galley = compose(bulletin('工作信息', first), template, pages)
  expect(galley.contents.at(-1)).toMatchObject({
    title: '夜校开进村社 办到家门口',
    page: 2,
    articleId: 'a1',
  })
  expect(galley.noBodyNotice?.inlines).toEqual([
    { text: '（此页无正文）', style: null, bold: false },
  ])
  expect(compose(bulletin('工作信息', first), template, null).noBodyNotice).toBeNull()
})

test('the space that joins a headline on one line is not set at its soft break', () => {
  const [headline] = compose(bulletin('工作信息', first), template, null).articles[0]!.blocks
  expect(headline).toMatchObject({ inlines: [{ text: '夜校开进村社\n办到家门口' }] })
})

test('an imprint without fields of its own follows the masthead', () => {
  const { tail } = compose(bulletin('工作信息', first), template, null)
  expect(tail.imprint).toMatchObject({ left: '共青团澄源县委', right: '2026年11月5日' })
  expect(tail.distribution.map((line) => line.marker)).toEqual(['报：', '发：'])
  expect(tail.credits).toMatchObject([{ kind: 'split', left: '', right: '（共印80份）' }])
})

test('composing twice gives equal galleys', () => {
  const issue = bulletin('澄源青年工作信息', first)
  expect(compose(issue, template, null)).toEqual(compose(issue, template, null))
})
