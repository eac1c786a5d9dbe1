import { useSyncExternalStore } from 'react'
import { check, ignoredFinding, sift, type Finding } from '../../core/checks/index.ts'
import { elements, ignoredIn, type Bulletin } from '../../core/model/index.ts'
import { ignoreFinding, type IssueSession } from '../editor/index.ts'

/** What the checks say of an issue, as of its last quiet moment. */
export interface Findings {
  readonly shown: readonly Finding[]
  /** How much was found and waved through. */
  readonly ignoredCount: number
  /** The text has changed since, or nothing was checked yet. */
  readonly isStale: boolean
  /** What the findings were found in. */
  readonly bulletin: Bulletin | null
}

interface Checker {
  get(): Findings
  subscribe(listener: () => void): () => void
  /** Checks at once what has changed since, and answers what there is. */
  update(): Findings
  /** Waves a finding through: a change of the issue, kept in it and undone like any other. */
  ignore(finding: Finding): void
}

/** Quiet time before the checks run: they never compete with typing. */
const quietMs = 500

const checkers = new WeakMap<IssueSession, Checker>()

/** One checker per issue, however many panes look at it. */
export function checkerOf(session: IssueSession): Checker {
  const known = checkers.get(session)
  if (known !== undefined) return known
  const checker = createChecker(session)
  checkers.set(session, checker)
  return checker
}

export function useFindings(session: IssueSession): Findings {
  const checker = checkerOf(session)
  return useSyncExternalStore(checker.subscribe, checker.get)
}

function createChecker(session: IssueSession): Checker {
  const listeners = new Set<() => void>()
  let all: readonly Finding[] = []
  let findings: Findings = { shown: [], ignoredCount: 0, isStale: true, bulletin: null }
  let checked: Bulletin | null = null
  let checkedTailPage: number | null = null
  let ignored = ignoredIn(session.getSnapshot().bulletin)
  let timer: ReturnType<typeof setTimeout> | undefined
  let stop: (() => void) | null = null

  const publish = (isStale: boolean) => {
    const { listed: shown, ignored: waved } =
      checked === null ? { listed: all, ignored: [] } : sift(all, checked, ignored)
    findings = { shown, ignoredCount: waved.length, isStale, bulletin: checked }
    listeners.forEach((listener) => listener())
  }
  const isChecked = () => {
    const { bulletin, pages } = session.getSnapshot()
    return bulletin === checked && (pages?.tailPage ?? null) === checkedTailPage
  }
  const run = () => {
    timer = undefined
    const { bulletin, template, pages } = session.getSnapshot()
    if (isChecked()) return
    all = check(bulletin, template, pages)
    checked = bulletin
    checkedTailPage = pages?.tailPage ?? null
    ignored = ignoredIn(bulletin)
    publish(false)
  }
  /** What is waved through, or listed again, is seen at once: nothing is to be checked for it. */
  const follow = () => {
    const { bulletin } = session.getSnapshot()
    const now = ignoredIn(bulletin)
    if (now !== ignored) {
      ignored = now
      // With an element goes what was waved through in it, which is not to be listed for a moment.
      const there = new Set([...elements(bulletin)].map(({ element }) => element.id))
      all = all.filter(({ where }) => there.has(where.elementId))
      publish(findings.isStale)
    }
    schedule()
  }
  const schedule = () => {
    if (isChecked()) return
    clearTimeout(timer)
    timer = setTimeout(() => requestIdleCallback(run, { timeout: 2000 }), quietMs)
  }
  return {
    get: () => findings,
    subscribe: (listener) => {
      listeners.add(listener)
      if (stop === null) {
        stop = session.subscribe(follow)
        follow()
      }
      return () => {
        listeners.delete(listener)
        if (listeners.size > 0) return
        stop?.()
        stop = null
        clearTimeout(timer)
      }
    },
    update: () => {
      clearTimeout(timer)
      run()
      return findings
    },
    ignore: (finding) => {
      if (checked !== null) ignoreFinding(session.editor, ignoredFinding(finding, checked))
    },
  }
}
