import { useEffect, useState } from 'react'
import type { BinnedIssue, LibraryListing } from '../../host/contract.ts'
import { valueOrToast } from '../app/app.ts'
import { useApp } from '../app/context.tsx'
import { dayOf } from '../app/library-list.tsx'
import { Button } from '../ui/index.ts'
import { IssueList } from './issue-list.tsx'
import { restoreFromBin } from './library-actions.ts'
import styles from './publication-view.module.css'

/** Issues that were thrown away, and the way back. */
export function BinList({ listing }: { readonly listing: LibraryListing }) {
  const app = useApp()
  const binned = useBin(listing)
  const [wanted, setWanted] = useState<string | null>(null)
  const chosen = binned?.find(({ path }) => path === wanted) ?? binned?.[0] ?? null
  useEffect(() => {
    // The row that had the keys is gone with the last issue.
    if (binned?.length === 0 && document.activeElement === document.body) focusPlace()
  }, [binned])
  return (
    <main className={styles.main} data-pane="text">
      <div className={styles.head}>
        <h2>回收站</h2>
        <p>{factsOf(binned)}</p>
        {chosen !== null && (
          <div className={styles.ways}>
            <Button tone="outline" isLarge onPress={() => void restoreFromBin(app, chosen)}>
              {`把“${chosen.name}”移回原处`}
            </Button>
          </div>
        )}
      </div>
      <IssueList
        label="回收站"
        rows={(binned ?? []).map(({ path, name, folder, modifiedAt }) => ({
          id: path,
          title: name,
          note: folder === '' ? '文库' : folder,
          aside: `改于 ${dayOf(modifiedAt)}`,
          text: '',
        }))}
        chosen={chosen?.path ?? null}
        words={[]}
        onChoose={setWanted}
        onOpen={(path) => {
          const issue = binned?.find((each) => each.path === path)
          if (issue !== undefined) void restoreFromBin(app, issue)
        }}
      />
    </main>
  )
}

function focusPlace(): void {
  document
    .querySelector<HTMLElement>('[data-pane="structure"] [role="option"][aria-selected="true"]')
    ?.focus()
}

function factsOf(binned: readonly BinnedIssue[] | null): string {
  if (binned === null) return '正在查看'
  return binned.length === 0
    ? '没有删除的期刊。从台账移到回收站的，都留在文库的“回收站”文件夹里。'
    : `${binned.length} 期，都在文库的“回收站”文件夹里。双击或按回车移回原处；要彻底删除，请到文件夹里删。`
}

/** Null until it has been looked into; looked into anew whenever the library changes. */
function useBin(listing: LibraryListing): readonly BinnedIssue[] | null {
  const app = useApp()
  const [binned, setBinned] = useState<readonly BinnedIssue[] | null>(null)
  useEffect(() => {
    let isStale = false
    void app.desk.request('listBin', null).then((outcome) => {
      if (!isStale) setBinned(valueOrToast(app, outcome) ?? [])
    })
    return () => {
      isStale = true
    }
  }, [app, listing])
  return binned
}
