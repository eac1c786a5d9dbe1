import type { Contents } from '../model/index.ts'
import type { Template } from '../template/index.ts'
import { pageGeometry } from './geometry.ts'
import { plainSpan } from './inlines.ts'
import type { PageMap } from './page-map.ts'
import { setStyle } from './styles.ts'
import type { GalleyBlock, SetArticle } from './types.ts'
import { linesWithin, widthOf } from './widths.ts'

/** Sets the contents from the articles. An article without a headline has no entry. */
export function setContents(
  contents: Contents,
  articles: readonly SetArticle[],
  template: Template,
  pages: PageMap | null,
): readonly GalleyBlock[] {
  const { shown, heading, pageNumbers, leaders } = template.contents
  if (!shown) return []
  const head: GalleyBlock = {
    kind: 'text',
    id: `${contents.id}:heading`,
    style: 'contentsHeading',
    marker: '',
    markerStyle: null,
    inlines: [plainSpan(heading)],
  }
  const entries = articles
    .filter((article) => article.title !== '')
    .map((article): GalleyBlock => {
      const lines = pageNumbers ? entryLines(article, template) : [article.title]
      const page = pageNumbers ? (pages?.firstPages.get(article.id) ?? null) : null
      return {
        kind: 'contentsEntry',
        id: `${contents.id}:${article.id}`,
        style: 'contentsEntry',
        articleId: article.id,
        title: article.title,
        lines,
        page,
        showsPage: pageNumbers,
        leader: leaders,
        dots: pageNumbers && leaders ? leaderDots(lines, page, template) : '',
      }
    })
  return heading === '' ? entries : [head, ...entries]
}

/** Counted here and not filled in by the browser, so that every output has the same line of text. */
function leaderDots(lines: readonly string[], page: number | null, template: Template): string {
  const style = setStyle('contentsEntry', template)
  const { leftIndent, rightIndent, firstLineIndent, hangingIndent } = style
  const indent = lines.length > 1 ? hangingIndent : firstLineIndent
  const indents = leftIndent.points + rightIndent.points + indent.points
  const words = widthOf(lines.at(-1) ?? '', style) + widthOf(String(page ?? ''), style)
  const room = pageGeometry(template).measure - indents - words
  return '.'.repeat(Math.max(0, Math.floor(room / widthOf('.', style))))
}

/** Characters that the page number and a bit of leader take. */
const pageRoom = 3

/**
 * A title that reaches the page number goes on to a second line: where the headline was broken by
 * hand, else where the line is full. Cut here, since Word and the browser would do it differently.
 */
function entryLines(article: SetArticle, template: Template): readonly string[] {
  const style = setStyle('contentsEntry', template)
  const indents = style.leftIndent.points + style.rightIndent.points
  const room = pageGeometry(template).measure - indents - pageRoom * style.size
  const fits = (line: string) => widthOf(line, style) <= room
  if (fits(article.title)) return [article.title]
  const typed = headlineLines(article)
  return typed.every(fits) ? typed : linesWithin(article.title, style, room)
}

function headlineLines({ blocks }: SetArticle): readonly string[] {
  const headline = blocks.find((block) => block.kind === 'text' && block.style === 'headline')
  if (headline?.kind !== 'text') return []
  const words = headline.inlines.map((inline) => ('text' in inline ? inline.text : '')).join('')
  return words.split('\n').map((line) => line.trim())
}
