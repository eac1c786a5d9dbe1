/** XML as text, for the parts that are written outright: styles, settings, fonts, properties. */
import { sanitizeText } from '../text/index.ts'
import type { AttributeValues } from './element.ts'

export const xmlDeclaration = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
export const wordNamespace = 'http://schemas.openxmlformats.org/wordprocessingml/2006/main'

const escapes: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
}

export function escapeXml(text: string): string {
  return sanitizeText(text).text.replace(/[&<>"]/g, (character) => escapes[character] ?? character)
}

/** One element; `content` is markup. */
export function markup(name: string, attributes: AttributeValues = {}, content = ''): string {
  const words = Object.entries(attributes)
    .map(([key, value]) => ` ${key}="${escapeXml(String(value))}"`)
    .join('')
  return content === '' ? `<${name}${words}/>` : `<${name}${words}>${content}</${name}>`
}

/** An element of WordprocessingML whose only attribute is `w:val`. */
export const value = (name: string, val: string | number): string =>
  markup(`w:${name}`, { 'w:val': val })
