/** The rows of 本期结构: parts, articles with their headings, the tail. */
import { ChevronRight, FileText, PanelBottom, Plus } from 'lucide-react'
import type { ReactNode } from 'react'
import { Button as AriaButton, TreeItem, TreeItemContent } from 'react-aria-components'
import { Icon } from '../ui/index.ts'
import { ArticleMenu } from './article-menu.tsx'
import type { ArticleRow, StructureRows } from './structure-rows.ts'
import styles from './structure-pane.module.css'

/** Of the row that adds an article. */
export const addKey = 'add-article'

export interface Place {
  readonly articleId: string | null
  readonly headingId: string | null
}

interface PartRowProps {
  readonly id: string
  readonly name: string
  readonly icon: typeof FileText
  readonly note: string
  readonly children?: ReactNode
}

export function PartRow({ id, name, icon, note, children }: PartRowProps) {
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

export function ArticleItem({ article, place, isMenuOpen, onMenu }: ArticleItemProps) {
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
          <small>{factsOf(article)}</small>
        </span>
        <span className={styles.note}>{article.page ?? ''}</span>
        {article.headings.length > 0 && (
          <AriaButton
            slot="chevron"
            className={styles.fold ?? ''}
            aria-label={`“${title}”的小标题`}
          >
            <Icon of={ChevronRight} size={14} />
          </AriaButton>
        )}
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

/** 1,855字 · 5页 · 石桥镇团委. */
function factsOf({ characters, pageCount, contributingOffice }: ArticleRow): string {
  return [
    `${characters.toLocaleString('zh-CN')}字`,
    pageCount === null ? '' : `${pageCount}页`,
    contributingOffice ?? '',
  ]
    .filter((fact) => fact !== '')
    .join(' · ')
}

export function AddRow() {
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

export function TailRows({ id, rows }: { readonly id: string; readonly rows: StructureRows }) {
  const { page, recipients, distributionId, imprintId } = rows.tail
  return (
    <PartRow id={id} name="报尾" icon={PanelBottom} note={page === null ? '' : String(page)}>
      {distributionId !== null && (
        <Leaf
          key={distributionId}
          id={`${distributionId} recipients`}
          text={`分送范围　${recipients === 0 ? '未填' : `${recipients}个单位`}`}
        />
      )}
      {imprintId !== null && (
        <Leaf key={imprintId} id={`${imprintId} imprint`} text="印发单位、日期、份数" />
      )}
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
