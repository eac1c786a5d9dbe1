import { NextAttributeComponent, XmlComponent, type ParagraphChild } from 'docx'

export type AttributeValues = Readonly<Record<string, string | number>>

/** docx serializes subclasses of its own component only. */
class Element extends XmlComponent {
  constructor(
    name: string,
    attributes: AttributeValues,
    children: readonly (XmlComponent | string)[],
  ) {
    super(name)
    const entries = Object.entries(attributes).map(([key, value]) => [key, { key, value }] as const)
    if (entries.length > 0) this.root.push(new NextAttributeComponent(Object.fromEntries(entries)))
    this.root.push(...children)
  }
}

/** An element that docx has no class for, or whose class would not write the same twice. */
export function element(
  name: string,
  attributes: AttributeValues = {},
  children: readonly (XmlComponent | string)[] = [],
): XmlComponent {
  return new Element(name, attributes, children)
}

/** A paragraph takes any component, though docx's type only lists its own. */
export const asParagraphChild = (component: XmlComponent): ParagraphChild =>
  component as ParagraphChild
