import {
  useCallback,
  useEffect,
  useMemo,
  useRef,
  type ClipboardEvent,
  type KeyboardEvent,
  type MouseEvent,
  type ReactNode,
} from 'react'
import { Editable, Slate, type RenderElementProps, type RenderLeafProps } from 'slate-react'
import {
  articleAnchor,
  bulletinShape,
  cornerOf,
  deskSize,
  drawBlock,
  flowWidth,
  spreadClass,
  type MediaUrl,
  type SheetGrid,
} from '../../core/html/index.ts'
import { ElementView } from './element-view.tsx'
import { FieldsLayer } from './fields-layer.tsx'
import { FigureLayer } from './figure-layer.tsx'
import { FitLayer } from './fit-layer.tsx'
import { viewOf } from './issue-session.ts'
import { decorate, LeafView } from './leaf-view.tsx'
import styles from './paged-editor.module.css'
import { isBesideText, putCaretNear } from './nearest-caret.ts'
import { NoteLayer } from './note-layer.tsx'
import { showChange } from './reveal.ts'
import { scrollToCaret } from './scroll-to-caret.ts'
import type { IssueSession } from './session.ts'
import { ShapeView } from './shape-view.tsx'
import { Sheets } from './sheets.tsx'
import { TableLayer } from './table-layer.tsx'
import { leaveText } from './text-focus.ts'
import { createSpreadKeys } from './spread-keys.ts'
import { useLayout } from './use-layout.ts'
import { undoOf } from './undo-keys.ts'
import { isAtFixedPart } from './with-deletion.ts'
import { removeFigure, selectedFigure } from './transforms/edit-figure.ts'
import { tableKeys } from './table-keys.ts'
import { EditorView, useLooks, type ViewContext } from './view-context.ts'

export interface PagedEditorProps {
  readonly session: IssueSession
  /** 1 is the size of the paper at 96 dots to the inch. */
  readonly zoom: number
  readonly mediaUrl: MediaUrl
  /** Whether pages lie side by side, as the issue lies open. */
  readonly isSpread?: boolean
  readonly isReadOnly?: boolean
}

const renderElement = (props: RenderElementProps): React.JSX.Element => <ElementView {...props} />
const renderLeaf = (props: RenderLeafProps): React.JSX.Element => <>{LeafView(props)}</>

const keys = new WeakMap<IssueSession, number>()
let lastKey = 0

/** The issue on its pages: what is typed on is what is printed. */
export function PagedEditor(props: PagedEditorProps): ReactNode {
  const { session } = props
  // Nothing of one issue's view may be kept for another's.
  if (!keys.has(session)) keys.set(session, (lastKey += 1))
  return <IssuePages key={keys.get(session)} {...props} />
}

function IssuePages(props: PagedEditorProps): ReactNode {
  const { session, zoom, mediaUrl, isSpread = false, isReadOnly = false } = props
  const view = viewOf(session)
  const root = useRef<HTMLDivElement>(null)
  const { galley, pageCount } = useLayout(session, root, zoom, isSpread)
  const context = useMemo(
    (): ViewContext => ({
      looks: view.looks,
      mediaUrl,
      labelOf: (kind) => view.template().distribution.labels[kind],
      rankOf: (kind) => view.template().distribution.order.indexOf(kind),
    }),
    [view, mediaUrl],
  )
  useEffect(
    () => view.onReplay((operation) => showChange(session.editor, operation)),
    [view, session],
  )
  const { head, binding } = galley.page
  const grid = { page: galley.page, isSpread }
  const { width, height } = deskSize(grid, pageCount)
  const spreadKeys = useMemo(() => createSpreadKeys(session, root), [session])
  const onKeyDown = useCallback(
    (event: KeyboardEvent) => {
      if (isReadOnly) return
      // Slate hears of a caret that has moved up to 100 ms later, and would move on from before.
      const isMoving = /^(?:Tab|Arrow)/.test(event.key) && !event.nativeEvent.isComposing
      if (isMoving) session.readCaret()
      if (isSpread) spreadKeys.press(event)
      undoKeys(session, event)
      tableKeys(session, event)
    },
    [session, spreadKeys, isSpread, isReadOnly],
  )
  const onPaste = useCallback(
    (event: ClipboardEvent) => isReadOnly || paste(session, event),
    [session, isReadOnly],
  )
  const onMouseDown = useCallback(
    (event: MouseEvent) => {
      spreadKeys.forget()
      if (event.button !== 0 || !root.current || !isBesideText(event.target)) return
      event.preventDefault()
      putCaretNear(session.editor, root.current, event, event.shiftKey)
    },
    [session, spreadKeys],
  )
  const onClick = useCallback(
    (event: MouseEvent) => {
      const target = event.target instanceof Element ? event.target : null
      if (target?.closest('.issueLine')) focusFieldNear(event)
      const link = target?.closest('.entry-title')
      if (!link) return
      // Following the address would take the focus from the text.
      event.preventDefault()
      const article = view
        .galley()
        .articles.find(({ id }) => link.getAttribute('href') === `#${articleAnchor(id)}`)
      if (article) session.revealBlock(article.id)
    },
    [session, view],
  )
  const main = bulletinShape(galley)
  return (
    <EditorView.Provider value={context}>
      <div
        className={styles['desk']}
        style={{ width: width * zoom, height: height * zoom }}
        onMouseDown={onMouseDown}
        onClick={onClick}
        data-stage=""
      >
        <div
          className={styles['stage']}
          style={{ width, height, transform: zoom === 1 ? 'none' : `scale(${zoom})` }}
        >
          <Sheets galley={galley} pageCount={pageCount} isSpread={isSpread} />
          <div
            className={styles['typeArea']}
            style={{ left: `${binding}pt`, top: `${head}pt`, width: flowWidth(grid) }}
          >
            {/* Before the text, so that Tab comes to the masthead first. */}
            <FieldsLayer session={session} root={root} zoom={zoom} isReadOnly={isReadOnly} />
            <Slate editor={session.editor}>
              <Editable
                ref={root}
                className={isSpread ? `${main.className} ${spreadClass}` : main.className}
                lang="zh-CN"
                aria-label="正文"
                readOnly={isReadOnly}
                spellCheck={false}
                disableDefaultStyles
                renderElement={renderElement}
                renderLeaf={renderLeaf}
                decorate={decorate}
                scrollSelectionIntoView={scrollToCaret}
                onClick={keepFromVoids}
                onBlur={({ relatedTarget }) =>
                  leaveText(session.editor, relatedTarget) || undefined
                }
                onKeyDown={onKeyDown}
                onPaste={onPaste}
                onCopy={() => session.readCaret()}
                onCut={(event) => cut(session, event)}
                onCompositionStart={() => root.current?.setAttribute('data-composing', '')}
                onCompositionEnd={() => root.current?.removeAttribute('data-composing')}
              />
            </Slate>
            <Notice grid={grid} pageCount={pageCount} mediaUrl={mediaUrl} />
            <TableLayer session={session} root={root} zoom={zoom} isReadOnly={isReadOnly} />
            <FigureLayer session={session} root={root} zoom={zoom} isReadOnly={isReadOnly} />
            <FitLayer session={session} root={root} zoom={zoom} />
            <NoteLayer session={session} root={root} zoom={zoom} />
          </div>
        </div>
      </div>
    </EditorView.Provider>
  )
}

/** （此页无正文） on a last sheet without text: derived, so outside what can be typed in. */
function Notice({
  grid,
  pageCount,
  mediaUrl,
}: {
  readonly grid: SheetGrid
  readonly pageCount: number
  readonly mediaUrl: MediaUrl
}): ReactNode {
  const [block] = useLooks('noBodyNotice', (looks) => looks.blocksOf('noBodyNotice'))
  if (!block) return null
  const { left, top } = cornerOf(grid, pageCount)
  const style = { '--notice-top': `${top}px`, '--tail-left': `${left}px` } as React.CSSProperties
  return (
    <div
      className={`bulletin ${styles['notice']}`}
      style={style}
      title="末页没有正文时自动出现"
      contentEditable={false}
    >
      <ShapeView shape={drawBlock(block, mediaUrl)} />
    </div>
  )
}

/** Every paste is read by us, whatever the browser would have made of its markup. */
function paste({ editor, readCaret }: IssueSession, event: ClipboardEvent): void {
  event.preventDefault()
  readCaret()
  editor.insertData(event.clipboardData)
}

/** A part of the program's own stays; a picture goes with its caption; text is cut by Slate. */
function cut({ editor, readCaret }: IssueSession, event: ClipboardEvent): void {
  readCaret()
  if (isAtFixedPart(editor)) return event.preventDefault()
  if (selectedFigure(editor) === null) return
  event.preventDefault()
  editor.setFragmentData(event.clipboardData, 'cut')
  removeFigure(editor, true)
}

/** 第, 年 and 期 of the issue line lead to the number beside them. */
function focusFieldNear({ clientX, currentTarget }: MouseEvent): void {
  const keys = ['year', 'issueNumber', 'cumulativeNumber']
  const fields = keys.flatMap((key) => {
    const field = currentTarget.querySelector<HTMLInputElement>(`[data-field="masthead.${key}"]`)
    if (field === null) return []
    const { left, right } = field.getBoundingClientRect()
    return [{ field, distance: Math.abs((left + right) / 2 - clientX) }]
  })
  fields.toSorted((a, b) => a.distance - b.distance)[0]?.field.focus()
}

/** Slate would put the caret into a part that only the program draws. */
const keepFromVoids = ({ target }: MouseEvent): boolean | undefined =>
  isBesideText(target) || undefined

/** Slate leaves undo to its history plugin; ours is asked here. */
function undoKeys({ editor }: IssueSession, event: KeyboardEvent): void {
  const undo = undoOf(event)
  if (undo === null) return
  if (undo === 'undo') editor.undo()
  else editor.redo()
  event.preventDefault()
}
