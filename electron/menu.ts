/** The menu bar: names and keys of the page's commands. What a command does, only the page knows. */
import { app, BrowserWindow, Menu, type MenuItemConstructorOptions } from 'electron'

/** A command of the page, a thing that Electron does by itself, or one of the shell's own. */
type Item =
  | { readonly command: string; readonly name: string; readonly keys?: string }
  | { readonly role: NonNullable<MenuItemConstructorOptions['role']>; readonly name: string }
  | { readonly shell: 'newWindow'; readonly name: string }
  | 'line'

export const menuBar: readonly { readonly name: string; readonly items: readonly Item[] }[] = [
  {
    name: '文件',
    items: [
      { command: 'new-issue', name: '新建一期', keys: 'CmdOrCtrl+N' },
      { command: 'open-issue', name: '打开…', keys: 'CmdOrCtrl+O' },
      { command: 'open-sample', name: '打开样例' },
      { shell: 'newWindow', name: '新窗口' },
      'line',
      { command: 'save-issue', name: '保存', keys: 'CmdOrCtrl+S' },
      { command: 'save-issue-as', name: '另存为…', keys: 'CmdOrCtrl+Shift+S' },
      { command: 'versions', name: '历史版本…' },
      { command: 'export', name: '导出…', keys: 'CmdOrCtrl+E' },
      { command: 'print', name: '打印…', keys: 'CmdOrCtrl+P' },
      'line',
      { command: 'house-style', name: '版式…' },
      { command: 'settings', name: '设置…' },
      { command: 'leave-issue', name: '回到台账' },
      { role: 'close', name: '关闭窗口' },
      { role: 'quit', name: '退出' },
    ],
  },
  {
    name: '编辑',
    items: [
      { command: 'undo', name: '撤销', keys: 'CmdOrCtrl+Z' },
      { command: 'redo', name: '重做', keys: 'CmdOrCtrl+Y' },
      'line',
      { role: 'cut', name: '剪切' },
      { role: 'copy', name: '复制' },
      { role: 'paste', name: '粘贴' },
      { role: 'selectAll', name: '全选' },
      'line',
      { command: 'find', name: '查找和替换', keys: 'CmdOrCtrl+F' },
    ],
  },
  {
    name: '插入',
    items: [
      { command: 'footnote', name: '脚注', keys: 'CmdOrCtrl+Alt+F' },
      { command: 'table', name: '表格（3行3列）' },
      { command: 'picture', name: '图片…' },
      { command: 'special-character', name: '特殊字符…' },
    ],
  },
  {
    name: '版面',
    items: [
      { command: 'page-break-before', name: '段前分页', keys: 'CmdOrCtrl+Enter' },
      { command: 'tighten', name: '收紧字距0.1磅' },
      { command: 'loosen', name: '放回字距0.1磅' },
      { command: 'narrow-pitch', name: '本篇行距减0.5磅' },
      { command: 'widen-pitch', name: '本篇行距加0.5磅' },
      'line',
      { command: 'win-page', name: '压缩一页' },
      { command: 'clear-fits', name: '取消本期全部微调' },
    ],
  },
  {
    name: '查看',
    items: [
      { command: 'toggle-structure', name: '本期结构', keys: 'CmdOrCtrl+\\' },
      { command: 'toggle-review', name: '校对与属性', keys: 'CmdOrCtrl+Shift+\\' },
      { command: 'focus-mode', name: '只看版面', keys: 'CmdOrCtrl+Alt+\\' },
      { command: 'two-pages', name: '双页', keys: 'CmdOrCtrl+Alt+P' },
      { command: 'proofread', name: '校对', keys: 'F7' },
      { command: 'next-finding', name: '下一处差错', keys: 'Alt+F7' },
      { command: 'previous-finding', name: '上一处差错', keys: 'Alt+Shift+F7' },
      'line',
      { command: 'zoom-in', name: '放大', keys: 'CmdOrCtrl+=' },
      { command: 'zoom-out', name: '缩小', keys: 'CmdOrCtrl+-' },
      { command: 'zoom-reset', name: '恢复显示比例', keys: 'CmdOrCtrl+0' },
      'line',
      { role: 'minimize', name: '最小化' },
      { role: 'togglefullscreen', name: '全屏' },
    ],
  },
  {
    name: '帮助',
    items: [
      { command: 'shortcuts', name: '快捷键', keys: 'F1' },
      { command: 'news', name: '新增功能' },
      'line',
      { command: 'diagnostics', name: '诊断报告' },
      { command: 'about', name: '关于内刊' },
    ],
  },
]

export interface MenuActions {
  /** Sends a command to the window in front. */
  run(command: string, window: BrowserWindow): void
  newWindow(): void
}

export function setMenu(actions: MenuActions): void {
  const template = menuBar.map(({ name, items }) => ({
    label: name,
    submenu: items.map((item) => menuItem(item, actions)),
  }))
  const appMenu: MenuItemConstructorOptions[] =
    process.platform === 'darwin' ? [{ role: 'appMenu', label: app.name }] : []
  Menu.setApplicationMenu(Menu.buildFromTemplate([...appMenu, ...template]))
}

function menuItem(item: Item, actions: MenuActions): MenuItemConstructorOptions {
  if (item === 'line') return { type: 'separator' }
  if ('role' in item) return { role: item.role, label: item.name }
  if ('shell' in item) return { label: item.name, click: () => actions.newWindow() }
  return {
    label: item.name,
    // The page hears its own keys, also while an input method is composing: the menu only shows them.
    ...(item.keys === undefined ? {} : { accelerator: item.keys, registerAccelerator: false }),
    click: (_item, window) => {
      if (window instanceof BrowserWindow) actions.run(item.command, window)
    },
  }
}
