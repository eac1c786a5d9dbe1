import { useSyncExternalStore } from 'react'
import { check, type Finding } from '../../core/checks/index.ts'
import { findElement, plainText, type Bulletin } from '../../core/model/index.ts'
import type { IssueSession } from '../editor/index.ts'

/** What the checks say of an issue, as of its last quiet moment. */
export interface Findings {
  readonly shown: readonly Finding[]
  /** What was found and waved through in this session. */
  readonly ignoredCount: number
  /** The text has changed since, or nothing was checked yet. */
  readonly isStale: boolean
  /** What the findings were found in. */
  readonly bulletin: Bulletin | null
}

interface Checker {
  get(): Findings
  subscribe(listener: () => void): () => void
  ignore(finding: Finding): void
  forgetIgnored(): void
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
  const ignored = new Set<string>()
  let all: readonly Finding[] = []
  let findings: Findings = { shown: [], ignoredCount: 0, isStale: true, bulletin: null }
  let checked: Bulletin | null = null
  let checkedTailPage: number | null = null
  let timer: ReturnType<typeof setTimeout> | undefined
  let stop: (() => void) | null = null

  const publish = (isStale: boolean) => {
    const shown = all.filter((finding) => !ignored.has(keyOf(finding, checked)))
    findings = { shown, ignoredCount: all.length - shown.length, isStale, bulletin: checked }
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
    publish(false)
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
        stop = session.subscribe(schedule)
        schedule()
      }
      return () => {
        listeners.delete(listener)
        if (listeners.size > 0) return
        stop?.()
        stop = null
        clearTimeout(timer)
      }
    },
    ignore: (finding) => {
      ignored.add(keyOf(finding, checked))
      publish(findings.isStale)
    },
    forgetIgnored: () => {
      ignored.clear()
      publish(findings.isStale)
    },
  }
}

/** The words of a finding: the stretch that its fix replaces. */
export function faultText({ where }: Finding, bulletin: Bulletin | null): string {
  const element = bulletin === null ? null : findElement(bulletin, where.elementId)?.element
  if (!element) return ''
  return plainText(element).slice(where.offset, where.offset + where.length)
}

/** The same fault in the same words stays waved through when text before it moves it. */
function keyOf(finding: Finding, bulletin: Bulletin | null): string {
  return `${finding.rule} ${finding.where.elementId} ${faultText(finding, bulletin)}`
}
