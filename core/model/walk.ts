import type { NodePath } from './repair.ts'
import type { Bulletin, BulletinElement, BulletinNode } from './types.ts'

export interface PlacedElement {
  readonly element: BulletinElement
  readonly path: NodePath
}

/** Every element of a bulletin, parents before children, in the order of the text. */
export function* elements(bulletin: Bulletin): Generator<PlacedElement> {
  yield* below(bulletin.children, [])
}

function* below(children: readonly BulletinNode[], path: NodePath): Generator<PlacedElement> {
  for (const [index, element] of children.entries()) {
    if ('text' in element) continue
    const own = [...path, index]
    yield { element, path: own }
    yield* below(element.children, own)
  }
}

/** The element with an id, or null. */
export function findElement(bulletin: Bulletin, id: string): PlacedElement | null {
  for (const placed of elements(bulletin)) if (placed.element.id === id) return placed
  return null
}

/** The part that holds the element with an id, or null. */
export function findPart(bulletin: Bulletin, id: string): Bulletin['children'][number] | null {
  const index = findElement(bulletin, id)?.path[0]
  return index === undefined ? null : (bulletin.children[index] ?? null)
}

/** Names of the pictures that figures show, each once, in order. */
export function mediaNames(bulletin: Bulletin): readonly string[] {
  const names = new Set<string>()
  for (const { element } of elements(bulletin))
    if (element.type === 'figure') names.add(element.media)
  return [...names]
}
