import { currentFormat, migrate, type Json } from './migrations.ts'
import { pathText, type Parsed } from './parsed.ts'
import { firstProblem } from './problem.ts'
import { bulletinSchema, fragmentSchema } from './schema.ts'
import type { Bulletin, BulletinNode } from './types.ts'

/** Far above the deepest bulletin: a span in a table's cell is eleven levels down. */
const maxDepth = 32

/**
 * Reads a bulletin from untrusted JSON into fresh objects with their keys in order; what is unknown
 * is refused with its path. Without `format` the value is taken to be of today's, as it is inside
 * the program; a file must name it. Never throws for JSON.
 */
export function parseBulletin(value: unknown): Parsed<Bulletin> {
  const tooDeep = refuseDepth(value)
  if (tooDeep) return tooDeep
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    return { ok: false, path: '', message: '文件损坏：里面不是一期简报。' }
  }
  const migrated = migrate({ format: currentFormat, ...(value as Json) }, 'bulletin')
  if (!migrated.ok) return migrated
  const { format: _, ...bulletin } = migrated.value
  const parsed = bulletinSchema.safeParse(bulletin)
  if (parsed.success) return { ok: true, value: parsed.data }
  return firstProblem(parsed.error, bulletin)
}

/** Reads nodes from the clipboard by the same rules as a file's. */
export function parseFragment(value: unknown): Parsed<readonly BulletinNode[]> {
  const tooDeep = refuseDepth(value)
  if (tooDeep) return tooDeep
  const parsed = fragmentSchema.safeParse(value)
  if (parsed.success) return { ok: true, value: parsed.data }
  return firstProblem(parsed.error, value)
}

/** Depth first and without recursion, so that a hostile value cannot exhaust the stack. */
function refuseDepth(value: unknown): (Parsed<never> & { ok: false }) | null {
  const open: { value: unknown; path: readonly PropertyKey[] }[] = [{ value, path: [] }]
  for (let next = open.pop(); next; next = open.pop()) {
    const { value: inner, path } = next
    if (typeof inner !== 'object' || inner === null) continue
    if (path.length > maxDepth) {
      const place = pathText(path)
      const message = `文件损坏：内容的层次超过 ${maxDepth} 层（${place}）。`
      return { ok: false, path: place, message }
    }
    if (Array.isArray(inner)) {
      inner.forEach((item, index) => open.push({ value: item, path: [...path, index] }))
    } else {
      for (const [key, item] of Object.entries(inner))
        open.push({ value: item, path: [...path, key] })
    }
  }
  return null
}
