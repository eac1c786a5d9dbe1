/** 内部参考: who wrote each article. */
import { words } from './kit.mjs'

const bylines = ['温叙白　石清和', '石清和', '温叙白']

function extend(article, index) {
  const [headline, ...rest] = article.children
  const byline = words('byline', `本刊记者　${bylines[index]}`)
  return {
    ...article,
    contributingOffice: '县融媒体中心',
    contributor: bylines[index].replace('　', '、'),
    children: [headline, byline, ...rest],
  }
}

export const sample = {
  name: 'chengyuan-neican-2026-09',
  template: 'internal-reference',
  media: new Map(),
  extend(read) {
    const articles = read.children.filter(({ type }) => type === 'article')
    return read.children.map((part) => {
      if (part.type === 'contents') return { ...part, imported: null }
      return part.type === 'article' ? extend(part, articles.indexOf(part)) : part
    })
  },
}
