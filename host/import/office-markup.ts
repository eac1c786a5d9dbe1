/** What the markup of Word and WPS says of a paragraph beside its words. */
import type { DefaultTreeAdapterTypes as Tree } from 'parse5'
import type { HeadingLevel } from '../../core/model/index.ts'

type Element = Tree.Element

const attributeOf = ({ attrs }: Element, name: string): string =>
  attrs.find((each) => each.name === name)?.value ?? ''

const styleOf = (element: Element): string => attributeOf(element, 'style')

/** Marked as deleted, hidden, or a comment: no words of the text. */
export const isNotText = (element: Element): boolean =>
  element.tagName === 'del' ||
  /display:\s*none|mso-hide:\s*all|mso-element:\s*comment/i.test(styleOf(element)) ||
  /\bMsoCommentReference\b/.test(attributeOf(element, 'class'))

/** The note that a reference leads to, as Word, WPS (ftn1, edn1) and LibreOffice (sdfootnote1) name it. */
export function noteKeyOf(element: Element): string | null {
  if (element.tagName !== 'a') return null
  const href = attributeOf(element, 'href')
  return (
    /#_((?:ftn|edn)\d+)$/.exec(href)?.[1] ?? /#(sd(?:foot|end)note\d+)sym$/.exec(href)?.[1] ?? null
  )
}

/** The key of the note whose words an element holds. */
export function noteBodyKeyOf(element: Element): string | null {
  return /^(?:(?:ftn|edn)\d+|sd(?:foot|end)note\d+)$/.exec(attributeOf(element, 'id'))?.[0] ?? null
}

/** The number before a note's words, which leads back to its reference. */
export const isNoteNumber = (element: Element): boolean =>
  element.tagName === 'a' &&
  /#(?:_(?:ftn|edn)ref\d+|sd(?:foot|end)note\d+anc)$/.test(attributeOf(element, 'href'))

/** Holds the number or bullet that Word has computed. */
export const isMarker = (element: Element): boolean => /mso-list:\s*Ignore/i.test(styleOf(element))

/** The level of a heading; Word's body text has level 10 or none. */
export function headingLevelOf(element: Element): HeadingLevel | null {
  const level = Number(
    /mso-outline-level:\s*(\d+)/i.exec(styleOf(element))?.[1] ??
      /^(?:h|msoheading)(\d)$/.exec(element.tagName)?.[1] ??
      /\bMsoHeading(\d)\b/.exec(attributeOf(element, 'class'))?.[1] ??
      0,
  )
  return level === 1 || level === 2 || level === 3 || level === 4 ? level : null
}

/** The kind of list that an element is an item of; Word's own lists are told by their markers. */
export function listOf({ tagName, parentNode }: Element): 'ordered' | 'bulleted' | null {
  if (tagName !== 'li') return null
  return parentNode?.nodeName === 'ol' ? 'ordered' : 'bulleted'
}

/** A bullet is a sign without a meaning, often a letter of Wingdings. */
export const listOfMarker = (marker: string): 'ordered' | 'bulleted' =>
  /[\d①-⑳〇一二三四五六七八九十百]|^[（(]?[a-z][.、)）]/i.test(marker) ? 'ordered' : 'bulleted'

/** Whether an element makes its text bold (true), plain (false) or leaves it as it is (null). */
export function boldOf(element: Element): boolean | null {
  const weight = /font-weight:\s*(\w+)/i.exec(styleOf(element))?.[1]
  if (weight !== undefined) return /^(bold(er)?|[6-9]00)$/i.test(weight)
  return element.tagName === 'b' || element.tagName === 'strong' ? true : null
}
