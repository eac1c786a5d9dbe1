/** Bulletins and trees that fast-check makes up. */
import fc from 'fast-check'
import {
  elements,
  type ArticleChild,
  type Bulletin,
  type HeadingLevel,
  type Inline,
  type LooseElement,
  type LooseNode,
} from '../../core/model/index.ts'
import * as build from './build.ts'
import { oftenFitted } from './fits.ts'

/** A sentence or part of one: Hanzi with their marks, letters, digits. Never empty. */
export const arbitraryText: fc.Arbitrary<string> = fc
  .array(
    fc.constantFrom(
      ...'青年夜校开办村社课堂联系群众服务乡镇街道发展工作信息',
      ...'，。、；：“”‘’《》（）——……·？！',
      ...['2026年', '3.5%', '100', 'A4', 'AED', ' '],
    ),
    { minLength: 1, maxLength: 40 },
  )
  .map((pieces) => pieces.join(''))

const level = fc.constantFrom<HeadingLevel>(1, 2, 3, 4)

const inlines: fc.Arbitrary<readonly Inline[]> = fc.array(
  fc.oneof(
    { weight: 4, arbitrary: arbitraryText.map((text) => ({ text })) },
    arbitraryText.map(build.bold),
    arbitraryText.map(build.lead),
    arbitraryText.map(build.footnote),
  ),
  { minLength: 1, maxLength: 4 },
)

const paragraph = fc
  .tuple(fc.option(fc.tuple(arbitraryText, level), { nil: null }), inlines)
  .map(([opening, rest]) => build.p(...(opening ? [build.runIn(...opening)] : []), ...rest))

const table = fc
  .tuple(fc.integer({ min: 1, max: 4 }), fc.integer({ min: 1, max: 4 }))
  .chain(([rows, columns]) =>
    fc.array(fc.array(arbitraryText, { minLength: columns, maxLength: columns }), {
      minLength: rows,
      maxLength: rows,
    }),
  )
  .map((rows) => build.table(...rows))

/** One block, or a figure or table with its caption. */
const blocks: fc.Arbitrary<readonly ArticleChild[]> = fc.oneof(
  { weight: 4, arbitrary: paragraph.map((block) => [block]) },
  fc.tuple(level, arbitraryText).map((heading) => [build.heading(...heading)]),
  fc
    .tuple(fc.boolean(), fc.array(inlines, { minLength: 1, maxLength: 3 }))
    .map(([ordered, items]) => [build.list(ordered, ...items)]),
  fc.tuple(arbitraryText, table).map(([text, block]) => [build.caption(text), block]),
  arbitraryText.map((text) => [build.figure({ alt: text }), build.caption(text)]),
  arbitraryText.map((text) => [build.attachmentNote(text)]),
)

const article = fc
  .record({
    title: fc.array(arbitraryText, { minLength: 1, maxLength: 3 }),
    byline: fc.option(arbitraryText, { nil: null }),
    editorsNote: fc.option(arbitraryText, { nil: null }),
    blocks: fc.array(blocks, { minLength: 1, maxLength: 6 }),
    contributingOffice: fc.option(arbitraryText, { nil: null }),
  })
  .map(({ title, byline, editorsNote, blocks: groups, contributingOffice }) => ({
    ...build.article(
      title.join('\n'),
      ...(byline === null ? [] : [build.byline(byline)]),
      ...(editorsNote === null ? [] : [build.editorsNote(editorsNote)]),
      ...groups.flat(),
    ),
    contributingOffice,
  }))

const maybeText = fc.option(arbitraryText, { nil: null })
const maybeNumber = fc.option(fc.integer({ min: 1, max: 3000 }), { nil: null })
const maybeDate = fc.option(fc.constantFrom('2026-11-05', '2023-10-20'), { nil: null })

const masthead = fc
  .record({
    confidentialityMark: fc.array(arbitraryText, { maxLength: 2 }),
    copyNumber: maybeText,
    nameplate: arbitraryText,
    kicker: maybeText,
    year: maybeNumber,
    issueNumber: maybeNumber,
    cumulativeNumber: maybeNumber,
    supplement: fc.boolean(),
    issuingOffice: maybeText,
    issueDate: maybeDate,
  })
  .map(build.masthead)

const imprint = fc
  .record({
    issuingOffice: maybeText,
    issueDate: maybeDate,
    printRun: maybeNumber,
    credits: fc.array(fc.record({ role: arbitraryText, name: arbitraryText }), { maxLength: 2 }),
  })
  .map(build.imprint)

const distribution = fc
  .array(
    fc.tuple(
      fc.constantFrom('reportTo' as const, 'copyTo' as const, 'sendTo' as const),
      arbitraryText,
    ),
    { minLength: 1, maxLength: 3 },
  )
  .map((lines) => build.distribution(...lines))

/** In the house style. */
const houseBulletin: fc.Arbitrary<Bulletin> = fc
  .tuple(
    masthead,
    fc.option(fc.array(arbitraryText, { maxLength: 3 }), { nil: null }).map(build.contents),
    fc.array(article, { minLength: 1, maxLength: 4 }),
    fc.option(distribution, { nil: null }),
    imprint,
  )
  .map(([head, entries, articles, lines, foot]) =>
    build.bulletin(head, entries, ...articles, ...(lines ? [lines] : []), foot),
  )

/** Some of them with a finding that was waved through, in an element that is there. */
const oftenIgnoring = (bulletins: fc.Arbitrary<Bulletin>): fc.Arbitrary<Bulletin> =>
  fc
    .tuple(bulletins, fc.option(fc.tuple(fc.nat(), arbitraryText), { nil: null }))
    .map(([bulletin, ignored]) => {
      if (ignored === null) return bulletin
      const placed = [...elements(bulletin)]
      const { element } = placed[ignored[0] % placed.length]!
      const finding = { rule: 'R39', elementId: element.id, words: ignored[1] }
      return {
        children: bulletin.children.map((part) =>
          part.type === 'masthead' ? { ...part, ignoredFindings: [finding] } : part,
        ),
      }
    })

/** A bulletin in order, with every kind of block and part, and with exceptions. */
export const arbitraryBulletin = oftenFitted(oftenIgnoring(houseBulletin), 4)

const types = [
  ...['masthead', 'contents', 'article', 'headline', 'byline', 'editorsNote', 'heading'],
  ...['paragraph', 'list', 'listItem', 'table', 'tableRow', 'tableCell', 'figure', 'caption'],
  ...['attachmentNote', 'footnote', 'distribution', 'distributionLine', 'imprint'],
  ...['unknown', 7, undefined],
]

const looseText = fc.record(
  {
    text: fc.constantFrom('', '文', '字字', 'a', '\n'),
    bold: fc.constantFrom(true, undefined, false),
    runIn: fc.constantFrom(1, 2, undefined, 9),
    lead: fc.constantFrom(true, undefined),
  },
  { requiredKeys: ['text'] },
)

const { node } = fc.letrec<{ node: LooseNode; element: LooseElement }>((tie) => ({
  node: fc.oneof({ maxDepth: 6, depthSize: 'small' }, looseText, tie('element')),
  element: fc.record(
    {
      type: fc.constantFrom(...types),
      id: fc.constantFrom('a', 'b', 'c', '', undefined, 5),
      level: fc.constantFrom(1, 5),
      media: fc.constantFrom(`${'0'.repeat(64)}.png`, 'x'),
      columnSpan: fc.constantFrom(1, 2, 3, 100),
      rowSpan: fc.constantFrom(1, 2, 3),
      columnWidths: fc.constantFrom([0.5, 0.5], [1], [], 'x'),
      headerRows: fc.constantFrom(0, 5, -1),
      note: fc.constantFrom('', 'x'),
      pageBreakBefore: fc.constantFrom(true, false),
      tightening: fc.constantFrom(0.3, 0.6, '0.1'),
      linePitch: fc.constantFrom(28, 31),
      ignoredFindings: fc.constantFrom(
        ['a', 'x'].map((elementId) => ({ rule: 'R39', elementId, words: '' })),
        'x',
      ),
      colour: fc.constant('red'),
      children: fc.array(tie('node'), { maxLength: 4 }),
    },
    { requiredKeys: ['type', 'children'] },
  ) as unknown as fc.Arbitrary<LooseElement>,
}))

/** Any tree of nodes, in order or not. */
export const looseTree: fc.Arbitrary<LooseElement> = fc
  .array(node, { maxLength: 6 })
  .map((children) => ({ children }))
