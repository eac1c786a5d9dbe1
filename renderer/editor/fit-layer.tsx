import { useEffect, useState, type ReactNode, type RefObject } from 'react'
import { cornerOf } from '../../core/html/index.ts'
import { fitsOf, type Fit } from '../../core/model/index.ts'
import { middleOf, pageOf, sheetsOf } from '../layout/index.ts'
import { fitWords } from './fit-words.ts'
import styles from './fit-layer.module.css'
import { viewOf } from './issue-session.ts'
import type { IssueSession } from './session.ts'
import { setFits } from './transforms/set-fits.ts'

interface FitLayerProps {
  readonly session: IssueSession
  readonly root: RefObject<HTMLElement | null>
  readonly zoom: number
}

interface PlacedFits {
  readonly elementId: string
  readonly fits: readonly Fit[]
  /** Of the type area that they stand beside, and their own height: pixels of the unzoomed page. */
  readonly left: number
  readonly top: number
}

/** What this issue sets otherwise than its house style, in the margin: a click takes it back. */
export function FitLayer({ session, root, zoom }: FitLayerProps): ReactNode {
  const placed = usePlacedFits(session, root, zoom)
  if (placed.length === 0) return null
  return (
    <div className={styles['layer']} role="group" aria-label="本期微调">
      {placed.map(({ elementId, fits, left, top }) => (
        <div key={elementId} className={styles['marks']} style={marksStyle(left, top)}>
          {fits.map((fit) => (
            <button
              key={fit.field}
              type="button"
              className={styles['mark']}
              title={`本期微调：${fitWords(fit)}。点一下取消，Ctrl+Z 恢复。`}
              onMouseDown={(event) => event.preventDefault()}
              onClick={() => setFits(session.editor, [{ ...fit, value: null }])}
            >
              {fitWords(fit)}
            </button>
          ))}
        </div>
      ))}
    </div>
  )
}

const marksStyle = (left: number, top: number) =>
  ({ '--left': `${left}px`, top }) as React.CSSProperties

function usePlacedFits(
  session: IssueSession,
  root: RefObject<HTMLElement | null>,
  zoom: number,
): readonly PlacedFits[] {
  const [placed, setPlaced] = useState<readonly PlacedFits[]>([])
  useEffect(() => {
    let drawn = '[]'
    const read = () => {
      const element = root.current
      if (!element) return
      const origin = element.getBoundingClientRect()
      const sheets = sheetsOf(element, viewOf(session).galley())
      const all = fitsOf(session.getSnapshot().bulletin)
      const next = [...new Set(all.map(({ elementId }) => elementId))].flatMap((elementId) => {
        const fits = all.filter((fit) => fit.elementId === elementId)
        const block = element.querySelector(`[data-id="${CSS.escape(elementId)}"]`)
        // An article reaches over pages: its mark stands at its headline.
        const rect = (block?.querySelector('.headline') ?? block)?.getClientRects()[0]
        if (!rect) return []
        const { left } = cornerOf(sheets.grid, pageOf(middleOf(rect, sheets), sheets))
        return [{ elementId, fits, left, top: (rect.top - origin.top) / zoom }]
      })
      const key = JSON.stringify(next)
      if (key === drawn) return
      drawn = key
      setPlaced(next)
    }
    read()
    return viewOf(session).onLayout(read)
  }, [session, root, zoom])
  return placed
}
