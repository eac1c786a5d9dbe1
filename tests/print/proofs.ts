/** What is asked of every printed issue; each proof reads the PDF and says what is wrong with it. */
import { compose, type Galley, type PageMap } from '../../core/galley/index.ts'
import { drawGalley } from '../../core/html/index.ts'
import { lineEndProhibited, lineStartProhibited } from '../../core/text/index.ts'
import type { PrintIssue } from '../../host/printer/index.ts'
import { readPdfShapes, type PdfBox, type PdfShapes } from '../helpers/pdf-shapes.ts'
import { readPdfText, type PdfText } from '../helpers/pdf-text.ts'
import { modelFaults } from './model-text.ts'
import { expectedBlocks, matchText, type SetBlock } from './set-text.ts'

const point = 72 / 25.4

interface Paper {
  readonly issue: PrintIssue
  readonly galley: Galley
  readonly pages: PageMap
  /** What stands in the type area, page by page, and below it. */
  readonly texts: readonly (readonly PdfText[])[]
  readonly feet: readonly (readonly PdfText[])[]
  readonly shapes: readonly PdfShapes[]
  readonly blocks: readonly SetBlock[]
}

type Faults = readonly string[]

/** Everything that is wrong with a print; [] where nothing is. */
export async function faultsOf(
  issue: PrintIssue,
  { pdf, pages }: { readonly pdf: Uint8Array; readonly pages: PageMap },
): Promise<Faults> {
  const galley = compose(issue.bulletin, issue.template, pages)
  const all = await readPdfText(pdf)
  const { foot } = galley.page
  const texts = all.map((items) => items.filter(({ y }) => y > foot))
  const feet = all.map((items) => items.filter(({ y, text }) => y <= foot && text.trim() !== ''))
  const set = matchText(expectedBlocks(drawGalley(galley, (name) => name)), texts)
  if (!set.ok) return [set.fault]
  const shapes = await readPdfShapes(pdf)
  const paper: Paper = { issue, galley, pages, texts, feet, shapes, blocks: set.blocks }
  return [
    ...wordFaults(paper),
    ...lineFaults(paper),
    ...mapFaults(paper),
    ...contentsFaults(paper),
    ...companyFaults(paper),
    ...tableFaults(paper),
    ...areaFaults(paper),
    ...tailFaults(paper),
    ...noticeFaults(paper),
    ...pageNumberFaults(paper),
  ]
}

const first = (block: SetBlock) => block.places[0]!
const last = (block: SetBlock) => block.places.at(-1)!

function wordFaults({ issue, blocks }: Paper): Faults {
  return modelFaults(issue.bulletin, issue.template, blocks.map(({ text }) => text).join(''))
}

/** Lines of one block: where each begins and what it holds. */
function linesOf({ text, places }: SetBlock): readonly { page: number; text: string }[] {
  const lines: { page: number; line: number; text: string }[] = []
  Array.from(text).forEach((character, index) => {
    const { page, line } = places[index]!
    const open = lines.at(-1)
    if (open?.line === line && open.page === page) open.text += character
    else lines.push({ page, line, text: character })
  })
  return lines
}

/** Characters that no line may part: dashes, ellipses, the digits and the sign of a number. */
const inseparable = /——|……|\d[\d.]|\.\d|\d[%‰℃]/u

/** The dash may start a line, the connector — must not (GB/T 15834-2011, 5.1.4 and 5.1.6). */
const mayStart = (line: string): boolean =>
  line.startsWith('——') || !lineStartProhibited.has(line[0]!)

/** An address that is wider than its line or cell must break somewhere. */
function isInLongWord(before: string, after: string): boolean {
  const head = /[\w./:-]*$/.exec(before)![0]
  const tail = /^[\w./:-]*/.exec(after)![0]
  return head.length + tail.length > 20
}

/** No line starts or ends with a mark that must not, and nothing is parted that belongs together. */
function lineFaults({ blocks }: Paper): Faults {
  return blocks.flatMap((block) =>
    linesOf(block).flatMap(({ text }, index, lines) => {
      const before = lines[index - 1]?.text
      if (before === undefined) return []
      const seam = `"${before.slice(-6)}|${text.slice(0, 6)}"`
      return [
        ...(mayStart(text) ? [] : [`A line starts with a mark: ${seam}`]),
        ...(lineEndProhibited.has(before.at(-1)!) ? [`A line ends with a mark: ${seam}`] : []),
        ...(inseparable.test(before.slice(-1) + text[0]) && !isInLongWord(before, text)
          ? [`A line break parts ${seam}`]
          : []),
      ]
    }),
  )
}

/** The lines that the screen has are the lines of the paper, each on its page. */
function mapFaults({ blocks, pages, texts }: Paper): Faults {
  const drawn: string[][] = texts.map(() => [])
  for (const block of blocks) {
    for (const { page, text } of linesOf(block)) drawn[page - 1]!.push(text)
  }
  if (texts.length !== pages.pageCount) {
    return [`${texts.length} pages of paper, ${pages.pageCount} on screen`]
  }
  return pages.pages.flatMap(({ lines }, index) => {
    const shown = lines.map((line) => line.replace(/\s/gu, '')).filter((line) => line !== '')
    const at = shown.findIndex((line, number) => line !== drawn[index]![number])
    if (at < 0 && shown.length === drawn[index]!.length) return []
    const line = at < 0 ? shown.length : at
    return [
      `Page ${index + 1} line ${line + 1}: "${shown[line]}" on screen, "${drawn[index]![line]}"`,
    ]
  })
}

/** The contents say the page on which each headline stands on paper. */
function contentsFaults({ galley, blocks, issue }: Paper): Faults {
  if (!issue.template.contents.pageNumbers) return []
  return galley.contents.flatMap((entry) => {
    if (entry.kind !== 'contentsEntry') return []
    const article = galley.articles.find(({ id }) => id === entry.articleId)
    const headline = blocks.find(({ id }) => id === article?.blocks[0]?.id)
    const printed = blocks.find(({ id }) => id === entry.id)?.text
    if (headline === undefined || printed === undefined) return [`No "${entry.title}" on paper`]
    const due = entry.title.replace(/\s/gu, '') + String(first(headline).page)
    return printed === due ? [] : [`The contents say "${printed}", not "${due}"`]
  })
}

/** A headline or heading is on the page of what it heads, a caption on that of its figure. */
function companyFaults({ galley, blocks, shapes }: Paper): Faults {
  const keeping = new Set(
    Object.values(galley.styles).flatMap((style) => (style.keepWithNext ? [style.id] : [])),
  )
  return galley.articles.flatMap((article) =>
    article.blocks.flatMap((block, index) => {
      const next = article.blocks[index + 1]
      if (next === undefined) return []
      const [one, other] = [find(blocks, block), find(blocks, next)]
      if (block.kind === 'figure' && other) {
        const { page } = first(other)
        return shapes[page - 1]!.pictures.length > 0
          ? []
          : [`No figure with "${other.text}" on page ${page}`]
      }
      const keeps = block.kind === 'text' && (block.keepsWithNext || keeping.has(block.style))
      if (!keeps || !one || !other || last(one).page === first(other).page) return []
      return [`"${one.text}" ends page ${last(one).page} without "${other.text.slice(0, 10)}"`]
    }),
  )
}

function find(
  blocks: readonly SetBlock[],
  { id, kind }: { id: string; kind: string },
): SetBlock | undefined {
  return blocks.find((block) => (kind === 'table' ? block.table === id : block.id === id))
}

/** No row of a table is split. */
function tableFaults({ blocks }: Paper): Faults {
  const rows = new Map<string, SetBlock[]>()
  for (const block of blocks) {
    if (block.row !== null) rows.set(block.row, [...(rows.get(block.row) ?? []), block])
  }
  return [...rows.values()].flatMap((cells) => {
    const pages = new Set(cells.flatMap(({ places }) => places.map(({ page }) => page)))
    return pages.size === 1 ? [] : [`A row is split at "${cells[0]!.text.slice(0, 20)}"`]
  })
}

/** Nothing stands outside the type area. */
function areaFaults({ galley, texts, shapes }: Paper): Faults {
  const { head, foot, binding, measure, height } = galley.page
  const slack = 1.5
  const isOutside = (left: number, right: number, bottom: number, top: number) =>
    left < binding - slack ||
    right > binding + measure + slack ||
    bottom < foot - point ||
    top > height - head + slack
  const outside = texts.flatMap((items) =>
    items
      .filter(({ text }) => text.trim() !== '')
      .filter(({ x, y, width, size, text }) =>
        isOutside(x, x + (text.endsWith(' ') ? 0 : width), y - 0.12 * size, y + 0.88 * size),
      )
      .map(({ text }) => `"${text}" stands outside the type area`),
  )
  const boxes = shapes.flatMap(({ fills, pictures }, index) =>
    [...fills, ...pictures]
      .filter(({ left, right, bottom, top }) => isOutside(left, right, bottom, top))
      .map(
        (box) =>
          `A drawing reaches out of the type area of page ${index + 1}: ${JSON.stringify(box)}`,
      ),
  )
  return [...outside, ...boxes]
}

const isRule = ({ left, right, top, bottom }: PdfBox): boolean =>
  right - left > 150 * point && top - bottom < 4

/** The rules of the tail on the last page, top to bottom. */
function tailRules({ shapes, galley }: Paper): readonly PdfBox[] {
  const count = galley.tail.distribution.length > 0 ? 3 : 2
  const rules = shapes
    .at(-1)!
    .fills.filter(isRule)
    .sort((one, other) => other.top - one.top)
  return rules.slice(-count)
}

const tailStyles = new Set(['noBodyNotice', 'distribution', 'imprint'])

/** Distribution and imprint stand on the last page; their last rule is the type area's lower edge. */
function tailFaults(paper: Paper): Faults {
  const { galley, blocks, texts } = paper
  const rules = tailRules(paper)
  const lowest = rules.at(-1)
  const upper = rules[0]
  if (lowest === undefined || upper === undefined) return ['The tail has no rules']
  const off = (lowest.bottom - galley.page.foot) / point
  const tail = blocks.filter(({ style }) => tailStyles.has(style))
  const astray = tail.filter((block) => first(block).page !== texts.length)
  const body = bodyFoot(paper, texts.length)
  return [
    ...(Math.abs(off) <= 1
      ? []
      : [`The last rule is ${off.toFixed(1)} mm above the type area's edge`]),
    ...astray.map(({ text }) => `"${text.slice(0, 20)}" is not on the last page`),
    ...(body === null || body > upper.top ? [] : ['Body text runs into the tail']),
  ]
}

/** Lowest baseline of body text on a page in points, or null where it has none. */
function bodyFoot({ blocks, texts, shapes, galley }: Paper, page: number): number | null {
  const tail = new Set(
    blocks
      .filter(({ style }) => tailStyles.has(style))
      .flatMap(({ places }) => places.map(({ line }) => line)),
  )
  const body = blocks.filter(({ style }) => !tailStyles.has(style)).flatMap(({ places }) => places)
  const lines = new Set(
    body.filter((place) => place.page === page && !tail.has(place.line)).map(({ line }) => line),
  )
  const pictures = shapes[page - 1]!.pictures.map(({ bottom }) => bottom)
  if (lines.size === 0 && pictures.length === 0) return null
  const heights = [
    ...new Set(texts[page - 1]!.filter(({ text }) => text.trim() !== '').map(({ y }) => y)),
  ]
  const above = tail.size > 0 && page === texts.length ? tailRulesTop(shapes, galley) : 0
  const drawn = heights.filter((y) => y > above)
  return Math.min(...drawn, ...pictures)
}

function tailRulesTop(shapes: readonly PdfShapes[], galley: Galley): number {
  const count = galley.tail.distribution.length > 0 ? 3 : 2
  const rules = shapes
    .at(-1)!
    .fills.filter(isRule)
    .sort((one, other) => other.top - one.top)
  return rules.slice(-count)[0]?.top ?? 0
}

/** 此页无正文 stands on a last page without body text, and body text leaves none such needlessly. */
function noticeFaults(paper: Paper): Faults {
  const { galley, issue, texts, blocks } = paper
  const isPrinted = blocks.some(({ style }) => style === 'noBodyNotice')
  const hasBody = bodyFoot(paper, texts.length) !== null
  const isDue = !hasBody && issue.template.noBodyNotice !== ''
  if (isPrinted !== isDue)
    return [`此页无正文 is ${isPrinted ? 'printed beside body text' : 'missing'}`]
  if (hasBody) return []
  const [upper] = tailRules(paper)
  const above = bodyFoot(paper, texts.length - 1)
  if (upper === undefined || above === null) return ['An empty page stands before the tail']
  const height = upper.top - galley.page.foot
  // A line must stay free between text and tail; space after a block may take another.
  const free = above - galley.page.foot - height
  return free < 2.5 * galley.page.linePitch
    ? []
    : [`The tail left a page with ${free.toFixed(0)} pt free`]
}

/** Each page has its own number: outside, right on odd pages and left on even ones, or centred. */
function pageNumberFaults({ issue, galley, feet }: Paper): Faults {
  const { pattern, position, outerIndent, belowTypeAreaMm } = issue.template.pageNumbers
  const { binding, measure, foot } = galley.page
  const { size } = galley.styles.pageNumber
  return feet.flatMap((items, index) => {
    const number = index + 1
    const text = items
      .map((item) => item.text)
      .join('')
      .replace(/\s/gu, '')
    const due = pattern.replace('{page}', String(number)).replace(/\s/gu, '')
    if (text !== due) return [`Page ${number} is numbered "${text}", not "${due}"`]
    const left = Math.min(...items.map(({ x }) => x))
    const right = Math.max(...items.map(({ x, width }) => x + width))
    const below = (foot - (items[0]!.y + 0.33 * size)) / point
    const off =
      position === 'center'
        ? (left + right) / 2 - (binding + measure / 2)
        : number % 2 === 1
          ? right - (binding + measure - outerIndent * size)
          : left - (binding + outerIndent * size)
    return [
      ...(Math.abs(off) < 2 ? [] : [`The number of page ${number} is ${off.toFixed(1)} pt off`]),
      ...(Math.abs(below - belowTypeAreaMm) < 1
        ? []
        : [`The number of page ${number} is ${below.toFixed(1)} mm low`]),
    ]
  })
}
