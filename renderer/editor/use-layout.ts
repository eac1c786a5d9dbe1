/** Reads the layout back after the frame that shows a change, so that no keystroke waits for it. */
import { useEffect, useLayoutEffect, useRef, useState, type RefObject } from 'react'
import { ReactEditor } from 'slate-react'
import type { Galley, PageMap } from '../../core/galley/index.ts'
import { writeCss } from '../../core/html/index.ts'
import {
  createMeasurer,
  middleOf,
  pageOf,
  placeHead,
  placeTail,
  rowOf,
  sheetsOf,
} from '../layout/index.ts'
import { viewOf, type SessionView } from './issue-session.ts'
import { atPause } from './listeners.ts'
import type { IssueSession } from './session.ts'

/** Places are read when keys pause. */
const readTimes = { pauseMs: 70, mostMs: 350 }
/** Texts of lines are read when typing rests. */
const restTimes = { pauseMs: 600, mostMs: Infinity }

export interface PagesView {
  readonly galley: Galley
  readonly pageCount: number
}

/** Keeps style sheet, page map and the place of the tail in step with the session. */
export function useLayout(
  session: IssueSession,
  root: RefObject<HTMLElement | null>,
  zoom: number,
  isSpread: boolean,
): PagesView {
  const view = viewOf(session)
  const [pages, setPages] = useState<PagesView>(() => ({ galley: view.galley(), pageCount: 1 }))
  const styleKey = useRef('')
  useStyleSheet(view, styleKey)
  usePlacedTail(session, root, isSpread)
  useEffect(() => {
    const element = root.current
    if (!element) return
    const reader = createReader(session, view, element, (galley, pageCount) => {
      setPages((before) =>
        before.pageCount === pageCount && isSamePaper(before.galley, galley)
          ? before
          : { galley, pageCount },
      )
    })
    const stops = [view.onEdit(reader.schedule), view.onGalley(reader.schedule)]
    document.fonts.addEventListener('loadingdone', reader.forget)
    reader.schedule()
    return () => {
      stops.forEach((stop) => stop())
      document.fonts.removeEventListener('loadingdone', reader.forget)
      reader.stop()
    }
  }, [session, view, root, zoom, isSpread])
  return pages
}

const paperOf = ({ page, pageNumbers, styles, blankPageBeforeTail }: Galley) => [
  page,
  pageNumbers,
  styles.pageNumber,
  blankPageBeforeTail,
]

const isSamePaper = (one: Galley, other: Galley): boolean =>
  one === other || JSON.stringify(paperOf(one)) === JSON.stringify(paperOf(other))

/** The style sheet of the issue: written anew only when a style changed. */
function useStyleSheet(view: SessionView, key: RefObject<string>): void {
  useLayoutEffect(() => {
    // Paper has a style sheet of its own.
    const sheet = new CSSStyleSheet({ media: 'screen' })
    const write = () => {
      const { page, styles, spanStyles, fonts, tail } = view.galley()
      const next = JSON.stringify([page, styles, spanStyles, fonts, tail.outerRule, tail.innerRule])
      if (next === key.current) return
      key.current = next
      sheet.replaceSync(writeCss(view.galley(), 'screen'))
    }
    key.current = ''
    write()
    document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet]
    const stop = view.onGalley(write)
    return () => {
      stop()
      document.adoptedStyleSheets = document.adoptedStyleSheets.filter((each) => each !== sheet)
    }
  }, [view, key])
}

/** Sheets that come to lie otherwise take what lies over them along, in the same frame. */
function usePlacedTail(
  session: IssueSession,
  root: RefObject<HTMLElement | null>,
  isSpread: boolean,
): void {
  useLayoutEffect(() => {
    const { galley, pages } = session.getSnapshot()
    if (root.current === null || pages === null) return
    placeTail(root.current, galley, pages)
    viewOf(session).layoutRead()
  }, [session, root, isSpread])
}

interface Reader {
  schedule(): void
  forget(): void
  stop(): void
}

function createReader(
  session: IssueSession,
  view: SessionView,
  root: HTMLElement,
  onPages: (galley: Galley, pageCount: number) => void,
): Reader {
  let measure = createMeasurer()
  let measureText = createMeasurer()
  let frame = 0
  // Pages that lie otherwise than before have the words that they had.
  let latest = session.getSnapshot().pages
  let isStopped = false

  const take = (pages: PageMap, galley: Galley, isWhole: boolean) => {
    placeTail(root, galley, pages)
    onPages(galley, pages.pageCount)
    view.layoutRead()
    // What is read again the same is no news: telling of it would have it read once more, for ever.
    if (latest && isSameMap(latest, pages) && (!isWhole || isSameText(latest, pages))) return
    // Between two rests the texts of lines are those of the last one.
    latest = isWhole || !latest ? pages : { ...pages, pages: latest.pages }
    view.setPages(latest)
  }
  const read = (isWhole: boolean) => {
    if (isStopped) return
    // Out of sight while the pages are printed: there is no layout to read.
    if (root.getBoundingClientRect().width === 0) return schedule()
    const galley = view.galley()
    placeHead(root, galley)
    const pages = (isWhole ? measureText : measure)(root, galley, { text: isWhole })
    take(pages, galley, isWhole)
    if (!isWhole) readSpot(session, view, root)
  }
  const pause = atPause(() => {
    // After a frame is drawn, so that its layout is there for nothing.
    frame = requestAnimationFrame(() => setTimeout(() => read(false)))
  }, readTimes)
  const rest = atPause(() => read(true), restTimes)
  const schedule = () => {
    pause.ask()
    rest.ask()
  }
  return {
    schedule,
    forget() {
      measure = createMeasurer()
      measureText = createMeasurer()
      schedule()
    },
    stop() {
      isStopped = true
      pause.stop()
      rest.stop()
      cancelAnimationFrame(frame)
    },
  }
}

function isSameMap(one: PageMap, other: PageMap): boolean {
  return (
    one.pageCount === other.pageCount &&
    one.tailPage === other.tailPage &&
    one.noBody === other.noBody &&
    one.blankBeforeTail === other.blankBeforeTail &&
    Math.abs(one.spaceBeforeTail - other.spaceBeforeTail) < 0.1 &&
    one.firstPages.size === other.firstPages.size &&
    [...one.firstPages].every(([id, page]) => other.firstPages.get(id) === page)
  )
}

/** The lines of all pages, and what else only a whole reading says. */
function isSameText(one: PageMap, other: PageMap): boolean {
  const isSame = (a: readonly unknown[], b: readonly unknown[]) =>
    a === b || (a.length === b.length && a.every((each, index) => each === b[index]))
  return (
    one.pages.length === other.pages.length &&
    one.pages.every((page, index) => {
      const { lines, blockIds, rows } = other.pages[index]!
      return isSame(page.lines, lines) && isSame(page.blockIds, blockIds) && isSame(page.rows, rows)
    }) &&
    JSON.stringify(one.articleEnds) === JSON.stringify(other.articleEnds)
  )
}

/** Page and line of the caret. */
function readSpot(session: IssueSession, view: SessionView, root: HTMLElement): void {
  const { editor } = session
  const { selection } = editor
  if (!selection) return view.setSpot({ page: null, line: null })
  const range = ReactEditor.resolveDOMRange(editor, {
    anchor: selection.focus,
    focus: selection.focus,
  })
  if (!range) return
  const rect =
    range.getClientRects()[0] ?? range.startContainer.parentElement?.getBoundingClientRect()
  if (!rect) return
  const sheets = sheetsOf(root, view.galley())
  const height = middleOf(rect, sheets)
  const page = pageOf(height, sheets)
  view.setSpot({ page, line: rowOf(height, sheets, page) })
}
