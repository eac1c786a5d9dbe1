import { FileText, PanelBottom, PanelTop, Plus, TableOfContents } from 'lucide-react'
import { useRef, useState, type FocusEvent, type ReactNode } from 'react'
import { Tree, TreeItem, TreeItemContent, useDragAndDrop } from 'react-aria-components'
import type { BulletinNode } from '../../core/model/index.ts'
import { useApp, useCalmSnapshot, useSnapshot } from '../app/context.tsx'
import { CommandButton } from '../app/command-button.tsx'
import { requireCommand } from '../app/commands/index.ts'
import { moveArticle, type IssueSession } from '../editor/index.ts'
import { Icon } from '../ui/index.ts'
import { ArticleMenu } from './article-menu.tsx'
import {
  placeToReveal,
  structureRows,
  type ArticleRow,
  type StructureRows,
} from './structure-rows.ts'
import styles from './structure-pane.module.css'

const addKey = 'add-article'

/** 本期结构: every part of the issue; a click goes there, articles are added, moved and removed. */
export function StructurePane({ session }: { readonly session: IssueSession }) {
  const rows = structureRows(useCalmSnapshot(session, 300))
  const place = usePlace(rows)
  return (
    <nav className={styles.pane} data-pane="structure" aria-label="本期结构">
      <div className={styles.head}>
        <h2>本期结构</h2>
        <CommandButton id="add-article" icon={Plus} />
      </div>
      <Rows session={session} rows={rows} place={place} />
    </nav>
  )
}

interface Place {
  readonly articleId: string | null
  readonly headingId: string | null
}

/** The article with the caret, and the last heading at or above it. */
function usePlace(rows: StructureRows): Place {
  const articleId = useSnapshot(({ caret }) => caret.articleId)
  const headings = rows.articles.find(({ id }) => id === articleId)?.headings ?? []
  const headingId = useSnapshot(({ bulletin, caret }) => {
    const article = bulletin.children.find(({ id }) => id === caret.articleId)
    if (article?.type !== 'article') return null
    let last: string | null = null
    for (const child of article.children) {
      if (headings.some(({ id }) => id === child.id)) last = child.id
      if (holds(child, caret.blockId)) return last
    }
    return null
  })
  return { articleId, headingId }
}

function holds(node: BulletinNode, id: string | null): boolean {
  if ('text' in node) return false
  return node.id === id || node.children.some((child) => holds(child, id))
}

interface RowsProps {
  readonly session: IssueSession
  readonly rows: StructureRows
  readonly place: Place
}

function Rows({ session, rows, place }: RowsProps) {
  const app = useApp()
  const [menuId, setMenuId] = useState<string | null>(null)
  const [folded, setFolded] = useState<ReadonlySet<string>>(new Set())
  const tree = useRef<HTMLDivElement>(null)
  const dragAndDropHooks = useArticleDrag(session, rows)
  const tailId = rows.tail.distributionId ?? rows.tail.imprintId
  const open = [place.articleId, tailId].filter((id) => id !== null && !folded.has(id))

  // React hands on what happens in the menu's popover too, though it stands elsewhere in the page.
  const onFocus = (event: FocusEvent) => {
    if (!tree.current?.contains(event.target)) return
    const key = event.target.closest('[data-key]')?.getAttribute('data-key') ?? null
    const isArticle = rows.articles.some(({ id }) => id === key)
    app.store.set({ structureArticleId: isArticle ? key : null })
  }
  const onBlur = (event: FocusEvent) => {
    const isInside = [event.target, event.relatedTarget].map((node) => tree.current?.contains(node))
    if (menuId !== null || !isInside[0] || isInside[1]) return
    app.store.set({ structureArticleId: null })
  }
  const go = (key: string) => {
    if (key === addKey) void requireCommand('add-article').run({ app, session })
    else {
      // Two rows of the tail lead to one part: what follows its id tells them apart.
      const [id = key] = key.split(' ')
      session.revealBlock(placeToReveal(session.getSnapshot().bulletin, id))
    }
  }
  return (
    <div ref={tree} className={styles.scroll} onFocusCapture={onFocus} onBlurCapture={onBlur}>
      <Tree
        aria-label="本期结构"
        className={styles.tree ?? ''}
        selectionMode="none"
        dragAndDropHooks={dragAndDropHooks}
        expandedKeys={new Set(open.filter((id) => id !== null))}
        onExpandedChange={(keys) => {
          const closed = open.filter((id) => id !== null && !keys.has(id))
          setFolded(new Set(closed.filter((id) => id !== null)))
        }}
        onAction={(key) => go(String(key))}
      >
        {rows.mastheadId !== null && (
          <PartRow id={rows.mastheadId} name="报头" icon={PanelTop} note="1" />
        )}
        {rows.contentsId !== null && (
          <PartRow id={rows.contentsId} name="目录" icon={TableOfContents} note="自动" />
        )}
        {rows.articles.map((article) => (
          <ArticleItem
            key={article.id}
            article={article}
            place={place}
            isMenuOpen={menuId === article.id}
            onMenu={(isOpen) => {
              setMenuId(isOpen ? article.id : null)
              app.store.set({ structureArticleId: article.id })
            }}
          />
        ))}
        <AddRow />
        {tailId !== null && <TailRows id={tailId} rows={rows} />}
      </Tree>
    </div>
  )
}

interface PartRowProps {
  readonly id: string
  readonly name: string
  readonly icon: typeof FileText
  readonly note: string
  readonly children?: ReactNode
}

function PartRow({ id, name, icon, note, children }: PartRowProps) {
  return (
    <TreeItem id={id} textValue={name} className={styles.row ?? ''}>
      <TreeItemContent>
        <span className={styles.icon}>
          <Icon of={icon} />
        </span>
        <span className={styles.name}>{name}</span>
        <span className={styles.note}>{note}</span>
      </TreeItemContent>
      {children}
    </TreeItem>
  )
}

interface ArticleItemProps {
  readonly article: ArticleRow
  readonly place: Place
  readonly isMenuOpen: boolean
  readonly onMenu: (isOpen: boolean) => void
}

function ArticleItem({ article, place, isMenuOpen, onMenu }: ArticleItemProps) {
  const isHere = article.id === place.articleId
  const title = article.title || '未写标题'
  return (
    <TreeItem
      id={article.id}
      textValue={title}
      className={`${styles.row} ${styles.article} ${isHere ? styles.here : ''}`}
      onContextMenu={(event) => {
        event.preventDefault()
        onMenu(true)
      }}
    >
      <TreeItemContent>
        <span className={styles.icon}>
          <Icon of={FileText} />
        </span>
        <span className={styles.name}>
          <span className={article.title === '' ? styles.untitled : styles.title}>{title}</span>
          <small>{`${article.characters.toLocaleString('zh-CN')}字`}</small>
        </span>
        <span className={styles.note}>{article.page ?? ''}</span>
        <ArticleMenu title={title} isOpen={isMenuOpen} onOpenChange={onMenu} />
      </TreeItemContent>
      {article.headings.map(({ id, level, text }) => (
        <TreeItem
          key={id}
          id={id}
          textValue={text}
          className={`${styles.heading} ${styles[`level${level}`]} ${
            id === place.headingId ? styles.hereHeading : ''
          }`}
        >
          <TreeItemContent>
            <span className={styles.headingText}>{text}</span>
          </TreeItemContent>
        </TreeItem>
      ))}
    </TreeItem>
  )
}

function AddRow() {
  return (
    <TreeItem id={addKey} textValue="添加稿件" className={`${styles.row} ${styles.add}`}>
      <TreeItemContent>
        <span className={styles.icon}>
          <Icon of={Plus} />
        </span>
        <span className={styles.name}>添加稿件</span>
      </TreeItemContent>
    </TreeItem>
  )
}

function TailRows({ id, rows }: { readonly id: string; readonly rows: StructureRows }) {
  const { page, recipients, distributionId, imprintId } = rows.tail
  return (
    <PartRow id={id} name="报尾" icon={PanelBottom} note={page === null ? '' : String(page)}>
      {distributionId !== null && (
        <Leaf
          id={`${distributionId} recipients`}
          text={`分送范围　${recipients === 0 ? '未填' : `${recipients}个单位`}`}
        />
      )}
      {imprintId !== null && <Leaf id={`${imprintId} imprint`} text="印发单位、日期、份数" />}
    </PartRow>
  )
}

function Leaf({ id, text }: { readonly id: string; readonly text: string }) {
  return (
    <TreeItem id={id} textValue={text} className={styles.heading ?? ''}>
      <TreeItemContent>
        <span className={styles.headingText}>{text}</span>
      </TreeItemContent>
    </TreeItem>
  )
}

/** Articles are dragged between articles and nowhere else. */
function useArticleDrag(session: IssueSession, rows: StructureRows) {
  const ids = rows.articles.map(({ id }) => id)
  const { dragAndDropHooks } = useDragAndDrop({
    getItems: (keys) =>
      [...keys]
        .filter((key) => ids.includes(String(key)))
        .map((key) => ({ 'application/x-neikan-article': String(key) })),
    acceptedDragTypes: ['application/x-neikan-article'],
    getDropOperation: (target) =>
      target.type === 'item' && target.dropPosition !== 'on' && ids.includes(String(target.key))
        ? 'move'
        : 'cancel',
    onReorder: ({ keys, target }) => {
      const [id] = [...keys].map(String)
      if (id === undefined) return
      const from = ids.indexOf(id)
      const to = ids.indexOf(String(target.key)) + (target.dropPosition === 'after' ? 1 : 0)
      moveArticle(session.editor, id, to > from ? to - 1 : to)
    },
  })
  return dragAndDropHooks
}
