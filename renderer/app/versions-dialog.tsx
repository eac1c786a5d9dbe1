import { useEffect, useRef, useState } from 'react'
import { ListBox, ListBoxItem } from 'react-aria-components'
import type { IssueVersion, VersionLine } from '../../host/contract.ts'
import { Answers, Button, Modal } from '../ui/index.ts'
import { closeDialog } from './app.ts'
import { useApp, useAppState, useIsReadOnly } from './context.tsx'
import { dayOf } from './library-list.tsx'
import { openVersion, restoreVersion } from './version-actions.ts'
import styles from './versions-dialog.module.css'

/** The versions that saves replaced: what differs, their words, and how to get one back. */
export function VersionsDialog({ versions }: { readonly versions: readonly IssueVersion[] }) {
  const app = useApp()
  const isReadOnly = useIsReadOnly()
  const [chosen, setChosen] = useState(versions[0]?.id ?? null)
  if (chosen === null) return <NoVersions />
  return (
    <Modal title="历史版本" width="widest" onDismiss={() => closeDialog(app)}>
      <p className={styles.text}>
        每次保存替换下来的内容留在本机，最近 20 个、7
        天以内；自动保存的，十分钟留一个。标出的段落现在改了，或者没有了。
      </p>
      <div className={styles.columns}>
        <ListBox
          aria-label="历史版本"
          className={styles.list ?? ''}
          selectionMode="single"
          selectionBehavior="replace"
          disallowEmptySelection
          selectedKeys={[chosen]}
          autoFocus
          onSelectionChange={(keys) => {
            const [key] = keys === 'all' ? [] : keys
            if (key !== undefined) setChosen(String(key))
          }}
        >
          {versions.map((version) => (
            <ListBoxItem
              key={version.id}
              id={version.id}
              textValue={timeOf(version, versions)}
              className={styles.item ?? ''}
            >
              <strong>
                <time dateTime={version.savedAt}>{timeOf(version, versions)}</time>
              </strong>
              <span>{`${version.articles} 篇 ${version.characters.toLocaleString('zh-CN')} 字`}</span>
              <small>{differenceText(version)}</small>
            </ListBoxItem>
          ))}
        </ListBox>
        <VersionText id={chosen} />
      </div>
      <Answers>
        <Button isLarge onPress={() => closeDialog(app)}>
          关闭
        </Button>
        <Button tone="outline" isLarge onPress={() => void openVersion(app, chosen)}>
          打开副本
        </Button>
        <Button
          tone="main"
          isLarge
          isDisabled={isReadOnly}
          onPress={() => void restoreVersion(app, chosen)}
        >
          恢复为此版本
        </Button>
      </Answers>
    </Modal>
  )
}

function NoVersions() {
  const app = useApp()
  return (
    <Modal title="历史版本" onDismiss={() => closeDialog(app)}>
      <p className={styles.text}>
        还没有历史版本。从下一次保存起，被替换的内容会留在这里，最近 20 个、7 天以内。
      </p>
      <Answers>
        <Button tone="main" isLarge autoFocus onPress={() => closeDialog(app)}>
          知道了
        </Button>
      </Answers>
    </Modal>
  )
}

/** Only to read: what is chosen is told from what is on the desk by its words. */
function VersionText({ id }: { readonly id: string }) {
  const app = useApp()
  const issue = useAppState((state) => state.issue)
  const [lines, setLines] = useState<readonly VersionLine[] | null>(null)
  const other = useRef<HTMLParagraphElement>(null)
  useEffect(() => {
    if (issue === null) return
    let isStale = false
    const ask = { issueId: issue.place.issueId, id, bulletin: issue.session.getSnapshot().bulletin }
    void app.desk.request('readVersion', ask).then((outcome) => {
      if (isStale) return
      setLines(outcome.ok ? outcome.value.lines : [{ text: outcome.message, isOther: false }])
    })
    return () => {
      isStale = true
    }
  }, [app, issue, id])
  useEffect(() => {
    // Newer browsers answer a promise, which is nothing to clean up with.
    other.current?.scrollIntoView({ block: 'center' })
  }, [lines])
  const first = lines?.findIndex(({ isOther, text }) => isOther && text !== '') ?? -1
  return (
    <div
      className={styles.words}
      role="document"
      aria-label="这个版本的文字"
      aria-busy={lines === null}
      tabIndex={0}
    >
      {(lines ?? []).map(({ text, isOther }, index) => (
        <p key={index} ref={index === first ? other : null}>
          {isOther ? <mark>{text}</mark> : text}
        </p>
      ))}
    </div>
  )
}

/** With the minute, also on other days; with the second where others are of the same minute. */
function timeOf({ savedAt }: IssueVersion, all: readonly IssueVersion[]): string {
  const time = minuteOf(savedAt)
  const isAlone = all.filter((each) => minuteOf(each.savedAt) === time).length === 1
  return isAlone ? time : `${time}:${twoDigits(new Date(savedAt).getSeconds())}`
}

function minuteOf(iso: string): string {
  const day = dayOf(iso)
  if (day.includes(':')) return day
  const at = new Date(iso)
  return `${day} ${at.getHours()}:${twoDigits(at.getMinutes())}`
}

const twoDigits = (count: number): string => String(count).padStart(2, '0')

function differenceText({ difference: { added, removed, articles } }: IssueVersion): string {
  if (added + removed === 0) return '文字与现在相同'
  const counts = [
    ...(added > 0 ? [`+${added.toLocaleString('zh-CN')} 字`] : []),
    ...(removed > 0 ? [`−${removed.toLocaleString('zh-CN')} 字`] : []),
  ]
  return `此后 ${counts.join(' ')}${articles > 0 ? `，${articles} 篇` : ''}`
}
