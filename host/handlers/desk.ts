import type { Library } from '../library/index.ts'
import type { Ports } from '../ports.ts'
import type { Locks } from './locks.ts'
import type { OpenIssues } from './open-issues.ts'
import type { Places } from './places.ts'
import type { Generations, Recovery } from '../recovery/index.ts'
import type { RecentList } from './recent.ts'
import type { SettingsFile } from './settings.ts'

/** What the handlers of one running program share. */
export interface Desk {
  readonly ports: Ports
  readonly places: Places
  readonly issues: OpenIssues
  readonly locks: Locks
  readonly recent: RecentList
  readonly settings: SettingsFile
  readonly recovery: Recovery
  readonly generations: Generations
  readonly library: Library
  /** Exports in progress, by job. */
  readonly jobs: Map<string, AbortController>
  /** What is being read, by the window or tab that waits for it. */
  readonly readings: Map<string, AbortController>
}
