/**
 * What each kind of element holds: one row per kind, every row the same questions. The repairs
 * follow this table.
 */
import { isFitField } from './fit.ts'
import { elementSchemas, span } from './schema.ts'
import type { LooseElement, LooseNode, LooseText, Properties } from './repair.ts'
import type { ElementType, Span, TextType } from './types.ts'

export type Mark = Exclude<keyof Span, 'text'>

/** Kinds of which a list, table, row or distribution is made. */
export type ItemType = 'listItem' | 'tableRow' | 'tableCell' | 'distributionLine'

interface Kind {
  /** `void`: one empty text. `spans`: text. `inlines`: text and footnotes. Else: elements. */
  readonly content: 'void' | 'spans' | 'inlines' | 'blocks' | ItemType
  readonly marks: readonly Mark[]
  /** What a field without a valid value becomes; a field not named here may be empty. */
  readonly defaults: Properties
}

const text = (...marks: readonly Mark[]): Kind => ({ content: 'spans', marks, defaults: {} })

export const kinds: Readonly<Record<ElementType, Kind>> = {
  masthead: {
    content: 'void',
    marks: [],
    defaults: { confidentialityMark: [], ignoredFindings: [], nameplate: '', supplement: false },
  },
  contents: { content: 'void', marks: [], defaults: {} },
  article: { content: 'blocks', marks: [], defaults: {} },
  headline: text(),
  byline: text(),
  editorsNote: text('bold'),
  heading: { ...text('bold'), defaults: { level: 1 } },
  paragraph: { content: 'inlines', marks: ['bold', 'runIn', 'lead'], defaults: {} },
  list: { content: 'listItem', marks: [], defaults: { ordered: false } },
  listItem: { content: 'inlines', marks: ['bold', 'lead'], defaults: {} },
  table: { content: 'tableRow', marks: [], defaults: { columnWidths: [], headerRows: 0 } },
  tableRow: { content: 'tableCell', marks: [], defaults: {} },
  tableCell: { ...text('bold'), defaults: { columnSpan: 1, rowSpan: 1, align: 'left' } },
  figure: { content: 'void', marks: [], defaults: { widthMm: 80, heightMm: 60, alt: '' } },
  caption: text(),
  attachmentNote: text(),
  footnote: { content: 'void', marks: [], defaults: { note: '' } },
  distribution: { content: 'distributionLine', marks: [], defaults: {} },
  distributionLine: { ...text(), defaults: { kind: 'copyTo' } },
  imprint: { content: 'void', marks: [], defaults: { credits: [] } },
}

/** The kind of an element, or null where the model knows none of that name. */
export function typeOf(node: LooseNode): ElementType | null {
  if (isText(node)) return null
  const { type } = node
  return typeof type === 'string' && Object.hasOwn(kinds, type) ? (type as ElementType) : null
}

export const isText = (node: LooseNode): node is LooseText => 'text' in node

/** Whether a node stands in a line of text. */
export const isInline = (node: LooseNode): boolean => isText(node) || typeOf(node) === 'footnote'

export const hasOnlyInlines = (node: LooseElement): boolean => node.children.every(isInline)

/** Kinds of elements of text: they hold the caret. */
export const isTextType = (type: ElementType): type is TextType =>
  kinds[type].content === 'spans' || kinds[type].content === 'inlines'

/** Whether nothing that a person wrote or placed is lost with a node. */
export function isEmpty(node: LooseNode): boolean {
  if (isText(node)) return node.text === ''
  const type = typeOf(node)
  return type !== 'figure' && type !== 'footnote' && node.children.every(isEmpty)
}

export function property(node: LooseNode, key: string): unknown {
  return (node as unknown as Properties)[key]
}

/** Whether a kind of element has a field and the value fits it. */
export function fits(type: ElementType, key: string, value: unknown): boolean {
  const fields: Readonly<Record<string, { safeParse(value: unknown): { success: boolean } }>> =
    elementSchemas[type].shape
  const field = Object.hasOwn(fields, key) ? fields[key] : undefined
  return field !== undefined && field.safeParse(value).success
}

export const fitsMark = (mark: Mark, value: unknown): boolean =>
  value !== undefined && span.shape[mark].safeParse(value).success

/** A kind's fields beside type, id and children; exceptions, which may be absent, are apart. */
export const fieldsOf = (type: ElementType): readonly string[] => fieldNames[type] ?? []

/** The exceptions that a kind of element takes. */
export const fitFieldsOf = (type: ElementType): readonly string[] => fitFieldNames[type] ?? []

const common = new Set(['type', 'id', 'children'])
const namesOf = (isWanted: (key: string) => boolean): Readonly<Record<string, readonly string[]>> =>
  Object.fromEntries(
    Object.entries(elementSchemas).map(([type, { shape }]) => [
      type,
      Object.keys(shape).filter((key) => !common.has(key) && isWanted(key)),
    ]),
  )
const fieldNames = namesOf((key) => !isFitField(key))
const fitFieldNames = namesOf(isFitField)
