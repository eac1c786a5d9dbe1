/**
 * `npm start`: the desktop shell, and where it cannot be had the same desk in a browser. It always
 * ends in a running desk or in an address to open one; why it is not the shell it says in one line.
 */
import { spawn } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { build } from './build.mjs'

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..')
const electronFolder = path.join(root, 'node_modules', 'electron')
/** Time for a hundred megabytes on an office line; a network that answers nothing ends sooner. */
const downloadMs = 60_000
/** A shell that dies this soon never showed a window. */
const earlyMs = 5_000

await build(['renderer', 'cli', 'electron'])
const trouble = await tryElectron()
if (trouble !== null) await openInBrowser(trouble)

/** Null after a session in the desktop shell, else why there was none. */
async function tryElectron() {
  const linux = process.platform === 'linux'
  if (linux && !process.env.DISPLAY && !process.env.WAYLAND_DISPLAY) return '没有图形界面'
  // The shell is never run without its sandbox, and as root there is none.
  if (linux && process.getuid?.() === 0) return '桌面版不以管理员（root）身份运行'
  const binary = findBinary() ?? (await download())
  if (binary === null) return '取不到桌面版的运行程序'
  const started = Date.now()
  const code = await run(binary, [root, ...process.argv.slice(2)])
  if (code === 0) return null
  return Date.now() - started < earlyMs ? '桌面版在这台电脑上启动不了' : null
}

function findBinary() {
  const named = path.join(electronFolder, 'path.txt')
  if (!existsSync(named)) return null
  const binary = path.join(electronFolder, 'dist', readFileSync(named, 'utf8').trim())
  return existsSync(binary) ? binary : null
}

/** One attempt, silent: what npm prints about a failed download helps nobody at a desk. */
async function download() {
  const installer = path.join(electronFolder, 'install.js')
  if (!existsSync(installer)) return null
  process.stderr.write('第一次启动，正在取得桌面版的运行程序（最多等一分钟）……\n')
  const signal = AbortSignal.timeout(downloadMs)
  await run(process.execPath, [installer], { stdio: 'ignore', signal })
  return findBinary()
}

/** The exit code; null where the program did not start or was stopped. */
function run(command, args, options = { stdio: 'inherit' }) {
  return new Promise((resolve) => {
    const child = spawn(command, args, options)
    child.once('error', () => resolve(null))
    child.once('exit', (code) => resolve(code))
  })
}

async function openInBrowser(reason) {
  const { launch, openDesk, surroundings, untilInterrupted } = await import('../dist/cli/main.js')
  const desk = await openDesk(await surroundings(), { port: 0 })
  if (!desk.ok) {
    process.stderr.write(`neikan: ${desk.message}\n`)
    process.exitCode = 2
    return
  }
  const { mintAddress, close } = desk.value
  const opened = await launch(mintAddress())
  const how = opened ? '已在浏览器里打开；换一个浏览器就用' : '请用本机的浏览器打开'
  process.stdout.write(`${reason}，改用浏览器编辑。${how}（只能用一次）：${mintAddress()}\n`)
  process.stdout.write('按回车得到新地址，按 Ctrl+C 结束。\n')
  await untilInterrupted(() => process.stdout.write(`${mintAddress()}\n`))
  await close()
}
