import { useEffect, useLayoutEffect, useRef, useState, type RefObject } from 'react'
import type { MediaUrl } from '../../core/html/index.ts'
import { requireCommand } from '../app/commands/index.ts'
import { useApp, useAppState, useCalmSnapshot } from '../app/context.tsx'
import { floatsBelowPx } from '../app/preferences.ts'
import type { IssueSession, SessionSnapshot } from '../editor/index.ts'
import { drawPages, type DrawnPages } from './drawn-pages.ts'
import { PageView } from './page-view.tsx'
import { PreviewBar } from './preview-bar.tsx'
import styles from './preview.module.css'
import { rowOfPage, rowsOf } from './rows.ts'
import { Thumbnails } from './thumbnails.tsx'
import type { PreviewZoom } from './zoom.ts'

/** Pixels above, between and below rows of pages. */
const gap = 20

interface PreviewProps {
  readonly session: IssueSession
  readonly mediaUrl: MediaUrl
}

/** 预览: the sheets as they lie open, small and large. The text stays laid out beneath. */
export function Preview({ session, mediaUrl }: PreviewProps) {
  useLayoutPaneBeside()
  const snapshot = useCalmSnapshot(session, 200)
  const stage = useRef<HTMLDivElement>(null)
  const pages = useDrawnPages(stage, snapshot, mediaUrl)
  return (
    <>
      <div ref={stage} className={styles.stage} inert aria-hidden="true" />
      {pages !== null && <Pages session={session} snapshot={snapshot} pages={pages} />}
    </>
  )
}

/** 版面 stands beside the preview; what stood there before comes back with the text. */
function useLayoutPaneBeside(): void {
  const { store } = useApp()
  useLayoutEffect(() => {
    const { isReviewShown, reviewTab } = store.get()
    // Where the pane would lie over the pages, it waits until it is asked for.
    const hasRoom = innerWidth >= floatsBelowPx.review
    store.set({ isReviewShown: hasRoom, reviewTab: 'layout' })
    return () => {
      const now = store.get()
      if (now.reviewTab === 'layout') store.set({ reviewTab })
      if (now.isReviewShown === hasRoom) store.set({ isReviewShown })
    }
  }, [store])
}

function useDrawnPages(
  stage: RefObject<HTMLElement | null>,
  { galley, pages }: SessionSnapshot,
  mediaUrl: MediaUrl,
): DrawnPages | null {
  const [drawn, setDrawn] = useState<DrawnPages | null>(null)
  useLayoutEffect(() => {
    if (stage.current === null || pages === null) return
    setDrawn(drawPages(stage.current, galley, pages, mediaUrl))
  }, [stage, galley, pages, mediaUrl])
  return drawn
}

interface PagesProps {
  readonly session: IssueSession
  readonly snapshot: SessionSnapshot
  readonly pages: DrawnPages
}

function Pages({ session, snapshot, pages }: PagesProps) {
  const app = useApp()
  const { caret } = snapshot
  const hasThumbnails = useAppState((state) => state.isStructureShown)
  const well = useRef<HTMLDivElement>(null)
  const room = useSize(well)
  const [isSpread, setIsSpread] = useState(true)
  const zoom = useAppState((state) => state.previewZoom)
  const [page, setPage] = useState(caret.page ?? 1)
  const [lit, setLit] = useState<string | null>(null)
  const { pageCount } = pages
  const rows = rowsOf(pageCount, isSpread)
  const scale = scaleOf(zoom, room, pages, isSpread)
  const pitch = px(pages.galley.page.height) * scale + gap
  const current = rowOfPage(page, pageCount, isSpread)
  const scrollTo = (row: number) => well.current?.scrollTo({ top: row * pitch })
  const goTo = (wanted: number) => {
    const shown = Math.min(Math.max(1, wanted), pageCount)
    setPage(shown)
    scrollTo(rowOfPage(shown, pageCount, isSpread))
    showSideways(well.current, shown)
  }
  const step = (by: 1 | -1) => {
    const next = rows[Math.min(Math.max(0, current + by), rows.length - 1)]
    goTo(next?.find((each) => each !== null) ?? 1)
  }
  const runCommand = (id: string) => void requireCommand(id).run({ app, session })
  // What is read stays in sight when it is drawn larger, smaller or beside another page.
  useLayoutEffect(() => {
    well.current?.scrollTo({ top: rowOfPage(page, pageCount, isSpread) * pitch })
    showSideways(well.current, page)
  }, [pitch, isSpread])
  useEffect(() => void well.current?.focus(), [])
  useEffect(() => {
    app.store.set({ previewPage: page, previewScale: scale })
    return () => app.store.set({ previewPage: null, previewScale: null })
  }, [app, page, scale])
  useRevealed(snapshot, (id, at) => {
    setLit(id)
    goTo(at)
  })
  const onScroll = ({ currentTarget }: React.UIEvent<HTMLElement>) => {
    const row = Math.floor((currentTarget.scrollTop + currentTarget.clientHeight / 2) / pitch)
    const shown = rows[Math.min(row, rows.length - 1)]
    if (shown !== undefined && !shown.includes(page)) {
      setPage(shown.find((each) => each !== null) ?? 1)
    }
  }
  const onKeyDown = (event: React.KeyboardEvent) => {
    if (event.ctrlKey || event.altKey || event.metaKey) return
    const run = {
      PageDown: () => step(1),
      ArrowRight: () => step(1),
      PageUp: () => step(-1),
      ArrowLeft: () => step(-1),
      Home: () => goTo(1),
      End: () => goTo(pageCount),
      '+': () => runCommand('zoom-in'),
      '=': () => runCommand('zoom-in'),
      '-': () => runCommand('zoom-out'),
    }[event.key]
    if (run === undefined) return
    event.preventDefault()
    run()
  }
  const edit = ({ target }: React.MouseEvent) => {
    const id = target instanceof Element && target.closest('[data-id]')?.getAttribute('data-id')
    if (!id) return
    app.store.set({ isPreviewing: false })
    // The text is in sight with the next frame.
    requestAnimationFrame(() => session.revealBlock(id))
  }
  const shown = (rows[current] ?? []).filter((each) => each !== null)
  return (
    <>
      {hasThumbnails && <Thumbnails pages={pages} shown={shown} onChoose={goTo} />}
      <main className={styles.main} data-pane="preview">
        <PreviewBar
          {...{ pageCount, page, isSpread, zoom, scale }}
          onSpread={setIsSpread}
          onZoom={(previewZoom) => app.store.set({ previewZoom })}
          onStep={step}
          onPage={goTo}
        />
        <div
          ref={well}
          className={styles.well}
          role="group"
          aria-label={`预览，第 ${shown.join('、')} 页，双击文字去编写`}
          data-scrolls=""
          tabIndex={0}
          onScroll={onScroll}
          onKeyDown={onKeyDown}
          onDoubleClick={edit}
        >
          {rows.map((row, index) => (
            <div key={index} className={styles.row} data-spread={isSpread || undefined}>
              {row.map((each, side) =>
                each === null ? (
                  <i key={side} style={{ width: px(pages.galley.page.width) * scale }} />
                ) : (
                  <PageView key={side} pages={pages} page={each} scale={scale} lit={lit} />
                ),
              )}
            </div>
          ))}
        </div>
      </main>
    </>
  )
}

/** A page that is drawn larger than there is room for two is brought into sight from its left. */
function showSideways(well: HTMLElement | null, page: number): void {
  const sheet = well?.querySelector(`[data-preview-page="${page}"]`)
  if (!well || !sheet) return
  const [frame, box] = [well.getBoundingClientRect(), sheet.getBoundingClientRect()]
  if (box.left < frame.left || box.right > frame.right)
    well.scrollLeft += box.left - frame.left - gap
}

const px = (points: number) => (points * 96) / 72

interface Size {
  readonly width: number
  readonly height: number
}

function scaleOf(zoom: PreviewZoom, room: Size, { galley }: DrawnPages, isSpread: boolean): number {
  if (typeof zoom === 'number') return zoom
  const { width, height } = galley.page
  const across = (room.width - 2 * gap) / (px(width) * (isSpread ? 2 : 1))
  const down = (room.height - 2 * gap) / px(height)
  return Math.max(0.1, zoom === 'width' ? across : Math.min(across, down))
}

function useSize(element: RefObject<HTMLElement | null>): Size {
  const [size, setSize] = useState<Size>({ width: 800, height: 600 })
  useLayoutEffect(() => {
    if (element.current === null) return
    const observer = new ResizeObserver(([entry]) => {
      if (entry !== undefined) setSize(entry.target.getBoundingClientRect())
    })
    observer.observe(element.current)
    return () => observer.disconnect()
  }, [element])
  return size
}

/** A finding or a hit that is chosen puts the caret at its place; here the place is shown. */
function useRevealed(
  { caret, pages }: SessionSnapshot,
  show: (blockId: string, page: number) => void,
): void {
  const { blockId } = caret
  const before = useRef(blockId)
  useEffect(() => {
    if (blockId === null || blockId === before.current) return
    before.current = blockId
    show(blockId, pages?.firstPages.get(blockId) ?? 1)
  })
}
