import type { LibraryListing } from '../../host/contract.ts'
import { useApp, useAppState } from '../app/context.tsx'
import { openIssue } from '../app/issue-actions.ts'
import { IssueMenu } from './issue-menu.tsx'
import { IssuePane } from './issue-pane.tsx'
import { IssueList } from './issue-list.tsx'
import { numberText, wordsOf } from './publications.ts'
import styles from './publication-view.module.css'

/** Issues that were put away; their numbers stay taken. */
export function ArchiveList({ listing }: { readonly listing: LibraryListing }) {
  const app = useApp()
  const wanted = useAppState((state) => state.librarySelection)
  const archived = listing.issues
    .filter(({ isArchived }) => isArchived)
    .toSorted(
      (a, b) => (b.year ?? 0) - (a.year ?? 0) || (b.issueNumber ?? 0) - (a.issueNumber ?? 0),
    )
  const choose = (path: string) => app.store.set({ librarySelection: path })
  const chosen = archived.find(({ path }) => path === wanted) ?? archived[0] ?? null
  return (
    <>
      <main className={styles.main} data-pane="text">
        <div className={styles.head}>
          <h2>已归档</h2>
          <p>
            {archived.length === 0
              ? '还没有归档的期刊。在台账里选一期，从“其他命令”里归档；文件不动，期号照占。'
              : `${archived.length} 期，文件仍在原处，也照样能查到。`}
          </p>
        </div>
        <IssueMenu issues={archived} onChoose={choose}>
          <IssueList
            label="已归档"
            rows={archived.map((issue) => ({
              id: issue.path,
              title: `${issue.nameplate} ${issue.year ?? ''}年${numberText(issue)}`,
              note: wordsOf(issue).title,
              aside: '',
              text: '',
            }))}
            chosen={chosen?.path ?? null}
            words={[]}
            onChoose={choose}
            onOpen={(path) => void openIssue(app, path)}
          />
        </IssueMenu>
      </main>
      {chosen !== null && <IssuePane key={chosen.path} issue={chosen} />}
    </>
  )
}
