/** What goes out to a clipboard: blocks for the desk, and text with numbers for anything else. */
import { Node, type Range } from 'slate'
import { articleMarkers } from '../../core/galley/index.ts'
import {
  plainText,
  tableOfCells,
  type ArticleChild,
  type Block,
  type DistributionLine,
  type Part,
  type Span,
  type TableCell,
} from '../../core/model/index.ts'
import { partsOfEditor } from './places.ts'
import type { BulletinEditor } from './slate-types.ts'
import { selectedRectangle } from './table-place.ts'

/** What is copied as one piece. */
export type Copied = ArticleChild | DistributionLine | TableCell

/** The pieces that a range touches, cut to it: blocks, lines of recipients, a rectangle of cells. */
export function copiedPieces(editor: BulletinEditor, range: Range): readonly Copied[] {
  const rectangle = selectedRectangle(editor, range)
  if (rectangle !== null) return [tableOfCells(rectangle.table, rectangle.cells)]
  const parts = Node.fragment(editor, range) as readonly Part[]
  return parts.flatMap((part): readonly Copied[] => {
    if (part.type !== 'article' && part.type !== 'distribution') return []
    const [only] = part.children
    return part.children.length === 1 && only?.type === 'table'
      ? only.children.flatMap((row) => row.children)
      : part.children
  })
}

/** As the desk takes them in again: what cannot stand among the blocks of an article is a paragraph. */
export const blocksOf = (pieces: readonly Copied[]): readonly Block[] => pieces.map(blockOf)

function blockOf(piece: Copied): Block {
  switch (piece.type) {
    case 'headline':
    case 'byline':
    case 'editorsNote':
    case 'distributionLine':
    case 'tableCell':
      return asParagraph(piece)
    default:
      return piece
  }
}

const asParagraph = ({ id, children }: { id: string; children: readonly Span[] }): Block => ({
  type: 'paragraph',
  id,
  children: children.map(({ text }) => ({ text: text.replace(/\n/g, '') })),
})

/** Numbers of all headings, by block id. */
export function allMarkers(editor: BulletinEditor): ReadonlyMap<string, string> {
  return new Map(
    partsOfEditor(editor).flatMap((part) =>
      part.type === 'article' ? [...articleMarkers(part)] : [],
    ),
  )
}

export function textOfBlocks(blocks: readonly Block[], markers: ReadonlyMap<string, string>) {
  return blocks
    .flatMap((block) => {
      if (block.type === 'table') {
        return block.children.map((row) => row.children.map(plainText).join('\t'))
      }
      if (block.type === 'list') {
        return block.children.map(
          (item, index) => (block.ordered ? `${index + 1}. ` : '') + plainText(item),
        )
      }
      return [(markers.get(block.id) ?? '') + plainText(block)]
    })
    .join('\n')
}
