/** A house style while it is being changed: pure, with its own undo. */
import { secrecyOfMark, secrecyRefusal } from '../../core/model/index.ts'
import { pointsOf } from '../../core/text/index.ts'
import {
  findTemplate,
  findUnfilledWording,
  isSameStyle,
  templateSchema,
  type Template,
} from '../../core/template/index.ts'
import { styleSections, type StylePath } from './style-sections.ts'
import { shownToken, wordingFault } from './style-tokens.ts'

export interface StyleDraft {
  readonly template: Template
  readonly past: readonly Template[]
  readonly future: readonly Template[]
}

/** A value of the template, or why there is none, in words. */
export type Changed =
  | { readonly ok: true; readonly template: Template }
  | { readonly ok: false; readonly message: string }

export function valueAt(template: Template, path: StylePath): unknown {
  return path.reduce<unknown>(
    (value, key) => (value as Readonly<Record<string | number, unknown>>)[key],
    template,
  )
}

function withValue(node: unknown, [key, ...rest]: StylePath, value: unknown): unknown {
  if (key === undefined) return value
  if (Array.isArray(node)) {
    return node.map((each, index) => (index === key ? withValue(each, rest, value) : each))
  }
  const fields = node as Readonly<Record<string, unknown>>
  return { ...fields, [key]: withValue(fields[key], rest, value) }
}

/** The template with another value; refused where no template may have it. */
export function changeValue(template: Template, path: StylePath, value: unknown): Changed {
  const parsed = templateSchema.safeParse(withValue(template, path, value))
  if (parsed.success) return { ok: true, template: parsed.data }
  return { ok: false, message: inWords(parsed.error.issues[0] ?? {}) }
}

/** What Zod says of a value. */
interface Fault {
  readonly code?: string | undefined
  readonly origin?: string
  readonly minimum?: number | bigint
  readonly maximum?: number | bigint
}

function inWords({ code, origin, minimum, maximum }: Fault): string {
  const unit = origin === 'string' ? ' 个字' : ''
  if (code === 'invalid_union') return '字号写 5 到 120 磅，或者一号、小初这样的字号。'
  if (code === 'too_small') return `太小了，最小 ${minimum}${unit}。`
  if (code === 'too_big') return `太大了，最大 ${maximum}${unit}。`
  if (code === 'invalid_format') return '颜色写成 # 和六位数，如 #D81E12。'
  return '这里填一个数，如 2 或 0.5。'
}

const pointsPerMm = 72 / 25.4
const tidy = (points: number) => String(Math.round(points * 10) / 10)

/** What cannot be printed as it is, in words; null when all of it can. */
export function faultOf(template: Template): string | null {
  return faultOfSizes(template) ?? faultOfMark(template) ?? faultOfWordings(template)
}

/** A mark that no issue may have must not come with its style. */
function faultOfMark({ defaults }: Template): string | null {
  const secrecy = secrecyOfMark(defaults.confidentialityMark)
  return secrecy.kind === 'stop' ? secrecyRefusal(secrecy.words, '不能写进版式') : null
}

/** The first wording that would be printed with its braces, by the names on screen. */
function faultOfWordings(template: Template): string | null {
  const found = findUnfilledWording(template)
  if (found === null) return null
  const { path, tokens, of } = found.wording
  const isIt = (field: { readonly path: StylePath }) => field.path.join() === path.join()
  const section = styleSections.find(({ fields }) => fields.some(isIt))
  const label = section?.fields.find(isIt)?.label ?? ''
  return `${section?.name ?? ''}的“${label}”：${wordingFault(of(template), tokens)}可以用${tokens.map(shownToken).join('、')}。`
}

function faultOfSizes({ paper, grid, styles, masthead }: Template): string | null {
  const height = (paper.heightMm - paper.headMarginMm - paper.footMarginMm) * pointsPerMm
  const width = (paper.widthMm - paper.bindingMarginMm - paper.outerMarginMm) * pointsPerMm
  const lines = grid.linesPerPage * grid.linePitch
  const size = pointsOf(styles.body.size)
  const line = grid.charactersPerLine * (size + grid.tracking)
  if (lines > height + 0.05) {
    return `${grid.linesPerPage} 行、行距 ${grid.linePitch} 磅，要高 ${tidy(lines)} 磅，版心只有 ${tidy(height)} 磅。减小行数、行距或天头地脚。`
  }
  if (line > width + 0.05) {
    return `${grid.charactersPerLine} 个${tidy(size)} 磅的字要宽 ${tidy(line)} 磅，版心只有 ${tidy(width)} 磅。减少每行字数、收紧字距或减小订口切口。`
  }
  const headline = pointsOf(styles.headline.size)
  if (headline > (styles.headline.lineHeight ?? grid.linePitch)) {
    return `文章标题 ${tidy(headline)} 磅，比行距 ${grid.linePitch} 磅还高，几行标题会叠在一起。减小字号。`
  }
  const { nameplate } = styles
  const isWords = masthead.nameplate.picture === null
  if (isWords && pointsOf(nameplate.size) > (nameplate.lineHeight ?? grid.linePitch)) {
    return `刊名 ${tidy(pointsOf(nameplate.size))} 磅，行高只有 ${nameplate.lineHeight ?? grid.linePitch} 磅，字会被切掉。把行高加大。`
  }
  return null
}

/** The draft with a new state, which can be undone. */
export function step(draft: StyleDraft, template: Template): StyleDraft {
  if (isSameStyle(template, draft.template)) return draft
  return { template, past: [...draft.past, draft.template], future: [] }
}

export function undo(draft: StyleDraft): StyleDraft {
  const template = draft.past.at(-1)
  if (template === undefined) return draft
  const { past, future } = draft
  return { template, past: past.slice(0, -1), future: [draft.template, ...future] }
}

export function redo(draft: StyleDraft): StyleDraft {
  const [template, ...future] = draft.future
  if (template === undefined) return draft
  return { template, past: [...draft.past, draft.template], future }
}

/** A style that ships stays as it is: what is changed is a copy with a name of its own. */
export function asCopy(template: Template, name: string, newId: () => string): Template {
  if (findTemplate(template.id) === null) return template
  const mark = newId()
    .replace(/[^a-z0-9]/gi, '')
    .toLowerCase()
    .slice(0, 8)
  return { ...template, id: `${template.id}-${mark}`.slice(0, 40), name: name.slice(0, 20) }
}

/** The name of the style that ships of which this is a copy, or null. */
export function originOf(template: Template): string | null {
  if (findTemplate(template.id) !== null) return null
  return findTemplate(template.id.replace(/-[a-z0-9]+$/, ''))?.name ?? null
}
