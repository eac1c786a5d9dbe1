import fc from 'fast-check'
import { expect, test } from 'vitest'
import {
  complete,
  elements,
  findElement,
  normalize,
  parseBulletin,
  serializeBulletin,
  type LooseElement,
  type LooseNode,
  type Masthead,
  type Table,
} from '../../core/model/index.ts'
import { arbitraryBulletin, looseTree } from '../helpers/arbitrary.ts'
import { newIds } from '../helpers/build.ts'
import { fixture } from '../helpers/fixture.ts'

/** Every letter of the text and of the notes; a note may become text in brackets. */
function letters(node: LooseNode): string[] {
  if ('text' in node) return [...node.text]
  const note = node.type === 'footnote' && 'note' in node ? String(node.note) : ''
  return [...note, ...node.children.flatMap(letters)]
}
const sorted = (tree: LooseNode): string =>
  letters(tree)
    .filter((letter) => !'（）\n'.includes(letter))
    .sort()
    .join('')

test('normalizing ends, twice is as once, and no letter is lost', () => {
  fc.assert(
    fc.property(looseTree, (tree) => {
      const once = normalize(tree, newIds())
      expect(normalize(once, newIds('again'))).toBe(once)
      expect(sorted(once)).toBe(sorted(tree))
      expect(parseBulletin(JSON.parse(serializeBulletin(once)))).toMatchObject({ ok: true })
    }),
    { numRuns: 1000 },
  )
})

test('a bulletin in order comes back as the same object', () => {
  fc.assert(
    fc.property(arbitraryBulletin, (issue) => {
      expect(normalize(issue, newIds('new'))).toBe(issue)
    }),
  )
})

/** A tree in one line: type[children], texts in quotes with their marks. */
function sketch(node: LooseNode): string {
  if ('text' in node) {
    const marks = Object.entries(node).flatMap(([key, value]) =>
      key === 'text' ? [] : [value === true ? key : `${key}${value}`],
    )
    return [`'${node.text}'`, ...marks].join(' ')
  }
  const children = node.children.map(sketch).join(', ')
  return 'type' in node ? `${String(node.type)}[${children}]` : children
}

const text = (type: string, ...children: readonly (LooseNode | string)[]): LooseElement => ({
  type,
  children: children.map((child) => (typeof child === 'string' ? { text: child } : child)),
})
const inArticle = (...children: LooseNode[]): LooseElement => ({
  children: [text('masthead', ''), text('article', ...children), text('imprint', '')],
})
const head = text('headline', '题')
const media = `${'0'.repeat(64)}.png`
const figure = { ...text('figure', ''), media }
const note = (words: string) => ({ ...text('footnote', ''), note: words })
const marked = (words: string, marks: object): LooseNode => ({ text: words, ...marks })

/** What stands in the one article after normalizing. */
function articleOf(...children: LooseNode[]): string {
  const { children: parts } = normalize(inArticle(...children), newIds())
  return parts
    .slice(1, -1)
    .map((part) => part.children.map((child) => sketch(child)).join(', '))
    .join(' | ')
}

test.each<[string, LooseNode[], string]>([
  ['an article without words gets a headline and a paragraph', [], "headline[''], paragraph['']"],
  [
    'a byline below the text moves up to its headline',
    [head, text('paragraph', '文'), text('byline', '人')],
    "headline['题'], byline['人'], paragraph['文']",
  ],
  [
    'a second headline is a paragraph',
    [head, text('headline', '又')],
    "headline['题'], paragraph['又']",
  ],
  [
    'a headline and a byline have no marks',
    [text('headline', marked('题', { bold: true })), text('byline', marked('人', { lead: true }))],
    "headline['题'], byline['人'], paragraph['']",
  ],
  [
    'words between blocks become a paragraph',
    [head, { text: '散' }, text('paragraph', '文')],
    "headline['题'], paragraph['散'], paragraph['文']",
  ],
  [
    'neighbours that look alike are one span, empty ones go',
    [
      head,
      text('paragraph', '甲', '', marked('', { bold: true }), '乙', marked('丙', { bold: true })),
    ],
    "headline['题'], paragraph['甲乙', '丙' bold]",
  ],
  [
    'a run-in heading only opens a paragraph, and is of one level',
    [
      head,
      text(
        'paragraph',
        marked('一', { runIn: 1 }),
        marked('二', { runIn: 2 }),
        '文',
        marked('三', { runIn: 1 }),
      ),
    ],
    "headline['题'], paragraph['一' runIn1, '二文三']",
  ],
  [
    'a lead phrase in a run-in heading is only the heading',
    [head, text('paragraph', marked('一', { runIn: 1, lead: true }))],
    "headline['题'], paragraph['一' runIn1]",
  ],
  [
    'a note stands between two texts',
    [head, text('paragraph', note('注'))],
    "headline['题'], paragraph['', footnote[''], '']",
  ],
  [
    'a note in a heading becomes words in brackets',
    [head, text('heading', '甲', note('注'), '乙')],
    "headline['题'], heading['甲（注）乙']",
  ],
  [
    'a caption away from any figure or table is a paragraph',
    [head, text('caption', '图'), text('paragraph', '文'), figure, text('caption', '图一')],
    "headline['题'], paragraph['图'], paragraph['文'], figure[''], caption['图一']",
  ],
  [
    'list items without a list get one',
    [head, text('listItem', '甲'), text('listItem', '乙')],
    "headline['题'], list[listItem['甲'], listItem['乙']]",
  ],
  [
    'a list in a list is one list',
    [head, text('list', text('listItem', '甲', text('list', text('listItem', '乙'))))],
    "headline['题'], list[listItem['甲'], listItem['乙']]",
  ],
  [
    'a figure in the middle of a paragraph parts it',
    [head, text('paragraph', '甲', figure, '乙')],
    "headline['题'], paragraph['甲'], figure[''], paragraph['乙']",
  ],
  [
    'paragraphs in a cell become its lines',
    [
      head,
      text(
        'table',
        text('tableRow', text('tableCell', text('paragraph', '甲'), text('paragraph', '乙'))),
      ),
    ],
    "headline['题'], table[tableRow[tableCell['甲\n乙']]]",
  ],
  [
    'a short row is filled up',
    [
      head,
      text(
        'table',
        text('tableRow', text('tableCell', '甲')),
        text('tableRow', text('tableCell', '乙'), text('tableCell', '丙')),
      ),
    ],
    "headline['题'], table[tableRow[tableCell['甲'], tableCell['']], tableRow[tableCell['乙'], tableCell['丙']]]",
  ],
  [
    'an unknown element with text is a paragraph, without text it goes',
    [head, text('poem', '诗'), text('poem', ''), text('section', text('poem', '又'), '散')],
    "headline['题'], paragraph['诗'], paragraph['又'], paragraph['散']",
  ],
  [
    'an article in an article gives up its blocks',
    [head, text('article', text('headline', '又'), text('paragraph', '文'))],
    "headline['题'], paragraph['又'], paragraph['文']",
  ],
])('%s', (_, children, expected) => {
  expect(articleOf(...children)).toBe(expected)
})

test('parts stand in their order, what is missing is added, a second of a kind goes', () => {
  const tree = {
    children: [
      text('imprint', ''),
      text('distribution', text('distributionLine', '各团委')),
      text('paragraph', '散'),
      text('contents', ''),
      text('article', text('headline', '题'), text('paragraph', '文')),
      text('distribution', text('distributionLine', '县委')),
      text('contents', ''),
    ],
  }
  expect(sketch(normalize(tree, newIds()))).toBe(
    "masthead[''], contents[''], article[headline[''], paragraph['散']], " +
      "article[headline['题'], paragraph['文']], " +
      "distribution[distributionLine['各团委'], distributionLine['县委']], imprint['']",
  )
})

test('elements without an id get one, and of two with the same the later gets a new one', () => {
  const same = { ...text('paragraph', '文'), id: 'same' }
  const issue = normalize(inArticle(head, same, same), newIds())
  const ids = [...elements(issue)].map(({ element }) => element.id)
  expect(new Set(ids).size).toBe(ids.length)
  expect(ids.filter((id) => id === 'same')).toHaveLength(1)
  expect(findElement(issue, 'same')?.path).toEqual([1, 1])
})

test('no object stands in two places, since the editor tells nodes apart by identity', () => {
  const shared = [{ text: '' }]
  const same = { type: 'paragraph', children: shared }
  const issue = normalize(
    inArticle(head, same, same, { type: 'heading', children: shared }),
    newIds(),
  )
  const objects = [...elements(issue)].flatMap(({ element }) => [element, ...element.children])
  const texts = objects.filter((node) => 'text' in node)
  expect(new Set(texts).size).toBe(texts.length)
})

test('a cell that spans rows ends with its table, and widths add up to 1', () => {
  const cell = (columnSpan: number, rowSpan: number) => ({
    ...text('tableCell', '格'),
    columnSpan,
    rowSpan,
    align: 'left',
  })
  const rows = [text('tableRow', cell(1, 9), cell(1, 1)), text('tableRow', cell(3, 1))]
  const grid = { ...text('table', ...rows), columnWidths: [0.5, 0.5], headerRows: 7 }
  const issue = normalize(inArticle(head, grid), newIds())
  const [placed] = [...elements(issue)].filter(({ element }) => element.type === 'table')
  const result = placed!.element as Table
  expect(result.headerRows).toBe(2)
  expect(result.children.map((row) => row.children.map((c) => [c.columnSpan, c.rowSpan]))).toEqual([
    [
      [1, 2],
      [1, 1],
      [1, 1],
      [1, 1],
    ],
    [[3, 1]],
  ])
  expect(result.columnWidths).toHaveLength(4)
  expect(result.columnWidths.reduce((sum, width) => sum + width)).toBeCloseTo(1)
})

test.each([
  ['takes in the rows of a cell that begins in it', [2, 1, 1], 1, 2],
  ['takes in one after the other', [2, 2, 1, 1], 1, 3],
  ['ends above a cell that reaches to the last row', [1, 2, 1], 2, 1],
  ['is none where such a cell begins in the first row', [3, 1, 1], 1, 0],
  ['stays where no cell reaches out of it', [1, 2, 1, 1], 1, 1],
  ['is at most the whole table', [1, 1], 9, 2],
])('the repeated head of a table %s', (_name, spans, headerRows, expected) => {
  const rows = spans.map((rowSpan) => {
    const cell = { ...text('tableCell', '甲'), columnSpan: 1, rowSpan, align: 'left' }
    return text('tableRow', cell)
  })
  const grid = { ...text('table', ...rows), columnWidths: [1], headerRows }
  const issue = normalize(inArticle(head, grid), newIds())
  const [placed] = [...elements(issue)].filter(({ element }) => element.type === 'table')
  expect((placed!.element as Table).headerRows).toBe(expected)
})

test('an editor that lost its nulls is completed, part by part', () => {
  const issue = fixture('every-element')
  expect(complete(issue)).toBe(issue)
  const [masthead, ...rest] = issue.children
  const { kicker, ...without } = masthead as Masthead
  expect(kicker).not.toBeNull()
  const completed = complete({ children: [without as Masthead, ...rest] })
  expect(completed.children[0]).toEqual({ ...masthead, kicker: null })
  expect(completed.children[1]).toBe(rest[0])
})
