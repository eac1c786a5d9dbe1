import type { Masthead } from '../model/index.ts'
import {
  spanStyleNames,
  styleNames,
  type SpanStyleName,
  type StyleName,
  type Template,
} from '../template/index.ts'
import { pointsOf } from '../text/index.ts'
import { millimetres, nameplateSize, pageGeometry, roundToTwip } from './geometry.ts'
import type { GalleyBlock, Indent, SetRule, SetSpanStyle, SetStyle } from './types.ts'

/**
 * Every paragraph style of the template in points, the nameplate fitted to its line and text under
 * the masthead put on the grid.
 */
export function setStyles(
  template: Template,
  masthead: Pick<Masthead, 'nameplate'>,
  mastheadBlocks: readonly GalleyBlock[],
): Record<StyleName, SetStyle> {
  const styles = Object.fromEntries(styleNames.map((id) => [id, setStyle(id, template)])) as Record<
    StyleName,
    SetStyle
  >
  const { colour, weight, line, gapMm } = template.masthead.rule
  const all = {
    ...styles,
    nameplate: fitNameplate(styles.nameplate, masthead.nameplate, template),
    issuingLine: {
      ...styles.issuingLine,
      ruleBelow: { colour, weight, line, gap: millimetres(gapMm) },
    },
  }
  return template.articles.first === 'sameFlow' ? onGrid(all, mastheadBlocks) : all
}

/** A border in Word is as far from its text as whole points say: half a point is spared for that. */
const borderSlack = 0.5

/**
 * Body text under the masthead stands on the lines of the grid: the rule is followed by what is
 * missing to a whole number of lines.
 */
function onGrid(
  styles: Record<StyleName, SetStyle>,
  mastheadBlocks: readonly GalleyBlock[],
): Record<StyleName, SetStyle> {
  const { body, issuingLine } = styles
  const heights = mastheadBlocks.map((block) => {
    if (block.kind === 'table') return 0
    const { spaceBefore, lineHeight, spaceAfter, ruleBelow } = styles[block.style]
    const rule = ruleBelow === null ? 0 : ruleBelow.gap + thicknessOf(ruleBelow)
    return spaceBefore + lineHeight + spaceAfter + rule
  })
  const height = heights.reduce((sum, each) => sum + each, 0)
  const missing = Math.ceil(height / body.lineHeight) * body.lineHeight - height - borderSlack
  const spaceAfter = roundToTwip(issuingLine.spaceAfter + Math.max(0, missing))
  return { ...styles, issuingLine: { ...issuingLine, spaceAfter } }
}

const thicknessOf = ({ weight, line }: SetRule): number => (line === 'double' ? 3 * weight : weight)

/** Every character style of the template. */
export function setSpanStyles(template: Template): Record<SpanStyleName, SetSpanStyle> {
  return Object.fromEntries(
    spanStyleNames.map((id) => [id, { id, ...template.spanStyles[id] }]),
  ) as Record<SpanStyleName, SetSpanStyle>
}

/** One paragraph style in points. */
export function setStyle(id: StyleName, template: Template): SetStyle {
  const style = template.styles[id]
  const { linePitch } = template.grid
  const size = pointsOf(style.size)
  const tracking = style.tracking ?? template.grid.tracking
  const indent = (characters: number): Indent => ({
    characters,
    points: roundToTwip(characters * (size + tracking)),
  })
  const set: SetStyle = {
    id,
    name: style.name,
    font: style.font,
    size,
    bold: style.bold,
    colour: style.colour,
    align: style.align,
    lineHeight: style.lineHeight ?? linePitch,
    spaceBefore: roundToTwip(style.spaceBefore * linePitch),
    spaceAfter: roundToTwip(style.spaceAfter * linePitch),
    firstLineIndent: indent(style.firstLineIndent),
    leftIndent: indent(style.leftIndent),
    rightIndent: indent(style.rightIndent),
    hangingIndent: indent(style.hangingIndent),
    tracking,
    outlineLevel: style.outlineLevel,
    keepWithNext: style.keepWithNext,
    next: style.next,
    ruleBelow: null,
  }
  return balanceTracking(set)
}

/**
 * Word and browsers add tracking after the last character too, which puts a centred line half of it
 * too far left: an indent of the same width before the first brings it back.
 */
function balanceTracking(style: SetStyle): SetStyle {
  if (style.align !== 'center' || style.tracking <= 0) return style
  return { ...style, firstLineIndent: { characters: 0, points: style.tracking } }
}

/**
 * Fits the nameplate to one line: never larger than the style says, never wider than the type area
 * less its insets; `spread` fills that width by tracking, by one em at most. A picture's line is as
 * high as the picture.
 */
function fitNameplate(style: SetStyle, nameplate: string, template: Template): SetStyle {
  const { picture } = template.masthead.nameplate
  if (picture !== null) {
    return { ...style, lineHeight: nameplateSize(template, picture).height, tracking: 0 }
  }
  const count = [...nameplate].length
  if (count === 0) return style
  const { measure } = pageGeometry(template)
  const { fit, sideInsetMm } = template.masthead.nameplate
  const available = measure - 2 * millimetres(sideInsetMm)
  const size = Math.min(style.size, Math.floor((available / count) * 2) / 2)
  if (fit === 'natural' || count === 1) return balanceTracking({ ...style, size })
  const filled = (available - count * size) / (count - 1)
  const balanced = (measure - count * size) / (count + 1)
  const tracking = Math.floor(Math.min(filled, balanced, size) * 20) / 20
  return balanceTracking({ ...style, size, tracking })
}
