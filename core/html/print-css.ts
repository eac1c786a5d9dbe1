/** Pages of paper: `@page` with the page numbers in its margins. */
import type { Galley, SetRule } from '../galley/types.ts'
import { familiesOf } from './fonts.ts'
import { pageRoom } from './page-room.ts'
import { breakClass } from './shape.ts'
import { styleNames } from '../template/index.ts'

export function printCss(galley: Galley): string {
  return (
    paperCss(galley) +
    pageNumberCss(galley) +
    tailRulesCss(galley) +
    'body{margin:0}\n' +
    `.bulletin :is(.starts-page,.${breakClass}){break-before:page}\n` +
    '.bulletin .blank-page{break-before:page;page:unnumbered;height:1px}\n' +
    '.bulletin .blank-page~:is(.noBodyNotice,.part-distribution,.part-imprint){page:unnumbered}\n'
  )
}

/** The sheet and its margins. */
export function paperCss({ page }: Galley): string {
  // The rounding up of what is left between the margins must end on the room of a page.
  const foot = round(page.height - page.head - pageRoom(page) * 0.75 + 0.04)
  return (
    `@page{size:${millimetres(page.width)} ${millimetres(page.height)};` +
    `margin:${page.head}pt ${page.outer}pt ${foot}pt ${page.binding}pt}\n`
  )
}

/**
 * Where the tail stands in print, read from the layout on screen: so many points below the body, or
 * at the foot of a page of its own. A little less than was measured, since the paper's page box is
 * rounded and the block must never be pushed over its edge.
 */
export function printTailCss(
  galley: Galley,
  tail: { readonly noBody: boolean; readonly spaceBeforeTail: number },
): string {
  const first = galley.tail.distribution.length > 0 ? '.part-distribution' : '.part-imprint'
  const start = galley.noBodyNotice === null ? first : '.noBodyNotice'
  const { lineHeight, spaceBefore, spaceAfter } = galley.styles.noBodyNotice
  const notice = galley.noBodyNotice === null ? 0 : spaceBefore + lineHeight + spaceAfter
  const free = tail.spaceBeforeTail - notice - roundingSlack
  const space = Math.max(0, Math.floor(free * 20) / 20)
  return (
    `.bulletin ${first}{margin-top:${space}pt}\n` +
    (tail.noBody ? `.bulletin ${start}{break-before:page}\n` : '')
  )
}

const roundingSlack = 2

/**
 * 套印: on paper that already bears them, what is printed in colour stays blank and keeps its place.
 * So does the nameplate as a picture, whatever its colours.
 */
export function overprintCss(galley: Galley): string {
  const coloured = styleNames
    .map((name) => {
      const { colour, ruleBelow } = galley.styles[name]
      return (
        (isBlack(colour) ? '' : `.bulletin .${name}{color:transparent}\n`) +
        (ruleBelow === null || isBlack(ruleBelow.colour)
          ? ''
          : `.bulletin .${name}{border-bottom-color:transparent}\n`)
      )
    })
    .join('')
  return `${coloured}.bulletin .nameplate img{visibility:hidden}\n`
}

const isBlack = (colour: string): boolean => /^#(0{3}|0{6})$/.test(colour)

/**
 * The rules of the tail in their true weight: a border is cut down to whole pixels, so 1 pt would be
 * printed as thin as 0.75 pt (GB/T 9704-2012 tells 0.35 mm from 0.25 mm); a scaled one is not.
 */
export function tailRulesCss({ tail }: Galley): string {
  const first = '.bulletin .part-distribution::before,.bulletin .part-imprint.alone::before'
  return (
    '.bulletin :is(.part-distribution,.part-imprint){border:0}\n' +
    scaledRule('.bulletin .part-imprint::before', 'top', tail.innerRule) +
    scaledRule(first, 'top', tail.outerRule) +
    scaledRule('.bulletin .part-imprint::after', 'bottom', tail.outerRule)
  )
}

function scaledRule(selector: string, edge: 'top' | 'bottom', { weight, colour }: SetRule): string {
  const inner = edge === 'top' ? 'bottom' : 'top'
  return (
    `${selector}{content:"";display:block;border-${edge}:1px solid ${colour};` +
    `transform:scaleY(${round((weight * 96) / 72)});transform-origin:${edge};` +
    `margin-${inner}:calc(${weight}pt - 1px)}\n`
  )
}

/** GB/T 9704-2012 7.5: right on odd pages, left on even ones. */
function pageNumberCss(galley: Galley): string {
  const { pattern, position } = galley.pageNumbers
  if (pattern === '') return ''
  const [before = '', after = ''] = pattern.split('{page}')
  const words = `${quoted(before)} counter(page) ${quoted(after)}`
  const box = (side: 'left' | 'center' | 'right') => pageNumberBox(galley, side, words)
  const blank =
    '@page unnumbered{@bottom-left{content:none}@bottom-center{content:none}' +
    '@bottom-right{content:none}}\n'
  return position === 'center'
    ? `@page{${box('center')}}\n${blank}`
    : `@page :right{${box('right')}}\n@page :left{${box('left')}}\n${blank}`
}

/** GB/T 9704-2012 7.5: 7 mm below the type area, outside. */
export function pageNumberBox(
  galley: Galley,
  side: 'left' | 'center' | 'right',
  words: string,
): string {
  const { belowTypeAreaMm, outerIndent } = galley.pageNumbers
  const style = galley.styles.pageNumber
  const top = (belowTypeAreaMm / 25.4) * 72 - style.lineHeight / 2
  const indent = round(outerIndent * style.size)
  return (
    `@bottom-${side}{content:${words};vertical-align:top;` +
    `padding-top:${round(top)}pt;` +
    `font-family:${familiesOf(style.font, galley.fonts[style.font])};` +
    `font-size:${style.size}pt;font-weight:${style.bold ? 700 : 400};` +
    `line-height:${style.lineHeight}pt;color:${style.colour};font-kerning:none;` +
    `letter-spacing:${style.tracking}pt;white-space:pre;text-align:${side}` +
    `${side === 'center' ? '' : `;padding-${side}:${indent}pt`}}`
  )
}

export const quoted = (text: string): string => `"${text.replace(/["\\\n]/g, '\\$&')}"`
const round = (points: number): number => Math.round(points * 100) / 100
const millimetres = (points: number): string => `${round((points / 72) * 25.4)}mm`
