import { Transforms } from 'slate'
import { findById } from '../places.ts'
import type { BulletinEditor } from '../slate-types.ts'
import { asOneStep } from '../with-history.ts'
import { rangeInBlock } from './range-in-block.ts'

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
  asOneStep(editor, () => Transforms.insertText(editor, replacement, { at }))
  return true
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
