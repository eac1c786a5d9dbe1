import {
  useEffect,
  useRef,
  useState,
  type PointerEvent,
  type ReactNode,
  type RefObject,
} from 'react'
import { ReactEditor } from 'slate-react'
import { leastColumnWidth } from '../../core/galley/index.ts'
import { moveColumnBorder, placeCells, type Table } from '../../core/model/index.ts'
import { followDrag } from './follow-drag.ts'
import { viewOf } from './issue-session.ts'
import { boxOn, type Box, type LayerProps } from './layer-box.ts'
import { findAbove } from './places.ts'
import styles from './table-layer.module.css'
import { setColumnWidths } from './transforms/format-table.ts'

/** Pixels of the window on both sides of a border in which the mouse takes hold of it. */
const reach = 4

/** A border between two columns, at the cell beside which the mouse is. */
interface ColumnBorder extends Box {
  readonly table: Table
  /** The column that the border is before, from 1. */
  readonly column: number
}

/** One handle for all tables: it goes to the border that the mouse comes near to. */
export function BorderHandle(props: LayerProps): ReactNode {
  const { session, root, zoom } = props
  const isDragging = useRef(false)
  const [border, setBorder] = useBorderUnderMouse(props, isDragging)
  const [lines, setLines] = useState<readonly Box[]>([])
  const onPointerDown = (press: PointerEvent<HTMLDivElement>) => {
    const drawn =
      border && root.current?.querySelector(`[data-id="${CSS.escape(border.table.id)}"]`)
    if (press.button !== 0 || !border || !root.current || !drawn) return
    const origin = root.current.getBoundingClientRect()
    const parts = [...drawn.getClientRects()]
    const { columnWidths: before, id } = border.table
    const least = leastColumnWidth(session.getSnapshot().template)
    let widths = before
    const show = (dx: number) => {
      widths = moveColumnBorder(before, border.column, dx / parts[0]!.width, least)
      const share = widths.slice(0, border.column).reduce((sum, width) => sum + width, 0)
      setLines(
        parts.map((part) => {
          const box = boxOn(origin, part, zoom)
          return { ...box, left: box.left + share * box.width, width: 0 }
        }),
      )
    }
    const finish = () => {
      isDragging.current = false
      setLines([])
      setBorder(null)
    }
    isDragging.current = true
    show(0)
    followDrag(press.currentTarget, press, {
      move: show,
      end: () => {
        finish()
        setColumnWidths(session.editor, id, widths)
      },
      cancel: finish,
    })
  }
  if (border === null) return null
  const { left, top, height } = border
  return (
    <>
      <div
        className={styles['border']}
        style={{ left, top, height, '--reach': `${reach / zoom}px` } as React.CSSProperties}
        data-handle="column"
        onPointerDown={onPointerDown}
        onPointerLeave={() => isDragging.current || setBorder(null)}
        // Neither the caret nor the focus goes with the press.
        onMouseDown={(event) => event.preventDefault()}
      />
      {lines.map((box, index) => (
        <div key={index} className={styles['line']} style={box} />
      ))}
    </>
  )
}

/** Follows the mouse, but for while a border is dragged. */
function useBorderUnderMouse(
  { session, root, zoom }: LayerProps,
  isDragging: RefObject<boolean>,
): readonly [ColumnBorder | null, (border: ColumnBorder | null) => void] {
  const [border, setBorder] = useState<ColumnBorder | null>(null)
  useEffect(() => {
    const element = root.current
    const leave = () => {
      if (!isDragging.current) setBorder(null)
    }
    const find = (event: globalThis.PointerEvent) => {
      if (isDragging.current || !element) return
      // While a button is held, text is being selected.
      setBorder(event.buttons === 0 ? borderNear(session.editor, element, event, zoom) : null)
    }
    element?.addEventListener('pointermove', find)
    const stop = viewOf(session).onEdit(leave)
    return () => {
      element?.removeEventListener('pointermove', find)
      stop()
    }
  }, [session, root, zoom, isDragging])
  return [border, setBorder]
}

/** The border between two columns that the mouse is near to; the table's own edges stay. */
function borderNear(
  editor: LayerProps['session']['editor'],
  root: HTMLElement,
  { target, clientX, clientY }: globalThis.PointerEvent,
  zoom: number,
): ColumnBorder | null {
  const cell = target instanceof Element ? target.closest('.table :is(td,th)') : null
  const rect = [...(cell?.getClientRects() ?? [])].find(
    ({ top, bottom }) => top <= clientY && clientY <= bottom,
  )
  if (!cell || !rect) return null
  const isLeft = clientX - rect.left <= reach
  if (!isLeft && rect.right - clientX > reach) return null
  const path = ReactEditor.findPath(editor, ReactEditor.toSlateNode(editor, cell))
  const table = findAbove(editor, ['table'], path)?.[0]
  const placed =
    table && placeCells(table).find((each) => each.cell.id === cell.getAttribute('data-id'))
  if (!placed) return null
  const column = isLeft ? placed.column : placed.column + placed.cell.columnSpan
  if (column === 0 || column === table.columnWidths.length) return null
  const box = boxOn(root.getBoundingClientRect(), rect, zoom)
  return { ...box, left: isLeft ? box.left : box.left + box.width, table, column }
}
