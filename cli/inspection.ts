/** The structure of an issue in the words of `neikan inspect`. Missing values are null. */
import { partsOf } from '../core/galley/index.ts'
import { headlineText, type Article, type Bulletin, type Span } from '../core/model/index.ts'
import type { Template } from '../core/template/index.ts'
import { recipientsOf } from '../core/text/index.ts'

export function inspect(bulletin: Bulletin, template: Template) {
  const { masthead, contents, articles, distribution, imprint } = partsOf(bulletin)
  const mark = masthead.confidentialityMark.join(' ')
  return {
    confidentiality: mark === '' ? null : mark,
    serialNumber: masthead.copyNumber,
    mastheadTitle: masthead.nameplate === '' ? null : masthead.nameplate,
    subtitle: masthead.kicker,
    year: masthead.year,
    issueNumber: masthead.issueNumber,
    totalIssueNumber: masthead.cumulativeNumber,
    issuer: masthead.issuingOffice,
    date: masthead.issueDate,
    contents: contents === null ? [] : articles.map(headlineText),
    articles: articles.map(inspectArticle),
    distribution: (distribution?.children ?? []).map((line) => ({
      label: labelOf(template.distribution.labels[line.kind]),
      recipients: recipientsOf(textOf(line.children)),
    })),
    imprint: {
      issuer: imprint.issuingOffice ?? masthead.issuingOffice,
      date: imprint.issueDate ?? masthead.issueDate,
      copies: imprint.printRun,
    },
    credits: imprint.credits.map(({ role, name }) => ({ role, name })),
  }
}

function inspectArticle(article: Article) {
  const { children } = article
  const count = (type: string) => children.filter((block) => block.type === type).length
  const textOfFirst = (type: 'byline' | 'editorsNote') => {
    for (const block of children) if (block.type === type) return textOf(block.children)
    return null
  }
  return {
    title: headlineText(article),
    byline: textOfFirst('byline'),
    editorsNote: textOfFirst('editorsNote'),
    headings: headingsOf(article),
    paragraphCount: count('paragraph'),
    tables: count('table'),
    images: count('figure'),
  }
}

/** Headings on lines of their own and run-in ones, in the order of the text. */
function headingsOf({ children }: Article) {
  const headings: { level: number; text: string; runIn: boolean }[] = []
  for (const block of children) {
    if (block.type === 'heading') {
      headings.push({ level: block.level, text: textOf(block.children), runIn: false })
    }
    if (block.type !== 'paragraph') continue
    const spans = block.children.filter((inline): inline is Span => 'text' in inline)
    const [first] = spans.filter(({ runIn }) => runIn !== undefined)
    if (first?.runIn === undefined) continue
    const text = textOf(spans.filter(({ runIn }) => runIn === first.runIn))
    headings.push({ level: first.runIn, text, runIn: true })
  }
  return headings
}

const textOf = (inlines: readonly (Span | { readonly type: string })[]): string =>
  inlines.map((inline) => ('text' in inline ? inline.text : '')).join('')

/** 送： is what is printed; 送 is what the line is called. */
const labelOf = (printed: string): string => printed.replace(/[：:\s]+$/, '')
