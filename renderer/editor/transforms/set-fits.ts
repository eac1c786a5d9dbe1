import { Transforms } from 'slate'
import { fitRanges, type Fit } from '../../../core/model/index.ts'
import { articleEntries, findArticleChild, findById, selectedTextBlocks } from '../places.ts'
import type { BulletinEditor } from '../slate-types.ts'
import { asOneStep } from '../with-history.ts'

/** Makes exceptions of one issue, or takes them back, in one step of undo. */
export function setFits(editor: BulletinEditor, fits: readonly Fit[]): void {
  asOneStep(editor, () => {
    for (const { elementId, field, value } of fits) {
      const entry = findById(editor, elementId)
      if (!entry) continue
      const options = { at: entry[1], voids: true }
      if (value === null) Transforms.unsetNodes(editor, field as never, options)
      else Transforms.setNodes(editor, { [field]: value } as never, options)
    }
  })
}

/** Starts a page with the block at the caret; from a headline the whole article starts it. */
export function togglePageBreak(editor: BulletinEditor): void {
  const element = pageBreakTarget(editor)
  if (element === null) return
  const value = element.pageBreakBefore ? null : true
  setFits(editor, [{ elementId: element.id, field: 'pageBreakBefore', value }])
}

/** What a page break at the caret would stand before; null where none can stand. */
export function pageBreakTarget(
  editor: BulletinEditor,
): { readonly id: string; readonly pageBreakBefore?: true } | null {
  const { selection } = editor
  const child = selection && findArticleChild(editor, selection.focus.path)
  if (!child) return null
  const [element, path] = child
  if (['headline', 'byline', 'editorsNote'].includes(element.type)) {
    return articleEntries(editor).find(([, at]) => at[0] === path[0])?.[0] ?? null
  }
  return element
}

const tightenable: ReadonlySet<string> = new Set([
  'headline',
  'editorsNote',
  'paragraph',
  'listItem',
])

/** Tightens the selected paragraphs by a step, or loosens them with -1; within the bounds. */
export function tighten(editor: BulletinEditor, steps: 1 | -1): void {
  const { most, step } = fitRanges.tightening
  const fits = selectedTextBlocks(editor).flatMap(([block]): readonly Fit[] => {
    if (!tightenable.has(block.type)) return []
    const now = 'tightening' in block ? (block.tightening ?? 0) : 0
    const next = Math.round(Math.min(most, Math.max(0, now + steps * step)) * 10) / 10
    if (next === now) return []
    return [{ elementId: block.id, field: 'tightening', value: next === 0 ? null : next }]
  })
  if (fits.length > 0) setFits(editor, fits)
}

/** How far the selected paragraphs are tightened: the least and the most of them, in points. */
export function tighteningHere(editor: BulletinEditor): readonly [number, number] | null {
  const blocks = selectedTextBlocks(editor).filter(([block]) => tightenable.has(block.type))
  if (blocks.length === 0) return null
  const values = blocks.map(([block]) => ('tightening' in block ? (block.tightening ?? 0) : 0))
  return [Math.min(...values), Math.max(...values)]
}
