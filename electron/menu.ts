/** The menu bar: names and keys of the page's commands. What a command does, only the page knows. */
import { app, BrowserWindow, Menu, type MenuItemConstructorOptions } from 'electron'

/** A command of the page, or a thing that Electron does by itself. */
type Item =
  | { readonly command: string; readonly name: string; readonly keys?: string }
  | { readonly role: NonNullable<MenuItemConstructorOptions['role']>; readonly name: string }
  | 'line'

export const menuBar: readonly { readonly name: string; readonly items: readonly Item[] }[] = [
  {
    name: '文件',
    items: [
      { command: 'file.new', name: '新建一期', keys: 'CmdOrCtrl+N' },
      { command: 'file.open', name: '打开…', keys: 'CmdOrCtrl+O' },
      { command: 'file.import', name: '导入来稿…' },
      'line',
      { command: 'file.save', name: '存盘', keys: 'CmdOrCtrl+S' },
      { command: 'file.saveAs', name: '另存为…', keys: 'CmdOrCtrl+Shift+S' },
      { command: 'file.export', name: '导出…', keys: 'CmdOrCtrl+E' },
      'line',
      { role: 'close', name: '关闭窗口' },
      { role: 'quit', name: '退出' },
    ],
  },
  {
    name: '编辑',
    items: [
      { command: 'edit.undo', name: '撤销', keys: 'CmdOrCtrl+Z' },
      { command: 'edit.redo', name: '重做', keys: 'CmdOrCtrl+Y' },
      'line',
      { role: 'cut', name: '剪切' },
      { role: 'copy', name: '复制' },
      { role: 'paste', name: '粘贴' },
      { role: 'selectAll', name: '全选' },
    ],
  },
  {
    name: '窗口',
    items: [
      { role: 'minimize', name: '最小化' },
      { role: 'togglefullscreen', name: '全屏' },
    ],
  },
]

/** `run` sends a command to the window in front. */
export function setMenu(run: (command: string, window: BrowserWindow) => void): void {
  const template = menuBar.map(({ name, items }) => ({
    label: name,
    submenu: items.map((item) => menuItem(item, run)),
  }))
  const appMenu: MenuItemConstructorOptions[] =
    process.platform === 'darwin' ? [{ role: 'appMenu', label: app.name }] : []
  Menu.setApplicationMenu(Menu.buildFromTemplate([...appMenu, ...template]))
}

function menuItem(
  item: Item,
  run: (command: string, window: BrowserWindow) => void,
): MenuItemConstructorOptions {
  if (item === 'line') return { type: 'separator' }
  if ('role' in item) return { role: item.role, label: item.name }
  return {
    label: item.name,
    // The page hears its own keys, also while an input method is composing: the menu only shows them.
    ...(item.keys === undefined ? {} : { accelerator: item.keys, registerAccelerator: false }),
    click: (_item, window) => {
      if (window instanceof BrowserWindow) run(item.command, window)
    },
  }
}
