/** Takes down every edit and hands them on in batches; no keystroke waits for it. */
import type { Outcome, Requests } from '../../host/contract.ts'
import type { Edit, IssueSession } from '../editor/index.ts'

export type Batch = Omit<Requests['keepEdits']['ask'], 'issueId'>
export type Keep = (batch: Batch) => Promise<Outcome<{ readonly needsSnapshot: boolean }>>

export interface Recorder {
  /** How many edits the issue has seen. */
  count(): number
  /** Sends what is there, also while an answer is awaited: the page may be about to go. */
  flush(): void
  /** Hands on the whole issue: for words that no file holds. */
  sendWhole(): void
  stop(): void
}

/** From the first edit that is not kept to the batch that holds it. */
const batchAfterMs = 200
/** A batch waits this long for a moment in which nobody types; 0.5 s from edit to disk hold. */
const idleWithinMs = 200
/** After a refusal: long enough to free some disk, short enough to lose little. */
const retryAfterMs = 3000
/** More than this at once, as after a large paste, is sent as a whole issue. */
const mostEdits = 2000

export function createRecorder(
  session: IssueSession,
  keep: Keep,
  onTrouble: (message: string | null) => void = () => {},
): Recorder {
  let pending: Edit[] = []
  /** The number of the first pending edit. */
  let from = 0
  let mustSendWhole = false
  let isSending = false
  let timer: ReturnType<typeof setTimeout> | undefined
  let idle = 0

  const count = () => from + pending.length
  const schedule = (afterMs: number) => {
    timer ??= setTimeout(() => {
      idle = requestIdleCallback(sendIdle, { timeout: idleWithinMs })
    }, afterMs)
  }
  const sendIdle = () => {
    timer = undefined
    if (!isSending) void send()
  }
  const whole = (): Batch => {
    const { bulletin, template } = session.getSnapshot()
    return { from: count(), edits: [], snapshot: { bulletin, template, next: count() } }
  }
  const send = async () => {
    isSending = true
    const isWhole = mustSendWhole || pending.length > mostEdits
    const batch = isWhole ? whole() : { from, edits: [...pending], snapshot: null }
    const outcome = await keep(batch)
    isSending = false
    onTrouble(outcome.ok ? null : outcome.message)
    if (!outcome.ok) return schedule(retryAfterMs)
    mustSendWhole = outcome.value.needsSnapshot
    if (!mustSendWhole) {
      const kept = batch.from + batch.edits.length
      pending = pending.slice(kept - from)
      from = kept
    }
    if (mustSendWhole) void send()
    else if (pending.length > 0) schedule(batchAfterMs)
  }
  const stopListening = session.onEdit((edit) => {
    pending.push(edit)
    if (timer === undefined && !isSending) schedule(batchAfterMs)
  })
  return {
    count,
    flush: () => {
      if (pending.length > 0) void keep({ from, edits: [...pending], snapshot: null })
    },
    sendWhole: () => {
      mustSendWhole = true
      schedule(0)
    },
    stop: () => {
      stopListening()
      clearTimeout(timer)
      cancelIdleCallback(idle)
      timer = undefined
      pending = []
    },
  }
}
