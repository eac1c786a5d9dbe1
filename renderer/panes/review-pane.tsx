import { X } from 'lucide-react'
import { Tab, TabList, TabPanel, Tabs } from 'react-aria-components'
import { CommandButton } from '../app/command-button.tsx'
import { useApp, useAppState } from '../app/context.tsx'
import type { ImportReport, ReviewTab } from '../app/app-state.ts'
import type { IssueSession } from '../editor/index.ts'
import { ChecksPane } from './checks-pane.tsx'
import { FindPane } from './find-pane.tsx'
import { useFindings } from './findings.ts'
import { ImportPane } from './import-pane.tsx'
import { LayoutPane } from './layout-pane.tsx'
import { PropertiesPane } from './properties-pane.tsx'
import styles from './review-pane.module.css'

const noReports: readonly ImportReport[] = []

/** The right pane: 校对, 版面, 查找 and 属性. */
export function ReviewPane({ session }: { readonly session: IssueSession }) {
  const app = useApp()
  const tab = useAppState((state) => state.reviewTab)
  const importReports = useAppState((state) => state.issue?.importReports ?? noReports)
  const { shown } = useFindings(session)
  const errors = shown.filter(({ severity }) => severity === 'error').length
  return (
    <aside className={styles.pane} data-pane="review" aria-label="校对、版面、查找与属性">
      <Tabs
        className={styles.tabs ?? ''}
        selectedKey={tab}
        onSelectionChange={(key) => app.store.set({ reviewTab: key as ReviewTab })}
      >
        <div className={styles.head}>
          <TabList className={styles.list ?? ''} aria-label="校对、版面、查找与属性">
            <Tab id="checks" className={styles.tab ?? ''}>
              校对
              {errors > 0 && <span className={styles.count}>{errors}</span>}
            </Tab>
            <Tab id="layout" className={styles.tab ?? ''}>
              版面
            </Tab>
            <Tab id="find" className={styles.tab ?? ''}>
              查找
            </Tab>
            <Tab id="properties" className={styles.tab ?? ''}>
              属性
            </Tab>
            {importReports.length > 0 && (
              <Tab id="import" className={styles.tab ?? ''}>
                导入报告
              </Tab>
            )}
          </TabList>
          <CommandButton id="toggle-review" icon={X} />
        </div>
        <TabPanel id="checks" className={styles.panel ?? ''}>
          <ChecksPane session={session} />
        </TabPanel>
        <TabPanel id="layout" className={styles.panel ?? ''}>
          <LayoutPane session={session} />
        </TabPanel>
        <TabPanel id="find" className={styles.panel ?? ''}>
          <FindPane session={session} />
        </TabPanel>
        <TabPanel id="properties" className={styles.panel ?? ''}>
          <PropertiesPane session={session} />
        </TabPanel>
        {importReports.length > 0 && (
          <TabPanel id="import" className={styles.panel ?? ''}>
            <ImportPane importReports={importReports} />
          </TabPanel>
        )}
      </Tabs>
    </aside>
  )
}
