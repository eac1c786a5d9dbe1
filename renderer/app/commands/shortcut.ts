type Keys = Pick<KeyboardEvent, 'key' | 'code' | 'ctrlKey' | 'metaKey' | 'shiftKey' | 'altKey'>

/**
 * A key press in the notation of the commands, such as Ctrl+Shift+S. With Ctrl or Alt the key's place
 * counts, since input methods and layouts change what it types.
 */
export function shortcutOf(event: Keys): string {
  const parts = [
    event.ctrlKey || event.metaKey ? 'Ctrl' : '',
    event.altKey ? 'Alt' : '',
    event.shiftKey ? 'Shift' : '',
    nameOfKey(event),
  ]
  return parts.filter((part) => part !== '').join('+')
}

const namesByCode: Readonly<Record<string, string>> = {
  Backslash: '\\',
  BracketLeft: '[',
  BracketRight: ']',
  Equal: '=',
  NumpadAdd: '=',
  Minus: '-',
  NumpadSubtract: '-',
  Space: 'Space',
}

function nameOfKey({ key, code }: Keys): string {
  const letter = /^(?:Key|Digit|Numpad)([A-Z0-9])$/.exec(code)?.[1]
  return namesByCode[code] ?? letter ?? key
}

const shownKeys: Readonly<Record<string, string>> = {
  ArrowUp: '↑',
  ArrowDown: '↓',
  Enter: '回车',
  Escape: 'Esc',
  Space: '空格',
}

/** A shortcut as it is written on the screen. */
export function showShortcut(shortcut: string): string {
  return shortcut.replace(/[A-Za-z]+$/, (key) => shownKeys[key] ?? key)
}
