/** The whole program as a new user meets it: `neikan serve`, a real Chromium, an empty library. */
import { spawn, type ChildProcess } from 'node:child_process'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Page } from 'playwright-core'
import { startBrowser } from '../../host/printer/index.ts'

const program = fileURLToPath(new URL('../..', import.meta.url))

export interface OpenDesk {
  readonly page: Page
  readonly library: string
  /** Where the program keeps what is its own: journals, versions, settings. */
  readonly profile: string
  /** Everything the console complained of, content policy included. */
  readonly complaints: string[]
  close(): Promise<void>
}

/** At the sample, unless `atStart` leaves it at the first screen. */
export async function openDesk(
  viewport: { width: number; height: number },
  { atStart = false } = {},
): Promise<OpenDesk> {
  const folder = await mkdtemp(path.join(tmpdir(), 'neikan-desk-'))
  const library = path.join(folder, '文库')
  const profile = path.join(folder, 'profile')
  const server = spawn(process.execPath, ['cli/bin.mjs', 'serve', '--library', library], {
    cwd: program,
    stdio: ['ignore', 'pipe', 'ignore'],
    env: { ...process.env, NEIKAN_PROFILE: profile },
  })
  const [address, browser] = await Promise.all([addressOf(server), startBrowser()])
  const context = await browser.newContext({ viewport, locale: 'zh-CN' })
  const page = await context.newPage()
  const complaints: string[] = []
  page.on('console', (message) => {
    if (['error', 'warning'].includes(message.type())) complaints.push(message.text())
  })
  page.on('pageerror', (error) => complaints.push(String(error)))
  await page.goto(address)
  if (!atStart) {
    await page.getByRole('button', { name: '打开样例' }).click()
    await page.locator('[data-slate-editor]:focus').waitFor()
  }
  return {
    page,
    library,
    profile,
    complaints,
    close: async () => {
      await browser.close()
      server.kill()
      await rm(folder, { recursive: true, force: true })
    },
  }
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
