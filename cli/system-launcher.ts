/** Hands files and addresses to the desktop of this machine. */
import { spawn } from 'node:child_process'
import path from 'node:path'
import { done, refused } from '../host/outcome.ts'
import type { Launcher } from '../host/ports.ts'

type Invocation = readonly [command: string, ...args: string[]]

/** The desktop's own opener, given a file, a folder or an address. Never a shell line. */
function opener(target: string): Invocation {
  if (process.platform === 'win32') return ['rundll32', 'url.dll,FileProtocolHandler', target]
  return process.platform === 'darwin' ? ['open', target] : ['xdg-open', target]
}

/** Whether there is a screen to show something on. */
export function hasDisplay(): boolean {
  if (process.platform !== 'linux') return true
  return Boolean(process.env['DISPLAY'] ?? process.env['WAYLAND_DISPLAY'])
}

/** Whether the desktop took the target. */
export function launch(target: string): Promise<boolean> {
  if (!hasDisplay()) return Promise.resolve(false)
  const [command, ...args] = opener(target)
  return new Promise((resolve) => {
    const child = spawn(command, args, { stdio: 'ignore', detached: true })
    child.once('error', () => resolve(false))
    // An opener that has not failed by now has handed the target on.
    const timer = setTimeout(() => resolve(true), 4000)
    child.once('exit', (code) => {
      clearTimeout(timer)
      resolve(code === 0)
    })
    child.unref()
  })
}

const nowhere = '这台电脑没有可用的桌面程序来打开它。请在文件管理器里找到它。'

export const systemLauncher: Launcher = {
  reveal: async (file) => ((await launch(path.dirname(file))) ? done(null) : refused(nowhere)),
  open: async (file) => ((await launch(file)) ? done(null) : refused(nowhere)),
}
