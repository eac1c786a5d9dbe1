import type { BulletinNode } from './types.ts'

/** All text below a node, in order; notes of footnote references are not part of it. */
export function plainText(node: BulletinNode): string {
  if ('text' in node) return node.text
  return node.children.map((child) => plainText(child as BulletinNode)).join('')
}

/** An article's headline on one line, without its soft breaks; '' where there is none. */
export function headlineText(article: { readonly children: readonly BulletinNode[] }): string {
  const headline = article.children.find((child) => 'type' in child && child.type === 'headline')
  return headline ? plainText(headline).replace(/\n/g, '').trim() : ''
}
