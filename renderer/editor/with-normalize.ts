import { Transforms, type Descendant, type NodeEntry, type Path } from 'slate'
import { repairs, type LooseElement, type Repair } from '../../core/model/index.ts'
import type { BulletinEditor } from './slate-types.ts'

/** Keeps the tree a bulletin: the model says what to repair, Slate makes operations of it. */
export function withNormalize(editor: BulletinEditor): BulletinEditor {
  const { normalizeNode } = editor
  editor.normalizeNode = (entry, options) => {
    const steps = repairsOf(editor, entry)
    if (steps.length === 0) return normalizeNode(entry, options)
    // The node is dirty after a repair and comes back here until nothing is left to do.
    for (const step of steps) applyRepair(editor, entry[1], step)
  }
  return editor
}

function repairsOf(editor: BulletinEditor, [node, path]: NodeEntry): readonly Repair[] {
  if ('text' in node) return []
  return repairs(node as LooseElement, { newId: editor.newId, isRoot: path.length === 0 })
}

function applyRepair(editor: BulletinEditor, base: Path, repair: Repair): void {
  const at = [...base, ...repair.path]
  switch (repair.kind) {
    case 'insert':
      return Transforms.insertNodes(editor, repair.node as Descendant, { at, voids: true })
    case 'remove':
      return Transforms.removeNodes(editor, { at, voids: true })
    case 'set':
      return Transforms.setNodes(editor, repair.properties, { at, voids: true })
    case 'wrap':
      return Transforms.wrapNodes(editor, repair.element as never, { at, voids: true })
    case 'unwrap':
      return Transforms.unwrapNodes(editor, { at, voids: true })
    case 'lift':
      return Transforms.liftNodes(editor, { at, voids: true })
    case 'move':
      return Transforms.moveNodes(editor, {
        at,
        to: [...base, ...repair.newPath],
        voids: true,
      })
    case 'merge':
      return Transforms.mergeNodes(editor, { at, voids: true })
  }
}
