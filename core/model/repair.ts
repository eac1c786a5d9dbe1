/**
 * One step that brings a tree nearer to a bulletin. The steps are those of Slate's `Transforms`, so
 * that its plugin turns each into operations; `applyRepair` does the same without Slate.
 */
import { fieldsOfStart } from './fit.ts'
import type { NewId } from './types.ts'

/** A text of a tree that may be no bulletin yet. Marks are looked up by name. */
export interface LooseText {
  readonly text: string
}
/** An element, or the whole tree, of which only the shape is known. */
export interface LooseElement {
  readonly type?: unknown
  readonly children: readonly LooseNode[]
}
export type LooseNode = LooseText | LooseElement

/** Indexes from the repaired node downwards; [] is the node itself. */
export type NodePath = readonly number[]

export type Repair =
  | { readonly kind: 'insert'; readonly path: NodePath; readonly node: LooseNode }
  | { readonly kind: 'remove'; readonly path: NodePath }
  /** Null takes the property away. */
  | { readonly kind: 'set'; readonly path: NodePath; readonly properties: Properties }
  /** Puts `element`, which has no children of its own, around the node. */
  | { readonly kind: 'wrap'; readonly path: NodePath; readonly element: LooseElement }
  /** Puts the children in the element's place. */
  | { readonly kind: 'unwrap'; readonly path: NodePath }
  /** Takes the node out of its parent, which is split around it or, if left empty, removed. */
  | { readonly kind: 'lift'; readonly path: NodePath }
  /** `newPath` is where the node stands afterwards. */
  | { readonly kind: 'move'; readonly path: NodePath; readonly newPath: NodePath }
  /** Joins the node to its previous sibling. */
  | { readonly kind: 'merge'; readonly path: NodePath }

export type Properties = Readonly<Record<string, unknown>>

type Children = readonly LooseNode[]

/** The tree after a repair of the node at `base`. Shares everything that did not change. */
export function applyRepair(
  root: LooseElement,
  base: NodePath,
  repair: Repair,
  newId: NewId,
): LooseElement {
  const path = [...base, ...repair.path]
  switch (repair.kind) {
    case 'insert':
      return splice(root, path, 0, [repair.node])
    case 'remove':
      return splice(root, path, 1, [])
    case 'set':
      return splice(root, path, 1, [withProperties(nodeAt(root, path), repair.properties)])
    case 'wrap':
      return splice(root, path, 1, [{ ...repair.element, children: [nodeAt(root, path)] }])
    case 'unwrap':
      return splice(root, path, 1, elementAt(root, path).children)
    case 'lift':
      return lift(root, path, newId)
    case 'move': {
      const moved = nodeAt(root, path)
      return splice(splice(root, path, 1, []), [...base, ...repair.newPath], 0, [moved])
    }
    case 'merge': {
      const before = [...path.slice(0, -1), path.at(-1)! - 1]
      return splice(root, before, 2, [join(nodeAt(root, before), nodeAt(root, path))])
    }
  }
}

function lift(root: LooseElement, path: NodePath, newId: NewId): LooseElement {
  const parentPath = path.slice(0, -1)
  const index = path.at(-1)!
  const parent = elementAt(root, parentPath)
  const before = parent.children.slice(0, index)
  const after = parent.children.slice(index + 1)
  const first = before.length > 0 ? [{ ...parent, children: before }] : []
  const rest = { ...(before.length > 0 ? secondHalf(parent, newId) : parent), children: after }
  const replacement = [...first, nodeAt(root, path), ...(after.length > 0 ? [rest] : [])]
  return splice(root, parentPath, 1, replacement)
}

/** What an element keeps that a split leaves without its start. Slate's plugin for ids agrees. */
function secondHalf(element: LooseElement, newId: NewId): LooseElement {
  const kept = Object.entries(element).filter(([key]) => !fieldsOfStart.some((own) => own === key))
  return { ...(Object.fromEntries(kept) as unknown as LooseElement), ...{ id: newId() } }
}

function join(first: LooseNode, second: LooseNode): LooseNode {
  if ('text' in first && 'text' in second) return { ...first, text: first.text + second.text }
  if ('children' in first && 'children' in second) {
    return { ...first, children: [...first.children, ...second.children] }
  }
  throw new TypeError(`A text and an element cannot be joined: ${JSON.stringify([first, second])}`)
}

function withProperties(node: LooseNode, properties: Properties): LooseNode {
  const kept = Object.entries({ ...node, ...properties }).filter(
    ([key, value]) => value !== null || !Object.hasOwn(properties, key),
  )
  return Object.fromEntries(kept) as unknown as LooseNode
}

function splice(
  root: LooseElement,
  path: NodePath,
  deleteCount: number,
  inserted: Children,
): LooseElement {
  const [index, ...rest] = path
  if (index === undefined) throw new RangeError('The whole tree cannot be replaced by a repair')
  if (rest.length === 0) {
    return { ...root, children: root.children.toSpliced(index, deleteCount, ...inserted) }
  }
  const child = splice(elementAt(root, [index]), rest, deleteCount, inserted)
  return { ...root, children: root.children.with(index, child) }
}

function nodeAt(root: LooseElement, path: NodePath): LooseNode {
  return path.reduce<LooseNode>((node, index) => {
    const child = 'children' in node ? node.children[index] : undefined
    if (!child) throw new RangeError(`No node at [${path.join(', ')}]`)
    return child
  }, root)
}

function elementAt(root: LooseElement, path: NodePath): LooseElement {
  const node = nodeAt(root, path)
  if (!('children' in node)) throw new TypeError(`A text stands at [${path.join(', ')}]`)
  return node
}
