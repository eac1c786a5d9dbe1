/** Shapes of the one painter as React elements. */
import { createElement, type ReactNode } from 'react'
import type { Shape, ShapeNode } from '../../core/html/index.ts'

const reactNames: Readonly<Record<string, string>> = { colspan: 'colSpan', rowspan: 'rowSpan' }

/** The properties of an element of this shape. */
export function shapeProps({ className, attributes }: Shape): Record<string, string> {
  const named = Object.entries(attributes).map(([name, value]) => [reactNames[name] ?? name, value])
  return { ...(Object.fromEntries(named) as object), ...(className === '' ? {} : { className }) }
}

export function ShapeView({ shape }: { readonly shape: ShapeNode }): ReactNode {
  return createElement(
    shape.tag,
    shapeProps(shape),
    ...shape.children.map((child, index) =>
      typeof child === 'string' ? child : <ShapeView key={index} shape={child} />,
    ),
  )
}
