/**
 * The format of a file and the way from older formats to today's. One number covers the bulletin
 * and the template. A change of either that an older program would misread raises `currentFormat`
 * and registers the step from the format before it. A new field that is left out while it says
 * nothing raises none: an older program opens every file without it, and refuses the few others by
 * the path of the field rather than open them without what it says.
 */
import type { Parsed } from './parsed.ts'

export const currentFormat = 1

/** JSON as it was parsed, before anything is known about it. */
export type Json = { readonly [key: string]: unknown }

/** The step from format `to - 1` to format `to`. Both functions leave `format` alone. */
export interface Migration {
  readonly to: number
  readonly bulletin: (value: Json) => Json
  readonly template: (value: Json) => Json
}

/** In order; the step to format 2 will be the first. */
export const migrations: readonly Migration[] = []

/** Brings a bulletin or template of any known format to today's. */
export function migrate(
  value: Json,
  kind: 'bulletin' | 'template',
  steps: readonly Migration[] = migrations,
): Parsed<Json> {
  const latest = 1 + steps.length
  const { format } = value
  if (typeof format !== 'number' || !Number.isInteger(format) || format < 1) {
    return { ok: false, path: 'format', message: '文件损坏：格式编号不是正整数（format）。' }
  }
  if (format > latest) {
    return {
      ok: false,
      path: 'format',
      message: `这个文件由更新的内刊（格式 ${format}）写成，本机版本只到格式 ${latest}。请升级后打开。`,
    }
  }
  const migrated = steps.slice(format - 1).reduce((older, step) => step[kind](older), value)
  return { ok: true, value: { ...migrated, format: latest } }
}
