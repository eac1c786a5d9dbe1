/** The words of a bulletin in the order of the page, read from the model alone. */
import { partsOf } from '../../core/galley/index.ts'
import type { Article, Bulletin, BulletinNode, Footnote } from '../../core/model/index.ts'
import type { Template } from '../../core/template/index.ts'

const bare = (text: string): string => text.replace(/\s/gu, '')

/** Texts of an article's blocks as they stand, then its notes. */
function textsOf(article: Article): readonly string[] {
  const notes: Footnote[] = []
  const walk = (node: BulletinNode): readonly string[] => {
    if ('text' in node) return [bare(node.text)]
    if (node.type === 'footnote') notes.push(node)
    return node.children.flatMap(walk)
  }
  const texts = walk(article)
  return [...texts, ...notes.map(({ note }) => bare(note))].filter((text) => text !== '')
}

/** What the program may print between two texts: numbers, bullets, labels, references. */
function derivedPattern({ articles, distribution, noBodyNotice }: Template): RegExp {
  const literal = (text: string) => bare(text).replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
  const labels = [articles.editorsNoteLabel, noBodyNotice, ...Object.values(distribution.labels)]
  const alternatives = [
    '[一二三四五六七八九十百]+、',
    '（[一二三四五六七八九十百]+）',
    '\\d+\\.',
    '（\\d+）',
    '●',
    '附件\\d*：',
    '\\[\\d+\\]',
    ...labels.filter((label) => label !== '').map(literal),
  ]
  // A reference may end one block and a number begin the next.
  return new RegExp(`^(${alternatives.join('|')}){0,2}$`)
}

/**
 * What of the model is missing from the words of the pages, or stands between them without being in
 * it. `words` are without spaces, page numbers and repeated heads of tables.
 */
export function modelFaults(
  bulletin: Bulletin,
  template: Template,
  words: string,
): readonly string[] {
  const { masthead, articles, distribution, imprint } = partsOf(bulletin)
  const headlines = articles.map((article) =>
    textsOf({ ...article, children: article.children.slice(0, 1) }),
  )
  const entries = template.contents.shown ? headlines.map((texts) => texts.join('')) : []
  const lines = [...(distribution?.children ?? [])].sort(
    (one, other) =>
      template.distribution.order.indexOf(one.kind) -
      template.distribution.order.indexOf(other.kind),
  )
  const texts = [
    ...articles.flatMap(textsOf),
    ...lines.map((line) => bare(line.children.map(({ text }) => text).join(''))),
  ]
  const start = words.indexOf(bare(template.contents.heading) + (entries[0] ?? texts[0]!))
  if (start < 0) return [`No "${entries[0] ?? texts[0]}" after the masthead`]
  const head = words.slice(0, start)
  const fields = [
    ...masthead.confidentialityMark,
    masthead.nameplate,
    masthead.kicker,
    masthead.issuingOffice,
    masthead.copyNumber,
  ]
  const lost = fields.filter((field) => field !== null && !head.includes(bare(field)))
  const faults = lost.map((field) => `The masthead lacks "${field}"`)
  let at = start + bare(template.contents.heading).length
  for (const entry of entries) {
    if (!words.startsWith(entry, at)) return [...faults, `The contents lack "${entry}"`]
    at += entry.length
    if (template.contents.pageNumbers) at += /^\d*/.exec(words.slice(at, at + 4))![0].length
  }
  const derived = derivedPattern(template)
  for (const text of texts.filter((each) => each !== '')) {
    const found = words.indexOf(text, at)
    const between = words.slice(at, found)
    if (found < 0 || !derived.test(between)) {
      return [...faults, `"${words.slice(at, at + 20)}" stands where "${text.slice(0, 20)}" is due`]
    }
    at = found + text.length
  }
  const foot = words.slice(at)
  const credits = imprint.credits.flatMap(({ role, name }) => [role, name])
  const office = imprint.issuingOffice ?? masthead.issuingOffice ?? ''
  const run = imprint.printRun === null ? '' : String(imprint.printRun)
  const gone = [office, run, ...credits].filter((field) => !foot.includes(bare(field)))
  return [...faults, ...gone.map((field) => `The imprint lacks "${field}"`)]
}
