import { useEffect } from 'react'
import { I18nProvider } from 'react-aria-components'
import { HouseStyleScreen } from '../house-style/index.ts'
import { LibraryScreen } from '../library/library-screen.tsx'
import { Button } from '../ui/index.ts'
import { keepAddress } from './address.ts'
import type { App } from './app.ts'
import type { AppState } from './app-state.ts'
import { canRun, listenToKeys, requireCommand } from './commands/index.ts'
import { AppContext, useAppState, useApp } from './context.tsx'
import { Dialogs } from './dialogs.tsx'
import { watchErrors } from './diagnostics.ts'
import { listenToDroppedFiles } from './dropped-files.ts'
import { Fallen } from './fallen.tsx'
import { Frame } from './frame.tsx'
import { openIssue, startApp } from './issue-actions.ts'
import { keepJournal } from './journal.ts'
import { keepPreferences, showAppearance } from './preferences.ts'
import { guardClosing } from './closing.ts'
import { followRegister } from './follow-register.ts'
import { startAutosave } from './save-actions.ts'
import { watchFile } from './outside-changes.ts'
import { Toasts } from './toasts.tsx'
import { Waiting } from './waiting.tsx'
import styles from './root.module.css'

/** The page: starts the app and shows what it has. */
export function Root({ app }: { readonly app: App }) {
  useEffect(() => {
    const stops = [
      watchErrors(),
      letGoOfScreens(app),
      keepPreferences(app),
      showAppearance(app),
      listenToKeys(app),
      listenToDroppedFiles(app),
      listenToShell(app),
      keepJournal(app),
      startAutosave(app),
      followRegister(app),
      guardClosing(app),
      keepAddress(app),
      watchFile(app),
    ]
    void startApp(app)
    return () => stops.forEach((stop) => stop())
  }, [app])
  return (
    <I18nProvider locale="zh-CN">
      <AppContext value={app}>
        <Fallen>
          <Screen />
        </Fallen>
        <Dialogs />
        <Toasts />
        <Waiting />
      </AppContext>
    </I18nProvider>
  )
}

/**
 * Takes the focus away from a screen that goes. Whatever is drawn next notes what had the focus, to
 * give it back; so each screen would keep the one before it in memory, and that one its own.
 */
function letGoOfScreens({ store }: App): () => void {
  const screenOf = ({ issue, isStyling, isPreviewing }: AppState) =>
    `${issue?.place.issueId} ${isStyling} ${isPreviewing}`
  let shown = screenOf(store.get())
  return store.subscribe(() => {
    const next = screenOf(store.get())
    if (next === shown) return
    shown = next
    if (document.activeElement instanceof HTMLElement) document.activeElement.blur()
  })
}

function Screen() {
  const app = useApp()
  const start = useAppState((state) => state.start)
  const failure = useAppState((state) => state.startFailure)
  const issue = useAppState((state) => state.issue)
  const isStyling = useAppState((state) => state.isStyling)
  const specimen = useAppState((state) => state.specimen)
  const waitingFor = useAppState((state) => state.waitingFor)
  if (!CSS.supports('column-wrap', 'wrap')) return <TooOld />
  if (failure !== null) {
    return (
      <div className={styles.message}>
        <h1>没能启动</h1>
        <p>{failure}</p>
        <Button tone="main" isLarge onPress={() => void startApp(app)}>
          再试一次
        </Button>
      </div>
    )
  }
  if (specimen !== null) {
    return <HouseStyleScreen key={specimen.place.issueId} issue={specimen} isSpecimen />
  }
  if (issue !== null && isStyling) {
    return <HouseStyleScreen key={issue.place.issueId} issue={issue} />
  }
  if (issue !== null) return <Frame key={issue.place.issueId} issue={issue} />
  if (start === null || waitingFor !== null) return <Skeleton word={waitingFor ?? '正在启动'} />
  return <LibraryScreen start={start} />
}

/** Native pages need CSS that browsers have since Chromium 145. */
function TooOld() {
  return (
    <div className={styles.message}>
      <h1>这个浏览器太旧</h1>
      <p>
        内刊直接在浏览器里分页，需要 Chrome、Edge 或其他 Chromium 145 以上的版本。请升级后再打开。
      </p>
    </div>
  )
}

function Skeleton({ word }: { readonly word: string }) {
  return (
    <div className={styles.skeleton} role="status" aria-label={word}>
      <i className={styles.bar} />
      <i className={styles.bar} />
      <div className={styles.middle}>
        <i className={styles.pane} />
        <i className={styles.sheet} />
        <i className={styles.pane} />
      </div>
    </div>
  )
}

/** Menus of the desktop shell run the same commands; files come in from outside. */
function listenToShell(app: App): () => void {
  const stopCommands = app.desk.onNotice('command', ({ id }) => {
    const command = requireCommand(id)
    const session = app.store.get().issue?.session ?? null
    const state = { app: app.store.get(), snapshot: session?.getSnapshot() ?? null }
    if (canRun(command, state)) void command.run({ app, session })
  })
  const stopOpening = app.desk.onNotice('openRequested', ({ path }) => void openIssue(app, path))
  return () => {
    stopCommands()
    stopOpening()
  }
}
