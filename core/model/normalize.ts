import { complete } from './complete.ts'
import { isText } from './kinds.ts'
import { repairs } from './repairs.ts'
import { applyRepair } from './repair.ts'
import type { LooseElement, LooseNode, NodePath, Repair } from './repair.ts'
import type { Bulletin, NewId } from './types.ts'

/**
 * Brings a tree into the order of a bulletin without losing a word. A bulletin that is in order
 * comes back as the same object.
 */
export function normalize(tree: LooseElement, newId: NewId): Bulletin {
  // Nodes never change, so what was once in order stays so.
  const inOrder = new WeakSet<LooseNode>()
  let root = unshared(tree, new Set())
  let repairsLeft = 1000 + 100 * countNodes(tree)
  for (;;) {
    const next = findRepairs(root, [], newId, inOrder)
    if (!next) return complete(root as Bulletin)
    for (const repair of next.repairs) root = applyRepair(root, next.path, repair, newId)
    repairsLeft -= next.repairs.length
    if (repairsLeft < 0) {
      throw new Error(`Repairs never end: ${JSON.stringify(next).slice(0, 300)}`)
    }
  }
}

/** The first node that needs repairs, descendants before ancestors. */
function findRepairs(
  node: LooseElement,
  path: NodePath,
  newId: NewId,
  inOrder: WeakSet<LooseNode>,
): { path: NodePath; repairs: readonly Repair[] } | null {
  for (const [index, child] of node.children.entries()) {
    if (isText(child) || inOrder.has(child)) continue
    const found = findRepairs(child, [...path, index], newId, inOrder)
    if (found) return found
  }
  const needed = repairs(node, { newId, isRoot: path.length === 0 })
  if (needed.length > 0) return { path, repairs: needed }
  inOrder.add(node)
  return null
}

/** Slate tells nodes apart by identity: of one object in two places the second becomes a copy. */
function unshared<Node extends LooseNode>(node: Node, seen: Set<LooseNode>): Node {
  const isSecond = seen.has(node)
  seen.add(node)
  if (isText(node)) return isSecond ? { ...node } : node
  const children = node.children.map((child) => unshared(child, seen))
  const isSame = children.every((child, index) => child === node.children[index])
  return isSame && !isSecond ? node : { ...node, children }
}

const countNodes = (node: LooseNode): number =>
  isText(node) ? 1 : node.children.reduce((sum, child) => sum + countNodes(child), 1)
