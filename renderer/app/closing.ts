/** What closing the window would lose, and who is told of it. */
import type { App } from './app.ts'
import type { OpenIssue } from './app-state.ts'
import { nameOf } from './library-list.tsx'
import { isAtRisk, saveIssue } from './save-actions.ts'

/** The issue, and its file where that is called something else. */
function windowName({ session, place }: OpenIssue): string {
  const { title } = session.getSnapshot().galley
  const file = place.path === null ? title : nameOf(place.path)
  return file === title ? title : `${file} · ${title}`
}

/** Tells the shell what closing would lose, and the browser to ask before it closes. */
export function guardClosing(app: App): () => void {
  let told = ''
  const tell = () => {
    const { issue } = app.store.get()
    const title = issue === null ? '内刊' : `${windowName(issue)} - 内刊`
    const unsaved = isAtRisk(app.store.get())
    const state = `${unsaved} ${title}`
    if (state === told) return
    told = state
    document.title = unsaved ? `● ${title}` : title
    void app.desk.request('windowState', { title, unsaved })
  }
  let unsubscribe = () => {}
  let watched: OpenIssue['session'] | null = null
  const stop = app.store.subscribe(() => {
    const session = app.store.get().issue?.session ?? null
    if (session !== watched) {
      unsubscribe()
      watched = session
      unsubscribe = session?.subscribe(tell) ?? (() => {})
    }
    tell()
  })
  const beforeUnload = (event: BeforeUnloadEvent) => {
    const state = app.store.get()
    // The desktop shell asks by itself (closeRequested).
    if (state.start?.shell !== 'electron' && isAtRisk(state)) event.preventDefault()
  }
  addEventListener('beforeunload', beforeUnload)
  const stopNotice = app.desk.onNotice('closeRequested', () => askBeforeClosing(app))
  return () => {
    stop()
    unsubscribe()
    stopNotice()
    removeEventListener('beforeunload', beforeUnload)
  }
}

function askBeforeClosing(app: App): void {
  const isReadOnly = (app.store.get().issue?.readOnly ?? null) !== null
  const close = async () => {
    await app.desk.request('windowState', { title: document.title, unsaved: false })
    window.close()
  }
  app.store.set({
    dialog: {
      kind: 'confirm',
      title: '本期有改动还没有保存',
      text: '不保存就关闭，这些改动找不回来。',
      choices: [
        {
          label: isReadOnly ? '另存为副本并关闭' : '保存并关闭',
          tone: 'main',
          run: () => void saveIssue(app, { then: close, saveAs: isReadOnly }),
        },
        { label: '不保存，关闭', tone: 'danger', run: () => void close() },
      ],
    },
  })
}
