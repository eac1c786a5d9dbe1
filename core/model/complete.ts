import { fieldsOf, kinds } from './kinds.ts'
import type { Bulletin, Part } from './types.ts'

/**
 * Writes null, or what stands for nothing, into fields that are missing. Slate cannot set a property to null, it removes it, so
 * a bulletin that comes out of the editor passes through here. The same object if all are there.
 */
export function complete(bulletin: Bulletin): Bulletin {
  const children = bulletin.children.map(completePart)
  return children.every((part, index) => part === bulletin.children[index])
    ? bulletin
    : { ...bulletin, children }
}

/** The completed form of a part, so that a part that did not change stays the same object. */
const completed = new WeakMap<Part, Part>()

function completePart(part: Part): Part {
  const remembered = completed.get(part)
  if (remembered) return remembered
  const missing = fieldsOf(part.type).filter((field) => !(field in part))
  const whole =
    missing.length === 0
      ? part
      : ({ ...Object.fromEntries(missing.map(nothingIn(part))), ...part } as Part)
  completed.set(part, whole)
  return whole
}

const nothingIn =
  ({ type }: Part) =>
  (field: string): readonly [string, unknown] => [field, kinds[type].defaults[field] ?? null]
