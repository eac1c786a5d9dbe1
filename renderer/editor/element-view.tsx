/** Draws the editor's elements in the shapes of the one painter (core/html). */
import { createContext, createElement, useContext, useEffect, type ReactNode } from 'react'
import { Node } from 'slate'
import { NODE_TO_PARENT } from 'slate-dom'
import type { RenderElementProps } from 'slate-react'
import { useSelected } from 'slate-react'
import type { GalleyBlock, SetCell } from '../../core/galley/index.ts'
import {
  articleShape,
  cellShapeOf,
  columnShapes,
  drawBlock,
  footnotesShape,
  shapeOf,
} from '../../core/html/index.ts'
import type {
  BulletinElement,
  Figure,
  Table,
  TableCell,
  TextBlockElement,
} from '../../core/model/index.ts'
import type { BlockLook } from './looks.ts'
import { ShapeView, shapeProps } from './shape-view.tsx'
import { useLooks, useView } from './view-context.ts'

type Props<Element extends BulletinElement = BulletinElement> = Omit<
  RenderElementProps,
  'element'
> & { readonly element: Element }

type Of<Type extends BulletinElement['type']> = Extract<BulletinElement, { type: Type }>

/** One element of the bulletin. */
export function ElementView(props: Props): ReactNode {
  const { element } = props
  switch (element.type) {
    case 'masthead':
    case 'contents':
    case 'imprint':
      return <DerivedPart {...(props as Props<Of<'masthead' | 'contents' | 'imprint'>>)} />
    case 'article':
      return <ArticleView {...(props as Props<Of<'article'>>)} />
    case 'distribution':
      return <DistributionView {...(props as Props<Of<'distribution'>>)} />
    case 'list':
      return (
        <div {...props.attributes} className="list">
          {props.children}
        </div>
      )
    case 'table':
      return <TableView {...(props as Props<Table>)} />
    case 'tableRow':
      return (
        <tr {...props.attributes} data-id={element.id}>
          {props.children}
        </tr>
      )
    case 'tableCell':
      return <CellView {...(props as Props<TableCell>)} />
    case 'figure':
      return <FigureView {...(props as Props<Figure>)} />
    case 'footnote':
      return <FootnoteView {...(props as Props<Of<'footnote'>>)} />
    default:
      return <TextView {...(props as Props<TextBlockElement>)} />
  }
}

/** Before the galley knows a block it looks like its kind. */
function firstLook(element: TextBlockElement): BlockLook {
  const style =
    element.type === 'heading'
      ? (`heading${element.level}` as const)
      : element.type === 'paragraph'
        ? 'body'
        : element.type === 'distributionLine'
          ? 'distribution'
          : element.type
  return { style, marker: '', markerStyle: null }
}

function TextView({ attributes, children, element }: Props<TextBlockElement>): ReactNode {
  const { labelOf, rankOf } = useView()
  const known = useLooks(element.id, (looks) => looks.lookOf(element.id)) ?? firstLook(element)
  const look =
    element.type === 'distributionLine' ? { ...known, marker: labelOf(element.kind) } : known
  const shape = shapeOf({ kind: 'text', id: element.id, ...look, inlines: [] })
  const hint = Node.string(element) === '' ? hints[element.type] : undefined
  const props = {
    ...attributes,
    ...shapeProps(shape),
    ...(hint && { 'data-hint': '' }),
    style: {
      ...(hint && { '--hint': `"${hint}"` }),
      ...(element.type === 'distributionLine' && { order: rankOf(element.kind) }),
    },
  }
  return createElement(shape.tag, props, children)
}

/** What an empty block waits for. */
const hints: Partial<Record<TextBlockElement['type'], string>> = {
  headline: '标题',
  byline: '署名',
  editorsNote: '按语',
  caption: '图表标题',
  attachmentNote: '附件名称',
  distributionLine: '单位，单位',
}

/**
 * Lines of recipients in the template's order. An empty one is not printed, so it is shown only while
 * the caret is among the lines, or where there is nothing else to click on.
 */
function DistributionView({ attributes, children, element }: Props<Of<'distribution'>>): ReactNode {
  const isEdited = useSelected()
  const isBlank = element.children.every((line) => Node.string(line) === '')
  return (
    <footer
      {...attributes}
      className="part-distribution"
      data-edited={isEdited || undefined}
      data-blank={isBlank || undefined}
    >
      {children}
    </footer>
  )
}

/** An article is a paged flow of its own; `contain` keeps its layout to itself. */
function ArticleView({ attributes, children, element }: Props<Of<'article'>>): ReactNode {
  const startsPage = useLooks(element.id, (looks) => looks.startsPage(element.id))
  const notes = useLooks(element.id, (looks) => looks.blocksOf(element.id))
  const { mediaUrl } = useView()
  useEffect(() => leadToParent(element), [element])
  const shape = articleShape({
    id: element.id,
    title: '',
    startsPage,
    blocks: [],
    footnotes: [],
  })
  return (
    <article {...attributes} {...shapeProps(shape)}>
      {children}
      {notes.length > 0 && (
        <div className={footnotesShape.className} contentEditable={false}>
          {notes.map((note) => (
            <ShapeView key={note.id} shape={drawBlock(note, mediaUrl)} />
          ))}
        </div>
      )}
    </article>
  )
}

/**
 * Slate's chunks note the parent of a child only when the child changes. The others would lead to an
 * article as it was, its children to one before that, and so on: no state of it would ever be let go
 * of, however long one writes. Children that are gone lead nowhere, as React may still hold them.
 */
function leadToParent(article: Of<'article'>): () => void {
  for (const child of article.children) NODE_TO_PARENT.set(child, article)
  return () => {
    for (const child of article.children) {
      if (NODE_TO_PARENT.get(child) === article) NODE_TO_PARENT.delete(child)
    }
  }
}

const partTags = { masthead: 'header', contents: 'nav', imprint: 'footer' } as const
const partTitles = {
  masthead: undefined,
  contents: '目录由各篇标题自动生成，页码随版面更新',
  imprint: undefined,
}

/** Masthead, contents and imprint are drawn by the program; fields lie over what can be changed. */
function DerivedPart({
  attributes,
  children,
  element,
}: Props<Of<'masthead' | 'contents' | 'imprint'>>): ReactNode {
  const blocks = useLooks(element.type, (looks) => looks.blocksOf(element.type))
  const isAlone = useLooks(element.type, (looks) => looks.isImprintAlone())
  const { mediaUrl } = useView()
  const className = `part-${element.type}${element.type === 'imprint' && isAlone ? ' alone' : ''}`
  return createElement(
    partTags[element.type],
    { ...attributes, className, title: partTitles[element.type] },
    <div contentEditable={false} className="drawn">
      {blocks.map((block: GalleyBlock) => (
        <ShapeView key={block.id} shape={drawBlock(block, mediaUrl)} />
      ))}
    </div>,
    children,
  )
}

const HeadRows = createContext(false)

function TableView({ attributes, children, element }: Props<Table>): ReactNode {
  const [block] = useLooks(element.id, (looks) => looks.blocksOf(element.id))
  const rows = children as ReactNode[]
  const head = rows.slice(0, element.headerRows)
  // To a twip as on paper, once the galley knows the table.
  const { columnWidths } = block?.kind === 'table' ? block : element
  return (
    <table {...attributes} {...shapeProps(shapeOf(emptyTable(element)))}>
      <colgroup contentEditable={false}>
        {columnShapes(columnWidths).map((column, index) => (
          <col key={index} {...shapeProps(column)} />
        ))}
      </colgroup>
      {head.length > 0 && (
        <thead>
          <HeadRows.Provider value={true}>{head}</HeadRows.Provider>
        </thead>
      )}
      <tbody>{rows.slice(element.headerRows)}</tbody>
    </table>
  )
}

const emptyTable = ({ id, pageBreakBefore }: Table): GalleyBlock => ({
  kind: 'table',
  id,
  ...(pageBreakBefore && { startsPage: pageBreakBefore }),
  columnWidths: [],
  headerRows: 0,
  rows: [],
})

function CellView({ attributes, children, element }: Props<TableCell>): ReactNode {
  const style = useContext(HeadRows) ? 'tableHead' : 'tableCell'
  const { id, align, columnSpan, rowSpan } = element
  const cell: SetCell = { id, style, align, columnSpan, rowSpan, inlines: [] }
  const shape = cellShapeOf(cell)
  return createElement(shape.tag, { ...attributes, ...shapeProps(shape) }, children)
}

function FigureView({ attributes, children, element }: Props<Figure>): ReactNode {
  const [block] = useLooks(element.id, (looks) => looks.blocksOf(element.id))
  const { mediaUrl } = useView()
  const isSelected = useSelected()
  const picture = block ? drawBlock(block, mediaUrl) : null
  return (
    <div
      {...attributes}
      className="figure"
      {...(block && shapeProps(shapeOf(block)))}
      data-id={element.id}
      data-selected={isSelected || undefined}
    >
      {picture?.children.map(
        (child, index) => typeof child !== 'string' && <PictureView key={index} shape={child} />,
      )}
      {children}
    </div>
  )
}

function PictureView({ shape }: { readonly shape: Parameters<typeof shapeProps>[0] }): ReactNode {
  return createElement(shape.tag, {
    ...shapeProps(shape),
    contentEditable: false,
    draggable: false,
  })
}

function FootnoteView({ attributes, children, element }: Props<Of<'footnote'>>): ReactNode {
  const reference = useLooks(element.id, (looks) => looks.referenceOf(element.id))
  return (
    <sup
      {...attributes}
      className="footnoteReference"
      data-id={element.id}
      data-marker={reference}
      title={element.note}
    >
      {children}
    </sup>
  )
}
