import { isText, kinds, typeOf } from './kinds.ts'
import { repairArticle } from './repair-article.ts'
import { repairBulletin } from './repair-bulletin.ts'
import { repairContainer, repairUnknown } from './repair-container.ts'
import { repairFields } from './repair-fields.ts'
import { repairTable } from './repair-table.ts'
import { repairText, repairVoid } from './repair-text.ts'
import type { LooseNode, Repair } from './repair.ts'
import type { NewId } from './types.ts'

export interface RepairContext {
  readonly newId: NewId
  /** Whether the node is the whole tree; if not said, the node without a type is. */
  readonly isRoot?: boolean
}

/**
 * The next repairs that a node needs, its descendants being in order; [] says that it is in order
 * too. All of them are to be applied, one after the other, and then the node looked at anew. They
 * never lose a word: what stands in a wrong place is moved, wrapped, unwrapped or changes its kind.
 */
export function repairs(node: LooseNode, context: RepairContext): readonly Repair[] {
  const { newId, isRoot = !('type' in node) } = context
  if (isText(node)) return []
  if (isRoot) return repairBulletin(node, newId)
  const type = typeOf(node)
  if (type === null) return repairUnknown(node, newId)
  const fields = repairFields(node, type, newId)
  if (fields.length > 0) return fields
  const { content } = kinds[type]
  switch (content) {
    case 'void':
      return repairVoid(node)
    case 'spans':
    case 'inlines':
      return repairText(node, type)
    case 'blocks':
      return repairArticle(node, newId)
    case 'tableRow': {
      const items = repairContainer(node, content, newId)
      return items.length > 0 ? items : repairTable(node, newId)
    }
    case 'listItem':
    case 'tableCell':
    case 'distributionLine':
      return repairContainer(node, content, newId)
  }
}
