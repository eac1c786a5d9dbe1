/** What goes out to a clipboard: blocks for the desk, markup and text with numbers for Word. */
import { Node, type Range } from 'slate'
import { articleMarkers } from '../../core/galley/index.ts'
import { escapeHtml } from '../../core/html/index.ts'
import { plainText, type Block, type Inline, type Part, type Span } from '../../core/model/index.ts'
import { partsOfEditor } from './places.ts'
import type { BulletinEditor } from './slate-types.ts'
import { selectedRectangle } from './table-place.ts'

/**
 * The blocks that a range touches, cut to it; what cannot stand in an article becomes paragraphs, and
 * so do the selected cells of a table.
 */
export function copiedBlocks(editor: BulletinEditor, range: Range): readonly Block[] {
  const rectangle = selectedRectangle(editor, range)
  if (rectangle !== null) return rectangle.cells.map(({ cell }) => asParagraph(cell))
  const parts = Node.fragment(editor, range) as readonly Part[]
  return parts.flatMap(blocksOfPart)
}

function blocksOfPart(part: Part): readonly Block[] {
  switch (part.type) {
    case 'article': {
      const [only] = part.children
      if (part.children.length === 1 && only?.type === 'table') {
        return only.children.flatMap((row) => row.children.map(asParagraph))
      }
      return part.children.map((child) =>
        child.type === 'headline' || child.type === 'byline' || child.type === 'editorsNote'
          ? asParagraph(child)
          : child,
      )
    }
    case 'distribution':
      return part.children.map(asParagraph)
    case 'masthead':
    case 'contents':
    case 'imprint':
      return []
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

export function htmlOfBlocks(blocks: readonly Block[], markers: ReadonlyMap<string, string>) {
  return blocks.map((block) => htmlOfBlock(block, markers.get(block.id) ?? '')).join('')
}

function htmlOfBlock(block: Block, marker: string): string {
  switch (block.type) {
    case 'heading':
      return `<h${block.level + 1}>${marker}${htmlOfInlines(block.children)}</h${block.level + 1}>`
    case 'list': {
      const tag = block.ordered ? 'ol' : 'ul'
      const items = block.children.map((item) => `<li>${htmlOfInlines(item.children)}</li>`)
      return `<${tag}>${items.join('')}</${tag}>`
    }
    case 'table': {
      const rows = block.children.map((row) => {
        const cells = row.children.map(
          (cell) =>
            `<td colspan="${cell.columnSpan}" rowspan="${cell.rowSpan}">` +
            `${htmlOfInlines(cell.children)}</td>`,
        )
        return `<tr>${cells.join('')}</tr>`
      })
      return `<table>${rows.join('')}</table>`
    }
    case 'figure':
      return block.alt === '' ? '' : `<p>${escapeHtml(block.alt)}</p>`
    case 'paragraph':
    case 'caption':
    case 'attachmentNote':
      return `<p>${marker}${htmlOfInlines(block.children)}</p>`
  }
}

function htmlOfInlines(children: readonly Inline[]): string {
  return children
    .map((child) => {
      if ('type' in child) return ''
      const text = escapeHtml(child.text).replace(/\n/g, '<br>')
      return child.bold ? `<strong>${text}</strong>` : text
    })
    .join('')
}
