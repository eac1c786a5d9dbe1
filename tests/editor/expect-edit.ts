/** The laws of every edit, proved at once: result, undo, normal form, ids, untouched input. */
import { Editor, Node, type Path } from 'slate'
import { expect } from 'vitest'
import {
  elements,
  normalize,
  parseBulletin,
  type Bulletin,
  type BulletinNode,
  type NewId,
  type Part,
  complete,
} from '../../core/model/index.ts'
import { createEditor } from '../../renderer/editor/create-editor.ts'
import type { BulletinEditor } from '../../renderer/editor/slate-types.ts'
import { newIds } from '../helpers/build.ts'

const marks = ['<anchor/>', '<focus/>', '<cursor/>'] as const

/** An editor on a bulletin whose texts say where the selection is. */
export function editorOn(input: Bulletin, now: () => number = () => 0): BulletinEditor {
  const editor = createEditor(input, { newId: newIds('new'), now })
  const points = new Map<string, { path: Path; offset: number }>()
  for (const mark of marks) {
    for (const [text, path] of Node.texts(editor)) {
      const offset = text.text.indexOf(mark)
      if (offset < 0) continue
      points.set(mark, { path, offset })
      const at = { anchor: { path, offset }, focus: { path, offset: offset + mark.length } }
      Editor.withoutNormalizing(editor, () => editor.delete({ at }))
    }
  }
  const cursor = points.get('<cursor/>')
  const anchor = points.get('<anchor/>') ?? cursor
  const focus = points.get('<focus/>') ?? cursor
  if (anchor && focus) {
    const same = anchor.path.join() === focus.path.join()
    // Taking out the mark before it on the same line moves a point back.
    const shift = same && anchor !== focus && anchor.offset > focus.offset ? marks[1].length : 0
    editor.select({ anchor: { ...anchor, offset: anchor.offset - shift }, focus })
  }
  editor.history.undos.length = 0
  editor.cutHistory()
  return editor
}

export const bulletinOf = (editor: BulletinEditor): Bulletin =>
  complete({ children: editor.children as unknown as readonly Part[] })

/** One line per block: its kind, its marks, its words. */
export function outlineOf(editor: BulletinEditor): readonly string[] {
  return bulletinOf(editor).children.flatMap((part) =>
    part.type === 'article' || part.type === 'distribution'
      ? [`${part.type}`, ...part.children.flatMap((child) => linesOf(child, 1))]
      : [],
  )
}

function linesOf(node: BulletinNode, depth: number): readonly string[] {
  if ('text' in node) return []
  const indent = ' '.repeat(depth)
  const isText = node.children.every(
    (child: BulletinNode) => 'text' in child || child.type === 'footnote',
  )
  const name = 'level' in node ? `${node.type}${node.level}` : node.type
  if (!isText) {
    return [indent + name, ...node.children.flatMap((child) => linesOf(child, depth + 1))]
  }
  const words = node.children.map((child: BulletinNode) =>
    'text' in child ? spanText(child) : `[${child.type}]`,
  )
  return [`${indent}${name} ${words.join('|')}`.trimEnd()]
}

function spanText(span: Extract<BulletinNode, { text: string }>): string {
  const look = [
    'runIn' in span && span.runIn && `runIn${span.runIn}`,
    'lead' in span && span.lead && 'lead',
    'bold' in span && span.bold && 'bold',
  ].filter(Boolean)
  return (look.length > 0 ? `<${look.join(' ')}>` : '') + span.text.replace(/\n/g, '↵')
}

export const idsOf = (editor: BulletinEditor): readonly string[] =>
  [...elements(bulletinOf(editor))].map(({ element }) => element.id)

const neverId: NewId = () => {
  throw new Error('A bulletin in order needs no new id')
}

/** Runs an edit and proves its laws. `output` is what `outlineOf` says of the articles. */
export function expectEdit(
  input: Bulletin,
  run: (editor: BulletinEditor) => void,
  output: readonly string[] | null,
): BulletinEditor {
  const editor = editorOn(input)
  const before = bulletinOf(editor)
  const kept = JSON.stringify(before)
  const selection = editor.selection
  run(editor)
  const after = bulletinOf(editor)
  if (output) expect(outlineOf(editor)).toEqual(output)
  expect(normalize(after, neverId), 'the result is already in order').toBe(after)
  expect(parseBulletin(JSON.parse(JSON.stringify(after)))).toMatchObject({ ok: true })
  expect(new Set(idsOf(editor)).size, 'every id stands once').toBe(idsOf(editor).length)
  const isChanged = editor.history.undos.length > 0
  while (editor.history.undos.length > 0) editor.undo()
  expect(bulletinOf(editor), 'undo restores the bulletin').toEqual(before)
  if (isChanged) expect(editor.selection, 'undo restores the selection').toEqual(selection)
  while (editor.history.redos.length > 0) editor.redo()
  expect(bulletinOf(editor), 'redo brings it back').toEqual(after)
  expect(JSON.stringify(before), 'the input is untouched').toBe(kept)
  return editor
}
