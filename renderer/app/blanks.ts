import { headlineText, type Bulletin } from '../../core/model/index.ts'

/** What an issue should not leave without, by the names that its fields have on screen. */
export function blanksOf({ children }: Bulletin): readonly string[] {
  const masthead = children.find((part) => part.type === 'masthead')
  const imprint = children.find((part) => part.type === 'imprint')
  const articles = children.filter((part) => part.type === 'article')
  const date = imprint?.issueDate ?? masthead?.issueDate ?? null
  return [
    ...(masthead?.nameplate === '' ? ['刊名'] : []),
    ...(masthead?.issueNumber === null ? ['期号'] : []),
    ...(date === null ? ['日期'] : []),
    ...articles.flatMap((article, index) =>
      headlineText(article).trim() === '' ? [`第 ${index + 1} 篇的标题`] : [],
    ),
  ]
}
