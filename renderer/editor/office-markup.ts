/** What the markup of Word and WPS says of a paragraph beside its words. */
import type { HeadingLevel } from '../../core/model/index.ts'

/**
 * Style attributes under a name that means nothing to a browser: the desk's content policy would
 * refuse each of them and complain of it.
 */
export const withStylesAside = (html: string): string =>
  html.replace(/<[a-z][^<>]*>/gi, (tag) => tag.replace(/(?<=\s)style(?=\s*=)/gi, styleAside))

const styleAside = 'data-style'

const styleOf = (element: Element): string => element.getAttribute(styleAside) ?? ''

/** Marked as deleted, hidden, or a comment: no words of the text. */
export function isNotText(element: Element): boolean {
  return (
    element.tagName === 'DEL' ||
    /display:\s*none|mso-hide:\s*all|mso-element:\s*comment/i.test(styleOf(element)) ||
    element.classList.contains('MsoCommentReference')
  )
}

/** Holds the number or bullet that Word has computed. */
export const isMarker = (element: Element): boolean => /mso-list:\s*Ignore/i.test(styleOf(element))

/** The level of a heading; Word's body text has level 10 or none. */
export function headingLevelOf(element: Element): HeadingLevel | null {
  const level = Number(
    /mso-outline-level:\s*(\d+)/i.exec(styleOf(element))?.[1] ??
      /^(?:H|MsoHeading)(\d)$/.exec(element.tagName)?.[1] ??
      /\bMsoHeading(\d)\b/.exec(element.className)?.[1] ??
      0,
  )
  return level === 1 || level === 2 || level === 3 || level === 4 ? level : null
}

/** The kind of list that an element is an item of; Word's own lists are told by their markers. */
export function listOf(element: Element): 'ordered' | 'bulleted' | null {
  if (element.tagName !== 'LI') return null
  return element.parentElement?.tagName === 'OL' ? 'ordered' : 'bulleted'
}

/** A bullet is a sign without a meaning, often a letter of Wingdings. */
export const listOfMarker = (marker: string): 'ordered' | 'bulleted' =>
  /[\d①-⑳〇一二三四五六七八九十百]|^[（(]?[a-z][.、)）]/i.test(marker) ? 'ordered' : 'bulleted'

/** Whether an element makes its text bold (true), plain (false) or leaves it as it is (null). */
export function boldOf(element: Element): boolean | null {
  const weight = /font-weight:\s*(\w+)/i.exec(styleOf(element))?.[1]
  if (weight !== undefined) return /^(bold(er)?|[6-9]00)$/i.test(weight)
  return element.tagName === 'B' || element.tagName === 'STRONG' ? true : null
}
