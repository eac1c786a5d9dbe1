import type { Article, Bulletin, NewId, Part } from '../../core/model/index.ts'
import { plainText } from '../../core/model/index.ts'
import { manuscriptOfText, readManuscript, type Reading } from '../../core/read/index.ts'
import { templateById } from '../../core/template/index.ts'

export const workInformation = templateById('work-information')

export function countingIds(): NewId {
  let last = 0
  return () => `e${(last += 1)}`
}

export function readText(text: string): Reading {
  return readManuscript(manuscriptOfText(text), workInformation, countingIds())
}

export function partOf<Type extends Part['type']>(bulletin: Bulletin, type: Type) {
  const part = bulletin.children.find((one) => one.type === type)
  if (!part) throw new Error(`No ${type} in the bulletin`)
  return part as Extract<Part, { type: Type }>
}

export function articlesOf(bulletin: Bulletin): readonly Article[] {
  return bulletin.children.filter((part) => part.type === 'article')
}

/** One line per child of an article: 'paragraph {run-in}[lead]rest'. */
export function sketch(article: Article): readonly string[] {
  return article.children.map((child) => {
    const level = child.type === 'heading' ? child.level : ''
    const text = child.children
      .map((span) => {
        if (!('text' in span)) return plainText(span)
        const { text: words } = span
        if ('runIn' in span && span.runIn) return `{${span.runIn}:${words}}`
        return 'lead' in span && span.lead ? `[${words}]` : words
      })
      .join('')
    return `${child.type}${level} ${text}`
  })
}

/** An issue in the usual shape round the given text. */
export function issueText(body: string): string {
  return `内部资料
青禾信息

2024年 第7期
共青团青禾县委      2024年5月6日

${body}

送：县委办公室，县政府办公室。

共青团青禾县委
2024年5月6日
`
}
