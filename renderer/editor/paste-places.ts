import { Editor, Range, type RangeRef } from 'slate'
import { ReactEditor } from 'slate-react'
import type { BulletinEditor } from './slate-types.ts'

/** Runs an insertion where a paste was asked for; with null nothing is to be put there any more. */
export type InsertAtPlace = (insert: (() => void) | null) => Promise<void>

/**
 * Remembers where pastes were asked for while they are read, through whatever is changed around
 * them. What is typed at a place meanwhile comes after what is pasted there, and so does a second
 * paste; the caret goes back to where somebody has gone on writing.
 */
export function createPastePlaces(editor: BulletinEditor): () => InsertAtPlace {
  let places: readonly RangeRef[] = []
  return () => {
    const { selection } = editor
    if (selection === null) return () => Promise.resolve()
    const ref = Editor.rangeRef(editor, selection, { affinity: 'backward' })
    places = [...places, ref]
    return async (insert) => {
      await composed(editor)
      places = places.filter((each) => each !== ref)
      const place = ref.unref()
      if (insert === null || place === null) return
      const { selection: now } = editor
      const hasMoved = now !== null && !Range.equals(place, now)
      const caret = hasMoved ? Editor.rangeRef(editor, now, { affinity: 'forward' }) : null
      const sameAs = ({ current }: RangeRef) => current !== null && Range.equals(current, place)
      const later = places.filter(sameAs)
      editor.select(place)
      insert()
      for (const each of later) each.current = editor.selection
      const back = caret?.unref() ?? null
      if (back !== null) editor.select(back)
    }
  }
}

/** Words that an input method still holds would be torn by an insertion. */
async function composed(editor: BulletinEditor): Promise<void> {
  while (ReactEditor.isComposing(editor)) await new Promise((resolve) => setTimeout(resolve, 50))
}
