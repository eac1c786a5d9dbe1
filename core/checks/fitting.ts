/**
 * Nine pages that must be eight: the mildest exceptions that win a page, found by laying the issue
 * out again and again, never guessed. The layout comes in, for only a browser knows where lines end.
 */
import { compose, pageGeometry, type PageMap } from '../galley/index.ts'
import { applyFits, fitRanges, type Bulletin, type BulletinNode, type Fit } from '../model/index.ts'
import type { Template } from '../template/index.ts'
import {
  linesByBlock,
  partedNumbers,
  reviewLayout,
  type LayoutReview,
  type LinePlace,
  type PageGain,
} from './layout-review.ts'

/** Lays an issue out with the texts of its lines. */
export type LayOut = (bulletin: Bulletin) => Promise<PageMap>

export type Fitting =
  | {
      readonly ok: true
      readonly fits: readonly Fit[]
      readonly pagesBefore: number
      readonly pagesAfter: number
    }
  /** Lines that are still too many when everything allowed was done; null where none would help. */
  | { readonly ok: false; readonly pagesBefore: number; readonly missingLines: number | null }

/** The flows that are nearest to a page less; those behind them are out of reach. */
const mostFlows = 3

/** Finds exceptions that win a page: first tightened paragraphs, then a narrower line pitch. */
export async function fitToFewerPages(
  bulletin: Bulletin,
  template: Template,
  layOut: LayOut,
): Promise<Fitting> {
  const desk = { bulletin, template, layOut }
  const before = await layOut(bulletin)
  const { gains, runts } = review(desk, bulletin, before)
  const missing: number[] = []
  for (const gain of gains.slice(0, mostFlows)) {
    const ids = idsIn(bulletin, gain.articleIds)
    const inFlow = runts.map(({ elementId }) => elementId).filter((id) => ids.has(id))
    const wishes = inFlow.map((elementId) => ({ elementId, mends: winsLine }))
    const tightenings = (await mendingTightenings(bulletin, before, wishes, layOut))
      .filter((fit) => fit !== null)
      .toSorted((mild, firm) => Number(mild.value) - Number(firm.value))
    const attempt = await fitFlow(desk, before, gain, tightenings)
    if (attempt.ok) return attempt
    if (attempt.missingLines !== null) missing.push(attempt.missingLines)
  }
  return {
    ok: false,
    pagesBefore: before.pageCount,
    missingLines: missing.length === 0 ? null : Math.min(...missing),
  }
}

interface Desk {
  readonly bulletin: Bulletin
  readonly template: Template
  readonly layOut: LayOut
}

const review = ({ template }: Desk, bulletin: Bulletin, pages: PageMap): LayoutReview =>
  reviewLayout(bulletin, compose(bulletin, template, pages), pages)

async function fitFlow(
  desk: Desk,
  before: PageMap,
  gain: PageGain,
  tightenings: readonly Fit[],
): Promise<Fitting> {
  const { bulletin, layOut } = desk
  const pagesBefore = before.pageCount
  const tried = async (fits: readonly Fit[]) => {
    const fitted = applyFits(bulletin, fits)
    return { fits, fitted, pages: await layOut(fitted) }
  }
  const isWon = ({ pages }: { pages: PageMap }) => pages.pageCount < pagesBefore
  const done = ({ fits, pages }: { fits: readonly Fit[]; pages: PageMap }): Fitting => ({
    ok: true,
    fits,
    pagesBefore,
    pagesAfter: pages.pageCount,
  })
  const counts = [gain.lines, tightenings.length].filter((count) => count <= tightenings.length)
  for (const count of new Set(counts)) {
    if (count === 0) continue
    const trial = await tried(tightenings.slice(0, count))
    if (isWon(trial)) return done(trial)
  }
  const pitched = (pitch: number) =>
    tried([...tightenings, ...gain.articleIds.map((elementId) => pitchFit(elementId, pitch))])
  const pitches = pitchesFor(desk, gain)
  const closest = await pitched(fitRanges.linePitch.least)
  if (!isWon(closest)) {
    const left = review(desk, closest.fitted, closest.pages).gains
    const same = left.find(({ articleIds }) => articleIds.join() === gain.articleIds.join())
    return { ok: false, pagesBefore, missingLines: same?.lines ?? null }
  }
  // The widest pitch that still wins the page.
  let best = closest
  let [low, high] = [0, pitches.length - 1]
  while (low <= high) {
    const middle = (low + high) >> 1
    const trial = await pitched(pitches[middle]!)
    if (isWon(trial)) {
      best = trial
      low = middle + 1
    } else high = middle - 1
  }
  return done(best)
}

const pitchFit = (elementId: string, value: number): Fit => ({
  elementId,
  field: 'linePitch',
  value,
})

/** Pitches between the least and the one that the flow has, in tenths of a point. */
function pitchesFor({ bulletin, template }: Desk, { articleIds }: PageGain): readonly number[] {
  const { least } = fitRanges.linePitch
  const own = bulletin.children.flatMap((part) =>
    part.type === 'article' && articleIds.includes(part.id) && part.linePitch !== undefined
      ? [part.linePitch]
      : [],
  )
  const usual = Math.min(pageGeometry(template).linePitch, fitRanges.linePitch.most, ...own)
  const steps = Math.max(0, Math.ceil((usual - least) * 10 - 1e-6) - 1)
  return Array.from(
    { length: steps },
    (_, index) => Math.round((least + (index + 1) / 10) * 10) / 10,
  )
}

/** Whether the lines of a paragraph after a tightening are what they were tightened for. */
export type Mends = (before: readonly LinePlace[], after: readonly LinePlace[]) => boolean

/** The paragraph has a line less. */
export const winsLine: Mends = (before, after) => after.length < before.length

/** Fewer numbers are parted from what they count. */
export const joinsNumbers: Mends = (before, after) =>
  partedNumbers(after).length < partedNumbers(before).length

/** A paragraph that is to be tightened, and what for. */
export interface Wish {
  readonly elementId: string
  readonly mends: Mends
}

/**
 * For each wish the least tightening that grants it, or null where none does. `pages` is how the
 * issue lies now. All wishes are tried at once: a paragraph's lines depend on no other's.
 */
export async function mendingTightenings(
  bulletin: Bulletin,
  pages: PageMap,
  wishes: readonly Wish[],
  layOut: LayOut,
): Promise<readonly (Fit | null)[]> {
  const { least, most, step } = fitRanges.tightening
  const before = linesByBlock(pages)
  const granted = new Map<Wish, Fit>()
  for (let tenths = least / step; tenths <= most / step + 1e-6; tenths += 1) {
    const open = wishes.filter((wish) => !granted.has(wish))
    if (open.length === 0) break
    const value = Math.round(tenths) / 10
    const fits = open.map(({ elementId }): Fit => ({ elementId, field: 'tightening', value }))
    const after = linesByBlock(await layOut(applyFits(bulletin, [...granted.values(), ...fits])))
    open.forEach((wish, index) => {
      const { elementId, mends } = wish
      if (!mends(before.get(elementId) ?? [], after.get(elementId) ?? [])) return
      granted.set(wish, fits[index]!)
    })
  }
  return wishes.map((wish) => granted.get(wish) ?? null)
}

/** Elements of some articles. */
function idsIn(bulletin: Bulletin, articleIds: readonly string[]): ReadonlySet<string> {
  const ids = new Set<string>()
  const add = (node: BulletinNode) => {
    if ('text' in node) return
    ids.add(node.id)
    node.children.forEach(add)
  }
  bulletin.children.filter(({ id }) => articleIds.includes(id)).forEach(add)
  return ids
}
