import type { $ZodIssue } from 'zod/v4/core'
import { templateSchema, type Template } from './schema.ts'

/** A template, or the place and the fault in Chinese. Never throws. */
export type ParsedTemplate =
  | { readonly ok: true; readonly value: Template }
  | { readonly ok: false; readonly path: string; readonly message: string }

/** Reads a template from untrusted JSON. Unknown keys are refused. */
export function parseTemplate(value: unknown): ParsedTemplate {
  const format = formatOf(value)
  if (format !== null && format > 1) {
    const message = `这个版式由更新的内刊（格式 ${format}）写成，本机版本只到格式 1。请升级后打开。`
    return { ok: false, path: 'format', message }
  }
  const parsed = templateSchema.safeParse(value)
  if (parsed.success) return { ok: true, value: parsed.data }
  const issue = parsed.error.issues[0]!
  const path = pathOf(issue)
  return { ok: false, path, message: `版式文件有误：${path} 的值不合规定。` }
}

function formatOf(value: unknown): number | null {
  if (typeof value !== 'object' || value === null || !('format' in value)) return null
  return typeof value.format === 'number' ? value.format : null
}

function pathOf(issue: $ZodIssue): string {
  const keys = issue.code === 'unrecognized_keys' ? issue.keys.slice(0, 1) : []
  const path = [...issue.path.map(String), ...keys].join('.')
  return path === '' ? '整个文件' : path
}
