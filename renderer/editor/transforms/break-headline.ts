import { plainText } from '../../../core/model/index.ts'
import { balanceHeadline, type HeadlineRoom } from '../../../core/text/index.ts'
import { findAbove } from '../places.ts'
import type { BulletinEditor } from '../slate-types.ts'
import { replaceText } from './replace-text.ts'

/**
 * Puts the soft breaks of the headline at the caret anew, in one undo step. Answers its lines, or null
 * where there is no headline; `isChanged` tells whether they were others before.
 */
export function breakHeadline(
  editor: BulletinEditor,
  room: HeadlineRoom,
): { readonly lines: readonly string[]; readonly isChanged: boolean } | null {
  const entry = findAbove(editor, ['headline'])
  if (entry === null) return null
  const text = plainText(entry[0])
  const broken = balanceHeadline(text, room)
  if (broken !== text) {
    const stretch = { elementId: entry[0].id, offset: 0, length: text.length }
    replaceText(editor, stretch, text, broken)
  }
  return { lines: broken.split('\n'), isChanged: broken !== text }
}
