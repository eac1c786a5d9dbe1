/** The repairs, made by Slate's operations instead of ours. */
import fc from 'fast-check'
import { createEditor, Editor, type Descendant } from 'slate'
import { expect, test } from 'vitest'
import {
  complete,
  normalize,
  parseBulletin,
  serializeBulletin,
  type Bulletin,
  type LooseElement,
  type LooseNode,
} from '../../core/model/index.ts'
import type { BulletinEditor } from '../../renderer/editor/slate-types.ts'
import { withIds } from '../../renderer/editor/with-ids.ts'
import { withNormalize } from '../../renderer/editor/with-normalize.ts'
import { arbitraryBulletin, looseTree } from '../helpers/arbitrary.ts'
import { newIds } from '../helpers/build.ts'

const voids: ReadonlySet<unknown> = new Set([
  'masthead',
  'contents',
  'imprint',
  'figure',
  'footnote',
])

function normalizeInSlate(tree: LooseElement): { bulletin: Bulletin; operations: number } {
  const plain = Object.assign(createEditor(), { newId: newIds('s') }) as unknown as BulletinEditor
  plain.isVoid = (element) => voids.has(element.type)
  plain.isInline = (element) => element.type === 'footnote'
  const editor = withNormalize(withIds(plain))
  editor.children = structuredClone(tree.children) as Descendant[]
  let operations = 0
  const { apply } = editor
  editor.apply = (operation) => {
    operations += 1
    apply(operation)
  }
  Editor.normalize(editor, { force: true })
  return { bulletin: complete({ children: editor.children as Bulletin['children'] }), operations }
}

const letters = (node: LooseNode): string[] =>
  'text' in node
    ? [...node.text].filter((letter) => !'（）\n'.includes(letter))
    : [
        ...(node.type === 'footnote' && 'note' in node ? String(node.note) : ''),
        ...node.children.flatMap(letters),
      ]

test('Slate finds nothing to change in a bulletin in order', () => {
  fc.assert(
    fc.property(arbitraryBulletin, (issue) => {
      expect(normalizeInSlate(issue)).toEqual({ bulletin: issue, operations: 0 })
    }),
    { numRuns: 50 },
  )
})

test('any tree that Slate can hold becomes a bulletin in Slate too, and no letter is lost', () => {
  fc.assert(
    fc.property(looseTree, (tree) => {
      const { bulletin } = normalizeInSlate(tree)
      expect(letters(bulletin).sort()).toEqual(letters(tree).sort())
      expect(normalize(bulletin, newIds('new'))).toBe(bulletin)
      expect(parseBulletin(JSON.parse(serializeBulletin(bulletin)))).toMatchObject({ ok: true })
    }),
    { numRuns: 300 },
  )
})
