import { Editor, Node, Range, Transforms, type Path } from 'slate'
import type { Footnote } from '../../../core/model/index.ts'
import { findById, findTextBlock } from '../places.ts'
import type { BulletinEditor } from '../slate-types.ts'
import { asOneStep } from '../with-history.ts'
import { offsetInBlock, rangeInBlock } from './range-in-block.ts'

/** A stretch of an element's characters, counted from its first one. */
export interface Stretch {
  readonly elementId: string
  readonly offset: number
  readonly length: number
}

/**
 * Replaces a stretch of text if it still reads `expected`. Answers whether it did: what was found a
 * moment ago may have been typed over since.
 */
export function replaceText(
  editor: BulletinEditor,
  { elementId, offset, length }: Stretch,
  expected: string,
  replacement: string,
): boolean {
  const entry = findById(editor, elementId)
  if (!entry) return false
  const at = rangeInBlock(editor, entry[1], offset, offset + length)
  if (editor.string(at) !== expected) return false
  asOneStep(editor, () =>
    keepingCaret(editor, () => Transforms.insertText(editor, replacement, { at })),
  )
  return true
}

export interface Replacement {
  readonly stretch: Stretch
  readonly expected: string
  readonly replacement: string
}

/**
 * Replaces stretches of text, none of which overlap, in one undo step; one that no longer reads as
 * expected is left alone. Answers how many were replaced.
 */
export function replaceTexts(editor: BulletinEditor, replacements: readonly Replacement[]): number {
  let count = 0
  const paths = new Map<string, Path | null>()
  const pathOf = (id: string) => {
    if (!paths.has(id)) paths.set(id, findById(editor, id)?.[1] ?? null)
    return paths.get(id) ?? null
  }
  const replaceAll = () => {
    // From the last to the first, so that the places of those before stay true.
    for (const { stretch, expected, replacement } of replacements.toReversed()) {
      const path = pathOf(stretch.elementId)
      if (path === null) continue
      if (isFootnote(editor, path)) {
        count += replaceInNote(editor, path, { stretch, expected, replacement })
        continue
      }
      const at = rangeInBlock(editor, path, stretch.offset, stretch.offset + stretch.length)
      if (editor.string(at) !== expected) continue
      if (replacement === '') Transforms.delete(editor, { at })
      else Transforms.insertText(editor, replacement, { at })
      count += 1
    }
  }
  asOneStep(editor, () => keepingCaret(editor, replaceAll))
  return count
}

/** Slate would select what it has put in for a stretch, wherever somebody is writing. */
function keepingCaret(editor: BulletinEditor, change: () => void): void {
  const { selection } = editor
  const caret = selection && Editor.rangeRef(editor, selection, { affinity: 'forward' })
  change()
  const kept = caret?.unref() ?? null
  if (kept !== null) Transforms.select(editor, kept)
}

const isFootnote = (editor: BulletinEditor, path: Path): boolean => {
  const node = Node.get(editor, path)
  return 'type' in node && node.type === 'footnote'
}

/** The words of a note are a field of it. Answers how many were replaced. */
function replaceInNote(
  editor: BulletinEditor,
  at: Path,
  { stretch: { offset, length }, expected, replacement }: Replacement,
): number {
  const { note } = Node.get(editor, at) as Footnote
  if (note.slice(offset, offset + length) !== expected) return 0
  const next = note.slice(0, offset) + replacement + note.slice(offset + length)
  Transforms.setNodes(editor, { note: next }, { at, voids: true })
  return 1
}

/** Selects a stretch of text and so brings it to where it can be read. */
export function selectText(
  editor: BulletinEditor,
  { elementId, offset, length }: Stretch,
): boolean {
  const entry = findById(editor, elementId)
  if (!entry || editor.isVoid(entry[0])) return false
  Transforms.select(editor, rangeInBlock(editor, entry[1], offset, offset + length))
  return true
}

/** What is selected, counted from the block in which it begins; null without a caret in the text. */
export function selectedStretch(editor: BulletinEditor): Stretch | null {
  const { selection } = editor
  if (selection === null) return null
  const start = Range.start(selection)
  const block = findTextBlock(editor, start)
  if (block === null) return null
  const [{ id }, path] = block
  const { length } = editor.string(selection)
  return { elementId: id, offset: offsetInBlock(editor, path, start), length }
}
