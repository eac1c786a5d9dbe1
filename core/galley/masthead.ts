import type { Masthead } from '../model/index.ts'
import type { StyleName, Template } from '../template/index.ts'
import { nameplateSize } from './geometry.ts'
import { plainSpan } from './inlines.ts'
import type { FigureBlock, GalleyBlock, TextBlock } from './types.ts'

/** Printed where a number that the masthead needs is not known yet. */
const unknownNumber = '×'

/** An ISO date as a bulletin prints it, 2026年11月20日; '' for null. */
export function printedDate(iso: string | null): string {
  if (iso === null) return ''
  const match = /^(\d{4})-(\d\d)-(\d\d)$/.exec(iso)
  if (!match) throw new RangeError(`Not an ISO date: "${iso}"`)
  return `${match[1]}年${Number(match[2])}月${Number(match[3])}日`
}

/** The line under the nameplate: 2026年 第4期（总第57期）. */
export function issueLine(masthead: Masthead, template: Template): string {
  const { regular, supplement, cumulative } = template.masthead.issueLine
  const pattern = masthead.supplement ? supplement : regular
  return fill(masthead.cumulativeNumber === null ? pattern : pattern + cumulative, masthead)
}

function fill(pattern: string, masthead: Masthead): string {
  const show = (value: number | null) => (value === null ? unknownNumber : String(value))
  return pattern
    .replaceAll('{year}', show(masthead.year))
    .replaceAll('{issueNumber}', show(masthead.issueNumber))
    .replaceAll('{cumulativeNumber}', show(masthead.cumulativeNumber))
}

/** 刊名 and number as a title and a file name say them: 澄源青年工作信息 2026年第4期. */
export function issueTitle(masthead: Masthead, template: Template): string {
  const { supplement, regular } = template.masthead.issueLine
  const number = fill(masthead.supplement ? supplement : regular, masthead).replace(/\s+/g, '')
  return `${masthead.nameplate} ${number}`.trim()
}

/** Sets the masthead. Parts without words are left out; the nameplate and the issue line stand. */
export function setMasthead(masthead: Masthead, template: Template): readonly GalleyBlock[] {
  const text = (part: string, style: StyleName, words: string): TextBlock => ({
    kind: 'text',
    id: `${masthead.id}:${part}`,
    style,
    marker: '',
    markerStyle: null,
    inlines: [plainSpan(words)],
  })
  const [open, close] = template.masthead.kickerBrackets
  const { kicker } = masthead
  const kickerLine = kicker === null ? [] : [text('kicker', 'kicker', `${open}${kicker}${close}`)]
  const isAbove = template.masthead.kickerPosition === 'aboveNameplate'
  return [
    ...setMarks(masthead, template, text),
    ...(isAbove ? kickerLine : []),
    setNameplatePicture(masthead, template) ?? text('nameplate', 'nameplate', masthead.nameplate),
    ...(isAbove ? [] : kickerLine),
    text('issueLine', 'issueLine', issueLine(masthead, template)),
    {
      kind: 'split',
      id: `${masthead.id}:issuingLine`,
      style: 'issuingLine',
      left: masthead.issuingOffice ?? '',
      right: printedDate(masthead.issueDate),
    },
  ]
}

/** 题字; null where the nameplate is set in type. */
function setNameplatePicture(masthead: Masthead, template: Template): FigureBlock | null {
  const { picture } = template.masthead.nameplate
  if (picture === null) return null
  return {
    kind: 'figure',
    id: `${masthead.id}:nameplate`,
    style: 'nameplate',
    media: picture.media,
    ...nameplateSize(template, picture),
    alt: masthead.nameplate,
  }
}

type SetText = (part: string, style: StyleName, words: string) => TextBlock

/** Marks, and the number of the copy: above them or at the right end of their first line. */
function setMarks(
  { id, copyNumber, confidentialityMark }: Masthead,
  template: Template,
  text: SetText,
): readonly GalleyBlock[] {
  const { pattern, position } = template.masthead.copyNumber
  const number = copyNumber === null ? '' : pattern.replaceAll('{copyNumber}', copyNumber)
  const marks = confidentialityMark.map((line, index) =>
    text(`confidentialityMark${index}`, 'confidentialityMark', line),
  )
  const [first] = confidentialityMark
  if (number === '') return marks
  if (position === 'ownLine' || first === undefined) {
    return [text('copyNumber', 'copyNumber', number), ...marks]
  }
  const line: GalleyBlock = {
    kind: 'split',
    id: `${id}:markLine`,
    style: 'confidentialityMark',
    left: first,
    right: number,
    endIds: { left: `${id}:confidentialityMark0`, right: `${id}:copyNumber` },
  }
  return [line, ...marks.slice(1)]
}
