import { CircleAlert, Minimize, TriangleAlert, Type } from 'lucide-react'
import { Button as AriaButton, Slider, SliderThumb, SliderTrack } from 'react-aria-components'
import { countBulletin, type Bulletin } from '../../core/model/index.ts'
import type { IssueSession } from '../editor/index.ts'
import { useFindings } from '../panes/findings.ts'
import { countArticle } from '../panes/structure-rows.ts'
import { Icon, Tip } from '../ui/index.ts'
import { zoomRange } from './app-state.ts'
import { useApp, useAppState, useCalmSnapshot, useCommand, useSnapshot } from './context.tsx'
import { useStandIns } from './stand-ins.ts'
import styles from './status-bar.module.css'

/** 28 px: where the caret is, how long this is, what differs from the print, and how large. */
export function StatusBar({ session }: { readonly session: IssueSession }) {
  const isPreviewing = useAppState((state) => state.isPreviewing)
  return (
    <footer className={styles.bar} data-pane="status" aria-label="状态">
      {!isPreviewing && <Place />}
      <Counts session={session} />
      <span className={styles.space} />
      <StandIns session={session} />
      <FindingCounts session={session} />
      <LeaveFocus />
      {!isPreviewing && <Zoom />}
    </footer>
  )
}

function Place() {
  const page = useSnapshot(({ caret }) => caret.page)
  const line = useSnapshot(({ caret }) => caret.line)
  const pageCount = useSnapshot(({ pages }) => pages?.pageCount ?? null)
  if (pageCount === null) return <span>正在排版</span>
  return (
    <>
      <span>{page === null ? `共 ${pageCount} 页` : `第 ${page} 页，共 ${pageCount} 页`}</span>
      {line !== null && <span>{`第 ${line} 行`}</span>}
    </>
  )
}

function Counts({ session }: { readonly session: IssueSession }) {
  const { bulletin, caret } = useCalmSnapshot(session, 600)
  const article = articleOf(bulletin, caret.articleId)
  const whole = `全期 ${countBulletin(bulletin).toLocaleString('zh-CN')} 字`
  if (article === null) return <span className={styles.counts}>{whole}</span>
  return (
    <span
      className={styles.counts}
    >{`本篇 ${countArticle(article).toLocaleString('zh-CN')} 字 · ${whole}`}</span>
  )
}

function articleOf(bulletin: Bulletin, id: string | null) {
  for (const part of bulletin.children) if (part.type === 'article' && part.id === id) return part
  return null
}

function StandIns({ session }: { readonly session: IssueSession }) {
  const all = useStandIns(session) ?? []
  const names = all.filter((one) => one.isBundled).map(({ name }) => name.replace('简体', ''))
  if (names.length === 0) return null
  const shown = names.length > 2 ? `${names.slice(0, 2).join('、')}等` : names.join('、')
  const list = all.map(
    ({ name, by, isBundled }) => `${name}用${isBundled ? '随附的' : '本机的'}${by}`,
  )
  return (
    <Tip
      text={`本机没有的字体，屏幕和 PDF 用别的显示，行和页不变：${list.join('，')}。DOCX 里仍写原来的字体。`}
    >
      <AriaButton className={styles.quiet ?? ''} aria-label={`${shown} 用替代字体显示`}>
        <Icon of={Type} size={14} />
        <span className={styles.words}>{`${shown} 用替代字体显示`}</span>
      </AriaButton>
    </Tip>
  )
}

function FindingCounts({ session }: { readonly session: IssueSession }) {
  const app = useApp()
  const { shown, isStale } = useFindings(session)
  const errors = shown.filter(({ severity }) => severity === 'error').length
  const warnings = shown.filter(({ severity }) => severity === 'warning').length
  if (isStale && shown.length === 0) return null
  return (
    <AriaButton
      className={styles.quiet ?? ''}
      onPress={() => app.store.set({ isReviewShown: true, reviewTab: 'checks' })}
    >
      <span className={styles.errors} data-some={errors > 0}>
        <Icon of={CircleAlert} size={14} />
        <span className="spoken">错误</span>
        {errors}
      </span>
      <span className={styles.warnings} data-some={warnings > 0}>
        <Icon of={TriangleAlert} size={14} />
        <span className="spoken">提醒</span>
        {warnings}
      </span>
    </AriaButton>
  )
}

/** The way back for those who work with the mouse. */
function LeaveFocus() {
  const isFocused = useAppState((state) => state.focus !== null)
  const { command, run } = useCommand('focus-mode')
  if (!isFocused) return null
  return (
    <Tip text={command.name} shortcut={command.shortcut}>
      <AriaButton className={styles.quiet ?? ''} aria-label="回到全部窗格" onPress={run}>
        <Icon of={Minimize} size={14} />
        <span className={styles.words}>回到全部窗格</span>
      </AriaButton>
    </Tip>
  )
}

function Zoom() {
  const app = useApp()
  const zoom = useAppState((state) => state.zoom)
  return (
    <Slider
      className={styles.zoom ?? ''}
      aria-label="显示比例"
      minValue={zoomRange.least}
      maxValue={zoomRange.most}
      step={zoomRange.step}
      value={zoom}
      onChange={(value) => app.store.set({ zoom: value })}
    >
      <span className={styles.percent}>{`${zoom}%`}</span>
      <SliderTrack className={styles.track ?? ''}>
        <SliderThumb className={styles.thumb ?? ''} aria-label="显示比例" />
      </SliderTrack>
    </Slider>
  )
}
