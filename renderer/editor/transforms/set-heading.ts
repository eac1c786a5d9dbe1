import { Transforms } from 'slate'
import type { HeadingLevel } from '../../../core/model/index.ts'
import { selectedTextBlocks } from '../places.ts'
import { removeTypedNumber } from '../typed-number.ts'
import type { BulletinEditor } from '../slate-types.ts'
import { becomeParagraph } from '../with-breaks.ts'
import { asOneStep } from '../with-history.ts'

const convertible: ReadonlySet<string> = new Set([
  'paragraph',
  'heading',
  'caption',
  'attachmentNote',
])

/** Makes the selected blocks headings of a level, or body text again with null. */
export function setHeading(editor: BulletinEditor, level: HeadingLevel | null): void {
  const blocks = selectedTextBlocks(editor).filter(([block]) => convertible.has(block.type))
  asOneStep(editor, () => {
    for (const [, path] of blocks) {
      if (level === null) {
        becomeParagraph(editor, path)
        continue
      }
      removeTypedNumber(editor, path)
      Transforms.setNodes(editor, { type: 'heading', level }, { at: path })
    }
  })
}
