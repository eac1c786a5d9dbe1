/** Reads a laid-out galley back from the screen: which page, which line, where the tail goes. */
import type { Galley, SetArticle } from '../../core/galley/index.ts'
import type { PageLines, PageMap } from '../../core/galley/index.ts'
import { measureLines, type MeasuredLine } from './lines.ts'
import { middleOf, pageOf, rowOf, sheetsOf, toPoints, type Sheets } from './sheets.ts'

export interface MeasureOptions {
  /** Whether the texts of lines are read; without, each is '' and reading costs next to nothing. */
  readonly text: boolean
}

/** Pages, lines and first pages of one part of the issue, pages counted from the part's own first. */
interface PartLayout {
  readonly firstPages: readonly (readonly [id: string, page: number])[]
  readonly lines: readonly PageLines[]
  /** Bottom edge of what it holds: its last page, and pixels from that page's top. */
  readonly lastPage: number
  readonly usedOnLastPage: number
}

const blocksOfText = 'p,h1,h2,h3,h4,h5,td,th'
const blocks = 'p,h1,h2,h3,h4,h5,table,figure'

export type MeasurePages = (root: HTMLElement, galley: Galley, options?: MeasureOptions) => PageMap

/** Reads everything anew. `root` is the `.bulletin`, laid out for the screen. */
export const measurePages: MeasurePages = (root, galley, options) =>
  createMeasurer()(root, galley, options)

/**
 * A reader that remembers articles: one that is the same object in the galley, in the same styles,
 * on pages of its own, lies as it lay. For an editor that reads after each change.
 */
export function createMeasurer(): MeasurePages {
  let remembered = new Map<SetArticle, PartLayout>()
  let looks: unknown = null
  let withText = false
  return (root, galley, { text } = { text: true }) => {
    const sheets = sheetsOf(root, galley)
    const paged = !root.classList.contains('continuous')
    const looksNow = JSON.stringify([galley.styles, galley.spanStyles, galley.page, galley.fonts])
    if (looksNow !== looks || text !== withText) remembered = new Map()
    const next = new Map<SetArticle, PartLayout>()
    const byId = new Map(galley.articles.map((article) => [article.id, article]))
    const body: PlacedLayout[] = []
    for (const part of bodyParts(root)) {
      const article = byId.get(part.getAttribute('data-id') ?? '')
      const articleId = article?.id ?? null
      const firstPage = topPageOf(part, sheets)
      const isOwnFlow = paged && article?.startsPage === true
      const known = isOwnFlow ? remembered.get(article) : undefined
      const layout = known ?? measurePart(part, firstPage, sheets, text)
      if (isOwnFlow) next.set(article, layout)
      body.push({ ...layout, firstPage, articleId })
    }
    remembered = next
    looks = looksNow
    withText = text
    return assemble(root, galley, sheets, body, text)
  }
}

interface PlacedLayout extends PartLayout {
  readonly firstPage: number
  /** Null for masthead and contents. */
  readonly articleId: string | null
}

function bodyParts(root: HTMLElement): readonly Element[] {
  return [...root.querySelectorAll('.part-masthead,.part-contents,.article')]
}

function topPageOf(part: Element, sheets: Sheets): number {
  const rect = part.getClientRects()[0] ?? part.getBoundingClientRect()
  return pageOf(rect.top + 1 + sheets.shiftOf(rect), sheets)
}

function measurePart(part: Element, firstPage: number, sheets: Sheets, text: boolean): PartLayout {
  const firstPages: [string, number][] = []
  const pages: OpenPage[] = []
  const note = (id: string | null, page: number) => {
    if (id !== null) firstPages.push([id, page - firstPage + 1])
  }
  note(part.getAttribute('data-id'), firstPage)
  for (const element of part.querySelectorAll('[data-id]')) {
    const read = element.matches(blocksOfText) ? measureLines(element, sheets, text) : []
    for (const line of read) {
      const page = pageOf(middleOfLine(line), sheets)
      const row = rowOf(middleOfLine(line), sheets, page)
      addLine((pages[page - firstPage] ??= emptyPage()), line, element, row)
    }
    const [first] = read
    const middle = first === undefined ? middleOfFirst(element, sheets) : middleOfLine(first)
    if (middle !== null) note(element.getAttribute('data-id'), pageOf(middle, sheets))
  }
  const { page, used } = bottomOf(part, sheets)
  return {
    firstPages,
    lines: Array.from({ length: page - firstPage + 1 }, (_, index) => pages[index] ?? emptyPage()),
    lastPage: page - firstPage + 1,
    usedOnLastPage: used,
  }
}

interface OpenPage {
  readonly lines: string[]
  readonly blockIds: string[]
  readonly rows: number[]
}
const emptyPage = (): OpenPage => ({ lines: [], blockIds: [], rows: [] })

function addLine(page: OpenPage, { text }: MeasuredLine, block: Element, row: number): void {
  page.lines.push(text)
  page.blockIds.push(block.getAttribute('data-id') ?? '')
  page.rows.push(row)
}

const middleOfLine = ({ top, bottom }: MeasuredLine): number => (top + bottom) / 2

/** Middle of a block's first piece; null of one that is not drawn. */
function middleOfFirst(block: Element, sheets: Sheets): number | null {
  const rect = block.getClientRects()[0]
  return rect === undefined ? null : middleOf(rect, sheets)
}

/** Where the last block of a part ends, its space after included. */
export function bottomOf(part: Element, sheets: Sheets): { page: number; used: number } {
  const last = [...part.querySelectorAll('[data-id]')].at(-1)
  const block = last?.closest(blocks) ?? part
  const rect = [...block.getClientRects()].at(-1) ?? part.getBoundingClientRect()
  const margin = Number.parseFloat(getComputedStyle(block).marginBottom) || 0
  const bottom = rect.bottom + sheets.shiftOf(rect)
  const page = pageOf(bottom - 1, sheets)
  return { page, used: bottom - (page - 1) * sheets.pitch + margin * sheets.scale }
}

function assemble(
  root: HTMLElement,
  galley: Galley,
  sheets: Sheets,
  body: readonly PlacedLayout[],
  text: boolean,
): PageMap {
  const last = body.at(-1)
  const tail = tailPlace(root, galley, sheets, last)
  const firstPages = new Map<string, number>()
  const pages = Array.from({ length: tail.page }, emptyPage)
  for (const part of body) {
    part.firstPages.forEach(([id, page]) => firstPages.set(id, page + part.firstPage - 1))
    part.lines.forEach((lines, index) => {
      const page = (pages[part.firstPage - 1 + index] ??= emptyPage())
      page.lines.push(...lines.lines)
      page.blockIds.push(...lines.blockIds)
      page.rows.push(...lines.rows)
    })
  }
  // An editor draws the notice outside the text; it is one line.
  if (galley.noBodyNotice !== null) {
    const { id, inlines } = galley.noBodyNotice
    firstPages.set(id, tail.page)
    const words = inlines.map((inline) => ('text' in inline ? inline.text : ''))
    const page = pages[tail.page - 1]!
    page.lines.push(text ? words.join('') : '')
    page.blockIds.push(id)
    page.rows.push(1)
  }
  for (const block of tailBlocks(root, galley)) {
    const id = block.getAttribute('data-id')
    if (id !== null) firstPages.set(id, tail.page)
    for (const line of measureLines(block, sheets, text))
      addLine(pages[tail.page - 1]!, line, block, 0)
  }
  countFromFoot(pages[tail.page - 1]!, galley.page.linesPerPage)
  return {
    pageCount: tail.page,
    firstPages,
    pages,
    tailPage: tail.page,
    noBody: tail.noBody,
    blankBeforeTail: tail.blankBefore,
    spaceBeforeTail: tail.space,
    tailHeight: tail.height,
    articleEnds: body.flatMap(({ articleId, firstPage, lastPage, usedOnLastPage }) =>
      articleId === null
        ? []
        : [{ articleId, page: firstPage + lastPage - 1, used: toPoints(usedOnLastPage, sheets) }],
    ),
  }
}

/** The tail is placed at the foot only after this reading, so its lines are counted from there. */
function countFromFoot({ rows }: OpenPage, linesPerPage: number): void {
  rows.forEach((row, index) => {
    if (row === 0) rows[index] = linesPerPage - (rows.length - 1 - index)
  })
}

/** What the galley prints of the tail, in its order: an editor shows empty lines too. */
function tailBlocks(root: HTMLElement, galley: Galley): readonly Element[] {
  const read = (selector: string) =>
    [...root.querySelectorAll(selector)].filter((element) => element.matches(blocksOfText))
  return [...distributionLines(root, galley), ...read('.part-imprint [data-id]')]
}

function distributionLines(root: HTMLElement, { tail }: Galley): readonly Element[] {
  const lines = [...root.querySelectorAll('.part-distribution [data-id]')]
  return tail.distribution.flatMap(
    ({ id }) => lines.find((line) => line.getAttribute('data-id') === id) ?? [],
  )
}

/**
 * The tail goes below the body's last line if a line stays free between them, else on a page of its
 * own; where the issue ends on an even page, on the next one from an odd page, whose side stays
 * blank if nothing else stands there. This depends on nothing that follows from it, so composing
 * anew cannot flip it back.
 */
function tailPlace(
  root: HTMLElement,
  galley: Galley,
  sheets: Sheets,
  last: PlacedLayout | undefined,
): { page: number; noBody: boolean; blankBefore: boolean; space: number; height: number } {
  const { typeAreaHeight, linePitch } = galley.page
  const height = toPoints(tailHeight(root, galley), sheets)
  const used = toPoints(last?.usedOnLastPage ?? 0, sheets)
  const page = last === undefined ? 1 : last.firstPage + last.lastPage - 1
  const free = typeAreaHeight - used - height
  const hasRoom = free >= linePitch
  const natural = hasRoom ? page : page + 1
  const isMoved = galley.endsOnEvenPage && natural % 2 === 1
  return hasRoom && !isMoved
    ? { page, noBody: false, blankBefore: false, space: free, height }
    : {
        page: isMoved ? natural + 1 : natural,
        noBody: true,
        blankBefore: isMoved && !hasRoom,
        space: typeAreaHeight - height,
        height,
      }
}

/** Height of what is printed of the tail, as zoomed. */
function tailHeight(root: HTMLElement, galley: Galley): number {
  const heightOf = (element: Element | null) => element?.getBoundingClientRect().height ?? 0
  const imprint = heightOf(root.querySelector('.part-imprint'))
  const lines = distributionLines(root, galley)
  if (lines.length === 0) return imprint
  const part = root.querySelector('.part-distribution')
  const shown = [...(part?.querySelectorAll('[data-id]') ?? [])]
  return shown
    .filter((line) => !lines.includes(line))
    .reduce((height, line) => height - heightOf(line), imprint + heightOf(part))
}
