import { Range } from 'slate'
import { selectedFigure } from '../../editor/index.ts'
import { showToast } from '../app.ts'
import { isAtDesk, requireSession, type Command, type CommandState } from './command.ts'

const hasSelection = (state: CommandState): boolean => {
  const editor = state.app.issue?.session.editor ?? null
  if (!isAtDesk(state) || editor === null || editor.selection === null) return false
  return Range.isExpanded(editor.selection) || selectedFigure(editor) !== null
}

/** What the keyboard does by itself, for menus. */
function nativeCommand(id: 'cut' | 'copy', name: string, shortcut: string): Command {
  return {
    id,
    name,
    shortcut,
    keyIsNative: true,
    isEnabled: hasSelection,
    run: (context) => {
      requireSession(context).focus()
      // Where no text is selected, as at a picture, the browser asks first whether there is anything.
      const allow = (event: Event) => event.preventDefault()
      document.addEventListener(`before${id}`, allow, { once: true })
      document.execCommand(id)
      document.removeEventListener(`before${id}`, allow)
    },
  }
}

export const clipboardCommands: readonly Command[] = [
  nativeCommand('cut', '剪切', 'Ctrl+X'),
  nativeCommand('copy', '复制', 'Ctrl+C'),
  {
    id: 'paste',
    name: '粘贴',
    shortcut: 'Ctrl+V',
    keyIsNative: true,
    // The desktop shell grants no permission at all, so there the key alone pastes.
    isEnabled: (state) =>
      isAtDesk(state) &&
      state.app.start?.shell !== 'electron' &&
      state.snapshot?.caret.blockId !== null,
    run: async (context) => {
      const session = requireSession(context)
      const data = await readClipboard()
      session.focus()
      if (data !== null) session.editor.insertData(data)
      else {
        const text = '这里不能直接读剪贴板。在正文里按 Ctrl+V 粘贴。'
        showToast(context.app, { tone: 'refused', text, actions: [] })
      }
    },
  },
]

/** What is on the clipboard, as a paste would bring it; null where that is not allowed. */
async function readClipboard(): Promise<DataTransfer | null> {
  try {
    const data = new DataTransfer()
    for (const item of await navigator.clipboard.read()) {
      for (const type of item.types.filter((each) => each.startsWith('text/'))) {
        data.setData(type, await (await item.getType(type)).text())
      }
    }
    return data
  } catch {
    return null
  }
}
