import { FileInput, FileText, FolderOpen, History, Plus, Settings, X } from 'lucide-react'
import { useState, type DragEvent, type ReactNode } from 'react'
import { FileTrigger } from 'react-aria-components'
import { Button, Icon } from '../ui/index.ts'
import type { StartAnswer } from './app-state.ts'
import { CommandButton } from './command-button.tsx'
import { useApp, useAppState } from './context.tsx'
import { forgetRecent, importText, newIssue, openIssue } from './issue-actions.ts'
import { dayOf, folderOf, LibraryList, nameOf } from './library-list.tsx'
import styles from './start-screen.module.css'

/** What is shown while no issue is open: the recent ones, and every way to begin. */
export function StartScreen({ start }: { readonly start: StartAnswer }) {
  const app = useApp()
  const [isOver, setIsOver] = useState(false)
  const onDrop = (event: DragEvent) => {
    event.preventDefault()
    setIsOver(false)
    const file = event.dataTransfer.files[0]
    if (file !== undefined) void importText(app, file)
  }
  return (
    <div
      className={styles.screen}
      data-over={isOver}
      onDragOver={(event) => {
        event.preventDefault()
        setIsOver(true)
      }}
      onDragLeave={() => setIsOver(false)}
      onDrop={onDrop}
    >
      <header className={styles.bar}>
        <strong>内刊</strong>
        <span className={styles.space} />
        <CommandButton id="settings" icon={Settings} keepsFocus={false} />
        <CommandButton id="open-issue" icon={FolderOpen} tone="outline" keepsFocus={false}>
          打开…
        </CommandButton>
      </header>
      <main className={styles.main}>
        <Recoverable />
        <Begin start={start} />
        <Recent />
        <Library />
      </main>
    </div>
  )
}

/** What was not saved when the program last went down, for as long as nobody has answered. */
function Recoverable() {
  const { store } = useApp()
  const count = useAppState((state) => state.recoverable.length)
  if (count === 0) return null
  return (
    <div className={styles.recoverable} role="status">
      <Icon of={History} />
      <span>{`上次有 ${count} 份改动没有存盘，已经保留下来。`}</span>
      <Button tone="outline" onPress={() => store.set({ dialog: { kind: 'recover' } })}>
        查看…
      </Button>
    </div>
  )
}

/** The next issue, or a manuscript, or the sample. */
function Begin({ start }: { readonly start: StartAnswer }) {
  const app = useApp()
  return (
    <section className={styles.begin} aria-label="开始">
      <div>
        <h1>新的一期</h1>
        <p>
          按版式新建空白的一期，或导入整期文本稿（.txt，也可以直接拖到这里），报头、目录、稿件和报尾会自动认出来。
        </p>
      </div>
      <div className={styles.ways}>
        <CommandButton id="open-sample" tone="outline" isLarge keepsFocus={false}>
          看看样例
        </CommandButton>
        <FileTrigger
          acceptedFileTypes={['.txt', 'text/plain']}
          onSelect={(files) => {
            const file = files?.[0]
            if (file !== undefined) void importText(app, file)
          }}
        >
          <Button tone="outline" isLarge onPress={() => {}}>
            <Icon of={FileInput} />
            导入文本稿…
          </Button>
        </FileTrigger>
        {start.templates.map(({ id, name }, index) => (
          <Button
            key={id}
            tone={index === 0 ? 'main' : 'outline'}
            isLarge
            onPress={() => void newIssue(app, id)}
          >
            {index === 0 && <Icon of={Plus} />}
            {`新建${name}`}
          </Button>
        ))}
      </div>
    </section>
  )
}

function Recent() {
  const app = useApp()
  const recent = useAppState((state) => state.recent)
  if (recent.length === 0) {
    return (
      <Group title="最近打开">
        <p className={styles.empty}>还没有打开过文件。新建一期并保存之后，它会列在这里。</p>
      </Group>
    )
  }
  return (
    <Group title="最近打开">
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
    </Group>
  )
}

function Library() {
  const app = useApp()
  const all = useAppState((state) => state.library)
  const recent = useAppState((state) => state.recent)
  const files = all.filter(({ path }) => !recent.some((each) => each.path === path))
  const name = useAppState((state) => state.start?.library ?? null)
  if (name === null || files.length === 0) return null
  return (
    <Group title={`文库“${name}”里的其他文件`}>
      <LibraryList label="文库" files={files} onOpen={(path) => void openIssue(app, path)} />
    </Group>
  )
}

function Group({ title, children }: { readonly title: string; readonly children: ReactNode }) {
  return (
    <section className={styles.group} aria-label={title}>
      <h2>{title}</h2>
      {children}
    </section>
  )
}
