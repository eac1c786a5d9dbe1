import { FileText, X } from 'lucide-react'
import { useApp, useAppState } from '../app/context.tsx'
import { forgetRecent, openIssue } from '../app/issue-actions.ts'
import { dayOf, folderOf, nameOf } from '../app/library-list.tsx'
import { Button, Icon } from '../ui/index.ts'
import styles from './recent-list.module.css'
import view from './publication-view.module.css'

/** Files that were opened last, wherever they lie. */
export function RecentList() {
  const app = useApp()
  const recent = useAppState((state) => state.recent)
  return (
    <main className={view.main} data-pane="text">
      <div className={view.head}>
        <h2>最近打开</h2>
        {recent.length === 0 && <p>还没有打开过文件。打开或保存过的会列在这里。</p>}
      </div>
      <ul className={styles.list}>
        {recent.map(({ path, name, openedAt, missing }) => (
          <li key={path} className={styles.item}>
            <button
              type="button"
              className={styles.open}
              disabled={missing}
              onClick={() => void openIssue(app, path)}
            >
              <Icon of={FileText} />
              <span className={styles.name}>{name === '' ? nameOf(path) : nameOf(name)}</span>
              <span className={styles.where}>{missing ? '文件已不在原处' : folderOf(path)}</span>
              <time dateTime={openedAt}>{dayOf(openedAt)}</time>
            </button>
            <Button tone="icon" label="从列表中去掉" onPress={() => void forgetRecent(app, path)}>
              <Icon of={X} size={14} />
            </Button>
          </li>
        ))}
      </ul>
    </main>
  )
}
