import type { ShapeNode } from '../../core/html/index.ts'

/** A shape as an element, made without a parser: no markup is ever read from text. */
export function drawDom(shape: ShapeNode): HTMLElement {
  const element = document.createElement(shape.tag)
  if (shape.className !== '') element.className = shape.className
  for (const [name, value] of Object.entries(shape.attributes)) element.setAttribute(name, value)
  element.append(
    ...shape.children.map((child) => (typeof child === 'string' ? child : drawDom(child))),
  )
  return element
}
