import { useEffect, useState, type ReactNode } from 'react'
import { BorderHandle } from './border-handle.tsx'
import { viewOf } from './issue-session.ts'
import { boxOn, type Box, type LayerProps } from './layer-box.ts'
import styles from './table-layer.module.css'
import { selectedRectangle } from './table-place.ts'

/**
 * What lies over tables: the cells that are selected together, and the handle of the column border
 * under the mouse. It stands outside the editable text, which so is painted as on paper.
 */
export function TableLayer(props: LayerProps): ReactNode {
  const cells = useSelectedCells(props)
  return (
    <div className={styles['layer']}>
      {cells.map((box, index) => (
        <div key={index} className={styles['cell']} style={box} />
      ))}
      {!props.isReadOnly && <BorderHandle {...props} />}
    </div>
  )
}

/** The boxes of the selected cells where they are more than one: the browser marks text instead. */
function useSelectedCells({ session, root, zoom }: LayerProps): readonly Box[] {
  const [boxes, setBoxes] = useState<readonly Box[]>([])
  useEffect(() => {
    const view = viewOf(session)
    let drawn = '[]'
    const read = () => {
      const element = root.current
      if (!element) return
      const selected = selectedRectangle(session.editor)
      element.toggleAttribute('data-cells', selected !== null)
      const next = selected === null ? [] : boxesOf(element, selected.cells, zoom)
      const key = JSON.stringify(next)
      if (key === drawn) return
      drawn = key
      setBoxes(next)
    }
    read()
    const stops = [view.onEdit(read), view.onLayout(read)]
    return () => stops.forEach((stop) => stop())
  }, [session, root, zoom])
  return boxes
}

function boxesOf(
  root: HTMLElement,
  cells: readonly { readonly cell: { readonly id: string } }[],
  zoom: number,
): readonly Box[] {
  const origin = root.getBoundingClientRect()
  return cells.flatMap(({ cell }) => {
    const element = root.querySelector(`[data-id="${CSS.escape(cell.id)}"]`)
    return [...(element?.getClientRects() ?? [])].map((rect) => boxOn(origin, rect, zoom))
  })
}
