import {
  fieldsOf,
  hasOnlyInlines,
  isEmpty,
  isInline,
  isText,
  isTextType,
  kinds,
  typeOf,
  type ItemType,
} from './kinds.ts'
import { blankDistributionLine, blankListItem, blankTableCell, blankTableRow } from './blank.ts'
import { becoming } from './repair-fields.ts'
import type { LooseElement, LooseNode, Repair } from './repair.ts'
import type { ElementType, NewId } from './types.ts'

const blankItems: Readonly<Record<ItemType, (newId: NewId) => LooseElement>> = {
  listItem: blankListItem,
  tableRow: (newId) => blankTableRow(newId, 1),
  tableCell: blankTableCell,
  distributionLine: (newId) => blankDistributionLine(newId, 'copyTo'),
}

/** A list, table, row or distribution holds elements of one kind, and at least one. */
export function repairContainer(node: LooseElement, item: ItemType, newId: NewId): Repair[] {
  if (node.children.length === 0) {
    return [{ kind: 'insert', path: [0], node: blankItems[item](newId) }]
  }
  for (const [index, child] of node.children.entries()) {
    if (typeOf(child) === item) continue
    return [repairItem(child, index, item, newId)]
  }
  return []
}

function repairItem(child: LooseNode, index: number, item: ItemType, newId: NewId): Repair {
  const path = [index]
  if (isEmpty(child)) return { kind: 'remove', path }
  const wrap: Repair = {
    kind: 'wrap',
    path,
    element: { ...blankItems[item](newId), children: [] },
  }
  if (isText(child) || isInline(child)) return wrap
  const type = typeOf(child)
  if (type === 'figure') return { kind: 'lift', path }
  const isOfText = type ? isTextType(type) : hasOnlyInlines(child)
  if (!isOfText) return { kind: 'unwrap', path }
  return item === 'tableRow' ? wrap : { kind: 'set', path, properties: becoming(child, item) }
}

/** Elements of an unknown kind hold text or elements, never both, until their parent sees to them. */
export function repairUnknown(node: LooseElement, newId: NewId): Repair[] {
  if (hasOnlyInlines(node)) return []
  const index = node.children.findIndex((child) => isInline(child))
  const child = node.children[index]
  if (!child) return []
  if (isEmpty(child)) return [{ kind: 'remove', path: [index] }]
  return [{ kind: 'wrap', path: [index], element: bare('paragraph', newId) }]
}

/** An element to wrap others in. */
export function bare(type: ElementType, newId: NewId): LooseElement {
  const fields = fieldsOf(type).map((key) => [key, kinds[type].defaults[key] ?? null])
  return { type, ...{ id: newId() }, ...Object.fromEntries(fields), children: [] }
}
