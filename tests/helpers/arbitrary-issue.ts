/** Issues as offices make them, of one page to some sixty, for the proofs of pages. */
import fc from 'fast-check'
import type { ArticleChild, Bulletin, HeadingLevel, Inline } from '../../core/model/index.ts'
import * as build from './build.ts'
import { oftenFitted } from './fits.ts'
import { diceOf, phrase, sentence, sentences } from './prose.ts'

const seed = fc.nat(1_000_000)
const level = fc.constantFrom<HeadingLevel>(1, 2, 3, 4)
const chance = (weight: number) =>
  fc.oneof(
    { weight: 100 - weight, arbitrary: fc.constant(false) },
    { weight, arbitrary: fc.constant(true) },
  )

const inlines = fc
  .record({
    seed,
    length: fc.integer({ min: 1, max: 5 }),
    lead: chance(30),
    bold: chance(15),
    note: chance(12),
  })
  .map(({ seed: number, length, lead, bold, note }): readonly Inline[] => {
    const dice = diceOf(number)
    return [
      ...(lead ? [build.lead(`一是${phrase(dice, 3)}。`)] : []),
      { text: sentences(dice, length) },
      ...(bold ? [build.bold(sentence(dice))] : []),
      ...(note ? [build.footnote(sentences(dice, 1 + dice(2)))] : []),
      ...(note ? [{ text: sentence(dice) }] : []),
    ]
  })

const paragraph = fc
  .tuple(fc.option(level, { nil: null, freq: 4 }), seed, inlines)
  .map(([opening, number, rest]) =>
    build.p(...(opening ? [build.runIn(`${phrase(diceOf(number), 3)}。`, opening)] : []), ...rest),
  )

/** Rows of cells, some of which span two columns or rows; the first row is the head. */
const table = fc
  .record({
    seed,
    rows: fc.integer({ min: 1, max: 30 }),
    columns: fc.integer({ min: 1, max: 5 }),
    merged: chance(30),
  })
  .map(({ seed: number, rows, columns, merged }) => {
    const dice = diceOf(number)
    // In a narrow cell what must not be parted would be wider than its line.
    const words = () => (columns > 3 ? phrase(dice, 1 + dice(6)) : sentence(dice))
    const cell = () => (dice(6) === 0 ? '' : dice(3) === 0 ? `${dice(9999)}` : words())
    const texts = Array.from({ length: rows + 1 }, (_, row) =>
      Array.from({ length: columns }, () => (row === 0 ? phrase(dice, 1) : cell())),
    )
    const plain = build.table(...texts)
    return merged && columns > 1 ? mergedTable(plain, dice(rows) + 1, dice(2) === 0) : plain
  })

type Table = ReturnType<typeof build.table>

/** Joins the first two cells of a row, or the first cells of two rows. */
function mergedTable(table: Table, at: number, across: boolean): Table {
  const isUnder = (row: number) => !across && row === at + 1
  const down = !across && at + 1 < table.children.length
  return {
    ...table,
    children: table.children.map((row, index) => {
      const [first, ...rest] = row.children
      if (first === undefined) return row
      if (index === at && across) {
        return { ...row, children: [{ ...first, columnSpan: 2 }, ...rest.slice(1)] }
      }
      if (index === at && down) return { ...row, children: [{ ...first, rowSpan: 2 }, ...rest] }
      return isUnder(index) ? { ...row, children: rest } : row
    }),
  }
}

const caption = seed.map((number) => build.caption(phrase(diceOf(number), 4)))

const picture = fc
  .tuple(fc.integer({ min: 20, max: 200 }), fc.integer({ min: 10, max: 120 }))
  .map(([widthMm, heightMm]) => build.figure({ widthMm, heightMm, alt: '会场照片' }))

/** One block, or a figure or table with its caption. */
const blocks: fc.Arbitrary<readonly ArticleChild[]> = fc.oneof(
  { weight: 12, arbitrary: paragraph.map((block) => [block]) },
  {
    weight: 3,
    arbitrary: fc
      .tuple(level, seed)
      .map(([depth, number]) => [build.heading(depth, phrase(diceOf(number), 2 + (number % 5)))]),
  },
  {
    weight: 1,
    arbitrary: fc
      .tuple(fc.boolean(), fc.array(inlines, { minLength: 1, maxLength: 4 }))
      .map(([ordered, items]) => [build.list(ordered, ...items)]),
  },
  { weight: 1, arbitrary: fc.tuple(caption, table) },
  { weight: 1, arbitrary: fc.tuple(picture, caption) },
  { weight: 1, arbitrary: seed.map((number) => [build.attachmentNote(phrase(diceOf(number), 4))]) },
)

/** A headline of one line, of two broken by hand, or too long for one. */
const headline = fc
  .record({ seed, length: fc.integer({ min: 1, max: 12 }), breaks: chance(40), spaced: chance(20) })
  .map(({ seed: number, length, breaks, spaced }) => {
    const dice = diceOf(number)
    const first = phrase(dice, length)
    const last = phrase(dice, length)
    return breaks ? `${first}${spaced ? ' ' : ''}\n${last}` : spaced ? `${first} ${last}` : first
  })

/** Plain paragraphs that make an article long, each from its own number. */
const filler = fc.array(
  seed.map((number) => build.p(sentences(diceOf(number), 6))),
  { maxLength: 24, size: 'max' },
)

const article = fc
  .record({
    title: headline,
    byline: fc.option(seed, { nil: null, freq: 2 }),
    editorsNote: fc.option(seed, { nil: null, freq: 1 }),
    groups: fc.array(blocks, { minLength: 1, maxLength: 8 }),
    filler: fc.oneof({ weight: 2, arbitrary: fc.constant([]) }, { weight: 1, arbitrary: filler }),
    lines: fc.nat(23),
  })
  .map(({ title, byline, editorsNote, groups, filler: rest, lines }) =>
    build.article(
      title,
      ...(byline === null
        ? []
        : [build.byline(`${phrase(diceOf(byline), 2)}　${phrase(diceOf(byline), 1)}`)]),
      ...(editorsNote === null ? [] : [build.editorsNote(sentences(diceOf(editorsNote), 3))]),
      ...groups.flat(),
      ...rest,
      // Short ones, so that articles end on every line of a page.
      ...Array.from({ length: lines }, (_, index) => build.p(`第${index + 1}行。`)),
    ),
  )

const maybe = <Value>(value: fc.Arbitrary<Value>) => fc.option(value, { nil: null })
const number = fc.integer({ min: 1, max: 3000 })
const name = seed.map((from) => `${phrase(diceOf(from), 1 + (from % 4))}办公室`)
const date = fc.constantFrom('2026-11-05', '2023-10-20', '2026-01-31')

const masthead = fc
  .record({
    confidentialityMark: fc.constantFrom([], ['内部刊物'], ['内部刊物', '注意保管']),
    copyNumber: maybe(fc.constant('000018')),
    nameplate: fc.constantFrom(
      '澄源青年工作信息',
      '简报',
      '澄源县国民经济和社会发展情况',
      '内部参考',
    ),
    kicker: maybe(fc.constant('经验交流')),
    year: maybe(fc.constant(2026)),
    issueNumber: maybe(number),
    cumulativeNumber: maybe(number),
    supplement: chance(20),
    issuingOffice: maybe(name),
    issueDate: maybe(date),
  })
  .map(build.masthead)

const imprint = fc
  .record({
    issuingOffice: maybe(name),
    issueDate: maybe(date),
    printRun: maybe(number),
    credits: fc.array(
      fc.record({
        role: fc.constantFrom('签发', '审核', '责任编辑'),
        name: fc.constantFrom('王芳', '欧阳昉昉'),
      }),
      { maxLength: 3 },
    ),
  })
  .map(build.imprint)

const distribution = fc
  .uniqueArray(
    fc.tuple(
      fc.constantFrom('reportTo' as const, 'copyTo' as const, 'sendTo' as const),
      fc.tuple(seed, fc.integer({ min: 1, max: 12 })),
    ),
    { minLength: 1, maxLength: 3, selector: ([kind]) => kind },
  )
  .map((lines) =>
    build.distribution(
      ...lines.map(([kind, [from, count]]) => {
        const dice = diceOf(from)
        const offices = Array.from({ length: count }, () => phrase(dice, 1 + dice(3)))
        return [kind, `${offices.join('，')}。`] as const
      }),
    ),
  )

/** One short piece of news. */
const shortArticle = fc
  .tuple(headline, fc.array(paragraph, { minLength: 1, maxLength: 3 }), fc.nat(8))
  .map(([title, paragraphs, lines]) =>
    build.article(
      title,
      ...paragraphs,
      ...Array.from({ length: lines }, (_, index) => build.p(`第${index + 1}行。`)),
    ),
  )

/** In the house style: mostly of few articles, now and then of a dozen. */
const houseIssue: fc.Arbitrary<Bulletin> = fc
  .tuple(
    masthead,
    fc.oneof(
      { weight: 2, arbitrary: fc.array(shortArticle, { minLength: 1, maxLength: 2 }) },
      { weight: 5, arbitrary: fc.array(article, { minLength: 1, maxLength: 3 }) },
      { weight: 3, arbitrary: fc.array(article, { minLength: 2, maxLength: 7, size: 'max' }) },
      { weight: 1, arbitrary: fc.array(article, { minLength: 8, maxLength: 18, size: 'max' }) },
    ),
    fc.option(distribution, { nil: null, freq: 4 }),
    imprint,
  )
  .map(([head, articles, lines, foot]) =>
    build.bulletin(head, build.contents(), ...articles, ...(lines ? [lines] : []), foot),
  )

/** A whole issue, in the house style or with exceptions that fit it on its pages. */
export const arbitraryIssue = oftenFitted(houseIssue, 15)

const pixel =
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkZPj/HwADBwIAMCbHYQAAAABJRU5ErkJggg=='

/** The one picture that stands in all of them: one that is missing is drawn as its words. */
export const pictureOfEvery: ReadonlyMap<string, Uint8Array> = new Map([
  [`${'0'.repeat(64)}.png`, Uint8Array.from(Buffer.from(pixel, 'base64'))],
])
