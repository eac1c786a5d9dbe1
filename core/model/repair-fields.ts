import { fieldsOf, fitFieldsOf, fits, kinds, property } from './kinds.ts'
import type { LooseElement, Properties, Repair } from './repair.ts'
import type { ElementType, NewId } from './types.ts'

/** Gives an element a valid id and valid fields, and takes away what its kind does not know. */
export function repairFields(node: LooseElement, type: ElementType, newId: NewId): Repair[] {
  const { defaults } = kinds[type]
  const properties: Record<string, unknown> = {}
  if (!fits(type, 'id', property(node, 'id'))) properties['id'] = newId()
  for (const key of fieldsOf(type)) {
    // A figure cannot be given a picture: its article drops it.
    if (key === 'media' || fits(type, key, property(node, key))) continue
    properties[key] = defaults[key] ?? null
  }
  for (const key of fitFieldsOf(type)) {
    const value = property(node, key)
    if (value !== undefined && !fits(type, key, value)) properties[key] = null
  }
  Object.assign(properties, withoutForeign(node, type))
  return Object.keys(properties).length > 0 ? [{ kind: 'set', path: [], properties }] : []
}

/** The properties that make an element one of another kind. */
export function becoming(node: LooseElement, type: ElementType): Properties {
  return { ...kinds[type].defaults, ...withoutForeign(node, type), type }
}

/** Null for each property that a kind does not know. */
function withoutForeign(node: LooseElement, type: ElementType): Properties {
  const known = new Set(['type', 'id', 'children', ...fieldsOf(type), ...fitFieldsOf(type)])
  const foreign = Object.keys(node).filter((key) => !known.has(key))
  return Object.fromEntries(foreign.map((key) => [key, null]))
}
