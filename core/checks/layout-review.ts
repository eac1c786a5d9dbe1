/** What an approver would mark of the pages themselves, and how far they are from one page less. */
import { partsOf, type Galley, type LineNumber, type PageMap } from '../galley/index.ts'
import { elements, type Bulletin, type Paragraph } from '../model/index.ts'

/** A line of an article, by the block that it is of. */
export interface LinePlace extends LineNumber {
  readonly elementId: string
  readonly text: string
}

/** A number at the end of a line and what it counts at the start of the next: 1338 and 人. */
export interface PartedNumber extends LinePlace {
  readonly number: string
  readonly unit: string
}

/** A page on which nothing stands but empty paragraphs, such as the one after a table. */
export interface BlankPage extends LinePlace {
  /** All of them; taken away, the page is gone. */
  readonly elementIds: readonly string[]
}

/** What would win back one page. */
export interface PageGain {
  /** Articles of the flow that ends on the page to be won, in order. */
  readonly articleIds: readonly string[]
  /** The page that would go. */
  readonly page: number
  /** Lines too many. */
  readonly lines: number
}

export interface LayoutReview {
  /** 空白页: pages that only empty paragraphs take. */
  readonly blanks: readonly BlankPage[]
  /** 末行字少: paragraphs whose last line holds one to three characters. */
  readonly runts: readonly LinePlace[]
  /** 标题断行: last lines of one to three characters of headlines that take more than one. */
  readonly headlines: readonly LinePlace[]
  /** 孤行: last lines of paragraphs that stand alone at the top of a page. */
  readonly widows: readonly LinePlace[]
  /**
   * 数字分行: numbers that a line break parts from their unit, years from their 年. No layout holds
   * them together, because Word cannot: its lines would no longer be those of the screen.
   */
  readonly parted: readonly PartedNumber[]
  /** Nearest first. Empty where no page can be won by shortening text. */
  readonly gains: readonly PageGain[]
}

/** A last line of so few characters is worth tightening its paragraph for. */
const runtLength = 3

export function reviewLayout(bulletin: Bulletin, galley: Galley, pages: PageMap): LayoutReview {
  // Body text; a headline or a caption is broken by hand.
  const tightenable = idsOf(bulletin, new Set(['paragraph', 'listItem', 'editorsNote']))
  const blocks = linesByBlock(pages)
  const long = [...blocks].filter(([, lines]) => lines.length > 1)
  const paragraphs = long.filter(([id]) => tightenable.has(id))
  const headlines = idsOf(bulletin, new Set(['headline']))
  const runtsOf = (some: typeof long) =>
    some.map(([, lines]) => lines.at(-1)!).filter(({ text }) => isRunt(text))
  return {
    blanks: blankPages(bulletin, pages),
    runts: runtsOf(paragraphs),
    headlines: runtsOf(long.filter(([id]) => headlines.has(id))),
    widows: paragraphs.flatMap(([, lines]) => {
      const last = lines.at(-1)!
      return last.text !== '' && lines.at(-2)!.page < last.page ? [last] : []
    }),
    parted: paragraphs.flatMap(([, lines]) => partedNumbers(lines)),
    gains: pageGains(bulletin, galley, pages),
  }
}

function blankPages(bulletin: Bulletin, { pages, firstPages, tailPage }: PageMap): BlankPage[] {
  const empty = new Set(
    [...elements(bulletin)].flatMap(({ element }) =>
      element.type === 'paragraph' && isEmpty(element) ? [element.id] : [],
    ),
  )
  return pages.flatMap(({ lines }, index): BlankPage[] => {
    const page = index + 1
    const begins = [...firstPages].filter(([, first]) => first === page).map(([id]) => id)
    const isBlank = lines.every((line) => line.trim() === '') && begins.every((id) => empty.has(id))
    const [elementId] = begins
    if (elementId === undefined || !isBlank || page === tailPage) return []
    return [{ elementId, page, row: 1, text: '', elementIds: begins }]
  })
}

const isEmpty = (paragraph: Paragraph): boolean =>
  paragraph.children.every((child) => 'text' in child && child.text.trim() === '')

/** '' is a line that was not read, and neither runt nor widow. */
function isRunt(text: string): boolean {
  const { length } = [...text.replace(/\s/gu, '')]
  return length > 0 && length <= runtLength
}

/** Numbers at the seams of the lines of one block, top to bottom. */
export function partedNumbers(lines: readonly LinePlace[]): readonly PartedNumber[] {
  return lines.flatMap((line, index) => {
    const [number] = /\d[\d.,]*$/u.exec(line.text) ?? []
    const [unit] = /^\p{Script=Han}{1,2}/u.exec(lines[index + 1]?.text ?? '') ?? []
    return number === undefined || unit === undefined ? [] : [{ ...line, number, unit }]
  })
}

function idsOf(bulletin: Bulletin, kinds: ReadonlySet<string>): ReadonlySet<string> {
  return new Set(
    [...elements(bulletin)].flatMap(({ element }) => (kinds.has(element.type) ? [element.id] : [])),
  )
}

/** Lines of each block in order, also across pages. */
export function linesByBlock({ pages }: PageMap): ReadonlyMap<string, readonly LinePlace[]> {
  const blocks = new Map<string, LinePlace[]>()
  pages.forEach(({ lines, blockIds, rows }, index) =>
    lines.forEach((text, at) => {
      const elementId = blockIds[at]!
      const known = blocks.get(elementId) ?? []
      known.push({ elementId, page: index + 1, row: rows[at]!, text })
      blocks.set(elementId, known)
    }),
  )
  return blocks
}

/** Articles that follow one another without a new page are one flow: only its end can win a page. */
function pageGains(bulletin: Bulletin, galley: Galley, pages: PageMap): readonly PageGain[] {
  const ends = new Map(pages.articleEnds.map((end) => [end.articleId, end]))
  const flows: string[][] = []
  for (const { id, startsPage } of galley.articles) {
    if (startsPage || flows.length === 0) flows.push([id])
    else flows.at(-1)!.push(id)
  }
  const tail = tailNeeds(galley, pages)
  return flows
    .flatMap((articleIds, index): readonly PageGain[] => {
      const end = ends.get(articleIds.at(-1)!)
      const firstPage = pages.firstPages.get(articleIds[0]!)
      if (end === undefined || firstPage === undefined) return []
      const isLast = index === flows.length - 1
      if (!isLast && !tail.moves) return []
      // The flow is to end on an earlier page; its last one has to leave room for the tail.
      const target = isLast ? tail.lastPage : end.page - 1
      if (target < firstPage) return []
      const pitch = pitchOf(bulletin, articleIds.at(-1)!, galley)
      const full = Math.floor(galley.page.typeAreaHeight / pitch) * pitch
      const room = isLast ? tail.room : galley.page.typeAreaHeight - full
      const points = (end.page - target) * full + end.used + room - galley.page.typeAreaHeight
      const lines = Math.max(1, Math.ceil(points / pitch - 0.05))
      return [{ articleIds, page: target + 1, lines }]
    })
    .toSorted((one, other) => one.lines - other.lines)
}

interface TailNeeds {
  /** Points below the text: the tail and the free line before it. */
  readonly room: number
  /** Where the text has to end for the issue to have fewer pages. */
  readonly lastPage: number
  /** Whether the tail goes a page back when the text does; on even pages it may stay. */
  readonly moves: boolean
}

function tailNeeds({ page, endsOnEvenPage }: Galley, pages: PageMap): TailNeeds {
  const room = pages.tailHeight + page.linePitch
  const end = pages.articleEnds.at(-1)
  const hasRoom = end !== undefined && page.typeAreaHeight - end.used >= room
  const natural = (end?.page ?? 1) + (hasRoom ? 0 : 1)
  return endsOnEvenPage
    ? { room, lastPage: pages.pageCount - 2, moves: natural % 2 === 1 }
    : { room, lastPage: pages.pageCount - 1, moves: true }
}

function pitchOf(bulletin: Bulletin, articleId: string, { page }: Galley): number {
  const article = partsOf(bulletin).articles.find(({ id }) => id === articleId)
  return article?.linePitch ?? page.linePitch
}
