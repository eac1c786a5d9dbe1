import { Printer } from 'lucide-react'
import {
  reviewLayout,
  type LayoutReview,
  type LinePlace,
  type PartedNumber,
} from '../../core/checks/index.ts'
import { fitsOf, type Fit } from '../../core/model/index.ts'
import {
  useApp,
  useAppState,
  useCalmSnapshot,
  useIsReadOnly,
  useSnapshot,
} from '../app/context.tsx'
import {
  joinNumbers,
  ofNumbers,
  stopFitting,
  tightenFor,
  tightenings,
  winPage,
  type Tightening,
} from '../app/fit-actions.ts'
import { breakHeadlineAnew } from '../app/headline-actions.ts'
import type { FittingState } from '../app/app-state.ts'
import {
  fitWords,
  removeEmptyParagraphs,
  setFits,
  type IssueSession,
  type SessionSnapshot,
} from '../editor/index.ts'
import { PrintForm } from '../app/print-form.tsx'
import { Button, Icon } from '../ui/index.ts'
import styles from './layout-pane.module.css'
import { placeToReveal } from './structure-rows.ts'

/** 版面: how far it is to a page less, what is short on the pages, what this issue sets otherwise. */
export function LayoutPane({ session }: { readonly session: IssueSession }) {
  const snapshot = useCalmSnapshot(session, 400)
  const { bulletin, galley, pages } = snapshot
  const app = useApp()
  const isPreviewing = useAppState((state) => state.isPreviewing)
  const isReadOnly = useIsReadOnly()
  if (pages === null) return <p className={styles.empty}>正在排版</p>
  const review = reviewLayout(bulletin, galley, pages)
  const fits = fitsOf(bulletin)
  return (
    <div className={styles.pane}>
      <PageCard review={review} pageCount={pages.pageCount} />
      {isPreviewing && <PrintSection />}
      <Group name="空白页" places={review.blanks}>
        {(place) => (
          <PlaceCard
            key={place.elementId}
            place={place}
            session={session}
            words="只有空段"
            isCompact
          >
            <Button
              keepsFocus
              tone="outline"
              isDisabled={isReadOnly}
              onPress={() => removeEmptyParagraphs(session.editor, place.elementIds)}
            >
              删去空段
            </Button>
          </PlaceCard>
        )}
      </Group>
      <Group name="末行字少" places={review.runts}>
        {(place) => (
          <TightenCard
            key={place.elementId}
            place={place}
            session={session}
            tightening={tightenings.runt}
          >
            {place.text}
          </TightenCard>
        )}
      </Group>
      <Group name="标题断行" places={review.headlines}>
        {(place) => (
          <PlaceCard key={place.elementId} place={place} session={session} isCompact>
            <Button
              keepsFocus
              tone="outline"
              isDisabled={isReadOnly}
              onPress={() => breakHeadlineAnew(app, session, place.elementId)}
            >
              重新断行
            </Button>
          </PlaceCard>
        )}
      </Group>
      <Group name="页首孤行" places={review.widows}>
        {(place) => (
          <PlaceCard key={place.elementId} place={place} session={session}>
            一段的最后一行落在页首。增删几个字，或者在前面分页。
          </PlaceCard>
        )}
      </Group>
      <Group name="数字分行" places={review.parted} head={<JoinNumbers />}>
        {(place) => (
          <TightenCard
            key={`${place.elementId} ${place.page} ${place.row}`}
            place={place}
            session={session}
            tightening={tightenings.number}
          >
            <Parted {...place} />
          </TightenCard>
        )}
      </Group>
      {review.parted.length === 0 && <JoinedNumbers />}
      {hasNone(review) && (
        <p className={styles.empty}>没有空白页、末行字少的段落和标题、页首孤行和分在两行的数字。</p>
      )}
      {fits.length > 0 && <Fits session={session} snapshot={snapshot} fits={fits} />}
    </div>
  )
}

const hasNone = ({ blanks, runts, headlines, widows, parted }: LayoutReview): boolean =>
  blanks.length + runts.length + headlines.length + widows.length + parted.length === 0

/** Beside the pages as they are printed: the way to the printer. */
function PrintSection() {
  return (
    <section className={`${styles.group} ${styles.print}`} aria-label="打印">
      <h2>打印</h2>
      <PrintForm>
        {(print) => (
          <Button tone="outline" isDisabled={print === null} onPress={() => print?.()}>
            <Icon of={Printer} />
            打印…
          </Button>
        )}
      </PrintForm>
    </section>
  )
}

function PageCard({ review, pageCount }: { review: LayoutReview; pageCount: number }) {
  const app = useApp()
  const fitting = useFitting()
  const isReadOnly = useIsReadOnly()
  const [nearest] = review.gains
  return (
    <section className={styles.card} aria-label="页数">
      <p className={styles.title}>{`全期 ${pageCount} 页`}</p>
      <p className={styles.why}>
        {nearest === undefined
          ? '没有靠省几行就能省下的页。'
          : `第 ${nearest.page} 页再省 ${nearest.lines} 行，就能少一页。`}
      </p>
      <Answer fitting={fitting} of="" />
      {nearest !== undefined && (
        <div className={styles.actions}>
          {fitting?.kind === 'running' && fitting.of === '' ? (
            <Button tone="outline" keepsFocus onPress={() => stopFitting(app)}>
              停下
            </Button>
          ) : (
            <Button
              keepsFocus
              tone="outline"
              isDisabled={fitting?.kind === 'running' || isReadOnly}
              onPress={() => void winPage(app)}
            >
              压缩一页
            </Button>
          )}
        </div>
      )}
    </section>
  )
}

/** What a trial is at, or what it said of the issue as it still is. */
function useFitting(): FittingState | null {
  const fitting = useAppState((state) => state.fitting)
  const version = useSnapshot((snapshot) => snapshot.version)
  return fitting?.kind === 'answered' && fitting.version !== version ? null : fitting
}

/** What a trial is at, or what came of it. */
function Answer({ fitting, of }: { readonly fitting: FittingState | null; readonly of: string }) {
  if (fitting === null || fitting.of !== of) return null
  if (fitting.kind === 'running') {
    return <p className={styles.why} role="status">{`正在试排，第 ${fitting.trials} 次`}</p>
  }
  return (
    <p className={fitting.isDone ? styles.done : styles.failed} role="status">
      {fitting.text}
    </p>
  )
}

/** All of them at once. */
function JoinNumbers() {
  const app = useApp()
  const fitting = useFitting()
  const isReadOnly = useIsReadOnly()
  const isRunning = fitting?.kind === 'running'
  return (
    <>
      {isRunning && fitting.of === ofNumbers ? (
        <Button tone="outline" keepsFocus onPress={() => stopFitting(app)}>
          停下
        </Button>
      ) : (
        <Button
          keepsFocus
          tone="outline"
          isDisabled={isRunning || isReadOnly}
          onPress={() => void joinNumbers(app)}
        >
          全部收紧
        </Button>
      )}
      <Answer fitting={fitting} of={ofNumbers} />
    </>
  )
}

/** What came of it once there are none left to head. */
const JoinedNumbers = () => <Answer fitting={useFitting()} of={ofNumbers} />

interface GroupProps<Place extends LinePlace> {
  readonly name: string
  /** What can be done about all of them. */
  readonly head?: React.ReactNode
  readonly places: readonly Place[]
  readonly children: (place: Place) => React.ReactNode
}

function Group<Place extends LinePlace>({ name, head, places, children }: GroupProps<Place>) {
  if (places.length === 0) return null
  return (
    <section className={styles.group} aria-label={name}>
      <div className={styles.groupHead}>
        <h2>{`${name} ${places.length}`}</h2>
        {head}
      </div>
      {places.map(children)}
    </section>
  )
}

/** 1338｜人: where the line ends. */
function Parted({ number, unit }: PartedNumber) {
  return (
    <>
      {number}
      <span className={styles.seam} aria-label="换行">
        ｜
      </span>
      {unit}
    </>
  )
}

interface TightenCardProps {
  readonly place: LinePlace
  readonly session: IssueSession
  readonly tightening: Tightening
  /** The words that the card is about. */
  readonly children: React.ReactNode
}

function TightenCard({ place, session, tightening, children }: TightenCardProps) {
  const app = useApp()
  const fitting = useFitting()
  const isRunning = fitting?.kind === 'running'
  const isReadOnly = useIsReadOnly()
  const of = `${place.elementId} ${place.page} ${place.row}`
  return (
    <PlaceCard place={place} session={session} words={children} isCompact>
      <Answer fitting={fitting} of={of} />
      <Button
        keepsFocus
        tone="outline"
        isDisabled={isRunning || isReadOnly}
        onPress={() => void tightenFor(app, of, place.elementId, tightening)}
      >
        收紧字距
      </Button>
    </PlaceCard>
  )
}

interface PlaceCardProps {
  readonly place: LinePlace
  readonly session: IssueSession
  /** Those of its line where nothing else is said. */
  readonly words?: React.ReactNode
  /** On one line: many of them stand under each other. */
  readonly isCompact?: boolean
  readonly children: React.ReactNode
}

function PlaceCard(props: PlaceCardProps) {
  const { place, session, words = place.text, isCompact = false, children } = props
  return (
    <div className={`${styles.card} ${isCompact ? styles.compact : ''}`}>
      <button
        type="button"
        className={styles.place}
        onClick={() => session.revealBlock(place.elementId)}
      >
        <span className={styles.words}>{words}</span>
        <span className={styles.page}>{`${place.page} 页 ${place.row} 行`}</span>
      </button>
      <div className={styles.actions}>{children}</div>
    </div>
  )
}

interface FitsProps {
  readonly session: IssueSession
  readonly snapshot: SessionSnapshot
  readonly fits: readonly Fit[]
}

/** 本期微调, each with its page and a way back. */
function Fits({ session, snapshot, fits }: FitsProps) {
  const { bulletin, pages } = snapshot
  const isReadOnly = useIsReadOnly()
  const takeBack = (some: readonly Fit[]) =>
    setFits(
      session.editor,
      some.map((fit) => ({ ...fit, value: null })),
    )
  return (
    <section className={styles.group} aria-label="本期微调">
      <h2>
        {`本期微调 ${fits.length}`}
        <Button keepsFocus isDisabled={isReadOnly} onPress={() => takeBack(fits)}>
          全部取消
        </Button>
      </h2>
      {fits.map((fit) => {
        const page = pages?.firstPages.get(fit.elementId)
        return (
          <div key={`${fit.elementId} ${fit.field}`} className={styles.fit}>
            <button
              type="button"
              className={styles.place}
              onClick={() => session.revealBlock(placeToReveal(bulletin, fit.elementId))}
            >
              <span>{fitWords(fit)}</span>
              {page !== undefined && <span className={styles.page}>{`${page} 页`}</span>}
            </button>
            <Button keepsFocus isDisabled={isReadOnly} onPress={() => takeBack([fit])}>
              取消
            </Button>
          </div>
        )
      })}
    </section>
  )
}
