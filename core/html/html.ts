/** Shapes as text. */
import type { Galley } from '../galley/types.ts'
import { drawGalley } from './draw.ts'
import type { MediaUrl, ShapeNode } from './shape.ts'

const emptyElements: ReadonlySet<string> = new Set(['col', 'img'])
const escapes: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  // A parser would make line feeds of these.
  '\r': '&#13;',
  // And a parser refuses or replaces this one.
  '\0': '',
}

/** Text and attribute values alike. */
export function escapeHtml(text: string): string {
  return text.replace(/[&<>"\r\0]/g, (character) => escapes[character] ?? character)
}

/** One element with everything in it. */
export function writeShape(shape: ShapeNode): string {
  const attributes = [
    ...(shape.className === '' ? [] : [['class', shape.className] as const]),
    ...Object.entries(shape.attributes),
  ]
  const opening = attributes.map(([name, value]) => ` ${name}="${escapeHtml(value)}"`).join('')
  if (emptyElements.has(shape.tag)) return `<${shape.tag}${opening}>`
  const inner = shape.children
    .map((child) => (typeof child === 'string' ? escapeHtml(child) : writeShape(child)))
    .join('')
  return `<${shape.tag}${opening}>${inner}</${shape.tag}>`
}

/** A page of its own, without style: the reader of it brings `writeCss` and the fonts. */
export function writeHtml(galley: Galley, mediaUrl: MediaUrl): string {
  const body = writeShape(drawGalley(galley, mediaUrl))
  return (
    '<!doctype html>\n<html lang="zh-CN">\n' +
    `<head><meta charset="utf-8"><title>${escapeHtml(galley.title)}</title></head>\n` +
    `<body>${body}</body>\n</html>\n`
  )
}
