import type { Article, Bulletin } from '../../core/model/index.ts'

const sentences = [
  '各乡镇团委按季度召开例会，把青年反映的事项列成清单，逐条明确承办单位和完成时限。',
  '夜校课程由青年投票选出，上一季度开设二十四门，报名人数达到1860人。',
  '志愿服务队与社区网格对接，遇到强降雨时三十分钟内到岗，转移安置群众126人。',
  '创业导师每月到园区坐诊一次，帮助十二家初创企业解决用工、融资和场地问题。',
  '经费使用情况每季度在公开栏公布，接受团员青年监督。',
]

/** A bulletin of about so many characters: articles of 50 paragraphs, each on a new page. */
export function generateBulletin(characters: number): Bulletin {
  const paragraphCount = Math.round(characters / paragraphText(0).length)
  const articles: Article[] = []
  for (let start = 0; start < paragraphCount; start += 50) {
    const size = Math.min(50, paragraphCount - start)
    articles.push(generateArticle(articles.length, size))
  }
  return {
    children: [
      {
        type: 'masthead',
        id: 'masthead',
        confidentialityMark: ['内部刊物', '注意保管'],
        copyNumber: null,
        nameplate: '澄源青年工作信息',
        kicker: '经验交流',
        year: 2026,
        issueNumber: 4,
        cumulativeNumber: null,
        supplement: false,
        issuingOffice: '共青团澄源县委',
        issueDate: '2026-11-20',
        children: [{ text: '' }],
      },
      { type: 'contents', id: 'contents', imported: null, children: [{ text: '' }] },
      ...articles,
      {
        type: 'distribution',
        id: 'distribution',
        children: [
          {
            type: 'distributionLine',
            id: 'line',
            kind: 'copyTo',
            children: [{ text: '县委办公室，各乡镇团委。' }],
          },
        ],
      },
      {
        type: 'imprint',
        id: 'imprint',
        issuingOffice: null,
        issueDate: null,
        printRun: null,
        credits: [],
        children: [{ text: '' }],
      },
    ],
  }
}

function generateArticle(index: number, paragraphCount: number): Article {
  const id = `article${index}`
  return {
    type: 'article',
    id,
    contributingOffice: null,
    contributor: null,
    children: [
      { type: 'headline', id: `${id}-headline`, children: [{ text: `第${index + 1}篇工作情况` }] },
      ...Array.from({ length: paragraphCount }, (_, at) => ({
        type: 'paragraph' as const,
        id: `${id}-${at}`,
        children: [{ text: paragraphText(at) }],
      })),
    ],
  }
}

/** About 187 characters, never the same sentence first twice running. */
function paragraphText(at: number): string {
  return sentences.map((_, offset) => sentences[(at + offset) % sentences.length]!).join('')
}
