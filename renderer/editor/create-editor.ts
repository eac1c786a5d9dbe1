import { createEditor as createSlateEditor, type Descendant, type Operation } from 'slate'
import { withReact } from 'slate-react'
import { normalize, type Bulletin, type ElementType, type NewId } from '../../core/model/index.ts'
import type { BulletinEditor, DistributionStyle } from './slate-types.ts'
import { withBreaks } from './with-breaks.ts'
import { withClipboard } from './with-clipboard.ts'
import { withDeletion } from './with-deletion.ts'
import { withHistory } from './with-history.ts'
import { withIds } from './with-ids.ts'
import { withNormalize } from './with-normalize.ts'
import { withTyping } from './with-typing.ts'

export interface EditorOptions {
  readonly newId: NewId
  /** Milliseconds that only grow; tells a pause in typing. */
  readonly now?: () => number
  readonly distribution?: DistributionStyle
  /** Told of every operation on the tree once it is done, inside the keystroke: take note only. */
  readonly onOperation?: (operation: Operation) => void
}

const voids: ReadonlySet<ElementType> = new Set([
  'masthead',
  'contents',
  'imprint',
  'figure',
  'footnote',
])
/** Derived or edited through fields: the caret passes them by. */
const fieldParts: ReadonlySet<ElementType> = new Set(['masthead', 'contents', 'imprint'])

/** Blocks of an article are rendered fifty to a chunk, so that a keystroke touches one chunk. */
const chunkSize = 50

const usualDistribution: DistributionStyle = {
  labels: { reportTo: '报：', copyTo: '送：', sendTo: '发：', carbonCopyTo: '抄送：' },
  order: ['reportTo', 'copyTo', 'sendTo', 'carbonCopyTo'],
}

/** An editor on a bulletin. What comes in is normalized; ids and time are injected. */
export function createEditor(bulletin: Bulletin, options: EditorOptions): BulletinEditor {
  const { newId, now = () => performance.now(), distribution = usualDistribution } = options
  const base = Object.assign(withReact(createSlateEditor()), {
    newId,
    distribution,
    galley: null,
    openNote: null,
    bringPictures: null,
    readClipping: null,
    onPasteTrouble: null,
    onPasted: null,
    onFieldRefused: null,
  }) as unknown as BulletinEditor
  base.isVoid = (element) => voids.has(element.type)
  base.isInline = (element) => element.type === 'footnote'
  base.isSelectable = (element) => !fieldParts.has(element.type)
  base.getChunkSize = (node) => ('type' in node && node.type === 'article' ? chunkSize : null)
  const { apply } = base
  base.apply = (operation) => {
    apply(operation)
    if (operation.type !== 'set_selection') options.onOperation?.(operation)
  }
  const editor = withIds(withHistory(withNormalize(base), now))
  editor.children = normalize(bulletin, newId).children as unknown as Descendant[]
  return withClipboard(withTyping(withDeletion(withBreaks(editor))))
}
