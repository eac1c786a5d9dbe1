import { blankArticle, blankImprint, blankMasthead } from './blank.ts'
import { isText, property, typeOf } from './kinds.ts'
import { repairStray } from './repair-article.ts'
import { bare } from './repair-container.ts'
import type { LooseElement, LooseNode, NodePath, Repair } from './repair.ts'
import type { ElementType, Masthead, NewId } from './types.ts'

const ranks: Partial<Readonly<Record<ElementType, number>>> = {
  masthead: 0,
  contents: 1,
  article: 2,
  distribution: 3,
  imprint: 4,
}

/** One masthead, at most one contents, articles, at most one distribution, one imprint; unique ids. */
export function repairBulletin(root: LooseElement, newId: NewId): Repair[] {
  const { children } = root
  for (const [index, child] of children.entries()) {
    const repair = repairPart(children, child, index, newId)
    if (repair) return [repair]
  }
  const types = children.map((child) => typeOf(child)!)
  const repair = repairOrder(types) ?? addMissing(types, newId) ?? repairIds(root, newId)
  return repair ? [repair] : []
}

function repairPart(
  children: readonly LooseNode[],
  child: LooseNode,
  index: number,
  newId: NewId,
): Repair | null {
  const path = [index]
  const type = typeOf(child)
  if (type && ranks[type] !== undefined) return null
  const before = children[index - 1]
  const beforeType = before && typeOf(before)
  const moveInto = (parent: LooseNode): Repair => {
    const end = 'children' in parent ? parent.children.length : 0
    return { kind: 'move', path, newPath: [index - 1, end] }
  }
  if (type === 'distributionLine') {
    if (before && beforeType === 'distribution') return moveInto(before)
    return { kind: 'wrap', path, element: bare('distribution', newId) }
  }
  if (type === null || type === 'footnote') return repairStray(children, child, index, newId)
  if (before && beforeType === 'article' && type !== 'headline') return moveInto(before)
  return { kind: 'wrap', path, element: bare('article', newId) }
}

/** Sorts the parts; a second list of recipients joins the first, any other second part goes. */
function repairOrder(types: readonly ElementType[]): Repair | null {
  let highest = 0
  for (const [index, type] of types.entries()) {
    const rank = ranks[type]!
    if (rank < highest) {
      const target = types.findIndex((other) => ranks[other]! > rank)
      return { kind: 'move', path: [index], newPath: [target] }
    }
    if (type !== 'article' && types[index - 1] === type) {
      return { kind: type === 'distribution' ? 'merge' : 'remove', path: [index] }
    }
    highest = rank
  }
  return null
}

function addMissing(types: readonly ElementType[], newId: NewId): Repair | null {
  if (!types.includes('masthead')) {
    return { kind: 'insert', path: [0], node: blankMasthead(newId) }
  }
  if (!types.includes('article')) {
    const after = types.includes('contents') ? 2 : 1
    return { kind: 'insert', path: [after], node: blankArticle(newId) }
  }
  if (types.includes('imprint')) return null
  return { kind: 'insert', path: [types.length], node: blankImprint(newId) }
}

/** The later of two elements with one id gets a new one. What is said of an id that is gone goes. */
function repairIds(root: LooseElement, newId: NewId): Repair | null {
  const seen = new Set<string>()
  for (const [index, part] of root.children.entries()) {
    const ids = idsBelow(part)
    const expected = seen.size + ids.length
    for (const id of ids) seen.add(id)
    if (seen.size === expected) continue
    const before = new Set(root.children.slice(0, index).flatMap(idsBelow))
    const path = findSecond(part, before)
    if (!path) throw new Error(`An id below part ${index} is there twice, but cannot be found`)
    return { kind: 'set', path: [index, ...path], properties: { id: newId() } }
  }
  return repairIgnored(root.children[0]!, seen)
}

/** Forgets what was waved through in elements that are there no longer. */
function repairIgnored(masthead: LooseNode, ids: ReadonlySet<string>): Repair | null {
  // As the repairs of its fields left it.
  const ignored = property(masthead, 'ignoredFindings') as Masthead['ignoredFindings'] | undefined
  const kept = ignored?.filter(({ elementId }) => ids.has(elementId))
  if (kept === undefined || kept.length === ignored?.length) return null
  return { kind: 'set', path: [0], properties: { ignoredFindings: kept } }
}

/** Ids per element are remembered: nodes never change, and this runs at each keystroke. */
const rememberedIds = new WeakMap<LooseNode, readonly string[]>()

function idsBelow(node: LooseNode): readonly string[] {
  if (isText(node)) return []
  const remembered = rememberedIds.get(node)
  if (remembered) return remembered
  const own = property(node, 'id')
  const ids = [...(typeof own === 'string' ? [own] : []), ...node.children.flatMap(idsBelow)]
  rememberedIds.set(node, ids)
  return ids
}

function findSecond(node: LooseNode, seen: Set<string>): NodePath | null {
  if (isText(node)) return null
  const id = property(node, 'id')
  if (typeof id === 'string') {
    if (seen.has(id)) return []
    seen.add(id)
  }
  for (const [index, child] of node.children.entries()) {
    const path = findSecond(child, seen)
    if (path) return [index, ...path]
  }
  return null
}
