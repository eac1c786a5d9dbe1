import {
  fitsMark,
  hasOnlyInlines,
  isEmpty,
  isText,
  isTextType,
  kinds,
  property,
  typeOf,
  type Mark,
} from './kinds.ts'
import type { LooseElement, LooseNode, LooseText, Repair } from './repair.ts'
import type { ElementType } from './types.ts'

/** Fresh each time: Slate tells nodes apart by identity. */
const emptyText = (): LooseText => ({ text: '' })

/** An element of text holds spans, of which no two neighbours look alike and none is idle. */
export function repairText(node: LooseElement, type: ElementType): Repair[] {
  const { children } = node
  if (children.length === 0) return [{ kind: 'insert', path: [0], node: emptyText() }]
  for (const [index, child] of children.entries()) {
    const repair = isText(child)
      ? repairMarks(child, index, kinds[type].marks)
      : repairInner(node, type, child, index)
    if (repair.length > 0) return repair
  }
  const joined = children.flatMap((_, index) => joinSpans(children, index)).slice(0, 1)
  if (joined.length > 0) return joined
  return repairRunIn(children)
}

function repairMarks(span: LooseText, index: number, allowed: readonly Mark[]): Repair[] {
  const isAllowed = (key: string): boolean =>
    allowed.some((mark) => mark === key && fitsMark(mark, property(span, key)))
  // A run-in heading has a face of its own.
  const isIdleLead = (key: string): boolean =>
    key === 'lead' && isAllowed('runIn') && 'runIn' in span
  const idle = Object.keys(span).filter(
    (key) => key !== 'text' && (!isAllowed(key) || isIdleLead(key)),
  )
  if (idle.length === 0) return []
  return [{ kind: 'set', path: [index], properties: withNulls(idle) }]
}

const withNulls = (keys: readonly string[]) => Object.fromEntries(keys.map((key) => [key, null]))

/** An element inside an element of text. */
function repairInner(
  node: LooseElement,
  type: ElementType,
  child: LooseElement,
  index: number,
): Repair[] {
  const inner = typeOf(child)
  if (inner === 'footnote') {
    return kinds[type].content === 'inlines'
      ? surround(node.children, index)
      : spellOut(child, index)
  }
  if (isEmpty(child)) return [{ kind: 'remove', path: [index] }]
  // Taken out of its cell, a text would take the table apart.
  if (type === 'tableCell' && inner !== 'figure') return unwrapInLine(node.children, index)
  const isAlone = node.children.every((other) => other === child || isEmpty(other))
  const isOfText = (inner !== null && isTextType(inner)) || (!inner && hasOnlyInlines(child))
  if (isAlone && isOfText) return [{ kind: 'unwrap', path: [index] }]
  return [{ kind: 'lift', path: [index] }]
}

/** Where no footnote can stand, its note becomes words in brackets. */
function spellOut(footnote: LooseElement, index: number): Repair[] {
  const remove: Repair = { kind: 'remove', path: [index] }
  const note = property(footnote, 'note')
  if (typeof note !== 'string' || note === '') return [remove]
  return [remove, { kind: 'insert', path: [index], node: { text: `（${note}）` } }]
}

/** The caret needs a text before and after a reference. */
function surround(children: readonly LooseNode[], index: number): Repair[] {
  const isTextAt = (at: number): boolean => {
    const sibling = children[at]
    return sibling !== undefined && isText(sibling)
  }
  const missing = [index - 1, index + 1].find(
    (at) => !isTextAt(at) && !isEmptyElement(children[at]),
  )
  if (missing === undefined) return []
  return [{ kind: 'insert', path: [missing < index ? index : missing], node: emptyText() }]
}

const isEmptyElement = (node: LooseNode | undefined): boolean =>
  node !== undefined && !isText(node) && isEmpty(node)

/** Paragraphs in a cell become lines of it. */
function unwrapInLine(children: readonly LooseNode[], index: number): Repair[] {
  const lineEnd = (): LooseText => ({ text: '\n' })
  const repairs: Repair[] = [{ kind: 'unwrap', path: [index] }]
  const before = children.slice(0, index)
  if (before.some((sibling) => !isEmpty(sibling))) {
    repairs.unshift({ kind: 'insert', path: [index], node: lineEnd() })
    repairs[1] = { kind: 'unwrap', path: [index + 1] }
  }
  const next = children[index + 1]
  if (next && isText(next) && next.text !== '') {
    repairs.unshift({ kind: 'insert', path: [index + 1], node: lineEnd() })
  }
  return repairs
}

/** As Slate itself would: drops empty neighbours, joins those of equal marks. */
function joinSpans(children: readonly LooseNode[], index: number): Repair[] {
  const child = children[index]
  const before = children[index - 1]
  if (!child || !before || !isText(child) || !isText(before)) return []
  if (child.text === '') return [{ kind: 'remove', path: [index] }]
  if (before.text === '') return [{ kind: 'remove', path: [index - 1] }]
  return hasSameMarks(child, before) ? [{ kind: 'merge', path: [index] }] : []
}

function hasSameMarks(one: LooseText, other: LooseText): boolean {
  const keys = new Set([...Object.keys(one), ...Object.keys(other)])
  keys.delete('text')
  return [...keys].every((key) => property(one, key) === property(other, key))
}

/** A run-in heading opens its paragraph and is of one level. */
function repairRunIn(children: readonly LooseNode[]): Repair[] {
  let level: unknown
  let isOpen = true
  for (const [index, child] of children.entries()) {
    if (!isText(child)) continue
    const runIn = property(child, 'runIn')
    if (runIn === undefined) {
      isOpen &&= child.text === ''
    } else if (isOpen && (level === undefined || level === runIn)) {
      level = runIn
    } else {
      return [{ kind: 'set', path: [index], properties: { runIn: null } }]
    }
  }
  return []
}

/** A void holds one empty text; words that came into it move out behind it. */
export function repairVoid(node: LooseElement): Repair[] {
  const [first] = node.children
  if (!first || !isText(first) || first.text !== '') {
    return [{ kind: 'insert', path: [0], node: emptyText() }]
  }
  const marks = Object.keys(first).filter((key) => key !== 'text')
  if (marks.length > 0) return [{ kind: 'set', path: [0], properties: withNulls(marks) }]
  const last = node.children.length - 1
  if (last === 0) return []
  // From the end, or the void would be split in two.
  return [{ kind: isEmpty(node.children[last]!) ? 'remove' : 'lift', path: [last] }]
}
