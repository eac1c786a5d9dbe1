/** The fields of masthead and imprint: what each is called, holds, and where it is drawn. */
import { printedDate } from '../../core/galley/index.ts'
import type { Imprint, Masthead } from '../../core/model/index.ts'
import type { Template } from '../../core/template/index.ts'
import type { IssueContent } from './session.ts'
import type { BulletinEditor } from './slate-types.ts'
import { setImprint, setMasthead } from './transforms/set-fields.ts'
import {
  creditsText,
  shiftedDate,
  typedCredits,
  typedDate,
  typedMark,
  typedNumber,
  typedText,
  type Typed,
} from './typed-values.ts'

/** Where the words of a field are drawn. */
export interface FieldAnchor {
  /** Ids of the blocks that it covers; the first that exists, or all of them as one place. */
  readonly blocks: readonly string[]
  readonly side?: 'left' | 'right'
  /** Characters of the block's text. */
  readonly range?: readonly [start: number, end: number]
  /** Where it stands while nothing is drawn: under or over a block of this id. */
  readonly absent?: { readonly block: string; readonly at: 'below' | 'headLeft' | 'headRight' }
}

export interface FieldSpec {
  readonly key: string
  readonly label: string
  readonly kind: 'text' | 'number' | 'date' | 'lines'
  readonly value: string
  /** Shown in the place of an empty field. */
  readonly hint: string
  readonly anchor: FieldAnchor
  /** Takes what was typed, or says in Chinese why it cannot. Null when all is well. */
  commit(editor: BulletinEditor, text: string): string | null
  /** The value one step up or down; null where there are no steps. */
  step(text: string, by: 1 | -1): string | null
  /** What offices usually write here, to choose from; absent where there is no usage. */
  readonly wordings?: readonly string[]
}

const noSteps = (): null => null

/** Lines that offices print instead of a level of secrecy (see core/model/secrecy.ts). */
const usualMarks = ['内部刊物\n注意保管', '内部资料\n注意保存', '内部资料', '内部参阅']

function stepWording(wordings: readonly string[], text: string, by: 1 | -1): string | null {
  const at = wordings.indexOf(text)
  if (at < 0 && text !== '') return null
  // ↓ goes down the list, as in any list.
  return wordings.at((at - by + wordings.length) % wordings.length) ?? null
}

function stepNumber(text: string, by: 1 | -1): string | null {
  const typed = typedNumber(text, 9999)
  return typed.ok ? String(Math.max(1, (typed.value ?? 0) + by)) : null
}

function stepDate(text: string, by: 1 | -1): string | null {
  const typed = typedDate(text, null)
  return typed.ok && typed.value !== null ? printedDate(shiftedDate(typed.value, by)) : null
}

function committing<Value>(
  read: (text: string) => Typed<Value>,
  set: (editor: BulletinEditor, value: Value) => void,
): FieldSpec['commit'] {
  return (editor, text) => {
    const typed = read(text)
    if (!typed.ok) return typed.message
    set(editor, typed.value)
    return null
  }
}

type NumberField = 'year' | 'issueNumber' | 'cumulativeNumber'
const numberLabels: Record<NumberField, string> = {
  year: '年份',
  issueNumber: '期号',
  cumulativeNumber: '总期号',
}

function mastheadFields(masthead: Masthead, template: Template): readonly FieldSpec[] {
  const { id } = masthead
  const ownMark = template.defaults.confidentialityMark.join('\n')
  const marks = [...new Set([...(ownMark === '' ? [] : [ownMark]), ...usualMarks])]
  const text = (
    key: 'nameplate' | 'kicker' | 'copyNumber' | 'issuingOffice',
    label: string,
    anchor: FieldAnchor,
  ): FieldSpec => ({
    key: `masthead.${key}`,
    label,
    kind: 'text',
    value: masthead[key] ?? '',
    hint: label,
    anchor,
    commit: committing(typedText, (editor, value) =>
      setMasthead(editor, { [key]: key === 'nameplate' ? (value ?? '') : value }),
    ),
    step: noSteps,
  })
  return [
    {
      key: 'masthead.confidentialityMark',
      label: '内部标识',
      kind: 'lines',
      value: masthead.confidentialityMark.join('\n'),
      hint: '内部标识',
      anchor: {
        blocks: masthead.confidentialityMark.map((_, index) => `${id}:confidentialityMark${index}`),
        absent: { block: `${id}:nameplate`, at: 'headLeft' },
      },
      commit: committing(typedMark, (editor, confidentialityMark) =>
        setMasthead(editor, { confidentialityMark }),
      ),
      step: (text, by) => stepWording(marks, text, by),
      wordings: marks,
    },
    text('copyNumber', '份号', {
      blocks: [`${id}:copyNumber`],
      absent: { block: `${id}:nameplate`, at: 'headRight' },
    }),
    text('nameplate', '刊名', { blocks: [`${id}:nameplate`] }),
    text('kicker', '类别', {
      blocks: [`${id}:kicker`],
      absent: { block: `${id}:nameplate`, at: 'below' },
    }),
    ...issueLineFields(masthead, template),
    text('issuingOffice', '编印单位', { blocks: [`${id}:issuingLine`], side: 'left' }),
    dateField('masthead.issueDate', '印发日期', masthead.issueDate, {
      year: masthead.year,
      anchor: { blocks: [`${id}:issuingLine`], side: 'right' },
      set: (editor, issueDate) => setMasthead(editor, { issueDate }),
    }),
  ]
}

/** Year and numbers where the pattern of the issue line puts them. */
function issueLineFields(masthead: Masthead, template: Template): readonly FieldSpec[] {
  const { regular, supplement, cumulative } = template.masthead.issueLine
  const pattern =
    (masthead.supplement ? supplement : regular) +
    (masthead.cumulativeNumber === null ? '' : cumulative)
  const specs: FieldSpec[] = []
  let printed = 0
  for (const part of pattern.split(/(\{\w+\})/)) {
    const key = part.slice(1, -1)
    if (!part.startsWith('{') || !(key in numberLabels)) {
      printed += part.length
      continue
    }
    const field = key as NumberField
    const value = masthead[field]
    const width = value === null ? 1 : String(value).length
    specs.push(numberField(masthead, field, [printed, printed + width]))
    printed += width
  }
  return specs
}

function numberField(
  masthead: Masthead,
  field: NumberField,
  range: readonly [number, number],
): FieldSpec {
  return {
    key: `masthead.${field}`,
    label: numberLabels[field],
    kind: 'number',
    value: masthead[field] === null ? '' : String(masthead[field]),
    hint: '',
    anchor: { blocks: [`${masthead.id}:issueLine`], range },
    commit: committing(
      (text) => typedNumber(text, field === 'year' ? 9999 : 99_999),
      (editor, value) => setMasthead(editor, { [field]: value }),
    ),
    step: stepNumber,
  }
}

function dateField(
  key: string,
  label: string,
  value: string | null,
  place: {
    readonly anchor: FieldAnchor
    /** Of the issue, for days that are typed without one. */
    readonly year: number | null
    readonly set: (editor: BulletinEditor, value: string | null) => void
  },
): FieldSpec {
  return {
    key,
    label,
    kind: 'date',
    value: printedDate(value),
    hint: label,
    anchor: place.anchor,
    commit: committing((text) => typedDate(text, place.year), place.set),
    step: stepDate,
  }
}

/** Fields of the imprint. What is left as the masthead has it goes on following the masthead. */
function imprintFields(imprint: Imprint, masthead: Masthead): readonly FieldSpec[] {
  const { id } = imprint
  const credits = `${id}:credits`
  return [
    {
      key: 'imprint.issuingOffice',
      label: '印发机关',
      kind: 'text',
      value: imprint.issuingOffice ?? masthead.issuingOffice ?? '',
      hint: '印发机关',
      anchor: { blocks: [id], side: 'left' },
      commit: committing(typedText, (editor, office) =>
        setImprint(editor, { issuingOffice: office === masthead.issuingOffice ? null : office }),
      ),
      step: noSteps,
    },
    dateField('imprint.issueDate', '印发日期', imprint.issueDate ?? masthead.issueDate, {
      year: masthead.year,
      anchor: { blocks: [id], side: 'right' },
      set: (editor, date) =>
        setImprint(editor, { issueDate: date === masthead.issueDate ? null : date }),
    }),
    {
      key: 'imprint.credits',
      label: '签发、审核、责任编辑',
      kind: 'text',
      value: creditsText(imprint.credits),
      hint: '签发、责任编辑',
      anchor: creditsAnchor(imprint, credits),
      commit: committing(typedCredits, (editor, value) => setImprint(editor, { credits: value })),
      step: noSteps,
    },
    {
      key: 'imprint.printRun',
      label: '印数',
      kind: 'number',
      value: imprint.printRun === null ? '' : String(imprint.printRun),
      hint: '印数',
      anchor: printRunAnchor(imprint, credits),
      commit: committing(
        (text) => typedNumber(text, 999_999),
        (editor, printRun) => setImprint(editor, { printRun }),
      ),
      step: stepNumber,
    },
  ]
}

function creditsAnchor(imprint: Imprint, block: string): FieldAnchor {
  const { length } = creditsText(imprint.credits)
  if (length === 0) return { blocks: [], absent: { block: imprint.id, at: 'below' } }
  return { blocks: [block], range: [0, length] }
}

function printRunAnchor(imprint: Imprint, block: string): FieldAnchor {
  if (imprint.printRun === null) {
    return { blocks: [], absent: { block: imprint.id, at: 'headRight' } }
  }
  // At the right end of the credits, or on a line of its own where both do not fit on one.
  return { blocks: [`${imprint.id}:printRunLine`, block], side: 'right' }
}

/** All that an issue has, in the order of the pages. */
export function fieldsOf({ bulletin, template }: IssueContent): readonly FieldSpec[] {
  const masthead = bulletin.children.find((part) => part.type === 'masthead')
  const imprint = bulletin.children.find((part) => part.type === 'imprint')
  return [
    ...(masthead ? mastheadFields(masthead, template) : []),
    ...(masthead && imprint ? imprintFields(imprint, masthead) : []),
  ]
}
