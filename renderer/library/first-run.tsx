import { FileInput, Plus } from 'lucide-react'
import { useState } from 'react'
import { FileTrigger } from 'react-aria-components'
import type { LibraryListing } from '../../host/contract.ts'
import type { StartAnswer } from '../app/app-state.ts'
import { CommandButton } from '../app/command-button.tsx'
import { useApp, useAppState } from '../app/context.tsx'
import { openIssue } from '../app/issue-actions.ts'
import { importText } from '../app/manuscript-actions.ts'
import { LibraryList } from '../app/library-list.tsx'
import { Button, Icon } from '../ui/index.ts'
import { chooseLibrary, startPublication } from './library-actions.ts'
import { PublicationFields, styleOptions, usePublicationForm } from './publication-form.tsx'
import styles from './first-run.module.css'

interface FirstRunProps {
  readonly start: StartAnswer
  readonly listing: LibraryListing
}

/** An empty library: who one is, what one publishes, and how one wants to begin. */
export function FirstRun({ start, listing }: FirstRunProps) {
  const app = useApp()
  const form = usePublicationForm(styleOptions(start.templates, listing.styles))
  const [isTried, setIsTried] = useState(false)
  const begin = () => {
    setIsTried(true)
    if (form.fault === null) void startPublication(app, form.ask)
  }
  return (
    <main className={styles.main} data-pane="text">
      <div className={styles.head}>
        <h2>从第一种刊物开始</h2>
        <p>
          {`期刊存成普通文件，放在文库“${listing.name}”里。`}
          {start.shell === 'electron' && (
            <Button onPress={() => void chooseLibrary(app)}>换一个文件夹…</Button>
          )}
        </p>
      </div>
      <PublicationFields form={form} isTried={isTried} onEnter={begin} numbered />
      <section className={styles.begin} aria-label="怎样开始">
        <h3>
          <b>3</b>怎样开始
        </h3>
        <div className={styles.ways}>
          <Button tone="main" isLarge onPress={begin}>
            <Icon of={Plus} />
            新建第1期
          </Button>
          <FileTrigger
            acceptedFileTypes={['.txt', 'text/plain']}
            onSelect={(files) => {
              const file = files?.[0]
              const { style } = form.ask
              const target = 'templateId' in style ? style : undefined
              if (file !== undefined) void importText(app, file, target)
            }}
          >
            <Button tone="outline" isLarge onPress={() => {}}>
              <Icon of={FileInput} />
              导入文本稿…
            </Button>
          </FileTrigger>
          <CommandButton id="open-sample" tone="outline" isLarge keepsFocus={false}>
            打开样例
          </CommandButton>
        </div>
        <p>文本稿（.txt）也可以直接拖进来：报头、目录、稿件和报尾会自动认出来。</p>
      </section>
      <Recent />
    </main>
  )
}

function Recent() {
  const app = useApp()
  const recent = useAppState((state) => state.recent).filter(({ missing }) => !missing)
  if (recent.length === 0) return null
  return (
    <section className={styles.recent} aria-label="最近打开">
      <h3>最近打开</h3>
      <LibraryList
        label="最近打开"
        files={recent.map(({ path, openedAt }) => ({ path, modifiedAt: openedAt }))}
        onOpen={(path) => void openIssue(app, path)}
      />
    </section>
  )
}
