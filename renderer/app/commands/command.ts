import type { IssueSession, SessionSnapshot } from '../../editor/index.ts'
import type { App } from '../app.ts'
import type { AppState } from '../app-state.ts'

/** What a command looks at to say whether it can run. */
export interface CommandState {
  readonly app: AppState
  /** Of the open issue; null on the start screen. */
  readonly snapshot: SessionSnapshot | null
}

export interface CommandContext {
  readonly app: App
  /** Null on the start screen; commands that need one are disabled there. */
  readonly session: IssueSession | null
}

/** Something that can be done. Bars, menus, keys and the shell's menus are views of these records. */
export interface Command {
  readonly id: string
  /** On screen. */
  readonly name: string
  /** Such as Ctrl+Shift+S; ⌘ stands for Ctrl on a Mac. */
  readonly shortcut: string | null
  /** Whether its key is the browser's own and only shown here. */
  readonly keyIsNative?: true
  /** Whether its key is left to a text field that has the focus, as undo and bold are. */
  readonly yieldsToFields?: true
  isEnabled(state: CommandState): boolean
  /** For what is on or off. */
  isActive?(state: CommandState): boolean
  run(context: CommandContext): void | Promise<void>
}

/** An issue is open. */
export function isAtDesk({ snapshot }: CommandState): boolean {
  return snapshot !== null
}

/** The shell has answered, and nothing is being waited for. */
export function isFree({ app }: CommandState): boolean {
  return app.start !== null && app.waitingFor === null
}

/**
 * Whether a key or a menu may run a command now: a dialog is answered before anything else, and the
 * house style has commands of its own.
 */
export function canRun(command: Command, state: CommandState): boolean {
  return (
    state.app.dialog === null &&
    !state.app.isStyling &&
    state.app.specimen === null &&
    command.isEnabled(state)
  )
}

/** The session of a command that is only enabled with one. */
export function requireSession({ session }: CommandContext): IssueSession {
  if (session === null) throw new TypeError('The command needs an open issue')
  return session
}
