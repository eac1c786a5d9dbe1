import { Lock, SpellCheck } from 'lucide-react'
import { Toolbar } from 'react-aria-components'
import { Button, Icon } from '../ui/index.ts'
import type { App } from './app.ts'
import { CommandButton } from './command-button.tsx'
import { useApp, useAppState } from './context.tsx'
import { issuedReason, unlockIssued } from './follow-register.ts'
import { reloadIssue } from './outside-changes.ts'
import { isUnsaved, saveIssue } from './save-actions.ts'
import styles from './read-only-bar.module.css'

/** In the place of the format bar: why nothing can be typed, and the ways out. */
export function ReadOnlyBar({ readOnly }: { readonly readOnly: string }) {
  const app = useApp()
  const isStale = useAppState(
    ({ saving }) => saving.kind === 'asking' && saving.change.kind === 'changed',
  )
  const hasFile = useAppState((state) => (state.issue?.place.path ?? null) !== null)
  return (
    <Toolbar className={styles.bar ?? ''} data-pane="format-bar" aria-label="只读">
      <span className={styles.word} role="status">
        <Icon of={Lock} />
        <strong>只读</strong>
        {isStale ? '文件在别处改过了，这里是以前的内容' : wordsOf(readOnly)}
      </span>
      {isStale && (
        <Button tone="main" onPress={() => void reloadIssue(app, 'readOnly')}>
          重新载入
        </Button>
      )}
      <Button tone="outline" onPress={() => void saveIssue(app, { saveAs: true })}>
        另存为副本…
      </Button>
      {readOnly === issuedReason ? (
        <Button tone="outline" onPress={() => unlockIssued(app)}>
          仍要修改
        </Button>
      ) : (
        hasFile && (
          <Button tone="outline" onPress={() => takeOver(app)}>
            接管，在这里编辑
          </Button>
        )
      )}
      <span className={styles.space} />
      <CommandButton id="toggle-review" icon={SpellCheck} isToggle />
    </Toolbar>
  )
}

function wordsOf(readOnly: string): string {
  if (readOnly === issuedReason) return `${readOnly}，防止误改；要出更正，请回台账“以此期为底稿”`
  return readOnly === '只读打开' ? '只能看、查找和导出，不能改' : readOnly
}

/** What is written here and nowhere else must not go without a word. */
function takeOver(app: App): void {
  const { issue } = app.store.get()
  if (issue === null) return
  if (!isUnsaved(issue)) return void reloadIssue(app, 'takeOver')
  app.store.set({
    dialog: {
      kind: 'confirm',
      title: '接管以前，先把这里的改动另存？',
      text: `接管会换成文件里的内容。这里没存盘的改动${
        app.store.get().settings.leavesNoTraces ? '不会保留' : '会留在“历史版本”里'
      }，可以先另存为副本。`,
      choices: [
        { label: '接管', tone: 'main', run: () => void reloadIssue(app, 'takeOver') },
        {
          label: '另存为副本…',
          tone: 'plain',
          run: () => void saveIssue(app, { saveAs: true }),
        },
      ],
    },
  })
}
