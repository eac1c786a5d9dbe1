/**
 * Edits done again without an editor: the journal of a desk that went down holds operations as
 * Slate applied them, and this brings a bulletin to where they led. Paths mean what they mean to
 * Slate (its general.ts); selections are of no interest here.
 */
import * as z from 'zod'
import type { Bulletin } from './types.ts'

/** Far deeper than a bulletin goes. */
const path = z.array(z.int().min(0)).max(16)
const offset = z.int().min(0)
const text = z.string()
const node = z.unknown()
const position = z.int().min(0)
const properties = z.record(z.string(), z.unknown())

const operation = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('insert_node'), path, node }),
  z.strictObject({ type: z.literal('remove_node'), path, node }),
  z.strictObject({ type: z.literal('insert_text'), path, offset, text }),
  z.strictObject({ type: z.literal('remove_text'), path, offset, text }),
  z.strictObject({ type: z.literal('merge_node'), path, position, properties }),
  z.strictObject({ type: z.literal('split_node'), path, position, properties }),
  z.strictObject({ type: z.literal('move_node'), path, newPath: path }),
  z.strictObject({ type: z.literal('set_node'), path, properties, newProperties: properties }),
])
type Operation = z.output<typeof operation>

/** A node before anyone has looked whether it may stand where it stands. */
type Loose = Readonly<Record<string, unknown>>
type Path = readonly number[]

/** An operation that does not fit the tree. */
class Misfit extends Error {}

/**
 * The tree after the operations, or null where one of them is none or does not fit: then nothing
 * is known of what the others meant. What comes out is still to be parsed.
 */
export function replay(bulletin: Bulletin, operations: readonly unknown[]): unknown {
  try {
    let root: Loose = { children: bulletin.children }
    for (const each of operations) {
      const parsed = operation.safeParse(each)
      if (!parsed.success) return null
      root = apply(root, parsed.data)
    }
    return root
  } catch (error) {
    if (error instanceof Misfit) return null
    throw error
  }
}

function apply(root: Loose, step: Operation): Loose {
  switch (step.type) {
    case 'insert_node':
      return insertAt(root, step.path, looseOf(step.node))
    case 'remove_node':
      return removeAt(root, step.path)
    case 'insert_text':
      return changeText(root, step.path, (before) => splice(before, step.offset, 0, step.text))
    case 'remove_text':
      return changeText(root, step.path, (before) =>
        splice(before, step.offset, step.text.length, ''),
      )
    case 'merge_node':
      return merge(root, step.path)
    case 'split_node':
      return split(root, step.path, step.position, step.properties)
    case 'move_node':
      return move(root, step.path, step.newPath)
    case 'set_node':
      return change(root, step.path, (each) => withProperties(each, step))
  }
}

function move(root: Loose, from: Path, to: Path): Loose {
  if (from.length < to.length && from.every((index, level) => index === to[level])) {
    throw new Misfit('A node cannot move into itself')
  }
  const moved = at(root, from)
  return insertAt(removeAt(root, from), placeAfterRemoval(from, to), moved)
}

/** Where a path leads once the node at `from`, a sibling before it or before an ancestor, is gone. */
function placeAfterRemoval(from: Path, to: Path): Path {
  const last = from.length - 1
  const isEarlier =
    from.length < to.length &&
    from.slice(0, last).every((index, level) => index === to[level]) &&
    from[last]! < to[last]!
  return isEarlier ? to.map((index, level) => (level === last ? index - 1 : index)) : to
}

function merge(root: Loose, place: Path): Loose {
  const index = lastOf(place)
  const second = at(root, place)
  const before = at(root, [...place.slice(0, -1), index - 1])
  const merged =
    typeof before['text'] === 'string' && typeof second['text'] === 'string'
      ? { ...before, text: before['text'] + second['text'] }
      : { ...before, children: [...childrenOf(before), ...childrenOf(second)] }
  return changeChildren(root, place, (all) => [
    ...all.slice(0, index - 1),
    merged,
    ...all.slice(index + 1),
  ])
}

function split(root: Loose, place: Path, position: number, properties: Loose): Loose {
  const whole = at(root, place)
  const index = lastOf(place)
  let halves: readonly [Loose, Loose]
  if (typeof whole['text'] === 'string') {
    const words = whole['text']
    if (position > words.length) throw new Misfit('A split past the end of a text')
    halves = [
      { ...whole, text: words.slice(0, position) },
      { ...properties, text: words.slice(position) },
    ]
  } else {
    const children = childrenOf(whole)
    if (position > children.length) throw new Misfit('A split past the last child')
    halves = [
      { ...whole, children: children.slice(0, position) },
      { ...properties, children: children.slice(position) },
    ]
  }
  return changeChildren(root, place, (all) => [
    ...all.slice(0, index),
    ...halves,
    ...all.slice(index + 1),
  ])
}

/** Null takes a property away, as in Slate. */
function withProperties(
  each: Loose,
  { properties, newProperties }: { properties: Loose; newProperties: Loose },
): Loose {
  const next = new Map(Object.entries(each))
  for (const [key, value] of Object.entries(newProperties)) {
    if (key === 'children' || key === 'text') throw new Misfit(`Cannot set ${key}`)
    if (value === null || value === undefined) next.delete(key)
    else next.set(key, value)
  }
  for (const key of Object.keys(properties)) if (!(key in newProperties)) next.delete(key)
  return Object.fromEntries(next)
}

function insertAt(root: Loose, place: Path, inserted: Loose): Loose {
  const index = lastOf(place)
  return changeChildren(root, place, (all) => {
    if (index > all.length) throw new Misfit('An insertion past the last child')
    return [...all.slice(0, index), inserted, ...all.slice(index)]
  })
}

function removeAt(root: Loose, place: Path): Loose {
  const index = lastOf(place)
  at(root, place)
  return changeChildren(root, place, (all) => [...all.slice(0, index), ...all.slice(index + 1)])
}

function changeText(root: Loose, place: Path, edit: (before: string) => string): Loose {
  return change(root, place, (each) => {
    if (typeof each['text'] !== 'string') throw new Misfit('Not a text')
    return { ...each, text: edit(each['text']) }
  })
}

function splice(before: string, start: number, removed: number, added: string): string {
  if (start + removed > before.length) throw new Misfit('Past the end of a text')
  return before.slice(0, start) + added + before.slice(start + removed)
}

/** Changes the children of the node's parent. */
function changeChildren(
  root: Loose,
  place: Path,
  edit: (all: readonly Loose[]) => readonly Loose[],
): Loose {
  lastOf(place)
  return change(root, place.slice(0, -1), (parent) => ({
    ...parent,
    children: edit(childrenOf(parent)),
  }))
}

function change(each: Loose, place: Path, edit: (found: Loose) => Loose): Loose {
  const [index, ...rest] = place
  if (index === undefined) return edit(each)
  const children = childrenOf(each)
  const child = children[index]
  if (child === undefined) throw new Misfit('No such child')
  return { ...each, children: children.with(index, change(child, rest, edit)) }
}

function at(root: Loose, place: Path): Loose {
  let found = root
  for (const index of place) {
    const child = childrenOf(found)[index]
    if (child === undefined) throw new Misfit('No such node')
    found = child
  }
  return found
}

function childrenOf(each: Loose): readonly Loose[] {
  const { children } = each
  if (!Array.isArray(children)) throw new Misfit('Not an element')
  return children as readonly Loose[]
}

function looseOf(value: unknown): Loose {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    throw new Misfit('Not a node')
  }
  return value as Loose
}

function lastOf(place: Path): number {
  const last = place.at(-1)
  if (last === undefined) throw new Misfit('The root stands among no others')
  return last
}
