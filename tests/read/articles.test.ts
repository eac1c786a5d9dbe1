import { describe, expect, it, test } from 'vitest'
import { blankBulletin } from '../../core/read/index.ts'
import {
  articlesOf,
  countingIds,
  issueText,
  partOf,
  readText,
  sketch,
  workInformation,
} from './reading.ts'

const long = '团县委围绕中心工作，组织动员青年投身县域发展，取得阶段性成效。各乡镇积极跟进。'

/** Children of the only article of an issue with this body under a headline. */
function childrenOf(body: string): readonly string[] {
  const articles = articlesOf(readText(issueText(`青年夜校开进村社园区\n${body}`)).bulletin)
  expect(articles).toHaveLength(1)
  return sketch(articles[0]!).slice(1)
}

describe('headings', () => {
  test.each([
    [
      'run in to the first 。',
      `一、建强“夜校”阵地。${long}\n二、用好“三方”力量。${long}`,
      [`paragraph {1:建强“夜校”阵地。}${long}`, `paragraph {1:用好“三方”力量。}${long}`],
    ],
    [
      'on their own line',
      `一、基本情况\n${long}\n二、主要做法\n（一）开门办学\n${long}`,
      [
        'heading1 基本情况',
        `paragraph ${long}`,
        'heading1 主要做法',
        'heading2 开门办学',
        `paragraph ${long}`,
      ],
    ],
    [
      'of four levels',
      `一、做法。${long}\n（一）开班。${long}\n1.选址。${long}\n（1）村社。${long}`,
      [
        `paragraph {1:做法。}${long}`,
        `paragraph {2:开班。}${long}`,
        `paragraph {3:选址。}${long}`,
        `paragraph {4:村社。}${long}`,
      ],
    ],
    [
      'that a 。 in a quotation does not end',
      `一、践行“一盘棋。”理念，形成合力。${long}`,
      [`paragraph {1:践行“一盘棋。”理念，形成合力。}${long}`],
    ],
    [
      'but not words that look like them',
      `一、二、三产业融合发展。${long}\n3.5公里步道建成。${long}\n3、5天内办结。${long}`,
      [
        `paragraph 一、二、三产业融合发展。${long}`,
        `paragraph 3.5公里步道建成。${long}`,
        `paragraph 3、5天内办结。${long}`,
      ],
    ],
    [
      'but not the items of a list',
      `一、要求。${long}\n1.各乡镇要高度重视；\n2.各部门要密切配合。`,
      [
        `paragraph {1:要求。}${long}`,
        'paragraph 1.各乡镇要高度重视；',
        'paragraph 2.各部门要密切配合。',
      ],
    ],
  ])('%s', (_, body, expected) => {
    expect(childrenOf(body)).toEqual(expected)
  })

  it('keep typed numbers from where one is missing, and warn', () => {
    const text = `一、开班。${long}\n二、选址。${long}\n四、管理。${long}`
    expect(childrenOf(text)).toEqual([
      `paragraph {1:开班。}${long}`,
      `paragraph {1:选址。}${long}`,
      `paragraph 四、管理。${long}`,
    ])
    const { warnings } = readText(issueText(`青年夜校开进村社园区\n${text}`)).report
    expect(warnings.map(({ text: number }) => number)).toEqual(['四、'])
  })

  it('keep all typed numbers of a level that begins anew in its midst', () => {
    const text = `一、开班。${long}\n二、选址。${long}\n一、管理。${long}`
    expect(childrenOf(text)).toEqual(text.split('\n').map((line) => `paragraph ${line}`))
  })

  it('of a lower level start anew under each heading above', () => {
    const children = childrenOf(
      `一、做法\n（一）开班\n${long}\n（二）选址\n${long}\n二、成效\n（一）人气\n${long}`,
    )
    expect(children.filter((child) => child.startsWith('heading2'))).toHaveLength(3)
  })
})

describe('lead phrases', () => {
  test.each([
    ['一是开班。办学点多。二是选址。就近方便。', '[一是开班。]办学点多。[二是选址。]就近方便。'],
    ['一是开班；二是选址；三是管理。', '一是开班；二是选址；三是管理。'],
    ['他说：“一是一。”二是选址。好。', '他说：“一是一。”[二是选址。]好。'],
    [`一是${'很'.repeat(40)}长。其后。`, `一是${'很'.repeat(40)}长。其后。`],
  ])('of %s', (text, expected) => {
    expect(childrenOf(text)).toEqual([`paragraph ${expected}`])
  })
})

describe('what stands round the text', () => {
  it('is a byline under the headline, from which the contributing office is taken', () => {
    const { bulletin } = readText(issueText(`青年夜校开进村社园区\n（石桥镇团委供稿）\n${long}`))
    const [article] = articlesOf(bulletin)
    expect(sketch(article!)).toEqual([
      'headline 青年夜校开进村社园区',
      'byline （石桥镇团委供稿）',
      `paragraph ${long}`,
    ])
    expect(article!.contributingOffice).toBe('石桥镇团委')
  })

  it('is a byline at the end, or the name of an office', () => {
    expect(childrenOf(`${long}\n石桥镇团委供稿`)[0]).toBe('byline 石桥镇团委供稿')
    expect(childrenOf(`${long}\n（石桥镇团委供稿）`)).toEqual([
      'byline （石桥镇团委供稿）',
      `paragraph ${long}`,
    ])
    expect(childrenOf(`石桥镇团委办公室\n${long}`)[0]).toBe('byline 石桥镇团委办公室')
  })

  it("is an editor's note, above or under the headline", () => {
    const note = '编者按：现将石桥镇的做法刊发，供各地借鉴。请结合实际学习。'
    const under = articlesOf(readText(issueText(`青年夜校开进村社园区\n${note}\n${long}`)).bulletin)
    const above = articlesOf(readText(issueText(`${note}\n青年夜校开进村社园区\n${long}`)).bulletin)
    const expected = [
      'headline 青年夜校开进村社园区',
      'editorsNote 现将石桥镇的做法刊发，供各地借鉴。请结合实际学习。',
      `paragraph ${long}`,
    ]
    expect([under, above].map((articles) => articles.map(sketch))).toEqual([[expected], [expected]])
  })

  it('is the note of an attachment', () => {
    expect(childrenOf(`${long}\n附件：青年夜校课程表`)).toEqual([
      `paragraph ${long}`,
      'attachmentNote 青年夜校课程表',
    ])
  })

  it('is no page number', () => {
    expect(childrenOf(`${long}\n— 3 —\n${long}`)).toEqual([
      `paragraph ${long}`,
      `paragraph ${long}`,
    ])
  })
})

const contents = (entries: readonly string[], articles: readonly string[]) =>
  readText(issueText(`${entries.join('\n')}\n${articles.join('\n')}`)).bulletin

describe('contents and headlines', () => {
  it('find a headline broken over lines by its entry, a changed word aside', () => {
    const bulletin = contents(
      ['青年夜校开进村社园区成果  让学习成为风尚', '应急队守护山乡'],
      [`青年夜校开进村社\n\n园区 让学习成为风尚\n${long}`, `应急队守护山乡\n${long}`],
    )
    expect(partOf(bulletin, 'contents').imported).toEqual([
      '青年夜校开进村社园区成果  让学习成为风尚',
      '应急队守护山乡',
    ])
    expect(articlesOf(bulletin).map((article) => sketch(article)[0])).toEqual([
      'headline 青年夜校开进村社\n园区 让学习成为风尚',
      'headline 应急队守护山乡',
    ])
  })

  it('keep the space that the contents has at a break', () => {
    const bulletin = contents(
      ['青年夜校开进村社 学习成为风尚'],
      [`青年夜校开进村社\n学习成为风尚\n${long}`],
    )
    expect(sketch(articlesOf(bulletin)[0]!)[0]).toBe('headline 青年夜校开进村社 \n学习成为风尚')
  })

  it('lose heading, numbers and page numbers of the contents', () => {
    const bulletin = contents(
      ['目  录', '1.青年夜校开进村社……1', '2.应急队守护山乡……4'],
      [`青年夜校开进村社\n${long}`, `应急队守护山乡\n${long}`],
    )
    expect(partOf(bulletin, 'contents').imported).toEqual(['青年夜校开进村社', '应急队守护山乡'])
    expect(articlesOf(bulletin)).toHaveLength(2)
  })

  it('keep the last entry apart from a first headline of two lines', () => {
    const { bulletin } = readText(`青禾信息
2023年第3期
青禾团县委 2023年5月6日
目录
快递进村成本高收益低 部分村级站点面临关停    2
部分山塘管护缺人缺钱缺标准应引起重视    4
社区车位为何一边闲置一边难停    6
快递进村成本高收益低
部分村级站点面临关停
走访发现，站点经营困难。
部分山塘管护缺人缺钱缺标准应引起重视
全县现有山塘700座。
社区车位为何一边闲置一边难停
县城推出车位。`)
    expect(partOf(bulletin, 'contents').imported).toHaveLength(3)
    expect(articlesOf(bulletin)).toHaveLength(3)
  })

  it('find an article that the contents forgot, where 一、 starts again', () => {
    const numbered = `一、开班。${long}\n二、选址。${long}`
    const bulletin = contents(
      ['青年夜校开进村社', '应急队守护山乡'],
      [
        `青年夜校开进村社\n${numbered}`,
        `应急队守护山乡\n${numbered}`,
        `农房盘活有新招\n${long}\n${numbered}`,
      ],
    )
    expect(articlesOf(bulletin).map((article) => sketch(article)[0])).toEqual([
      'headline 青年夜校开进村社',
      'headline 应急队守护山乡',
      'headline 农房盘活有新招',
    ])
  })

  it('leave headlines to their shape where there is no contents', () => {
    const bulletin = contents(
      [],
      [`青年夜校开进村社园区楼宇\n${long}`, `石桥镇应急队日夜守护山乡\n${long}\n主要做法\n${long}`],
    )
    expect(partOf(bulletin, 'contents').imported).toBeNull()
    expect(articlesOf(bulletin).map((article) => sketch(article)[0])).toEqual([
      'headline 青年夜校开进村社园区楼宇',
      'headline 石桥镇应急队日夜守护山乡',
    ])
  })
})

describe('a blank issue', () => {
  it('has the defaults of its series and one empty article', () => {
    const bulletin = blankBulletin(workInformation, countingIds(), { year: 2024 })
    expect(bulletin.children.map((part) => part.type)).toEqual([
      'masthead',
      'contents',
      'article',
      'distribution',
      'imprint',
    ])
    expect(partOf(bulletin, 'masthead')).toMatchObject({ year: 2024, issueNumber: null })
    expect(articlesOf(bulletin).map(sketch)).toEqual([['headline ', 'paragraph ']])
  })
})

test.each(['编者按：', '【编者按】', '〔编者按〕：'])(
  'a note behind %s is the editor’s',
  (label) => {
    const [article] = articlesOf(
      readText(issueText(`青年夜校开进村社\n${label}很值得看。\n${long}`)).bulletin,
    )
    expect(sketch(article!)).toEqual([
      'headline 青年夜校开进村社',
      'editorsNote 很值得看。',
      `paragraph ${long}`,
    ])
  },
)

test('a line of signs that sets parts apart is no article', () => {
  const { bulletin, report } = readText(
    issueText(`========\n青年夜校开进村社\n${long}\n* * * *\n${long}`),
  )
  const articles = articlesOf(bulletin)
  expect(articles.map(sketch)).toEqual([
    ['headline 青年夜校开进村社', `paragraph ${long}`, `paragraph ${long}`],
  ])
  const signs = report.dropped.filter(({ reason }) => reason.startsWith('分隔用的符号'))
  expect(signs.map(({ text }) => text)).toEqual(['========', '* * * *'])
})
