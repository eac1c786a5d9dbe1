/** `neikan serve` and a real Chromium that can each be killed and started again. */
import { spawn, type ChildProcess } from 'node:child_process'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Browser, CDPSession, Page } from 'playwright-core'
import { startBrowser } from '../../host/printer/index.ts'

const program = fileURLToPath(new URL('../..', import.meta.url))

export interface Place {
  readonly library: string
  readonly profile: string
  remove(): Promise<void>
}

export async function makePlace(): Promise<Place> {
  const folder = await mkdtemp(path.join(tmpdir(), 'neikan-faults-'))
  return {
    library: path.join(folder, '文库'),
    profile: path.join(folder, 'profile'),
    remove: () => rm(folder, { recursive: true, force: true }),
  }
}

export interface RunningServer {
  readonly address: string
  /** As a power cut ends it. */
  kill(): Promise<void>
  /** As a user ends it. */
  stop(): Promise<void>
}

export async function startServer({ library, profile }: Place): Promise<RunningServer> {
  const server = spawn(process.execPath, ['cli/bin.mjs', 'serve', '--library', library], {
    cwd: program,
    stdio: ['ignore', 'pipe', 'ignore'],
    env: { ...process.env, NEIKAN_PROFILE: profile },
  })
  const ended = new Promise<void>((resolve) => server.once('exit', () => resolve()))
  const end = (signal: 'SIGKILL' | 'SIGTERM') => {
    server.kill(signal)
    return ended
  }
  const address = await addressOf(server)
  return { address, kill: () => end('SIGKILL'), stop: () => end('SIGTERM') }
}

function addressOf(server: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    let printed = ''
    server.stdout?.setEncoding('utf8').on('data', (text: string) => {
      printed += text
      const address = /http:\/\/\S+/.exec(printed)?.[0]
      if (address !== undefined) resolve(address)
    })
    server.once('exit', (code) => reject(new Error(`serve ended with ${code}: ${printed}`)))
  })
}

export interface RunningBrowser {
  readonly browser: Browser
  /** As a power cut ends it: the main process, and all others with it. */
  kill(): Promise<void>
}

export async function startKillableBrowser(): Promise<RunningBrowser> {
  const browser = await startBrowser()
  const devtools = await browser.newBrowserCDPSession()
  const { processInfo } = await devtools.send('SystemInfo.getProcessInfo')
  const main = processInfo.find(({ type }) => type === 'browser')
  if (main === undefined) throw new Error('A browser without a main process')
  const gone = new Promise<void>((resolve) => browser.once('disconnected', () => resolve()))
  return {
    browser,
    kill: () => {
      process.kill(main.id, 'SIGKILL')
      return gone
    },
  }
}

/** A page of the desk with an input method. */
export interface DeskPage {
  readonly page: Page
  readonly devtools: CDPSession
}

export async function openPage(
  { browser }: RunningBrowser,
  address: string,
  colorScheme: 'light' | 'dark' = 'light',
): Promise<DeskPage> {
  const page = await browser.newPage({
    viewport: { width: 1366, height: 768 },
    locale: 'zh-CN',
    colorScheme,
  })
  await page.goto(address)
  return { page, devtools: await page.context().newCDPSession(page) }
}
