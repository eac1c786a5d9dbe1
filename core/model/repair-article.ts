import { blankHeadline, blankParagraph } from './blank.ts'
import { fits, hasOnlyInlines, isEmpty, isInline, property, typeOf } from './kinds.ts'
import { bare } from './repair-container.ts'
import { becoming } from './repair-fields.ts'
import type { LooseElement, LooseNode, Repair } from './repair.ts'
import type { ElementType, NewId } from './types.ts'

/** Places of what an article holds. Of the first three it holds at most one. */
const ranks: Partial<Readonly<Record<ElementType, number>>> = {
  headline: 0,
  byline: 1,
  editorsNote: 2,
  heading: 3,
  paragraph: 3,
  list: 3,
  table: 3,
  figure: 3,
  caption: 3,
  attachmentNote: 3,
}
const blockRank = 3

/** Headline, byline, editor's note, then at least one block; captions by their figure or table. */
export function repairArticle(article: LooseElement, newId: NewId): Repair[] {
  const { children } = article
  for (const [index, child] of children.entries()) {
    const repair = repairChild(children, child, index, newId)
    if (repair) return [repair]
  }
  const types = children.map(typeOf)
  const repair = repairOrder(children, types) ?? repairCaption(children, types)
  if (repair) return [repair]
  if (!types.includes('headline')) {
    return [{ kind: 'insert', path: [0], node: blankHeadline(newId) }]
  }
  if (types.every((type) => ranks[type!] !== blockRank)) {
    return [{ kind: 'insert', path: [children.length], node: blankParagraph(newId) }]
  }
  return []
}

/** Makes a block of what does not stand in an article. */
function repairChild(
  children: readonly LooseNode[],
  child: LooseNode,
  index: number,
  newId: NewId,
): Repair | null {
  const path = [index]
  const type = typeOf(child)
  if (type === 'figure') {
    return fits('figure', 'media', property(child, 'media')) ? null : { kind: 'remove', path }
  }
  if (type && ranks[type] !== undefined) return null
  return repairStray(children, child, index, newId)
}

/** The same for a child that no article and no bulletin holds. */
export function repairStray(
  siblings: readonly LooseNode[],
  child: LooseNode,
  index: number,
  newId: NewId,
): Repair {
  const path = [index]
  if (isInline(child)) {
    if (isEmpty(child)) return { kind: 'remove', path }
    return { kind: 'wrap', path, element: bare('paragraph', newId) }
  }
  const element = child as LooseElement
  const type = typeOf(element)
  if (type === 'listItem' || type === 'tableRow') {
    const parent = type === 'listItem' ? 'list' : 'table'
    const before = siblings[index - 1]
    if (before && 'children' in before && typeOf(before) === parent) {
      return { kind: 'move', path, newPath: [index - 1, before.children.length] }
    }
    return { kind: 'wrap', path, element: bare(parent, newId) }
  }
  if (isEmpty(element)) return { kind: 'remove', path }
  const isOfText = type === 'tableCell' || type === 'distributionLine' || type === null
  if (!isOfText || !hasOnlyInlines(element)) return { kind: 'unwrap', path }
  return { kind: 'set', path, properties: becoming(element, 'paragraph') }
}

/** A second headline is only a paragraph; what stands too far down moves up. */
function repairOrder(
  children: readonly LooseNode[],
  types: readonly (ElementType | null)[],
): Repair | null {
  let highest = 0
  for (const [index, type] of types.entries()) {
    const rank = ranks[type!]!
    if (rank < blockRank && types.indexOf(type) < index) {
      const properties = becoming(children[index] as LooseElement, 'paragraph')
      return { kind: 'set', path: [index], properties }
    }
    if (rank < highest) {
      const target = types.findIndex((other) => ranks[other!]! > rank)
      return { kind: 'move', path: [index], newPath: [target] }
    }
    highest = rank
  }
  return null
}

function repairCaption(
  children: readonly LooseNode[],
  types: readonly (ElementType | null)[],
): Repair | null {
  const isCaptioned = (type: ElementType | null | undefined): boolean =>
    type === 'figure' || type === 'table'
  const index = types.findIndex(
    (type, at) => type === 'caption' && !isCaptioned(types[at - 1]) && !isCaptioned(types[at + 1]),
  )
  if (index < 0) return null
  const properties = becoming(children[index] as LooseElement, 'paragraph')
  return { kind: 'set', path: [index], properties }
}
