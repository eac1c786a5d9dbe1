import type { Finding } from '../../core/checks/index.ts'
import { findElement, type Bulletin } from '../../core/model/index.ts'
import { rangeOfStretch } from './stretch-range.ts'

/** The boxes that a finding takes on the sheet, line by line; none where it is not drawn. */
export function boxesOf({ where }: Finding, bulletin: Bulletin): readonly DOMRect[] {
  const range = rangeOfStretch(where)
  if (range !== null) return [...range.getClientRects()]
  const type = findElement(bulletin, where.elementId)?.element.type ?? ''
  // What only the program draws, such as the contents, is pointed at as a whole.
  const drawn =
    document.querySelector(`.bulletin [data-id="${CSS.escape(where.elementId)}"]`) ??
    document.querySelector(`.bulletin .part-${type} .drawn`)
  return drawn === null ? [] : [drawn.getBoundingClientRect()]
}

/** The finding that the caret stands in; of two the one about fewer words. */
export function findingAtCaret(findings: readonly Finding[]): Finding | null {
  const selection = getSelection()
  const node = selection?.anchorNode ?? null
  if (selection === null || node === null || !selection.isCollapsed) return null
  const block = (node instanceof Element ? node : node.parentElement)?.closest('[data-id]')
  const id = block?.getAttribute('data-id')
  const around = findings.filter(
    ({ where }) =>
      where.elementId === id &&
      rangeOfStretch(where)?.isPointInRange(node, selection.anchorOffset) === true,
  )
  return around.toSorted((a, b) => a.where.length - b.where.length)[0] ?? null
}
