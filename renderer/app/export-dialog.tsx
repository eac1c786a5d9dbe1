import { Check } from 'lucide-react'
import { useState } from 'react'
import { Checkbox, ProgressBar } from 'react-aria-components'
import { elements, type Bulletin } from '../../core/model/index.ts'
import type { ExportStage } from '../../host/contract.ts'
import { Answers, Button, Field, Icon, Modal } from '../ui/index.ts'
import type { IssueSession } from '../editor/index.ts'
import { useFindings } from '../panes/findings.ts'
import { closeDialog } from './app.ts'
import type { Dialog, ExportFormat, ExportJob } from './app-state.ts'
import { blanksOf } from './blanks.ts'
import { useApp, useAppState } from './context.tsx'
import { cancelExport, exportIssue } from './export-actions.ts'
import styles from './dialogs.module.css'

const formatNames = [
  { format: 'docx', name: 'DOCX', use: 'Word、WPS 里继续改' },
  { format: 'pdf', name: 'PDF', use: '送印、传阅，与屏幕上的页一致' },
] as const

const stageNames: Record<ExportStage, string> = {
  layout: '正在排版',
  docx: '正在写 DOCX',
  pdf: '正在制作 PDF',
  write: '正在写入磁盘',
}

export function ExportDialog({ initial }: { initial: Extract<Dialog, { kind: 'export' }> }) {
  const app = useApp()
  const job = useAppState((state) => state.exportJob)
  const library = useAppState((state) => state.start?.library ?? null)
  const { articleId } = initial
  const [name, setName] = useState(initial.name)
  const [formats, setFormats] = useState<ReadonlySet<ExportFormat>>(new Set(initial.formats))
  if (job !== null) return <Progress job={job} name={name} />
  const isReady = name.trim() !== '' && formats.size > 0
  const start = () => {
    if (!isReady) return
    const chosen = formatNames.flatMap(({ format }) => (formats.has(format) ? [format] : []))
    void exportIssue(app, { name: name.trim(), formats: chosen, articleId })
  }
  const toggle = (format: ExportFormat, isOn: boolean) => {
    const next = new Set(formats)
    if (isOn) next.add(format)
    else next.delete(format)
    setFormats(next)
  }
  return (
    <Modal title={articleId === null ? '导出' : '导出这一篇'} onDismiss={() => closeDialog(app)}>
      <Field label="文件名" value={name} autoFocus onChange={setName} onEnter={start} />
      <div className={styles.formats} role="group" aria-label="格式">
        {formatNames.map(({ format, name: shown, use }) => (
          <Checkbox
            key={format}
            className={styles.check ?? ''}
            isSelected={formats.has(format)}
            onChange={(isOn) => toggle(format, isOn)}
          >
            <span className={styles.box}>
              <Icon of={Check} size={12} />
            </span>
            <span>{shown}</span>
            <small>{use}</small>
          </Checkbox>
        ))}
      </div>
      {articleId === null ? (
        <Readiness articleId={null} />
      ) : (
        <>
          <Readiness articleId={articleId} />
          <p className={styles.note}>带报头和印发栏，不带目录和分送范围。</p>
        </>
      )}
      <p className={styles.note}>
        {library === null
          ? '下一步选择放在哪个文件夹。'
          : `放进文库“${library}”的“导出”文件夹，完成后可以下载。`}
      </p>
      <Answers>
        <Button isLarge onPress={() => closeDialog(app)}>
          取消
        </Button>
        <Button tone="main" isLarge isDisabled={!isReady} onPress={start}>
          {`导出 ${formatNames
            .filter(({ format }) => formats.has(format))
            .map(({ name: shown }) => shown)
            .join(' 和 ')}`.trim()}
        </Button>
      </Answers>
    </Modal>
  )
}

/** What someone would wish to know before it leaves: nothing of it stands in the way. */
function Readiness({ articleId }: { readonly articleId: string | null }) {
  const app = useApp()
  const session = useAppState((state) => state.issue?.session ?? null)
  if (session === null) return null
  const { bulletin } = session.getSnapshot()
  const article = bulletin.children.filter(({ id }) => id === articleId)
  // What the whole issue has not filled in is told of when it leaves.
  const blanks = articleId === null ? blanksOf(bulletin) : []
  const within = articleId === null ? null : idsIn({ children: article })
  const show = () => app.store.set({ dialog: null, isReviewShown: true, reviewTab: 'checks' })
  return (
    <div className={styles.readiness}>
      {blanks.length > 0 && <p className={styles.blanks}>{`还没有填：${blanks.join('、')}。`}</p>}
      <FoundWords session={session} within={within} onShow={show} />
    </div>
  )
}

const idsIn = (bulletin: Bulletin): ReadonlySet<string> =>
  new Set([...elements(bulletin)].map(({ element }) => element.id))

interface FoundProps {
  readonly session: IssueSession
  /** The elements that it is about; null for all. */
  readonly within: ReadonlySet<string> | null
  readonly onShow: () => void
}

function FoundWords({ session, within, onShow }: FoundProps) {
  const { shown, isStale } = useFindings(session)
  const found = shown.filter(({ where }) => within?.has(where.elementId) !== false)
  const count = (severity: string) => found.filter((each) => each.severity === severity).length
  const parts = [
    [count('error'), '处错误'],
    [count('warning'), '处提醒'],
    [count('suggestion'), '处建议'],
  ] as const
  const words = parts.flatMap(([number, name]) => (number > 0 ? [`${number} ${name}`] : []))
  if (words.length === 0) return <p>{isStale ? '正在校对。' : '校对没有发现问题。'}</p>
  return (
    <p>
      {`校对还有 ${words.join('、')}。`}
      <Button onPress={onShow}>去看看</Button>
    </p>
  )
}

function Progress({ job, name }: { readonly job: ExportJob; readonly name: string }) {
  const app = useApp()
  const stage = job.stage === null ? '正在准备' : stageNames[job.stage]
  const text = job.isCancelling ? '正在取消' : stage
  return (
    <Modal title={`导出“${name}”`} onDismiss={null}>
      <ProgressBar className={styles.progress ?? ''} aria-label={text} value={job.fraction * 100}>
        {({ percentage }) => (
          <>
            <span>{text}</span>
            <span className={styles.track}>
              <span
                className={styles.fill}
                style={{ display: 'block', transform: `scaleX(${(percentage ?? 0) / 100})` }}
              />
            </span>
          </>
        )}
      </ProgressBar>
      <Answers>
        <Button
          tone="outline"
          isLarge
          autoFocus
          isDisabled={job.isCancelling}
          onPress={() => cancelExport(app)}
        >
          取消导出
        </Button>
      </Answers>
    </Modal>
  )
}
