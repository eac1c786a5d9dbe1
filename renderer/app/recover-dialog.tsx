import type { Recoverable } from '../../host/contract.ts'
import { Answers, Button, Modal } from '../ui/index.ts'
import { closeDialog } from './app.ts'
import { useApp, useAppState } from './context.tsx'
import { dayOf } from './library-list.tsx'
import { askToDiscard, recoverIssue } from './recover-actions.ts'
import styles from './recover-dialog.module.css'

/** What would be recovered, in enough words to know it by; nothing happens without an answer. */
export function RecoverDialog() {
  const app = useApp()
  const recoverable = useAppState((state) => state.recoverable)
  return (
    <Modal title="有改动没有存盘，要恢复吗？" width="wide" onDismiss={() => closeDialog(app)}>
      <p className={styles.text}>
        内刊上次没有正常退出，或者窗口关得太急。没有存盘的改动都保留着：
      </p>
      <ul className={styles.list}>
        {recoverable.map((each, index) => (
          <Offer key={each.id} offer={each} isFirst={index === 0} />
        ))}
      </ul>
      <Answers>
        <Button isLarge onPress={() => closeDialog(app)}>
          以后再说
        </Button>
      </Answers>
    </Modal>
  )
}

function Offer({ offer, isFirst }: { readonly offer: Recoverable; readonly isFirst: boolean }) {
  const app = useApp()
  const { title, changedAt, characters, lastLines, path } = offer
  return (
    <li className={styles.offer}>
      <h3>{title}</h3>
      <p className={styles.facts}>
        <time dateTime={changedAt}>{`最后改动 ${dayOf(changedAt)}`}</time>
        {` · 全期 ${characters.toLocaleString('zh-CN')} 字`}
      </p>
      <p className={styles.facts}>{standingOf(offer)}</p>
      <blockquote className={styles.lines} aria-label="最后写下的几行">
        {lastLines.map((line, index) => (
          <p key={index}>{line}</p>
        ))}
        {lastLines.length === 0 && <p>改动不在文字里，在版式、图片或表格的样子里。</p>}
      </blockquote>
      <div className={styles.answers}>
        <Button isLarge onPress={() => askToDiscard(app, offer)}>
          放弃…
        </Button>
        {path !== null && (
          <Button tone="outline" isLarge onPress={() => void recoverIssue(app, offer, true)}>
            另存为…
          </Button>
        )}
        <Button
          tone="main"
          isLarge
          autoFocus={isFirst}
          onPress={() => void recoverIssue(app, offer, false)}
        >
          恢复
        </Button>
      </div>
    </li>
  )
}

function standingOf({ path, file }: Recoverable): string {
  if (path === null) return '这一期还没有存成文件。'
  const words = {
    none: '',
    same: `属于“${path}”，文件里还没有这些改动。`,
    changed: `属于“${path}”。这个文件后来又被改过，建议另存为，再对照两份。`,
    missing: `属于“${path}”，这个文件已经不在原处。`,
  }
  return words[file]
}
