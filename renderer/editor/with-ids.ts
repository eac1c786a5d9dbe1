import { Node, type Descendant, type Operation } from 'slate'
import { fieldsOfStart, fitFields } from '../../core/model/index.ts'
import type { BulletinEditor } from './slate-types.ts'

/**
 * Gives every new element its id inside the operation that makes it, before history sees it: so
 * undo, redo and a replay of the operations give the same ids. A split gives the new id to the half
 * without the start of the text, and leaves the start's page break and tightening with it.
 */
export function withIds(editor: BulletinEditor): BulletinEditor {
  const { apply } = editor
  editor.apply = (operation) => apply(withId(editor, operation))
  return editor
}

function withId(editor: BulletinEditor, operation: Operation): Operation {
  if (operation.type === 'insert_node') {
    const node = withIdsBelow(operation.node as Descendant, editor.newId)
    return node === operation.node ? operation : { ...operation, node }
  }
  if (operation.type === 'split_node' && 'type' in operation.properties) {
    const node = Node.get(editor, operation.path)
    const { id } = operation.properties as { readonly id?: string }
    // Undoing a merge splits too, and brings back the id that was there.
    if (id !== undefined && !('id' in node && node.id === id)) return operation
    const properties = { ...without(operation.properties, fieldsOfStart), id: editor.newId() }
    return { ...operation, properties }
  }
  return operation
}

const without = (properties: object, keys: readonly string[]): object =>
  Object.fromEntries(Object.entries(properties).filter(([key]) => !keys.includes(key)))

/** The same node if every element in it has an id. */
function withIdsBelow(node: Descendant, newId: () => string): Descendant {
  if ('text' in node) return node
  const before: readonly Descendant[] = node.children
  const children = before.map((child) => withIdsBelow(child, newId))
  const isSame = children.every((child, index) => child === before[index])
  if (isSame && typeof node.id === 'string' && node.id !== '') return node
  return { ...node, id: node.id || newId(), children } as Descendant
}

/**
 * A copy without ids, for what is pasted: its original may stand in the same bulletin. Exceptions
 * were made for the place that it comes from, and stay there.
 */
export function withoutIds(node: Descendant): Descendant {
  if ('text' in node) return node
  const rest = without(node, ['id', ...fitFields])
  const children = node.children.map((child) => withoutIds(child))
  return { ...rest, children } as unknown as Descendant
}
