import {
  createContext,
  startTransition,
  useContext,
  useEffect,
  useState,
  useSyncExternalStore,
} from 'react'
import type { IssueSession, SessionSnapshot } from '../editor/index.ts'
import type { App } from './app.ts'
import type { AppState } from './app-state.ts'
import { requireCommand, type Command } from './commands/index.ts'

export const AppContext = createContext<App | null>(null)

export function useApp(): App {
  const app = useContext(AppContext)
  if (app === null) throw new TypeError('Not inside an AppContext')
  return app
}

/** Draws anew only where what is picked differs; pick values, or objects that stay the same. */
export function useAppState<Picked>(pick: (state: AppState) => Picked): Picked {
  const { store } = useApp()
  return useSyncExternalStore(store.subscribe, () => pick(store.get()))
}

const noSubscription = () => () => {}

/** Whether the open issue may only be looked at: what would change it is disabled. */
export function useIsReadOnly(): boolean {
  return useAppState(({ issue }) => issue !== null && issue.readOnly !== null)
}

/** What is picked from the open issue; null without one. */
export function useSnapshot<Picked>(pick: (snapshot: SessionSnapshot) => Picked): Picked | null {
  const session = useAppState((state) => state.issue?.session ?? null)
  return useSyncExternalStore(session?.subscribe ?? noSubscription, () =>
    session === null ? null : pick(session.getSnapshot()),
  )
}

/** While somebody types, changes are told of within this time of one another. */
const typingMs = 300

/**
 * The snapshot for what is dear to draw: at once after a quiet time, else at most every `restMs`.
 */
export function useCalmSnapshot(session: IssueSession, restMs: number): SessionSnapshot {
  const [snapshot, setSnapshot] = useState(() => session.getSnapshot())
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined
    let lastMs = -Infinity
    let heardMs = -Infinity
    let isTyping = false
    const show = () => {
      timer = undefined
      lastMs = performance.now()
      const draw = () => setSnapshot(session.getSnapshot())
      // In slices, between which a key is answered; with every key they would be begun anew.
      if (isTyping) draw()
      else startTransition(draw)
    }
    const stop = session.subscribe(() => {
      const now = performance.now()
      isTyping = now - heardMs < typingMs
      heardMs = now
      timer ??= setTimeout(show, Math.max(0, restMs - (performance.now() - lastMs)))
    })
    show()
    return () => {
      stop()
      clearTimeout(timer)
    }
  }, [session, restMs])
  return snapshot
}

export interface CommandView {
  readonly command: Command
  readonly isEnabled: boolean
  readonly isActive: boolean
  readonly run: () => void
}

/** A command as a bar or a menu shows it. */
export function useCommand(id: string): CommandView {
  const app = useApp()
  const command = requireCommand(id)
  const session = useAppState((state) => state.issue?.session ?? null)
  const subscribe = (listener: () => void) => {
    const stopApp = app.store.subscribe(listener)
    const stopSession = session?.subscribe(listener)
    return () => {
      stopApp()
      stopSession?.()
    }
  }
  const standing = useSyncExternalStore(subscribe, () => {
    const state = { app: app.store.get(), snapshot: session?.getSnapshot() ?? null }
    return (command.isEnabled(state) ? 1 : 0) + (command.isActive?.(state) === true ? 2 : 0)
  })
  return {
    command,
    isEnabled: (standing & 1) !== 0,
    isActive: (standing & 2) !== 0,
    run: () => {
      // A button leaves the keyboard where it is: in a field, whose words count as they stand.
      session?.settleDrafts()
      void command.run({ app, session })
    },
  }
}
