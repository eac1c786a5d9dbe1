import { plainText } from '../../../core/model/index.ts'
import { balanceHeadline, type HeadlineRoom } from '../../../core/text/index.ts'
import { findById } from '../places.ts'
import type { BulletinEditor } from '../slate-types.ts'
import { replaceText } from './replace-text.ts'

/**
 * Puts the soft breaks of a headline anew, in one undo step. Answers its lines, or null where there is
 * no headline of this id; `isChanged` tells whether they were others before.
 */
export function breakHeadline(
  editor: BulletinEditor,
  id: string,
  room: HeadlineRoom,
): { readonly lines: readonly string[]; readonly isChanged: boolean } | null {
  const entry = findById(editor, id)
  if (entry?.[0].type !== 'headline') return null
  const text = plainText(entry[0])
  const broken = balanceHeadline(text, room)
  if (broken !== text) {
    const stretch = { elementId: entry[0].id, offset: 0, length: text.length }
    replaceText(editor, stretch, text, broken)
  }
  return { lines: broken.split('\n'), isChanged: broken !== text }
}
