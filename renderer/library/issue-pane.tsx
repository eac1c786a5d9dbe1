import { BookOpen, Copy, Ellipsis } from 'lucide-react'
import { Button as AriaButton } from 'react-aria-components'
import type { ListedIssue } from '../../host/contract.ts'
import { useApp } from '../app/context.tsx'
import { openIssue } from '../app/issue-actions.ts'
import { nameOf } from '../app/library-list.tsx'
import { Button, Icon, Menu } from '../ui/index.ts'
import { FirstPage } from './first-page.tsx'
import { markEntries } from './issue-menu.tsx'
import { goOn } from './library-actions.ts'
import { dayText, numberText } from './publications.ts'
import styles from './issue-pane.module.css'

/** The right pane: the issue that is chosen, and what can be done with it. */
export function IssuePane({ issue }: { readonly issue: ListedIssue }) {
  const app = useApp()
  const { path, articles, pages, characters, issueDate, modifiedAt } = issue
  const facts = [
    `${articles.length} 篇`,
    ...(pages === null ? [] : [`${pages} 页`]),
    `${characters.toLocaleString('zh-CN')} 字`,
  ]
  return (
    <aside className={styles.pane} data-pane="review" aria-label={`${numberText(issue)}首页`}>
      <FirstPage path={path} modifiedAt={modifiedAt} />
      <dl className={styles.facts}>
        <dt>要目</dt>
        <dd>{facts.join('，')}</dd>
        <dt>日期</dt>
        <dd>
          {issueDate === null ? '还没有填' : `${issueDate.slice(0, 4)}年${dayText(issueDate)}`}
        </dd>
        <dt>文件</dt>
        <dd title={path}>{`${nameOf(path)}.neikan`}</dd>
      </dl>
      <div className={styles.ways}>
        <Button tone="outline" isLarge onPress={() => void openIssue(app, path)}>
          <Icon of={BookOpen} />
          打开
        </Button>
        <Button tone="outline" isLarge onPress={() => void goOn(app, path, 'draft')}>
          <Icon of={Copy} />
          以此期为底稿
        </Button>
        <More issue={issue} />
      </div>
    </aside>
  )
}

function More({ issue }: { readonly issue: ListedIssue }) {
  const app = useApp()
  return (
    <Menu label="这一期" entries={markEntries(app, issue)}>
      <AriaButton className={styles.more ?? ''} aria-label="这一期的其他命令">
        <Icon of={Ellipsis} />
      </AriaButton>
    </Menu>
  )
}
