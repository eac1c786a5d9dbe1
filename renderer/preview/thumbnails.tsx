import { useEffect, useRef } from 'react'
import type { DrawnPages } from './drawn-pages.ts'
import { PageView } from './page-view.tsx'
import styles from './preview.module.css'

interface ThumbnailsProps {
  readonly pages: DrawnPages
  /** The pages that are shown large. */
  readonly shown: readonly number[]
  readonly onChoose: (page: number) => void
}

const widthPx = 84

/** All pages, small, to see how they are filled and to go to one. */
export function Thumbnails({ pages, shown, onChoose }: ThumbnailsProps) {
  const nav = useRef<HTMLElement>(null)
  const [first] = shown
  useEffect(() => {
    nav.current?.querySelector('[aria-current]')?.scrollIntoView({ block: 'nearest' })
  }, [first])
  const scale = widthPx / ((pages.galley.page.width * 96) / 72)
  return (
    <nav
      ref={nav}
      className={styles.thumbnails}
      data-pane="thumbnails"
      data-scrolls=""
      aria-label="各页缩略图"
    >
      {Array.from({ length: pages.pageCount }, (_, index) => index + 1).map((page) => (
        <button
          key={page}
          type="button"
          className={styles.thumbnail}
          aria-current={shown.includes(page) ? 'page' : undefined}
          onClick={() => onChoose(page)}
        >
          <span aria-hidden="true" className={styles.small}>
            <PageView pages={pages} page={page} scale={scale} lit={null} />
          </span>
          <span>
            <span className="spoken">第</span>
            {page}
            <span className="spoken">页</span>
          </span>
        </button>
      ))}
    </nav>
  )
}
