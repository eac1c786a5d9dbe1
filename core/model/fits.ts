/** The exceptions of one issue as a list: to show, to make and to take back. */
import { fitFields, type FitField } from './fit.ts'
import type { Bulletin, BulletinNode } from './types.ts'
import { elements } from './walk.ts'

/** One exception to make or, with null, to take back. */
export interface Fit {
  readonly elementId: string
  readonly field: FitField
  readonly value: true | number | null
}

/** Every exception of an issue, in the order of the text. */
export function fitsOf(bulletin: Bulletin): readonly Fit[] {
  return [...elements(bulletin)].flatMap(({ element }) =>
    fitFields.flatMap((field): readonly Fit[] => {
      const value = (element as { readonly [key in FitField]?: true | number })[field]
      return value === undefined ? [] : [{ elementId: element.id, field, value }]
    }),
  )
}

/** The same bulletin with exceptions made or taken back. An element that is not there is passed over. */
export function applyFits(bulletin: Bulletin, fits: readonly Fit[]): Bulletin {
  const fitted = <Node extends BulletinNode>(node: Node): Node => {
    if ('text' in node) return node
    const children = node.children.map((child: BulletinNode) => fitted(child))
    const fields: Record<string, unknown> = { ...node, children }
    for (const { elementId, field, value } of fits) {
      if (elementId !== node.id) continue
      if (value === null) delete fields[field]
      else fields[field] = value
    }
    return fields as unknown as Node
  }
  return { children: bulletin.children.map(fitted) }
}
