/** What a style says, in the order that the schema demands: Word refuses a file that mixes it up. */
import type { Galley, SetRule, SetSpanStyle, SetStyle } from '../galley/index.ts'
import { markup, value } from './markup.ts'
import { toEighths, toHalfPoints, toHundredths, toTwips } from './measure.ts'

/** Faces of a run: Hanzi in the office's face, Latin letters and digits in the other one. */
export function fontsOf(galley: Galley, role: SetStyle['font']): string {
  const { name, latin } = galley.fonts[role]
  return markup('w:rFonts', {
    'w:ascii': latin,
    'w:eastAsia': name,
    'w:hAnsi': latin,
    'w:cs': latin,
    'w:hint': 'eastAsia',
  })
}

const bold = (isBold: boolean): string => (isBold ? '<w:b/><w:bCs/>' : '')

/** `kern` 0: Word then sets every letter at its own width, as the pages on screen do. */
export function runProperties(galley: Galley, style: SetStyle): string {
  const size = toHalfPoints(style.size)
  return markup(
    'w:rPr',
    {},
    fontsOf(galley, style.font) +
      bold(style.bold) +
      (style.colour === '#000000' ? '' : value('color', style.colour.slice(1))) +
      value('spacing', toTwips(style.tracking)) +
      value('kern', 0) +
      value('sz', size) +
      value('szCs', size),
  )
}

export function spanProperties(galley: Galley, style: SetSpanStyle, isStrong: boolean): string {
  return markup(
    'w:rPr',
    {},
    (style.font === null ? '' : fontsOf(galley, style.font)) +
      bold(style.bold || isStrong) +
      (style.superscript ? value('vertAlign', 'superscript') : ''),
  )
}

/** A tab stop at the right edge, for what stands there: a date, a page number. */
export interface RightTab {
  readonly leader: boolean
}

export function paragraphProperties(
  galley: Galley,
  style: SetStyle,
  rightTab: RightTab | null,
): string {
  const { keepWithNext, ruleBelow, outlineLevel } = style
  return markup(
    'w:pPr',
    {},
    (keepWithNext ? '<w:keepNext/><w:keepLines/>' : '') +
      (ruleBelow === null ? '' : markup('w:pBdr', {}, border('bottom', ruleBelow))) +
      (rightTab === null ? '' : tabs(galley, style, rightTab)) +
      (isOnGrid(galley, style) ? '' : value('snapToGrid', 0)) +
      spacing(style, pictureStyles(galley).includes(style.id)) +
      indents(style) +
      value('jc', style.align === 'justify' ? 'both' : style.align) +
      (outlineLevel === null ? '' : value('outlineLvl', outlineLevel - 1)),
  )
}

/** LibreOffice snaps exact lines to the grid too: a 22 pt headline would take two of its lines. */
function isOnGrid({ styles, page }: Galley, style: SetStyle): boolean {
  return style.size === styles.body.size && style.lineHeight === page.linePitch
}

function tabs({ page }: Galley, style: SetStyle, { leader }: RightTab): string {
  const stop = {
    'w:val': 'right',
    ...(leader ? { 'w:leader': 'dot' } : {}),
    'w:pos': toTwips(page.measure - style.rightIndent.points),
  }
  return markup('w:tabs', {}, markup('w:tab', stop))
}

/** Styles of the paragraphs that hold a picture: figures, and a nameplate that is one. */
export function pictureStyles({ masthead }: Galley): readonly SetStyle['id'][] {
  const hasNameplate = masthead.some((block) => block.kind === 'figure')
  return hasNameplate ? ['figure', 'nameplate'] : ['figure']
}

/** A picture stands in its line, and an exact line would cut it off. */
function spacing(style: SetStyle, holdsPicture: boolean): string {
  const line = holdsPicture
    ? { 'w:line': 240, 'w:lineRule': 'auto' }
    : { 'w:line': toTwips(style.lineHeight), 'w:lineRule': 'exact' }
  return markup('w:spacing', {
    'w:before': toTwips(style.spaceBefore),
    'w:after': toTwips(style.spaceAfter),
    ...line,
  })
}

/**
 * Every indent twice: Word and WPS go by characters, LibreOffice only knows lengths. The hanging
 * indent is part of `left`, but not of `leftChars`. Where a rule crosses the type area below the
 * paragraph, the indents of its one line become a first-line indent and a tab stop: a border is as
 * wide as its paragraph.
 */
function indents(style: SetStyle): string {
  const { firstLineIndent: first, leftIndent: left, rightIndent: right } = style
  const hanging = style.hangingIndent
  if (style.ruleBelow !== null) return indent({ ...sides('firstLine', add(left, first)) })
  return indent({
    ...sides('left', { characters: left.characters, points: left.points + hanging.points }),
    ...sides('right', right),
    ...(hanging.points > 0 ? sides('hanging', hanging) : sides('firstLine', first)),
  })
}

type Indent = SetStyle['leftIndent']

const add = (a: Indent, b: Indent): Indent => ({
  characters: a.characters + b.characters,
  points: a.points + b.points,
})

function sides(side: string, { characters, points }: Indent): Record<string, number> {
  return {
    ...(characters === 0 ? {} : { [`w:${side}Chars`]: toHundredths(characters) }),
    ...(points === 0 ? {} : { [`w:${side}`]: toTwips(points) }),
  }
}

const indent = (attributes: Record<string, number>): string =>
  Object.keys(attributes).length === 0 ? '' : markup('w:ind', attributes)

/** One line of a border. Its distance from the text is whole points, 31 at most. */
export function border(side: string, { colour, weight, line, gap }: SetRule): string {
  return markup(`w:${side}`, {
    'w:val': line,
    'w:sz': toEighths(weight),
    'w:space': Math.min(31, Math.round(gap)),
    'w:color': colour.slice(1),
  })
}
