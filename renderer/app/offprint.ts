import type { IssueContent } from '../editor/index.ts'

/**
 * One article to be passed on by itself: under the masthead, so that it says what it is from, and
 * above the imprint; without contents and distribution, and on the first page at once.
 */
export function offprintOf({ bulletin, template }: IssueContent, articleId: string): IssueContent {
  return {
    bulletin: {
      children: bulletin.children.filter(
        (part) => part.type === 'masthead' || part.type === 'imprint' || part.id === articleId,
      ),
    },
    template: {
      ...template,
      contents: { ...template.contents, shown: false },
      articles: { ...template.articles, first: 'sameFlow' },
      imprint: { ...template.imprint, evenPage: 'off' },
    },
  }
}
