import type { Desk, Outcome } from '../../host/contract.ts'
import type { IssueSession } from '../editor/index.ts'
import { initialState, type AppState, type OpenIssue, type Toast } from './app-state.ts'
import { createStore, type Store } from './store.ts'

/** What every action works with. The clock and ids come in, so that tests can hold them still. */
export interface App {
  readonly desk: Desk
  readonly store: Store<AppState>
  newId(): string
}

export function createApp(desk: Desk, newId: () => string): App {
  return { desk, store: createStore<AppState>(initialState()), newId }
}

const toastLife = { done: 8_000, refused: 20_000 } as const

/** Shows a message at the foot of the desk: for a while, or until closed where it has downloads. */
export function showToast(app: App, toast: Omit<Toast, 'id'>): void {
  addToast(app, toast)
}

let lastToastId = 0

/** Returns what the message is put away by: never given twice, or an old message's end ends another. */
function addToast({ store }: App, toast: Omit<Toast, 'id'>): number {
  const { toasts } = store.get()
  const id = (lastToastId += 1)
  // Three fit without covering the sheet.
  const others = toasts.filter(({ about }) => about === undefined || about !== toast.about)
  store.set({ toasts: [...others.slice(-2), { ...toast, id }] })
  // What can be fetched nowhere else stays until someone puts it away.
  if (toast.actions.some((action) => 'href' in action)) return id
  setTimeout(() => dismissToast(store, id), toastLife[toast.tone])
  return id
}

/** A message with an undo that is good for as long as nothing else is changed, and goes then. */
export function showUndoToast(app: App, session: IssueSession, text: string): void {
  const { version } = session.getSnapshot()
  const undo = { label: '撤销', run: () => session.editor.undo() }
  const id = addToast(app, { tone: 'done', text, actions: [undo] })
  const stop = session.subscribe(() => {
    if (session.getSnapshot().version === version) return
    stop()
    dismissToast(app.store, id)
  })
}

export function dismissToast(store: Store<AppState>, id: number): void {
  store.set({ toasts: store.get().toasts.filter((toast) => toast.id !== id) })
}

/** The value of an outcome; a refusal is shown and answers null. */
export function valueOrToast<T>(app: App, outcome: Outcome<T>): T | null {
  if (outcome.ok) return outcome.value
  showToast(app, { tone: 'refused', text: outcome.message, actions: [] })
  return null
}

export function closeDialog({ store }: App): void {
  store.set({ dialog: null })
}

/** Where the pictures of an issue are fetched from. */
export function mediaUrlOf({ desk }: App, { place, standIns }: OpenIssue) {
  return (name: string) => standIns.get(name) ?? desk.mediaUrl(place.issueId, name)
}
