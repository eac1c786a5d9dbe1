/** Trying what an exception would do to the pages, and making those that do it. */
import {
  fitToFewerPages,
  joinsNumbers,
  mendingTightenings,
  reviewLayout,
  winsLine,
  type Fitting,
  type LayOut,
  type Mends,
} from '../../core/checks/index.ts'
import { compose } from '../../core/galley/index.ts'
import type { Fit } from '../../core/model/index.ts'
import { setFits } from '../editor/index.ts'
import { openTrials } from '../layout/index.ts'
import { mediaUrlOf, showToast, type App } from './app.ts'
import type { OpenIssue } from './app-state.ts'

/** Somebody gave up waiting, or went on writing: what was found fits another text. */
class Stopped extends Error {}

/** Wins a page by the mildest means there are, and says what was done or what is missing. */
export async function winPage(app: App): Promise<void> {
  await attempt(app, '', async (issue, layOut) => {
    const { bulletin, template } = issue.session.getSnapshot()
    const fitting = await fitToFewerPages(bulletin, template, layOut)
    if (fitting.ok) setFits(issue.session.editor, fitting.fits)
    return { isDone: fitting.ok, text: fitting.ok ? doneText(fitting) : missingText(fitting) }
  })
}

/** What a paragraph is tightened for. */
export interface Tightening {
  readonly mends: Mends
  readonly done: string
  readonly missed: string
}

export const tightenings = {
  /** Takes back the last line of a paragraph. */
  runt: {
    mends: winsLine,
    done: '省下一行。',
    missed: '收紧到 0.5 磅也省不下这一行。删一两个字试试。',
  },
  /** Brings a number and what it counts back to one line. */
  number: {
    mends: joinsNumbers,
    done: '数字和单位在同一行了。',
    missed: '收紧到 0.5 磅也合不到一行。增删一两个字试试。',
  },
} satisfies Record<string, Tightening>

/** Tightens a paragraph by as little as does it. `of` names the place that shows the answer. */
export async function tightenFor(
  app: App,
  of: string,
  elementId: string,
  { mends, done, missed }: Tightening,
): Promise<void> {
  await attempt(app, of, async (issue, layOut) => {
    const { bulletin } = issue.session.getSnapshot()
    const pages = await layOut(bulletin)
    const wish = { elementId, mends }
    const [fit] = await mendingTightenings(bulletin, pages, [wish], layOut)
    if (!fit) return { isDone: false, text: missed }
    setFits(issue.session.editor, [fit])
    return { isDone: true, text: `字距收紧 ${fit.value} 磅，${done}` }
  })
}

/** The place that shows what came of `joinNumbers`. */
export const ofNumbers = 'numbers'

/** Brings every number that is parted from its unit, or a year from 年, back to it: one step. */
export async function joinNumbers(app: App): Promise<void> {
  await attempt(app, ofNumbers, async (issue, layOut) => {
    const { bulletin, template } = issue.session.getSnapshot()
    const pages = await layOut(bulletin)
    const { parted } = reviewLayout(bulletin, compose(bulletin, template, pages), pages)
    const ids = [...new Set(parted.map(({ elementId }) => elementId))]
    const wishes = ids.map((elementId) => ({ elementId, mends: tightenings.number.mends }))
    const fits = (await mendingTightenings(bulletin, pages, wishes, layOut)).flatMap(
      (fit) => fit ?? [],
    )
    setFits(issue.session.editor, fits)
    const isDone = fits.length === ids.length
    return { isDone, text: joinedText(fits.length, ids.length - fits.length) }
  })
}

function joinedText(joined: number, left: number): string {
  if (joined + left === 0) return '没有分在两行的数字。'
  const done = joined === 0 ? '' : `收紧了 ${joined} 段的字距，改动标在页边，Ctrl+Z 全部撤销。`
  const rest = left === 0 ? '' : `${left} 段收紧到 0.5 磅也合不到一行，增删一两个字试试。`
  return done + (joined > 0 && left > 0 ? `还有 ${rest}` : rest)
}

export function stopFitting({ store }: App): void {
  const { fitting } = store.get()
  if (fitting?.kind === 'running') store.set({ fitting: { ...fitting, isStopping: true } })
}

type Answer = { readonly isDone: boolean; readonly text: string }

async function attempt(
  app: App,
  of: string,
  work: (issue: OpenIssue, layOut: LayOut) => Promise<Answer>,
): Promise<void> {
  const { store } = app
  const { issue, fitting } = store.get()
  if (issue === null || fitting?.kind === 'running') return
  const { template, version } = issue.session.getSnapshot()
  const trials = openTrials(template, mediaUrlOf(app, issue))
  const layOut: LayOut = async (bulletin) => {
    const now = store.get().fitting
    if (now?.kind !== 'running' || now.isStopping) throw new Stopped()
    if (issue.session.getSnapshot().version !== version) throw new Stopped()
    store.set({ fitting: { ...now, trials: now.trials + 1 } })
    return trials.layOut(bulletin)
  }
  store.set({ fitting: { kind: 'running', of, trials: 0, isStopping: false } })
  try {
    const { isDone, text } = await work(issue, layOut)
    const { version: after } = issue.session.getSnapshot()
    store.set({ fitting: { kind: 'answered', of, isDone, text, version: after } })
  } catch (error) {
    store.set({ fitting: null })
    if (!(error instanceof Stopped)) throw error
    const text = '试排停下了，版面没有改动。'
    showToast(app, { tone: 'refused', text, actions: [] })
  } finally {
    trials.close()
  }
}

function doneText({ fits, pagesBefore, pagesAfter }: Fitting & { ok: true }): string {
  const tightened = fits.filter(({ field }) => field === 'tightening')
  const pitches = fits.filter(({ field }) => field === 'linePitch')
  const most = Math.max(...tightened.map(({ value }) => Number(value)))
  const parts = [
    ...(tightened.length === 0 ? [] : [`收紧 ${tightened.length} 段字距（最多 ${most} 磅）`]),
    ...pitchText(pitches),
  ]
  return `${pagesBefore} 页压到了 ${pagesAfter} 页：${parts.join('，')}。改动标在页边，Ctrl+Z 全部撤销。`
}

const pitchText = (pitches: readonly Fit[]): readonly string[] =>
  pitches.length === 0 ? [] : [`${pitches.length} 篇的行距改为 ${pitches[0]!.value} 磅`]

function missingText({ missingLines }: Fitting & { ok: false }): string {
  if (missingLines === null) return '这一期只有一页，或者没有能省下的页。'
  return (
    `压不下一页：收紧字距、把行距减到 26 磅之后，还多 ${missingLines} 行。` +
    '版面没有改动；删去这几行再试。'
  )
}
