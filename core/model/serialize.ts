import { isFitField } from './fit.ts'
import { currentFormat } from './migrations.ts'
import { elementSchemas, span } from './schema.ts'
import type { Bulletin, BulletinNode, IgnoredFinding, SecrecyConfirmation } from './types.ts'

/**
 * The text of `bulletin.json`: keys in the schema's order and nothing that the schema does not know,
 * so that equal bulletins give equal bytes however they were made.
 */
export function serializeBulletin(bulletin: Bulletin): string {
  const ordered = { format: currentFormat, children: bulletin.children.map(orderKeys) }
  return `${JSON.stringify(ordered, null, 1)}\n`
}

function orderKeys(node: BulletinNode): Record<string, unknown> {
  const source = node as unknown as Readonly<Record<string, unknown>>
  const ordered: Record<string, unknown> = {}
  for (const key of keysOf(node)) {
    const value = source[key]
    if (key === 'children') ordered[key] = (value as readonly BulletinNode[]).map(orderKeys)
    else if (key === 'credits') ordered[key] = orderCredits(value)
    else if (key === 'secrecyConfirmation') ordered[key] = orderConfirmation(value)
    else if (key === 'ignoredFindings') ordered[key] = orderIgnored(value)
    else if (value !== undefined) ordered[key] = value
    else if (!('text' in node) && !isFitField(key)) ordered[key] = null
  }
  return ordered
}

const orderCredits = (credits: unknown): unknown =>
  (credits as readonly { role: string; name: string }[]).map(({ role, name }) => ({ role, name }))

/** Older files lack this field and the next one: left out while they say nothing. */
function orderConfirmation(value: unknown): unknown {
  if (value === null || value === undefined) return undefined
  const { words, date } = value as SecrecyConfirmation
  return { words, date }
}

function orderIgnored(value: unknown): unknown {
  const ignored = (value ?? []) as readonly IgnoredFinding[]
  if (ignored.length === 0) return undefined
  return ignored.map(({ rule, elementId, words }) => ({ rule, elementId, words }))
}

const spanKeys = Object.keys(span.shape)
const elementKeys = Object.fromEntries(
  Object.entries(elementSchemas).map(([type, schema]) => [type, Object.keys(schema.shape)]),
)

function keysOf(node: BulletinNode): readonly string[] {
  if ('text' in node) return spanKeys
  const keys = elementKeys[node.type]
  if (!keys) throw new TypeError(`No kind of element is called "${String(node.type)}"`)
  return keys
}
