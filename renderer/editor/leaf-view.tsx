import type { ReactNode } from 'react'
import { Text, type NodeEntry, type Range } from 'slate'
import type { RenderLeafProps } from 'slate-react'
import { keptRanges, keptShape, spanShapeOf } from '../../core/html/index.ts'
import type { Span } from '../../core/model/index.ts'

const runInStyles = { 1: 'runIn1', 2: 'runIn2', 3: 'runIn3', 4: 'runIn4' } as const

/** A span in the editor: the class of the one painter, and what must stay on one line. */
export function LeafView({ attributes, children, leaf }: RenderLeafProps): ReactNode {
  const { text, runIn, lead, bold } = leaf
  const style = runIn ? runInStyles[runIn] : lead ? 'lead' : null
  const shape = spanShapeOf({ text, style, bold: bold === true })
  const isKept = (leaf as Span & { readonly kept?: true }).kept === true
  const classes = [shape?.className, isKept && keptShape.className].filter(Boolean).join(' ')
  return (
    <span {...attributes} className={classes || undefined}>
      {children}
    </span>
  )
}

const nothing: readonly never[] = []

/** Decorations that keep · on the line of the character before it. */
export function decorateKept([node, path]: NodeEntry): (Range & { kept: true })[] {
  if (!Text.isText(node) || !node.text.includes('·')) return nothing as never[]
  return keptRanges(node.text).map(({ start, end }) => ({
    anchor: { path, offset: start },
    focus: { path, offset: end },
    kept: true,
  }))
}
