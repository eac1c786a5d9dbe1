import {
  ChevronsDownUp,
  ChevronsUpDown,
  FileInput,
  PanelTop,
  Plus,
  TableOfContents,
} from 'lucide-react'
import { useRef, useState, type FocusEvent, type KeyboardEvent, type MouseEvent } from 'react'
import { Tree, useDragAndDrop, type Selection } from 'react-aria-components'
import type { BulletinNode } from '../../core/model/index.ts'
import { useApp, useCalmSnapshot, useIsReadOnly, useSnapshot } from '../app/context.tsx'
import { CommandButton } from '../app/command-button.tsx'
import { requireCommand } from '../app/commands/index.ts'
import { moveArticles, type IssueSession, type SessionSnapshot } from '../editor/index.ts'
import { Button, Icon } from '../ui/index.ts'
import { AddRow, addKey, ArticleItem, PartRow, TailRows, type Place } from './structure-items.tsx'
import { placeToReveal, structureRows, type StructureRows } from './structure-rows.ts'
import styles from './structure-pane.module.css'

/** The tree is dear to draw, and its counts change with every key. */
const restMs = 1000

/** 本期结构: every part of the issue; a click goes there, articles are added, moved and removed. */
export function StructurePane({ session }: { readonly session: IssueSession }) {
  const rows = structureRows(useRecentSnapshot(session))
  const place = usePlace(rows)
  const folding = useFolding(rows, place)
  return (
    <nav className={styles.pane} data-pane="structure" aria-label="本期结构">
      <div className={styles.head}>
        <h2>本期结构</h2>
        <Button
          tone="icon"
          label={folding.isAnyOpen ? '全部折叠' : '全部展开'}
          keepsFocus
          onPress={() => folding.setAll(!folding.isAnyOpen)}
        >
          <Icon of={folding.isAnyOpen ? ChevronsDownUp : ChevronsUpDown} />
        </Button>
        <CommandButton id="add-manuscripts" icon={FileInput} />
        <CommandButton id="add-article" icon={Plus} />
      </div>
      <Rows session={session} rows={rows} place={place} folding={folding} />
    </nav>
  )
}

/** Calm while words change; as it is where an article has come, gone or moved to another page. */
function useRecentSnapshot(session: IssueSession): SessionSnapshot {
  const calm = useCalmSnapshot(session, restMs)
  const order = useSnapshot(orderOf)
  return order === orderOf(calm) ? calm : session.getSnapshot()
}

const orderOf = ({ bulletin, pages }: SessionSnapshot): string =>
  [
    ...bulletin.children.map(({ id }) => `${id} ${pages?.firstPages.get(id)}`),
    pages?.tailPage,
  ].join()

interface Folding {
  readonly open: ReadonlySet<string>
  readonly isAnyOpen: boolean
  set(open: ReadonlySet<string>): void
  setAll(isOpen: boolean): void
}

const tailIdOf = ({ tail }: StructureRows) => tail.distributionId ?? tail.imprintId

/** Open are the article with the caret and the tail, until someone says otherwise. */
function useFolding(rows: StructureRows, place: Place): Folding {
  const [chosen, setChosen] = useState<ReadonlyMap<string, boolean>>(new Map())
  const tailId = tailIdOf(rows)
  const withHeadings = rows.articles.filter(({ headings }) => headings.length > 0)
  const all = [...withHeadings.map(({ id }) => id), ...(tailId === null ? [] : [tailId])]
  const open = all.filter((id) => chosen.get(id) ?? (id === place.articleId || id === tailId))
  const put = (isOpen: (id: string) => boolean) =>
    setChosen(new Map(all.map((id) => [id, isOpen(id)])))
  return {
    open: new Set(open),
    isAnyOpen: open.length > 0,
    set: (next) => {
      const differ = all.filter((id) => next.has(id) !== open.includes(id))
      setChosen(new Map([...chosen, ...differ.map((id) => [id, next.has(id)] as const)]))
    },
    setAll: (isOpen) => put(() => isOpen),
  }
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
  readonly folding: Folding
}

function Rows({ session, rows, place, folding }: RowsProps) {
  const app = useApp()
  const [menuId, setMenuId] = useState<string | null>(null)
  const [selected, setSelected] = useState<readonly string[]>([])
  const tree = useRef<HTMLDivElement>(null)
  const dragAndDropHooks = useArticleDrag(session, rows)
  const tailId = tailIdOf(rows)
  const articleIds = rows.articles.map(({ id }) => id)

  const isArticle = (key: string | null): key is string => key !== null && articleIds.includes(key)
  /** Commands are about the row with the focus, or all that are chosen if it is one of them. */
  const aim = (key: string | null, chosen = selected) => {
    const ids = !isArticle(key) ? [] : chosen.includes(key) ? chosen.filter(isArticle) : [key]
    app.store.set({ structureArticleIds: ids })
  }
  const select = (keys: Selection) => {
    const chosen = keys === 'all' ? articleIds : [...keys].map(String)
    setSelected(chosen)
    aim(keyOf(document.activeElement), chosen)
  }
  // React hands on what happens in the menu's popover too, though it stands elsewhere in the page.
  const onFocus = (event: FocusEvent) => {
    if (tree.current?.contains(event.target)) aim(keyOf(event.target))
  }
  const onBlur = (event: FocusEvent) => {
    const isInside = [event.target, event.relatedTarget].map((node) => tree.current?.contains(node))
    if (menuId !== null || !isInside[0] || isInside[1]) return
    app.store.set({ structureArticleIds: [] })
    if (selected.length > 1) setSelected([])
  }
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'Delete' || !isArticle(keyOf(document.activeElement))) return
    event.stopPropagation()
    void requireCommand('remove-article').run({ app, session })
  }
  /** A plain click goes there; one with Ctrl or Shift only chooses. */
  const onClick = (event: MouseEvent) => {
    if (event.ctrlKey || event.metaKey || event.shiftKey) return
    if (!(event.target instanceof Element) || event.target.closest('button')) return
    const key = tree.current?.contains(event.target) ? keyOf(event.target) : null
    if (isArticle(key)) go(key)
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
    <div
      ref={tree}
      className={styles.scroll}
      data-several={selected.filter(isArticle).length > 1}
      onFocusCapture={onFocus}
      onBlurCapture={onBlur}
      onClickCapture={onClick}
      onKeyDownCapture={onKeyDown}
    >
      <Tree
        aria-label="本期结构"
        className={styles.tree ?? ''}
        selectionMode="multiple"
        selectionBehavior="replace"
        selectedKeys={selected.filter(isArticle)}
        onSelectionChange={select}
        disabledBehavior="selection"
        disabledKeys={otherKeys(rows)}
        dragAndDropHooks={dragAndDropHooks}
        expandedKeys={folding.open}
        onExpandedChange={(keys) => folding.set(new Set([...keys].map(String)))}
        onAction={(key) => go(String(key))}
      >
        {/* An item of a collection may not change its id: a part that is replaced is another one. */}
        {rows.mastheadId !== null && (
          <PartRow
            key={rows.mastheadId}
            id={rows.mastheadId}
            name="报头"
            icon={PanelTop}
            note="1"
          />
        )}
        {rows.contentsId !== null && (
          <PartRow
            key={rows.contentsId}
            id={rows.contentsId}
            name="目录"
            icon={TableOfContents}
            note="自动"
          />
        )}
        {rows.articles.map((article) => (
          <ArticleItem
            key={article.id}
            article={article}
            place={place}
            isMenuOpen={menuId === article.id}
            onMenu={(isOpen) => {
              setMenuId(isOpen ? article.id : null)
              aim(article.id)
            }}
          />
        ))}
        <AddRow />
        {tailId !== null && <TailRows key={tailId} id={tailId} rows={rows} />}
      </Tree>
    </div>
  )
}

function keyOf(target: EventTarget | null): string | null {
  if (!(target instanceof Element)) return null
  return target.closest('[data-key]')?.getAttribute('data-key') ?? null
}

/** Rows that lead somewhere and cannot be chosen together with articles. */
function otherKeys(rows: StructureRows): string[] {
  const { distributionId, imprintId } = rows.tail
  const headings = rows.articles.flatMap((article) => article.headings.map(({ id }) => id))
  const parts = [rows.mastheadId, rows.contentsId, tailIdOf(rows)].filter((id) => id !== null)
  return [...parts, addKey, ...headings, `${distributionId} recipients`, `${imprintId} imprint`]
}

/** Articles are dragged between articles and nowhere else. */
function useArticleDrag(session: IssueSession, rows: StructureRows) {
  const isReadOnly = useIsReadOnly()
  const ids = rows.articles.map(({ id }) => id)
  const { dragAndDropHooks } = useDragAndDrop({
    isDisabled: isReadOnly,
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
      const moved = [...keys].map(String).filter((id) => ids.includes(id))
      const at = ids.indexOf(String(target.key)) + (target.dropPosition === 'after' ? 1 : 0)
      const others = ids.slice(0, at).filter((id) => !moved.includes(id))
      moveArticles(session.editor, moved, others.length)
      session.showBlock(placeToReveal(session.getSnapshot().bulletin, moved[0] ?? ''))
    },
  })
  return dragAndDropHooks
}
