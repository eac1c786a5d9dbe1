/** What stands in a field outside the text: in the bulletin soon, and never lost on a way out. */
import { useEffect, useRef, useState } from 'react'
import { viewOf } from './issue-session.ts'
import { atPause } from './listeners.ts'
import type { IssueSession } from './session.ts'
import { goOnWithStep, type UndoBatch } from './with-history.ts'

interface DraftOptions {
  /** What the bulletin has. */
  readonly stored: string
  /** Takes what was typed, or says in Chinese why it cannot. Null when all is well. */
  readonly commit: (text: string) => string | null
  /** For what is no good half typed, such as the width of a column: until it is settled. */
  readonly waits?: boolean
}

export interface DraftField {
  /** What the field shows. */
  readonly text: string
  /** Whether it was typed since the field was entered, and not read from the bulletin. */
  readonly isOwn: boolean
  /** Why the words were refused when they were to be settled. */
  readonly refusal: string | null
  setText(text: string): void
  /** Nothing is committed while an input method composes. */
  setComposing(isComposing: boolean): void
  /** Whether the words are in the bulletin afterwards. */
  settle(): boolean
  /** The field is left: what it shows from now on is what the bulletin has. */
  leave(): void
  /** Takes back what was typed since the field was entered or settled; whether there was any. */
  cancel(): boolean
}

/** The journal adds less than half a second to it. */
const commitTimes = { pauseMs: 200, mostMs: 500 }
/** Panes are told of a change within this time; pages are read again within it. */
const toldWithinMs = 600

/**
 * The words of one field. They go into the bulletin whenever typing pauses, so that journal and file
 * have them; all that is typed from entering a field to leaving it is one step of undo.
 */
export function useDraft(session: IssueSession, options: DraftOptions): DraftField {
  const [text, show] = useState<string | null>(null)
  const [refusal, setRefusal] = useState<string | null>(null)
  const latest = useRef(options)
  latest.current = options
  const [draft] = useState(() =>
    createDraft(session, { options: () => latest.current, show, setRefusal }),
  )
  useEffect(() => draft.storedChanged(), [draft, options.stored])
  useEffect(() => draft.close, [draft])
  useEffect(() => viewOf(session).onSettle(draft.cut), [session, draft])
  return {
    ...draft,
    text: text ?? options.stored,
    isOwn: text !== null,
    refusal,
  }
}

interface DraftView {
  readonly options: () => DraftOptions
  readonly show: (text: string | null) => void
  readonly setRefusal: (refusal: string | null) => void
}

function createDraft(session: IssueSession, { options, show, setRefusal }: DraftView) {
  const { editor } = session
  /** What was typed since the field was entered; null before. */
  let typed: string | null = null
  /** Called when no typed word is left that the bulletin lacks. */
  let drop: (() => void) | null = null
  let step: UndoBatch | null = null
  let isComposing = false
  let isLeft = true
  /** Left with words that were refused, which stand in it until they are put right. */
  let isAway = false
  /** Settled, as by Ctrl+S: what is typed from here on is a step of its own. */
  let isCut = false
  /** The bulletin has been changed, and the field was not told yet. */
  let isAwaited = false
  let telling: ReturnType<typeof setTimeout> | undefined

  const isNewest = () => step !== null && editor.history.undos.at(-1) === step
  const put = (text: string | null) => {
    typed = text
    show(text)
  }
  const settled = () => {
    pause.stop()
    drop?.()
    drop = null
  }
  const commit = (): string | null => {
    if (drop === null || typed === null || isComposing) return null
    const text = typed
    const before = editor.children
    let refused: string | null = null
    if (text !== options().stored || isAwaited) {
      step = goOnWithStep(editor, isCut ? null : step, () => {
        refused = options().commit(text)
      })
      isCut = false
      if (editor.children !== before) isAwaited = true
    }
    if (refused === null) settled()
    return refused
  }
  const settle = (): string | null => {
    const refused = commit()
    setRefusal(refused)
    if (refused === null) isCut = true
    return refused
  }
  const pause = atPause(() => {
    if (commit() === null) setRefusal(null)
  }, commitTimes)

  /** What came from elsewhere, an undo above all, is what there is now. */
  const rest = () => {
    // What was refused a while ago gives way to what was written elsewhere.
    if (isAway && !isAwaited) {
      settled()
      setRefusal(null)
      isLeft = true
      isAway = false
    }
    isAwaited = false
    if (isLeft || (drop === null && !isNewest())) put(null)
  }
  const cancel = (): boolean => {
    const wasPending = drop !== null
    settled()
    setRefusal(null)
    const wasCommitted = !isLeft && !isCut && isNewest()
    if (wasCommitted) {
      editor.undo()
      step = null
    }
    put(null)
    return wasPending || wasCommitted
  }

  return {
    setText(text: string) {
      if (isLeft) step = null
      isLeft = isAway = false
      put(text)
      drop ??= viewOf(session).addDraft({ settle })
      if (options().waits !== true && !isComposing) pause.ask()
    },
    setComposing(next: boolean) {
      isComposing = next
      if (!next && drop !== null && options().waits !== true) pause.ask()
    },
    settle: () => settle() === null,
    cut: () => {
      isCut = true
    },
    leave() {
      isComposing = false
      isAway = settle() !== null
      if (isAway) return
      isLeft = true
      if (!isAwaited) return put(null)
      // Where the bulletin comes back to what it had before, the field hears of nothing.
      clearTimeout(telling)
      telling = setTimeout(rest, toldWithinMs)
    },
    cancel,
    storedChanged: rest,
    /** The field goes, whyever: its words do not go with it. */
    close() {
      clearTimeout(telling)
      isComposing = false
      const refused = commit()
      if (refused !== null) editor.onFieldRefused?.(refused)
      settled()
    },
  }
}
