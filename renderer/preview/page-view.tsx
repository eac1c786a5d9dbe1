import { useEffect, useLayoutEffect, useRef, useState } from 'react'
import { cornerOf } from '../../core/html/index.ts'
import { Sheet } from '../editor/index.ts'
import type { DrawnPages } from './drawn-pages.ts'
import styles from './preview.module.css'

interface PageViewProps {
  readonly pages: DrawnPages
  readonly page: number
  /** 1 is the size of the paper at 96 dots to the inch. */
  readonly scale: number
  /** Id of the block to show, wherever it stands; null for none. */
  readonly lit: string | null
}

const px = (points: number) => (points * 96) / 72

/** One sheet of paper. What is far out of sight is blank until it is scrolled to. */
export function PageView({ pages, page, scale, lit }: PageViewProps) {
  const { galley } = pages
  const { width, height, head, binding, measure } = galley.page
  const sheet = useRef<HTMLDivElement>(null)
  const text = useRef<HTMLDivElement>(null)
  const isNear = useNear(sheet)
  useLayoutEffect(() => {
    text.current?.replaceChildren(...(isNear ? [pages.copyOf(page)] : []))
  }, [pages, page, isNear])
  useLayoutEffect(() => {
    if (lit === null) return
    const block = text.current?.querySelector(`[data-id="${CSS.escape(lit)}"]`)
    block?.setAttribute('data-lit', '')
    return () => block?.removeAttribute('data-lit')
  }, [lit, pages, page, isNear])
  const { top } = cornerOf({ page: galley.page, isSpread: false }, page)
  return (
    <div
      ref={sheet}
      className={styles.page}
      style={{ width: px(width) * scale, height: px(height) * scale }}
      data-preview-page={page}
    >
      <div
        className={styles.paper}
        style={{ width: px(width), transform: `scale(${scale}) translateY(${-top}px)` }}
      >
        <Sheet galley={galley} page={page} isSpread={false} isNumbered={pages.isNumbered(page)} />
        <div
          ref={text}
          className={styles.text}
          style={{ left: px(binding), top: px(head), width: px(measure) }}
        />
      </div>
    </div>
  )
}

/** Whether an element is in sight or a screen away from it. */
function useNear(element: React.RefObject<HTMLElement | null>): boolean {
  const [isNear, setIsNear] = useState(false)
  useEffect(() => {
    if (element.current === null) return
    const observer = new IntersectionObserver(
      (entries) => setIsNear(entries.at(-1)?.isIntersecting === true),
      { root: element.current.closest('[data-scrolls]'), rootMargin: '100%' },
    )
    observer.observe(element.current)
    return () => observer.disconnect()
  }, [element])
  return isNear
}
