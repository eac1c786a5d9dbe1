import type * as z from 'zod'
import { fitRanges, isFitField } from './fit.ts'
import { pathText, type Parsed } from './parsed.ts'

type Issue = z.core.$ZodIssue
type Path = readonly PropertyKey[]

/** The first fault that the schema found, as a Chinese sentence with the path of the bad value. */
export function firstProblem(error: z.ZodError, whole: unknown): Parsed<never> & { ok: false } {
  const { issue, path: base } = innermost(error.issues[0]!, [], whole)
  const path = issue.code === 'unrecognized_keys' ? [...base, issue.keys[0] ?? ''] : base
  const place = pathText(path)
  const message = `${partName(path, whole)}${fitFault(issue, path) ?? fault(issue, valueAt(whole, path))}（${place}）。`
  return { ok: false, path: place, message }
}

/**
 * A union reports the faults of each of its kinds: those of the kind meant are worth telling. Spans
 * are the only nodes without a type, and they are the first kind of every union they are in.
 */
function innermost(issue: Issue, above: Path, whole: unknown): { issue: Issue; path: Path } {
  const path = [...above, ...issue.path]
  if (issue.code !== 'invalid_union' || issue.errors.length === 0) return { issue, path }
  const value = valueAt(whole, path)
  const isTyped = typeof value === 'object' && value !== null && 'type' in value
  const kinds = isTyped ? issue.errors.slice(1) : issue.errors
  const meant = kinds.map((issues) => issues[0]).filter((inner) => inner !== undefined)
  const known = meant.find((inner) => !isKindFault(inner)) ?? meant[0]
  return known ? innermost(known, path, whole) : { issue, path }
}

/** Whether the fault is only that the node is of another kind. */
function isKindFault(issue: Issue): boolean {
  const isUnionWithoutMatch = issue.code === 'invalid_union' && issue.errors.length === 0
  return isUnionWithoutMatch || (issue.path.length === 1 && issue.path[0] === 'type')
}

/** An exception beyond its bounds is worth a sentence of its own: somebody set it by hand. */
function fitFault({ code }: Issue, path: Path): string | null {
  const key = String(path.at(-1))
  if (!isFitField(key) || code === 'unrecognized_keys') return null
  if (key === 'pageBreakBefore') return '里的段前分页只能写 true，不分页就不写'
  const { least, most, step } = fitRanges[key]
  const name = key === 'tightening' ? '字距收紧' : '行距'
  return `里的${name}要在 ${least} 到 ${most} 磅之间，以 ${step} 磅为一级`
}

function fault(issue: Issue, value: unknown): string {
  if (issue.code === 'unrecognized_keys') return '里有本程序不认识的内容'
  if (value === undefined) return '里缺了一项内容'
  if (isKindFault(issue)) return '里有本程序不认识的内容'
  switch (issue.code) {
    case 'invalid_type':
      return `里有一项内容应是${typeNames[issue.expected] ?? '别的类型'}，却不是`
    case 'too_small':
    case 'too_big':
      return '里有一项内容超出了允许的范围'
    default:
      return '里有一项内容不合规定'
  }
}

const typeNames: Readonly<Record<string, string>> = {
  string: '文字',
  number: '数',
  int: '整数',
  boolean: '是或否',
  array: '一列内容',
  object: '一组内容',
}

/** The part of the bulletin that a path leads into, as its reader knows it. */
function partName(path: Path, whole: unknown): string {
  const index = path[1]
  const parts = valueAt(whole, ['children'])
  if (path[0] !== 'children' || typeof index !== 'number' || !Array.isArray(parts)) return '文件'
  const typeAt = (at: number): unknown => valueAt(parts, [at, 'type'])
  switch (typeAt(index)) {
    case 'masthead':
      return '报头'
    case 'contents':
      return '目录'
    case 'article': {
      const before = parts.slice(0, index).filter((_, at) => typeAt(at) === 'article')
      return `第 ${before.length + 1} 篇稿件`
    }
    case 'distribution':
      return '分送范围'
    case 'imprint':
      return '版记'
    default:
      return '文件'
  }
}

function valueAt(whole: unknown, path: Path): unknown {
  return path.reduce<unknown>((value, key) => {
    if (typeof value !== 'object' || value === null || !Object.hasOwn(value, key)) return undefined
    return (value as Record<PropertyKey, unknown>)[key]
  }, whole)
}
