/** The manuscript of the usual shape, held to the list beside it. */
import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { check } from '../../core/checks/index.ts'
import { headlineText, plainText } from '../../core/model/index.ts'
import { recipientsOf } from '../../core/text/index.ts'
import { articlesOf, partOf, readText, workInformation } from './reading.ts'

const source = readFileSync(new URL('../fixtures/manuscript-errors.txt', import.meta.url), 'utf8')
const list = readFileSync(new URL('../fixtures/manuscript-errors.md', import.meta.url), 'utf8')
const { bulletin, report } = readText(source)
const articles = articlesOf(bulletin)

describe('the manuscript with planted errors', () => {
  it('has its masthead', () => {
    expect(partOf(bulletin, 'masthead')).toMatchObject({
      confidentialityMark: ['内部刊物', '注意保管'],
      nameplate: '云岭青年工作信息',
      kicker: '经验交流',
      year: 2025,
      issueNumber: 3,
      cumulativeNumber: null,
      supplement: false,
      issuingOffice: '共青团云岭县委',
      issueDate: '2025-09-19',
    })
  })

  it('has its contents and its headlines, with soft breaks where the lines end', () => {
    expect(
      partOf(bulletin, 'contents').imported?.map((entry) => entry.replace(/\s/gu, '')),
    ).toEqual([
      '云岭团县委聚力“三个一批”建强青商队伍',
      '校地同心双向奔赴云岭县打造大学生返乡实践直通车',
      '青檐街道扎实推进青春社区建设绘就共治共享新图景',
      '县直机关团工委深化“岭上微光”结对帮扶行动成果推动机关青年下沉一线办实事',
    ])
    expect(articles.map((article) => headlineText(article).replace(/\s/gu, ''))).toEqual([
      '云岭团县委聚力“三个一批”建强青商队伍',
      '校地同心双向奔赴云岭县打造大学生返乡实践直通车',
      '青檐街道扎实推进青春社区建设绘就共治共享新图景',
      '县直机关团工委深化“岭上微光”结对帮扶行动推动机关青年下沉一线办实事',
    ])
    const breaks = articles.map((article) => plainText(article.children[0]!).split('\n').length)
    expect(breaks).toEqual([1, 2, 2, 2])
  })

  it('has the run-in headings and leads of the list', () => {
    const rows = [...list.matchAll(/^\| (\d) \| \d+ \| [一二三] \| `([^`]+)` \| (.+) \|$/gmu)]
    expect(rows).toHaveLength(12)
    const expected = rows.map(([, article, text, leads]) => ({
      article: Number(article),
      text: `${text}。`,
      leads: [...leads!.matchAll(/`([^`]+)`/gu)].map(([, lead]) => `${lead}。`),
    }))
    const found = articles.flatMap((article, index) =>
      article.children.flatMap((block) => {
        if (block.type !== 'paragraph') return []
        const spans = block.children.filter((span) => 'text' in span)
        const runIn = spans.find((span) => span.runIn === 1)
        if (!runIn) return []
        const leads = spans.filter((span) => span.lead).map((span) => span.text)
        return [{ article: index + 1, text: runIn.text, leads }]
      }),
    )
    expect(found).toEqual(expected)
  })

  it('has four paragraphs an article', () => {
    for (const article of articles) {
      expect(article.children.map((child) => child.type)).toEqual([
        'headline',
        ...Array.from({ length: 4 }, () => 'paragraph'),
      ])
    }
  })

  it('has five recipients and an imprint that follows the masthead', () => {
    const lines = partOf(bulletin, 'distribution').children
    expect(lines.map((line) => [line.kind, recipientsOf(plainText(line))])).toEqual([
      [
        'copyTo',
        [
          '团市委领导',
          '各乡镇（街道、园区）团委',
          '县直各单位团组织',
          '县青年联合会',
          '县学生联合会',
        ],
      ],
    ])
    expect(partOf(bulletin, 'imprint')).toMatchObject({
      issuingOffice: null,
      issueDate: null,
      printRun: null,
      credits: [],
    })
    expect(report.dropped.map(({ text }) => text)).toContain('（此页无正文）')
    expect(report.recognised).toEqual({
      ...{ articles: 4, contentsEntries: 4, headings: 0, runInHeadings: 12, leads: 18 },
      ...{ paragraphs: 16, recipients: 5 },
    })
  })

  it('is checked to exactly the planted errors, in document order', () => {
    const findings = check(bulletin, workInformation, null)
    const places = findings.map(({ rule, where }) => [rule, where.elementId])
    expect(places.map(([rule]) => rule)).toEqual(['R53', 'R52', 'R01', 'R39', 'R39', 'R39'])
    expect(findings.map(({ excerpt }) => source.includes(excerpt))).toEqual(
      findings.map(() => true),
    )
    expect(findings[0]!.excerpt).toContain('总产值超68.27亿，占')
    expect(findings[1]!.excerpt).toContain('近500余个')
    expect(findings[2]!.message).toContain('成果')
    expect(findings.slice(3).map(({ excerpt }) => excerpt)).toEqual([
      '“清晨·流动书屋”、“田间夜诊”',
      '“田间夜诊”、“护苗小站”',
      '“护苗小站”、“银发陪诊”',
    ])
  })
})
