import { Editor, Node, Path, Transforms } from 'slate'
import type { DistributionKind, DistributionLine } from '../../../core/model/index.ts'
import { blankDistribution, blankDistributionLine } from '../../../core/model/index.ts'
import { findById, findPart, findTextBlock, partsOfEditor } from '../places.ts'
import type { BulletinEditor } from '../slate-types.ts'
import { asOneStep } from '../with-history.ts'

/** Makes a line of recipients one of 报, 送, 发 or 抄送. */
export function setDistributionKind(
  editor: BulletinEditor,
  lineId: string,
  kind: DistributionKind,
): void {
  const entry = findById(editor, lineId)
  if (entry?.[0].type !== 'distributionLine') return
  asOneStep(editor, () => changeKind(editor, entry[1], kind))
}

function changeKind(editor: BulletinEditor, at: Path, kind: DistributionKind): void {
  Transforms.setNodes(editor, { kind }, { at })
  orderLines(editor)
}

/**
 * After the label of a kind is typed at the start of a line of recipients, such as 发：, the line is of
 * that kind and the program prints the label. A step of its own: one undo gives back what was typed.
 */
export function kindOfTypedLabel(editor: BulletinEditor): void {
  const entry = findTextBlock(editor)
  if (entry?.[0].type !== 'distributionLine') return
  const [line, path] = entry
  const { labels, order } = editor.distribution
  const typed = Node.string(line).replace(':', '：')
  const kind = order.find((each) => labels[each] === typed)
  if (kind === undefined) return
  asOneStep(editor, () => {
    Transforms.delete(editor, { at: Editor.range(editor, path) })
    changeKind(editor, path, kind)
  })
}

/** The first kind in the template's order, after that of a line, of which there is no line yet. */
export function nextKind(editor: BulletinEditor, after: DistributionKind | null): DistributionKind {
  const { order } = editor.distribution
  const lines = findPart(editor, 'distribution')?.[0].children ?? []
  const rest = order.slice(after === null ? 0 : order.indexOf(after) + 1)
  const unused = rest.find((kind) => !lines.some((line) => line.kind === kind))
  return unused ?? after ?? order[0]!
}

/** Brings the lines into the template's order, in which they are printed. */
function orderLines(editor: BulletinEditor): void {
  const [distribution, path] = findPart(editor, 'distribution') ?? []
  if (!distribution || !path) return
  const rankOf = ({ kind }: DistributionLine) => editor.distribution.order.indexOf(kind)
  const lines = [...distribution.children]
  for (let to = 0; to < lines.length; to += 1) {
    const rest = lines.slice(to).map(rankOf)
    const from = to + rest.indexOf(Math.min(...rest))
    if (from === to) continue
    lines.splice(to, 0, ...lines.splice(from, 1))
    Transforms.moveNodes(editor, { at: [...path, from], to: [...path, to] })
  }
}

/** Adds a line of recipients in its place in the template's order and puts the caret in it. Returns its id. */
export function addDistributionLine(editor: BulletinEditor, kind: DistributionKind): string {
  const line = blankDistributionLine(editor.newId, kind)
  const distribution = findPart(editor, 'distribution')
  asOneStep(editor, () => {
    if (distribution) {
      const [{ children }, path] = distribution
      Transforms.insertNodes(editor, line, { at: [...path, children.length] })
      Transforms.select(editor, Editor.start(editor, [...path, children.length]))
      orderLines(editor)
      return
    }
    const at = [partsOfEditor(editor).findIndex((part) => part.type === 'imprint')]
    const whole = { ...blankDistribution(editor.newId), children: [line] }
    Transforms.insertNodes(editor, whole, { at })
    Transforms.select(editor, Editor.start(editor, at))
  })
  return line.id
}

/** Takes a line of recipients out; with the last one the list goes. */
export function removeDistributionLine(editor: BulletinEditor, lineId: string): void {
  const entry = findById(editor, lineId)
  if (entry?.[0].type !== 'distributionLine') return
  const parent = findPart(editor, 'distribution')
  const isLast = parent?.[0].children.length === 1
  asOneStep(editor, () =>
    Transforms.removeNodes(editor, { at: isLast ? Path.parent(entry[1]) : entry[1] }),
  )
}
