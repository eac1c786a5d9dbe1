/** What is read stays in sight when pages come to lie otherwise, or are shown larger or smaller. */
import { useLayoutEffect, useRef, type RefObject } from 'react'
import type { PageGeometry } from '../../core/galley/index.ts'
import { cellOf, cornerOf, deskSize, pageIn, sheetPitch } from '../../core/html/index.ts'
import type { CaretPlace, IssueSession } from '../editor/index.ts'
import { zoomRange } from './app-state.ts'

/** Desk around the sheets, as the style sheet of the frame has it. */
const marginPx = 20

/** How sheets are shown. */
interface View {
  /** 1 is the size of the paper. */
  readonly zoom: number
  readonly isSpread: boolean
}

/** The zoom in percent that shows two pages side by side at once, as far as there is one. */
export function zoomThatFits(page: PageGeometry): number {
  const well = document.querySelector('[data-pane="text"]')
  if (well === null) return zoomRange.usual
  const room = well.clientWidth - 2 * marginPx
  const fitting = Math.floor((room / deskSize({ page, isSpread: true }, 1).width) * 100)
  return Math.min(Math.max(zoomRange.least, fitting), zoomRange.most)
}

/**
 * What is in the middle of the desk stays there; when pages come to lie otherwise the line of the caret
 * stays where it is on the screen, if it is in sight.
 */
export function useKeptPlace(
  well: RefObject<HTMLElement | null>,
  session: IssueSession,
  zoom: number,
  isSpread: boolean,
): void {
  const before = useRef<View>({ zoom, isSpread })
  const isOther = before.current.zoom !== zoom || before.current.isSpread !== isSpread
  // Sheets that take less room have cut it before an effect could ask, and news of it comes late.
  const top = isOther ? (well.current?.scrollTop ?? 0) : 0
  useLayoutEffect(() => {
    const element = well.current
    const view = before.current
    before.current = { zoom, isSpread }
    if (element === null || (view.zoom === zoom && view.isSpread === isSpread)) return
    const { galley, caret } = session.getSnapshot()
    const desk = { ...view, paper: galley.page, top, room: element.clientHeight }
    const atCaret = view.isSpread === isSpread ? null : placeOfCaret(desk, caret)
    const kept = atCaret ?? placeInMiddle(desk, caret)
    const corner = cornerOf({ page: galley.page, isSpread }, kept.page)
    element.scrollTop = marginPx + (corner.top + kept.height) * zoom - kept.onScreen
  }, [well, session, zoom, isSpread])
}

interface Desk extends View {
  readonly paper: PageGeometry
  /** How far it is scrolled, and how much of it is in sight. */
  readonly top: number
  readonly room: number
}

interface KeptPlace {
  readonly page: number
  /** From the top of its sheet, in pixels of the unzoomed paper. */
  readonly height: number
  /** From the top of what is in sight. */
  readonly onScreen: number
}

function placeOfCaret(desk: Desk, { page, line }: CaretPlace): KeptPlace | null {
  if (page === null || line === null) return null
  const { paper, isSpread, zoom, top, room } = desk
  const height = ((paper.head + (line - 0.5) * paper.linePitch) * 96) / 72
  const corner = cornerOf({ page: paper, isSpread }, page)
  const onScreen = marginPx + (corner.top + height) * zoom - top
  return onScreen < 0 || onScreen > room ? null : { page, height, onScreen }
}

/** Of two pages in the middle that of the caret, else the first. */
function placeInMiddle({ paper, isSpread, zoom, top, room }: Desk, caret: CaretPlace): KeptPlace {
  const onScreen = room / 2
  const middle = (top + onScreen - marginPx) / zoom
  const row = Math.max(0, Math.floor(middle / sheetPitch(paper)))
  const isOfCaret = caret.page !== null && cellOf(caret.page, isSpread).row === row
  const page = isOfCaret ? caret.page : Math.max(1, pageIn({ row, column: 0 }, isSpread))
  return { page, height: middle - cornerOf({ page: paper, isSpread }, page).top, onScreen }
}

/** The next whole step; two pages may have been fitted between two of them. */
export function zoomAfter(zoom: number, step: number): number | null {
  const size = Math.abs(step)
  const next = step > 0 ? Math.floor(zoom / size + 1) * size : Math.ceil(zoom / size - 1) * size
  return next >= zoomRange.least && next <= zoomRange.most ? next : null
}
