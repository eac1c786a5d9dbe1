import type { App } from '../app.ts'
import { canRun } from './command.ts'
import { commands } from './commands.ts'
import { shortcutOf } from './shortcut.ts'

/** Runs commands by their keys. Stops when the returned function is called. */
export function listenToKeys(app: App): () => void {
  const byShortcut = new Map(
    commands
      .filter(({ keyIsNative }) => !keyIsNative)
      .map((command) => [command.shortcut, command]),
  )
  const onKeyDown = (event: KeyboardEvent) => {
    // Keys of an input method are not ours; 229 is how Chromium reports some of them.
    if (event.isComposing || event.keyCode === 229) return
    const command = byShortcut.get(shortcutOf(event))
    if (command === undefined) return
    if (command.shortcut === 'Escape' && hasOwnEscape(event.target)) return
    if (command.yieldsToFields && isField(event.target)) return
    const { issue } = app.store.get()
    issue?.session.readCaret()
    // A command such as saving takes a field as it stands.
    if (command.yieldsToFields !== true) issue?.session.settleDrafts()
    const snapshot = issue?.session.getSnapshot() ?? null
    const isEnabled = canRun(command, { app: app.store.get(), snapshot })
    // Ctrl is taken even where the command cannot run: the browser's own Ctrl+S is worse.
    if (!isEnabled && !event.ctrlKey && !event.metaKey) return
    event.preventDefault()
    event.stopPropagation()
    if (!isEnabled) return
    void command.run({ app, session: issue?.session ?? null })
  }
  // Before Slate and react-aria see it.
  document.addEventListener('keydown', onKeyDown, true)
  return () => document.removeEventListener('keydown', onKeyDown, true)
}

function isField(target: EventTarget | null): boolean {
  return target instanceof HTMLInputElement || target instanceof HTMLTextAreaElement
}

/** Esc closes a dialog, a menu or a list first, and in the text and its fields it is theirs. */
function hasOwnEscape(target: EventTarget | null): boolean {
  if (!(target instanceof Element)) return false
  const owner =
    '[role="dialog"],[role="alertdialog"],[role="menu"],[role="listbox"],[data-own-escape],'
  return target.closest(`${owner}[data-pane="text"]`) !== null
}
