/** Bulletins in a few words: bulletin(masthead({…}), article('标题', p('一是', bold('……')))). */
import {
  blankContents,
  blankImprint,
  blankMasthead,
  blankTableCell,
  normalize,
  nothing,
  type Article,
  type ArticleChild,
  type Block,
  type Bulletin,
  type BulletinElement,
  type BulletinNode,
  type Contents,
  type Distribution,
  type DistributionKind,
  type Figure,
  type Footnote,
  type HeadingLevel,
  type Imprint,
  type Inline,
  type List,
  type Masthead,
  type NewId,
  type Paragraph,
  type Part,
  type Span,
  type Table,
} from '../../core/model/index.ts'

/** Ids that count: n1, n2, … */
export function newIds(prefix = 'n'): NewId {
  let last = 0
  return () => `${prefix}${(last += 1)}`
}

/** Builders leave the id open; `bulletin` numbers the elements in reading order. */
const open: NewId = () => ''

/** The same element under an id of one's own. */
export const withId = <Element extends BulletinElement>(id: string, element: Element): Element => ({
  ...element,
  id,
})

/** A bulletin in order; masthead, contents and imprint are there without being named. */
export function bulletin(...parts: readonly Part[]): Bulletin {
  const has = (type: Part['type']): boolean => parts.some((part) => part.type === type)
  const given: readonly Part[] = [
    ...(has('masthead') ? [] : [masthead()]),
    ...(has('contents') ? [] : [contents()]),
    ...parts,
    ...(has('imprint') ? [] : [imprint()]),
  ]
  const newId = newIds()
  return normalize({ children: given.map((part) => numbered(part, newId)) }, newId)
}

function numbered<Node extends BulletinNode>(node: Node, newId: NewId): Node {
  if ('text' in node) return node
  const id = node.id === '' ? newId() : node.id
  const children = node.children.map((child: BulletinNode) => numbered(child, newId))
  return { ...node, id, children } as Node
}

export const masthead = (fields: Partial<Masthead> = {}): Masthead => ({
  ...blankMasthead(open),
  confidentialityMark: ['内部刊物', '注意保管'],
  nameplate: '澄源青年工作信息',
  year: 2026,
  issueNumber: 4,
  issuingOffice: '共青团澄源县委',
  issueDate: '2026-11-20',
  ...fields,
})

export const contents = (imported: readonly string[] | null = null): Contents => ({
  ...blankContents(open),
  imported,
})

export const imprint = (fields: Partial<Imprint> = {}): Imprint => ({
  ...blankImprint(open),
  ...fields,
})

/** Strings are paragraphs; "\n" in the title is a soft break. */
export const article = (
  title: string,
  ...children: readonly (ArticleChild | string)[]
): Article => ({
  type: 'article',
  id: '',
  contributingOffice: null,
  contributor: null,
  children: [
    { type: 'headline', id: '', children: [{ text: title }] },
    ...children.map((child) => (typeof child === 'string' ? p(child) : child)),
  ],
})

const inlines = (children: readonly (Inline | string)[]): readonly Inline[] =>
  children.map((child) => (typeof child === 'string' ? { text: child } : child))

export const p = (...children: readonly (Inline | string)[]): Paragraph => ({
  type: 'paragraph',
  id: '',
  children: inlines(children),
})

export const bold = (text: string): Span => ({ text, bold: true })
export const lead = (text: string): Span => ({ text, lead: true })
export const runIn = (text: string, level: HeadingLevel = 1): Span => ({ text, runIn: level })
export const footnote = (note: string): Footnote => ({
  type: 'footnote',
  id: '',
  note,
  children: nothing(),
})

type TextType = 'byline' | 'editorsNote' | 'caption' | 'attachmentNote'
const textBlock =
  <Type extends TextType>(type: Type) =>
  (text: string) => ({ type, id: '', children: [{ text }] })

export const byline = textBlock('byline')
export const editorsNote = textBlock('editorsNote')
export const caption = textBlock('caption')
export const attachmentNote = textBlock('attachmentNote')

export const heading = (level: HeadingLevel, text: string): Block => ({
  type: 'heading',
  id: '',
  level,
  children: [{ text }],
})

export const list = (
  ordered: boolean,
  ...items: readonly (string | readonly (Inline | string)[])[]
): List => ({
  type: 'list',
  id: '',
  ordered,
  children: items.map((item) => ({
    type: 'listItem',
    id: '',
    children: inlines(typeof item === 'string' ? [item] : item),
  })),
})

/** Rows of texts, the first one a header. */
export const table = (...rows: readonly (readonly string[])[]): Table => ({
  type: 'table',
  id: '',
  columnWidths: rows[0]!.map((_, __, columns) => 1 / columns.length),
  headerRows: 1,
  children: rows.map((cells) => ({
    type: 'tableRow',
    id: '',
    children: cells.map((text) => ({ ...blankTableCell(open), children: [{ text }] })),
  })),
})

/** A picture; its media need not exist. */
export const figure = (fields: Partial<Figure> = {}): Figure => ({
  type: 'figure',
  id: '',
  media: `${'0'.repeat(64)}.png`,
  widthMm: 120,
  heightMm: 80,
  alt: '会场照片',
  children: nothing(),
  ...fields,
})

export const distribution = (
  ...lines: readonly (readonly [DistributionKind, string])[]
): Distribution => ({
  type: 'distribution',
  id: '',
  children: lines.map(([kind, text]) => ({
    type: 'distributionLine',
    id: '',
    kind,
    children: [{ text }],
  })),
})
