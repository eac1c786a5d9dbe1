import type { Bulletin } from '../../core/model/index.ts'
import { article, bulletin, distribution } from '../helpers/build.ts'

const sentences = [
  '各乡镇团委按季度召开例会，把青年反映的事项列成清单，逐条明确承办单位和完成时限。',
  '夜校课程由青年投票选出，上一季度开设二十四门，报名人数达到1860人。',
  '志愿服务队与社区网格对接，遇到强降雨时三十分钟内到岗，转移安置群众126人。',
  '创业导师每月到园区坐诊一次，帮助十二家初创企业解决用工、融资和场地问题。',
  '经费使用情况每季度在公开栏公布，接受团员青年监督。',
]

/** A bulletin of about so many characters: articles of 50 paragraphs, each on a new page. */
export function generateBulletin(characters: number): Bulletin {
  const count = Math.round(characters / paragraphText(0).length)
  const articles = Array.from({ length: Math.ceil(count / 50) }, (_, index) => {
    const size = Math.min(50, count - index * 50)
    return article(
      `第${index + 1}篇工作情况`,
      ...Array.from({ length: size }, (_, at) => paragraphText(at)),
    )
  })
  return bulletin(...articles, distribution(['copyTo', '县委办公室，各乡镇团委。']))
}

/** About 187 characters, never the same sentence first twice running. */
function paragraphText(at: number): string {
  return sentences.map((_, offset) => sentences[(at + offset) % sentences.length]!).join('')
}
