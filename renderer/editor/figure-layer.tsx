import { useEffect, useState, type CSSProperties, type PointerEvent, type ReactNode } from 'react'
import { ReactEditor } from 'slate-react'
import { scaledFigure, type FigureSize } from '../../core/galley/index.ts'
import type { Figure } from '../../core/model/index.ts'
import styles from './figure-layer.module.css'
import { draggedFigure, figureHandles, type FigureHandle } from './figure-drag.ts'
import { focusEditor } from './text-focus.ts'
import { followDrag } from './follow-drag.ts'
import { viewOf } from './issue-session.ts'
import { boxOn, type Box, type LayerProps } from './layer-box.ts'
import type { BulletinEditor } from './slate-types.ts'
import { selectedFigure } from './transforms/edit-figure.ts'
import { setFigure } from './transforms/set-fields.ts'

interface PlacedFigure {
  readonly figure: Figure
  readonly box: Box
  /** Where the picture is fetched from. */
  readonly src: string
}

/** A size on trial, and which handle it hangs on. */
interface Trial {
  readonly size: FigureSize
  readonly handle: FigureHandle
}

/**
 * The handles of the selected picture. They stand outside the editable text; while one is dragged the
 * picture is shown over the text as large as it will be, and the pages are laid out when it is let go.
 */
export function FigureLayer(props: LayerProps): ReactNode {
  const { session, zoom } = props
  const placed = useSelectedFigure(props)
  const [trial, setTrial] = useState<Trial | null>(null)
  if (placed === null) return null
  const { figure, box, src } = placed
  const start = (press: PointerEvent<HTMLElement>, handle: FigureHandle) => {
    if (press.button !== 0) return
    const { template } = session.getSnapshot()
    const before = scaledFigure(figure, figure.widthMm, template)
    const naturalRatio = naturalRatioOf(session.editor, figure)
    let size = before
    followDrag(press.currentTarget, press, {
      move: (dx, dy) => {
        const by = { x: inMm(dx / zoom), y: inMm(dy / zoom) }
        size = draggedFigure(before, handle, by, { template, naturalRatio })
        setTrial({ size, handle })
      },
      end: () => {
        setTrial(null)
        if (!isSameSize(size, before)) setFigure(session.editor, figure.id, size)
      },
      cancel: () => setTrial(null),
    })
  }
  const shown = trial === null ? box : boxOfTrial(box, trial)
  const style = { ...shown, '--pixel': `${1 / zoom}px` } as CSSProperties
  return (
    <div className={styles['layer']}>
      {trial !== null && <div className={styles['faded']} style={box} />}
      <div className={styles['frame']} style={style} data-trying={trial !== null || undefined}>
        {trial !== null && <img className={styles['ghost']} src={src} alt="" />}
        {figureHandles.map((handle) => (
          <div
            key={handle.name}
            className={styles['handle']}
            style={handleStyle(handle)}
            data-handle={handle.name}
            onPointerDown={(press) => start(press, handle)}
            // Neither the selection nor the focus goes with the press.
            onMouseDown={(event) => event.preventDefault()}
          />
        ))}
        {trial !== null && (
          <span className={styles['size']} role="status">
            {`${trial.size.widthMm} × ${trial.size.heightMm} 毫米`}
          </span>
        )}
      </div>
    </div>
  )
}

const isSameSize = (one: FigureSize, other: FigureSize): boolean =>
  one.widthMm === other.widthMm && one.heightMm === other.heightMm

const inMm = (pixels: number): number => (pixels / 96) * 25.4
const inPixels = (mm: number): number => (mm / 25.4) * 96

/** The corner or side opposite to the handle stays where it is. */
function boxOfTrial(box: Box, { size, handle: { x, y } }: Trial): Box {
  const width = inPixels(size.widthMm)
  const height = inPixels(size.heightMm)
  const shift = (grown: number, at: -1 | 0 | 1) => (at < 0 ? grown : at > 0 ? 0 : grown / 2)
  return {
    left: box.left + shift(box.width - width, x),
    top: box.top + shift(box.height - height, y),
    width,
    height,
  }
}

const handleStyle = ({ x, y, cursor }: FigureHandle): CSSProperties => ({
  left: `${50 * (1 + x)}%`,
  top: `${50 * (1 + y)}%`,
  cursor,
})

/** The selected picture and where it lies, read anew with every edit and every layout. */
function useSelectedFigure({ session, root, zoom, isReadOnly }: LayerProps): PlacedFigure | null {
  const [placed, setPlaced] = useState<PlacedFigure | null>(null)
  useEffect(() => {
    const view = viewOf(session)
    const { editor } = session
    let frame = 0
    const read = () => {
      const figure = isReadOnly ? null : (selectedFigure(editor)?.[0] ?? null)
      const image = figure && root.current ? imageOf(root.current, figure.id) : null
      if (figure === null || image === null) return setPlaced(null)
      const box = boxOn(root.current!.getBoundingClientRect(), image.getBoundingClientRect(), zoom)
      const next = { figure, box, src: image.src }
      setPlaced((before) => (JSON.stringify(before) === JSON.stringify(next) ? before : next))
    }
    const readSoon = () => {
      cancelAnimationFrame(frame)
      frame = requestAnimationFrame(read)
    }
    read()
    const stops = [view.onEdit(readSoon), view.onLayout(read)]
    return () => {
      cancelAnimationFrame(frame)
      stops.forEach((stop) => stop())
    }
  }, [session, root, zoom, isReadOnly])
  useSelectionByOtherButton({ session, root })
  return placed
}

/** The other button of the mouse selects a picture as the first one does, before its menu opens. */
function useSelectionByOtherButton({ session, root }: Pick<LayerProps, 'session' | 'root'>): void {
  useEffect(() => {
    const element = root.current
    const { editor } = session
    const select = ({ target, button }: MouseEvent) => {
      const drawn = target instanceof Element ? target.closest('.figure') : null
      if (button === 0 || drawn === null) return
      const path = ReactEditor.findPath(editor, ReactEditor.toSlateNode(editor, drawn))
      focusEditor(editor)
      editor.select(editor.start(path))
    }
    element?.addEventListener('mousedown', select)
    return () => element?.removeEventListener('mousedown', select)
  }, [session, root])
}

function imageOf(root: HTMLElement, figureId: string): HTMLImageElement | null {
  return root.querySelector(`[data-id="${CSS.escape(figureId)}"] img`)
}

/** Height by width of the picture itself, whatever it is set to; null before it is loaded. */
export function naturalRatioOf(editor: BulletinEditor, figure: Figure): number | null {
  const image = imageOf(ReactEditor.toDOMNode(editor, editor), figure.id)
  if (image === null || image.naturalWidth === 0) return null
  return image.naturalHeight / image.naturalWidth
}
