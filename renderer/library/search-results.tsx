import { useEffect, useState } from 'react'
import type { LibraryHit, LibraryHits, LibraryListing, ListedIssue } from '../../host/contract.ts'
import { useApp } from '../app/context.tsx'
import { IssueList, type ListRow } from './issue-list.tsx'
import { openAt } from './library-actions.ts'
import { numberText } from './publications.ts'
import styles from './publication-view.module.css'

/** From the last key to the search. */
const restMs = 160

/** What was found in the titles, offices and texts of all issues. */
export function SearchResults({
  listing,
  query,
}: {
  readonly listing: LibraryListing
  readonly query: string
}) {
  const app = useApp()
  const found = useSearch(query, listing)
  const [chosen, setChosen] = useState<string | null>(null)
  const byPath = new Map(listing.issues.map((issue) => [issue.path, issue]))
  const rows = (found?.hits ?? []).map((hit, index) => rowOf(hit, index, byPath.get(hit.path)))
  return (
    <main className={styles.main} data-pane="text">
      <div className={styles.head} role="status">
        <h2>{`查找“${query}”`}</h2>
        <p>{found === null ? '正在查找' : summaryOf(found, listing.pending)}</p>
      </div>
      <IssueList
        label="查找结果"
        rows={rows}
        chosen={chosen}
        words={query.split(/\s+/)}
        onChoose={setChosen}
        onOpen={(id) => {
          const hit = found?.hits[Number(id)]
          if (hit !== undefined) void openAt(app, hit.path, hit.articleId)
        }}
      />
    </main>
  )
}

function summaryOf({ hits, total }: LibraryHits, pending: number): string {
  const reading = pending > 0 ? `；还有 ${pending} 个文件正在读取` : ''
  if (total === 0) return `没有找到。试试少写几个字，或换一个说法${reading}。`
  const shown = total > hits.length ? `，列出前 ${hits.length} 条` : ''
  return `${total.toLocaleString('zh-CN')} 条${shown}${reading}`
}

function rowOf(hit: LibraryHit, index: number, issue: ListedIssue | undefined): ListRow {
  const number =
    issue === undefined ? '' : `${issue.nameplate} ${issue.year ?? ''}年${numberText(issue)}`
  return {
    id: String(index),
    title: hit.title || '未写标题',
    note: hit.office ?? '',
    aside: hit.articleId === null ? '' : number,
    text: hit.excerpt,
  }
}

/** Null until the first answer; the one before stays while the next is awaited. */
function useSearch(query: string, listing: LibraryListing): LibraryHits | null {
  const { desk } = useApp()
  const [found, setFound] = useState<LibraryHits | null>(null)
  useEffect(() => {
    let isStale = false
    const timer = setTimeout(async () => {
      const answer = await desk.request('searchLibrary', { query })
      if (!isStale && answer.ok) setFound(answer.value)
    }, restMs)
    return () => {
      isStale = true
      clearTimeout(timer)
    }
  }, [desk, query, listing])
  return found
}
