/**
 * The look of a galley as CSS, for the pages on screen and for print. Every typographic number comes
 * from the galley; what stands here is how to say it.
 */
import type { Galley, SetRule, SetSpanStyle, SetStyle } from '../galley/types.ts'
import { wholeTableRows } from '../galley/index.ts'
import { spanStyleNames, styleNames } from '../template/index.ts'
import { familiesOf } from './fonts.ts'
import { printCss } from './print-css.ts'
import { screenCss } from './screen-css.ts'

export type Medium = 'screen' | 'print'

/** The style sheet of one issue in one medium. */
export function writeCss(galley: Galley, medium: Medium): string {
  return [
    resetCss(galley),
    ...styleNames.map((name) => paragraphCss(galley, galley.styles[name])),
    followingCss(galley),
    ...spanStyleNames.map((name) => spanCss(galley, galley.spanStyles[name])),
    exceptionCss,
    blockCss(galley),
    tailCss(galley),
    medium === 'screen' ? screenCss(galley) : printCss(galley),
  ].join('')
}

/**
 * Line breaking as Word and WPS do it: no kerning and no ligatures, no squeezed marks, no space
 * between Hanzi and Latin, and not `strict`, which forbids breaks that they make. Longhands only: a
 * `font` shorthand would silently turn kerning on again. Geometric precision, because where a machine
 * asks for hinted type the browser rounds each digit to whole pixels, and lines break elsewhere.
 */
function resetCss({ page }: Galley): string {
  return (
    `.bulletin{position:relative;width:${page.measure}pt;margin:0;padding:0;color:#000000;` +
    'line-break:normal;word-break:normal;overflow-wrap:break-word;hyphens:none;' +
    'white-space:pre-wrap;text-rendering:geometricPrecision;' +
    'text-autospace:no-autospace;text-spacing-trim:space-all;' +
    'text-justify:inter-character;font-kerning:none;font-variant-ligatures:none;' +
    'font-style:normal;font-synthesis:none;text-size-adjust:none;orphans:1;widows:1}\n' +
    '.bulletin :where(p,h1,h2,h3,h4,h5,figure,table,th,td)' +
    '{margin:0;padding:0;border:0;font-weight:inherit;text-align:inherit}\n' +
    '.bulletin :where(.part-masthead,.part-contents,.article,.part-distribution,.part-imprint)' +
    '{display:flow-root}\n' +
    // At the head of a page the space before a headline falls away, as it does in Word.
    '.bulletin.continuous .article{display:block}\n' +
    '.bulletin a{color:inherit;text-decoration:none}\n' +
    '.bulletin .kept{white-space:nowrap}\n' +
    // An empty paragraph is a line, as in Word and under the caret.
    '.bulletin :is(p,h1,h2,h3,h4,h5,th,td):empty::after{content:"";display:inline-block}\n' +
    '.bulletin [data-marker]::before{content:attr(data-marker)}\n'
  )
}

function family(galley: Galley, font: SetStyle['font']): string {
  return familiesOf(font, galley.fonts[font])
}

function paragraphCss(galley: Galley, style: SetStyle): string {
  const { firstLineIndent, leftIndent, rightIndent, hangingIndent } = style
  // What follows a heading is on its page, so padding cannot be left alone at a page's head there;
  // and unlike a margin it adds up with the next paragraph's, as it does in Word.
  const after = style.keepWithNext ? 'padding-bottom' : 'margin-bottom'
  return (
    `.bulletin .${style.id}{font-family:${family(galley, style.font)};font-size:${style.size}pt;` +
    `font-weight:${style.bold ? 700 : 400};line-height:${style.lineHeight}pt;` +
    `letter-spacing:${style.tracking}pt;color:${style.colour};text-align:${style.align};` +
    `text-indent:${tidy(firstLineIndent.points - hangingIndent.points)}pt;` +
    `padding-left:${tidy(leftIndent.points + hangingIndent.points)}pt;` +
    `padding-right:${rightIndent.points}pt;` +
    `margin-top:${style.spaceBefore}pt;${after}:${style.spaceAfter}pt` +
    `${style.keepWithNext ? ';break-after:avoid;break-inside:avoid' : ''}}\n` +
    (style.ruleBelow === null ? '' : ruleBelowCss(style.id, style.ruleBelow))
  )
}

/** A rule across the type area, whatever the indents of its paragraph. */
function ruleBelowCss(id: string, { gap, ...rule }: SetRule): string {
  return `.bulletin .${id}{padding-bottom:${gap}pt;border-bottom:${lineOf(rule)}}\n`
}

/** A rule as a border; two lines and the gap between them are all of one weight. */
function lineOf({ colour, weight, line }: Omit<SetRule, 'gap'>): string {
  return line === 'double'
    ? `${tidy(3 * weight)}pt double ${colour}`
    : `${weight}pt solid ${colour}`
}

/** What one issue sets otherwise than its house style: the blocks themselves say it. */
const exceptionCss =
  '.bulletin [data-tracking]{letter-spacing:attr(data-tracking type(<length>))}\n' +
  '.bulletin [data-line-height]{line-height:attr(data-line-height type(<length>))}\n'

/** Space after one paragraph and before the next add up in Word; margins would collapse. */
function followingCss({ styles }: Galley): string {
  const all = styleNames.map((name) => styles[name])
  const after = all.filter((style) => style.spaceAfter > 0 && !style.keepWithNext)
  const before = all.filter((style) => style.spaceBefore > 0)
  return after
    .flatMap((first) =>
      before.map((second) => {
        const sum = tidy(first.spaceAfter + second.spaceBefore)
        return `.bulletin .${first.id}+.${second.id}{margin-top:${sum}pt}\n`
      }),
    )
    .join('')
}

function spanCss(galley: Galley, style: SetSpanStyle): string {
  const look = [
    ...(style.font === null ? [] : [`font-family:${family(galley, style.font)}`]),
    ...(style.bold ? ['font-weight:700'] : []),
    // Raised without a taller line: the grid stands.
    ...(style.superscript ? ['font-size:65%;line-height:0;vertical-align:super'] : []),
  ].join(';')
  if (look === '') return ''
  const label = `.bulletin [data-marker-style="${style.id}"]::before`
  return `.bulletin .${style.id},${label}{${look}}\n`
}

function blockCss({ styles, tail }: Galley): string {
  const { weight, colour } = tail.innerRule
  const { tableCell: cell } = styles
  return (
    '.bulletin .split{display:flex;justify-content:space-between;text-indent:0;column-gap:1em;' +
    'min-height:1lh;' +
    'break-inside:avoid}\n' +
    '.bulletin .contentsEntry{display:flex;align-items:last baseline;break-inside:avoid;' +
    'text-indent:0}\n' +
    // Leader and number end at the right edge, so that dots lie under dots, and take no room; the
    // second part of the content says that there is nothing to read aloud.
    '.bulletin .entry-title{flex:1}\n' +
    '.bulletin .entry-page{display:flex;width:0;justify-content:flex-end;white-space:pre;' +
    'pointer-events:none}\n' +
    '.bulletin .entry-page::before{content:attr(data-dots)/""}\n' +
    // Half of a collapsed border lies outside its table, where a page of paper would cut it off.
    '.bulletin .table{table-layout:fixed;border-collapse:collapse;' +
    `width:calc(100% - ${weight}pt);margin:0 ${weight / 2}pt;break-inside:auto}\n` +
    '.bulletin thead,.bulletin tr{break-inside:avoid}\n' +
    `.bulletin .table:not(:has(tbody>tr:nth-child(${wholeTableRows + 1}))){break-inside:avoid}\n` +
    `.bulletin :is(.tableCell,.tableHead){border:${weight}pt solid ${colour};` +
    `padding:0 ${tidy(cell.size / 4 - weight / 2)}pt;vertical-align:middle}\n` +
    ['left', 'center', 'right']
      .map((align) => `.bulletin .align-${align}{text-align:${align}}\n`)
      .join('') +
    '.bulletin .caption:has(+.table){break-after:avoid}\n' +
    '.bulletin .figure{break-inside:avoid;line-height:0}\n' +
    '.bulletin :is(.figure,.nameplate) img{max-width:100%;vertical-align:bottom}\n'
  )
}

function tailCss({ tail }: Galley): string {
  const { outerRule, innerRule } = tail
  return (
    `.bulletin .part-distribution{border-top:${lineOf(outerRule)};break-inside:avoid;` +
    'break-after:avoid}\n' +
    `.bulletin .part-imprint{border-top:${lineOf(innerRule)};` +
    `border-bottom:${lineOf(outerRule)};break-inside:avoid}\n` +
    `.bulletin .part-imprint.alone{border-top:${lineOf(outerRule)}}\n`
  )
}

/** A sum of twips without the dust of binary fractions. */
function tidy(points: number): number {
  return Math.round(points * 100) / 100
}
