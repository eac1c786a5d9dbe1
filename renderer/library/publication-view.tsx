import { Ellipsis, FileInput, Plus } from 'lucide-react'
import { Button as AriaButton, FileTrigger } from 'react-aria-components'
import type { LibraryListing, ListedIssue } from '../../host/contract.ts'
import { useApp, useAppState } from '../app/context.tsx'
import { openIssue } from '../app/issue-actions.ts'
import { importText } from '../app/manuscript-actions.ts'
import { Button, Icon, Menu } from '../ui/index.ts'
import { IssueMenu } from './issue-menu.tsx'
import { IssuePane } from './issue-pane.tsx'
import { goOn } from './library-actions.ts'
import { dayText, nextOf, registerOf, type Publication } from './publications.ts'
import { RegisterTable } from './register-table.tsx'
import styles from './publication-view.module.css'

interface PublicationViewProps {
  readonly publication: Publication
  readonly listing: LibraryListing
}

/** One publication: what comes next, its register, and the issue that is chosen in it. */
export function PublicationView({ publication, listing }: PublicationViewProps) {
  const app = useApp()
  const wanted = useAppState((state) => state.librarySelection)
  const years = registerOf(publication)
  const shown = years.flatMap(({ rows }) =>
    rows.flatMap((row) => (row.kind === 'issue' ? [row.issue] : [])),
  )
  const choose = (path: string) => app.store.set({ librarySelection: path })
  const chosen = shown.find(({ path }) => path === wanted) ?? firstOf(publication, shown)
  return (
    <>
      <main className={styles.main} data-pane="text">
        <div className={styles.head}>
          <h2>{publication.name}</h2>
          <p>{factsOf(publication, listing.styles)}</p>
          <NextIssue publication={publication} />
          <Faults listing={listing} />
        </div>
        <IssueMenu issues={shown} onChoose={choose}>
          <RegisterTable
            nameplate={publication.nameplate}
            years={years}
            chosen={chosen?.path ?? null}
            onChoose={choose}
            onOpen={(path) => void openIssue(app, path)}
          />
        </IssueMenu>
      </main>
      {chosen !== null && <IssuePane key={chosen.path} issue={chosen} />}
    </>
  )
}

const firstOf = ({ latest }: Publication, shown: readonly ListedIssue[]): ListedIssue | null =>
  shown.find(({ path }) => path === latest.path) ?? shown[0] ?? null

/** 版式“工作信息” · 送7个单位 · 上一期8月21日. */
function factsOf(
  { latest, issues, nameplate }: Publication,
  styles: LibraryListing['styles'],
): string {
  // What the next issue will have.
  const kept = styles.find((style) => style.nameplate === nameplate)
  const dates = issues.flatMap(({ issueDate }) => issueDate ?? []).toSorted()
  const last = dates.at(-1)
  return [
    `版式“${kept?.name ?? latest.templateName}”`,
    latest.recipients === 0 ? '' : `送${latest.recipients}个单位`,
    last === undefined ? '' : `上一期${dayText(last)}`,
  ]
    .filter(Boolean)
    .join(' · ')
}

/** The one step that an office takes most often. */
function NextIssue({ publication }: { readonly publication: Publication }) {
  const app = useApp()
  const thisYear = new Date().getFullYear()
  const next = nextOf(publication, false, thisYear)
  const supplement = nextOf(publication, true, thisYear)
  const { path } = publication.latest
  const supplementName = `新建增刊第${supplement.issueNumber}期`
  return (
    <section className={styles.next} aria-label="下一期">
      <div className={styles.words}>
        <h3>{`${next.year}年 第${next.issueNumber}期`}</h3>
        <p>期号已顺延；类别、送发单位、责任人、份数沿用上期；日期待签发后填</p>
      </div>
      <div className={styles.ways}>
        <FileTrigger
          acceptedFileTypes={['.txt', 'text/plain']}
          onSelect={(files) => {
            const file = files?.[0]
            if (file !== undefined) void importText(app, file, { after: path })
          }}
        >
          <Button tone="outline" isLarge onPress={() => {}}>
            <Icon of={FileInput} />
            导入文本稿…
          </Button>
        </FileTrigger>
        <Button tone="main" isLarge onPress={() => void goOn(app, path, 'next')}>
          <Icon of={Plus} />
          {`新建第${next.issueNumber}期`}
        </Button>
        <Menu
          label="其他新建方式"
          entries={[
            {
              id: 'supplement',
              name: supplementName,
              run: () => void goOn(app, path, 'supplement'),
            },
          ]}
        >
          <AriaButton className={styles.more ?? ''} aria-label="其他新建方式">
            <Icon of={Ellipsis} />
          </AriaButton>
        </Menu>
      </div>
    </section>
  )
}

/** What the register cannot show, and why. */
function Faults({ listing: { faults, registerFault } }: { readonly listing: LibraryListing }) {
  if (registerFault === null && faults.length === 0) return null
  return (
    <div className={styles.faults} role="status">
      {registerFault !== null && <p>{registerFault}</p>}
      {faults.length > 0 && (
        <details>
          <summary>{`有 ${faults.length} 个文件读不出来，没有列入台账`}</summary>
          <ul>
            {faults.map(({ path, message }) => (
              <li key={path}>{`${path}：${message}`}</li>
            ))}
          </ul>
        </details>
      )}
    </div>
  )
}
