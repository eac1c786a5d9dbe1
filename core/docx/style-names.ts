/**
 * Ids of the styles that a galley needs. Ids are ASCII and the same in every series, so that text
 * copied from one bulletin into another takes the other's look; names are the template's words.
 */
import type { Galley, SetCell, SetSpan, SetStyle, TextBlock } from '../galley/index.ts'
import { fittedSuffix } from './fitted-styles.ts'

type StyleName = SetStyle['id']

/** Styles that no template names, because they only carry a construction. */
export const builtStyles = {
  table: 'BulletinTable',
  tailTable: 'TailTable',
  tailAnchor: 'TailAnchor',
  hairline: 'Hairline',
  captionAbove: 'CaptionAbove',
  pageNumberEven: 'PageNumberEven',
} as const

/**
 * The id of a paragraph style. Word sets the contents anew in its own style "toc 1" when a reader
 * updates them, so the entries wear that style from the start.
 */
export function paragraphStyleId(name: StyleName): string {
  return name === 'contentsEntry' ? 'TOC1' : capitalized(name)
}

/** A cell set otherwise than its style says has a style of its own: nothing is formatted by hand. */
export function cellStyleId(cell: Pick<SetCell, 'style' | 'align'>, galley: Galley): string {
  const base = paragraphStyleId(cell.style)
  return cell.align === galley.styles[cell.style].align ? base : base + capitalized(cell.align)
}

/**
 * A caption above its table keeps with it, which its style does not say: it has one of its own. So
 * has a paragraph that is tightened or stands off the grid.
 */
export function textStyleId(block: TextBlock, galley: Galley): string {
  const { style, keepsWithNext } = block
  const isAbove = style === 'caption' && keepsWithNext
  const usual = isAbove ? builtStyles.captionAbove : paragraphStyleId(style)
  return usual + fittedSuffix(block, galley)
}

/** The id of a span's character style, or null where it only wears its paragraph's look. */
export function spanStyleId({ style, bold }: Pick<SetSpan, 'style' | 'bold'>): string | null {
  if (style === null) return bold ? 'Strong' : null
  return bold ? `${capitalized(style)}Strong` : capitalized(style)
}

export const capitalized = (name: string): string => name.charAt(0).toUpperCase() + name.slice(1)

/** Word's hidden bookmarks for contents are called so; the number is the article's place. */
export const articleBookmark = (index: number): string =>
  `_Toc${String(index + 1).padStart(9, '0')}`
