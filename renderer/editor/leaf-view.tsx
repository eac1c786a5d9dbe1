import type { ReactNode } from 'react'
import { Text, type NodeEntry, type Path, type Range } from 'slate'
import type { RenderLeafProps } from 'slate-react'
import { keptRanges, keptShape, spanShapeOf } from '../../core/html/index.ts'
import type { Headline, Span } from '../../core/model/index.ts'
import styles from './paged-editor.module.css'

const runInStyles = { 1: 'runIn1', 2: 'runIn2', 3: 'runIn3', 4: 'runIn4' } as const

/** A span in the editor: the class of the one painter, and what must stay on one line. */
export function LeafView({ attributes, children, leaf }: RenderLeafProps): ReactNode {
  const { text, runIn, lead, bold } = leaf
  const style = runIn ? runInStyles[runIn] : lead ? 'lead' : null
  const shape = spanShapeOf({ text, style, bold: bold === true })
  const { kept: isKept, unset: isUnset } = leaf as Span & Decoration
  const classes = [shape?.className, isKept && keptShape.className, isUnset && styles['unset']]
    .filter(Boolean)
    .join(' ')
  return (
    <span {...attributes} className={classes || undefined} data-unset={isUnset || undefined}>
      {children}
    </span>
  )
}

/** What is seen on screen and is no property of the text. */
interface Decoration {
  /** Stays on one line. */
  readonly kept?: true
  /** Stands in the text and is not printed. */
  readonly unset?: true
}

type DecoratedRange = Range & Decoration

const nothing: DecoratedRange[] = []
/** Most texts have none of the marks that are kept to the character before them. */
const mayKeep = /[·～—]/

/** Keeps · and connectors to the character before; takes the room of spaces not printed. */
export function decorate([node, path]: NodeEntry): DecoratedRange[] {
  if (Text.isText(node)) {
    if (!mayKeep.test(node.text)) return nothing
    return keptRanges(node.text).map(({ start, end }) => stretch(path, start, end, { kept: true }))
  }
  return 'type' in node && node.type === 'headline' ? unsetSpaces(node, path) : nothing
}

/** A space before a soft break only tells titles on one line apart. */
function unsetSpaces(headline: Headline, path: Path): DecoratedRange[] {
  return headline.children.flatMap(({ text }, index) =>
    [...text.matchAll(/ +(?=\n)/g)].map((match) =>
      stretch([...path, index], match.index, match.index + match[0].length, { unset: true }),
    ),
  )
}

function stretch(path: Path, start: number, end: number, decoration: Decoration): DecoratedRange {
  return { anchor: { path, offset: start }, focus: { path, offset: end }, ...decoration }
}
