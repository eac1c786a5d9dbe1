import { expect, test } from 'vitest'
import * as verbs from '../../renderer/editor/transforms/index.ts'
import { ignoredIn, plainText, type Bulletin } from '../../core/model/index.ts'
import {
  article,
  bold,
  bulletin,
  caption,
  distribution,
  figure,
  footnote,
  heading,
  lead,
  p,
  runIn,
  withId,
} from '../helpers/build.ts'
import { bulletinOf, editorOn, expectEdit } from './expect-edit.ts'

type Run = Parameters<typeof expectEdit>[1]

const one = (...children: Parameters<typeof article>[1][]): Bulletin =>
  bulletin(article('题', ...children))

const cases: readonly (readonly [
  name: string,
  input: Bulletin,
  run: Run,
  output: readonly string[],
])[] = [
  [
    'a paragraph becomes a heading',
    one(p('课<cursor/>程')),
    (e) => verbs.setHeading(e, 2),
    [' heading2 课程'],
  ],
  [
    'a heading becomes a paragraph',
    one(heading(1, '课<cursor/>程')),
    (e) => verbs.setHeading(e, null),
    [' paragraph 课程'],
  ],
  [
    'a run-in paragraph becomes a heading without marks',
    one(p(runIn('课<cursor/>程。'), '文')),
    (e) => verbs.setHeading(e, 1),
    [' heading1 课程。文'],
  ],
  [
    'the first sentence becomes a run-in heading',
    one(p('先点<cursor/>课程。正文。')),
    (e) => verbs.toggleRunIn(e, 1),
    [' paragraph <runIn1>先点课程。|正文。'],
  ],
  [
    'the selected start becomes a run-in heading',
    one(p('<anchor/>先点<focus/>课程。')),
    (e) => verbs.toggleRunIn(e, 2),
    [' paragraph <runIn2>先点|课程。'],
  ],
  [
    'the same level again takes a run-in heading away',
    one(p(runIn('先<cursor/>点。'), '正文')),
    (e) => verbs.toggleRunIn(e, 1),
    [' paragraph 先点。正文'],
  ],
  [
    'another level changes a run-in heading',
    one(p(runIn('先<cursor/>点。'), '正文')),
    (e) => verbs.toggleRunIn(e, 2),
    [' paragraph <runIn2>先点。|正文'],
  ],
  [
    'a typed number becomes the number of the heading',
    one(p('三、乙<cursor/>事')),
    (e) => verbs.setHeading(e, 1),
    [' heading1 乙事'],
  ],
  [
    'a paragraph becomes what its typed number says',
    one(withId('x', p('（三）抓流程。办得快。'))),
    (e) => verbs.makeHeading(e, 'x'),
    [' paragraph <runIn2>抓流程。|办得快。'],
  ],
  [
    'what explains a point follows its lead',
    one(p('一是减跑动。平均减少<cursor/>')),
    (e) => verbs.toggleLead(e),
    [' paragraph <lead>一是减跑动。|平均减少'],
  ],
  [
    'the sentence around the caret becomes a lead',
    one(p('开头。一是排<cursor/>课。二是')),
    (e) => verbs.toggleLead(e),
    [' paragraph 开头。|<lead>一是排课。|二是'],
  ],
  [
    'a point is begun where one can begin',
    one(p('做法有三。<cursor/>')),
    (e) => verbs.toggleLead(e),
    [' paragraph 做法有三。|<lead>一是'],
  ],
  [
    'the next point follows the last, in a new paragraph too',
    one(p(lead('一是排课。'), '办得快。'), p('<cursor/>')),
    (e) => verbs.toggleLead(e),
    [' paragraph <lead>一是排课。|办得快。', ' paragraph <lead>二是'],
  ],
  [
    'a point that was typed is set before another one is begun',
    one(p('一是排课。<cursor/>')),
    (e) => verbs.toggleLead(e),
    [' paragraph <lead>一是排课。'],
  ],
  [
    'a lead becomes text again',
    one(p(lead('一是<cursor/>排课。'), '正文')),
    (e) => verbs.toggleLead(e),
    [' paragraph 一是排课。正文'],
  ],
  [
    'the selection becomes bold',
    one(p('共<anchor/>100<focus/>个')),
    (e) => verbs.toggleBold(e),
    [' paragraph 共|<bold>100|个'],
  ],
  [
    'formatting is cleared',
    one(p(runIn('先点。'), bold('<cursor/>重'), lead('一是。'))),
    (e) => verbs.clearFormatting(e),
    [' paragraph 先点。重一是。'],
  ],
  [
    'paragraphs become a list',
    one(p('甲<anchor/>'), p('乙<focus/>'), p('丙')),
    (e) => verbs.insertList(e, true),
    [' list', '  listItem 甲', '  listItem 乙', ' paragraph 丙'],
  ],
  [
    'a table comes under the caret',
    one(p('上<cursor/>'), p('下')),
    (e) => verbs.insertTable(e, 2, 2),
    [
      ' paragraph 上',
      ' table',
      '  tableRow',
      '   tableCell',
      '   tableCell',
      '  tableRow',
      '   tableCell',
      '   tableCell',
      ' paragraph 下',
    ],
  ],
  [
    'a picture comes with its caption',
    one(p('上<cursor/>')),
    (e) =>
      verbs.insertFigure(e, { media: `${'a'.repeat(64)}.png`, widthMm: 80, heightMm: 60, alt: '' }),
    [' paragraph 上', ' figure', ' caption'],
  ],
  [
    'a picture comes before the empty paragraph that it was put in from',
    one(p('上'), p('<cursor/>')),
    (e) =>
      verbs.insertFigure(e, { media: `${'a'.repeat(64)}.png`, widthMm: 80, heightMm: 60, alt: '' }),
    [' paragraph 上', ' figure', ' caption', ' paragraph'],
  ],
]

test.each(cases)('%s', (_, input, run, output) => {
  expectEdit(input, run, ['article', ' headline 题', ...output])
})

const three = (): Bulletin =>
  bulletin(
    withId('a', article('甲', p('一<cursor/>'))),
    withId('b', article('乙', p('二'))),
    withId('c', article('丙', p('三'))),
    distribution(['copyTo', '各镇']),
  )
const order = (editor: ReturnType<typeof editorOn>) =>
  bulletinOf(editor).children.flatMap((part) => (part.type === 'article' ? [part.id] : []))

test('articles are added, moved and removed', () => {
  const added = expectEdit(three(), (e) => void verbs.addArticle(e, 'a'), null)
  expect(order(added).map((id) => (id.startsWith('new') ? '+' : id))).toEqual(['a', '+', 'b', 'c'])
  expect(order(expectEdit(three(), (e) => verbs.moveArticle(e, 'a', 2), null))).toEqual([
    'b',
    'c',
    'a',
  ])
  expect(order(expectEdit(three(), (e) => verbs.moveArticle(e, 'c', 0), null))).toEqual([
    'c',
    'a',
    'b',
  ])
  expect(order(expectEdit(three(), (e) => verbs.removeArticle(e, 'b'), null))).toEqual(['a', 'c'])
})

const moved: readonly (readonly [string, Bulletin, -1 | 1, readonly string[]])[] = [
  ['a paragraph up', one(p('甲'), p('乙<cursor/>')), -1, [' paragraph 乙', ' paragraph 甲']],
  ['a paragraph down', one(p('甲<cursor/>'), p('乙')), 1, [' paragraph 乙', ' paragraph 甲']],
  ['nothing past the headline', one(p('甲<cursor/>')), -1, [' paragraph 甲']],
  ['nothing past the end', one(p('甲<cursor/>')), 1, [' paragraph 甲']],
  [
    'a picture with its caption',
    one(p('甲'), figure(), caption('图1<cursor/>'), p('乙')),
    1,
    [' paragraph 甲', ' paragraph 乙', ' figure', ' caption 图1'],
  ],
  [
    'a paragraph past both',
    one(figure(), caption('图1'), p('乙<cursor/>')),
    -1,
    [' paragraph 乙', ' figure', ' caption 图1'],
  ],
]
test.each(moved)('moves %s', (_, input, step, output) => {
  expectEdit(input, (e) => verbs.moveBlock(e, step), ['article', ' headline 题', ...output])
})

test('articles that come in stand after the one they are put to, and are gone with one undo', () => {
  const coming = () => [withId('x', article('来', p('稿'))), withId('y', article('来', p('稿')))]
  const put = (after: string | null) =>
    order(expectEdit(three(), (e) => verbs.insertArticles(e, coming(), after), null)).join('')
  expect(put('b')).toBe('abxyc')
  expect(put(null)).toBe('abcxy')
  const unwritten = bulletin(
    withId('a', article('<cursor/>', p(''))),
    distribution(['copyTo', '镇']),
  )
  const filled = expectEdit(unwritten, (e) => verbs.insertArticles(e, coming(), 'a'), null)
  expect(order(filled)).toEqual(['x', 'y'])
})

test('several articles are moved and removed together, as one step', () => {
  const moved = (ids: string[], to: number) =>
    order(expectEdit(three(), (e) => verbs.moveArticles(e, ids, to), null)).join('')
  expect(moved(['c', 'a'], 1)).toBe('bac')
  expect(moved(['b', 'c'], 0)).toBe('bca')
  expect(moved(['a', 'b'], 9)).toBe('cab')
  const removed = expectEdit(three(), (e) => verbs.removeArticles(e, ['a', 'c']), null)
  expect(order(removed)).toEqual(['b'])
})

test('the last article that is removed leaves an empty one', () => {
  const editor = expectEdit(
    bulletin(withId('a', article('甲', p('一<cursor/>')))),
    (e) => verbs.removeArticle(e, 'a'),
    ['article', ' headline', ' paragraph'],
  )
  expect(order(editor)).not.toContain('a')
})

test('fields of masthead, imprint and article are set and taken away', () => {
  const editor = expectEdit(
    three(),
    (e) => {
      verbs.setMasthead(e, { issueNumber: 12, issueDate: null })
      verbs.setImprint(e, { printRun: 80 })
      verbs.setArticle(e, 'b', { contributor: '芮青禾' })
    },
    null,
  )
  const { children } = bulletinOf(editor)
  expect(children[0]).toMatchObject({ issueNumber: 12, issueDate: null })
  expect(children.at(-1)).toMatchObject({ printRun: 80 })
  expect(children[3]).toMatchObject({ id: 'b', contributor: '芮青禾' })
})

test('a finding is waved through, listed again, and forgotten with the element that it is in', () => {
  const finding = { rule: 'R39', elementId: 'a', words: '...' }
  const ignored = (e: Parameters<typeof bulletinOf>[0]) => ignoredIn(bulletinOf(e))
  const editor = expectEdit(three(), (e) => verbs.ignoreFinding(e, finding), null)
  expect(ignored(editor)).toEqual([finding])
  verbs.relistFindings(editor)
  expect(ignored(editor)).toEqual([])
  editor.undo()
  expect(ignored(editor)).toEqual([finding])
  verbs.removeArticle(editor, 'a')
  expect(ignored(editor)).toEqual([])
  editor.undo()
  expect(ignored(editor)).toEqual([finding])
})

test('byline and editor’s note come in their order, once', () => {
  const editor = expectEdit(
    three(),
    (e) => {
      verbs.addEditorsNote(e, 'a')
      verbs.addByline(e, 'a')
      verbs.addByline(e, 'a')
    },
    null,
  )
  const part = bulletinOf(editor).children[2]
  expect(part?.type === 'article' && part.children.map((child) => child.type)).toEqual([
    'headline',
    'byline',
    'editorsNote',
    'paragraph',
  ])
})

test('words of a note are replaced with those of the text, in one step', () => {
  const note = withId('n', footnote('夜校，夜校'))
  const editor = editorOn(bulletin(article('题', withId('x', p('夜校', note)))))
  const at = (elementId: string, offset: number) => ({
    stretch: { elementId, offset, length: 2 },
    expected: '夜校',
    replacement: '学堂',
  })
  const said = () =>
    JSON.stringify(editor.children.filter((part) => 'type' in part && part.type === 'article'))
  const before = said()
  expect(verbs.replaceTexts(editor, [at('x', 0), at('n', 0), at('n', 3)])).toBe(3)
  expect(said()).toContain('"note":"学堂，学堂"')
  expect(said()).not.toContain('夜校')
  editor.undo()
  expect(said()).toBe(before)
})

test('what is written after a new footnote stands behind it, also at the end of a paragraph', () => {
  for (const [before, after] of [
    ['初稿', ''],
    ['初', '稿'],
  ]) {
    const editor = editorOn(bulletin(article('题', p(`${before}<cursor/>${after}`), p('下段'))))
    verbs.insertFootnote(editor, '注')
    editor.insertText('改')
    const [text, next] = bulletinOf(editor).children.flatMap((part) =>
      part.type === 'article' ? part.children.slice(1) : [],
    )
    const said = text!.children.map((child) =>
      'note' in child ? '[注]' : 'text' in child ? child.text : '',
    )
    expect(said.join('')).toBe(`${before}[注]改${after}`)
    expect(plainText(next!)).toBe('下段')
  }
})

test('a typed label makes a line of recipients that kind, and Enter goes on to the next kind', () => {
  const editor = editorOn(
    bulletin(article('题', p('文')), distribution(['reportTo', '省里<cursor/>'])),
  )
  const lines = () =>
    bulletinOf(editor).children.flatMap((part) =>
      part.type === 'distribution'
        ? part.children.map(({ kind, children }) => [
            kind,
            children.map(({ text }) => text).join(''),
          ])
        : [],
    )
  editor.insertBreak()
  editor.insertText('各镇')
  expect(lines()).toEqual([
    ['reportTo', '省里'],
    ['copyTo', '各镇'],
  ])
  editor.insertBreak()
  for (const character of '抄送：') editor.insertText(character)
  editor.insertText('各县')
  expect(lines().at(-1)).toEqual(['carbonCopyTo', '各县'])
  editor.insertBreak()
  for (const character of '发:') editor.insertText(character)
  expect(lines()).toEqual([
    ['reportTo', '省里'],
    ['copyTo', '各镇'],
    ['sendTo', ''],
    ['carbonCopyTo', '各县'],
  ])
  editor.undo()
  expect(lines().at(-1)).toEqual(['carbonCopyTo', '发:'])
})

test('lines of recipients are added, change their kind and go', () => {
  const editor = editorOn(three())
  const id = verbs.addDistributionLine(editor, 'reportTo')
  verbs.setDistributionKind(editor, id, 'sendTo')
  const list = () => bulletinOf(editor).children.find((part) => part.type === 'distribution')
  expect(list()?.children.map((line) => 'kind' in line && line.kind)).toEqual(['copyTo', 'sendTo'])
  verbs.removeDistributionLine(editor, id)
  expect(list()?.children).toHaveLength(1)
})

test('lines of recipients stand in the template’s order and the caret goes along', () => {
  const kinds = (editor: ReturnType<typeof editorOn>) =>
    bulletinOf(editor).children.flatMap((part) =>
      part.type === 'distribution' ? part.children.map((line) => line.kind) : [],
    )
  const input = bulletin(
    article('题', p('文')),
    withId('d', distribution(['sendTo', '各县'], ['copyTo', '各镇'])),
  )
  const added = expectEdit(
    input,
    (e) => {
      verbs.addDistributionLine(e, 'reportTo')
      e.insertText('省里')
    },
    [
      'article',
      ' headline 题',
      ' paragraph 文',
      'distribution',
      ' distributionLine 省里',
      ' distributionLine 各镇',
      ' distributionLine 各县',
    ],
  )
  expect(kinds(added)).toEqual(['reportTo', 'copyTo', 'sendTo'])
  const turned = editorOn(input)
  const order = ['sendTo', 'reportTo', 'copyTo', 'carbonCopyTo'] as const
  turned.distribution = { ...turned.distribution, order: [...order] }
  verbs.addDistributionLine(turned, 'reportTo')
  expect(kinds(turned)).toEqual(['sendTo', 'reportTo', 'copyTo'])
})

test('empty paragraphs are taken away in one step, and none that holds a word or a note', () => {
  const part = article(
    '题',
    withId('a', p('　')),
    withId('b', p('字')),
    withId('c', p('', footnote('注'))),
    withId('d', p('')),
  )
  const editor = editorOn(bulletin(part))
  const ids = () => {
    const [only] = bulletinOf(editor).children.filter(({ type }) => type === 'article')
    return only?.type === 'article' ? only.children.slice(1).map(({ id }) => id) : []
  }
  verbs.removeEmptyParagraphs(editor, ['a', 'b', 'c', 'd', 'gone'])
  expect(ids()).toEqual(['b', 'c'])
  editor.undo()
  expect(ids()).toEqual(['a', 'b', 'c', 'd'])
})
