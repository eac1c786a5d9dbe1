import { spawn } from 'node:child_process'
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { BrowserContext, Page } from 'playwright-core'
import { writeNeikan } from '../../host/files/index.ts'
import { templateById } from '../../core/template/index.ts'
import { generateBulletin } from './generate.ts'
import { measureKeystrokes, placeCaretIn } from './pages/measure.ts'

export interface BenchDesk {
  /** The desk with the issue on it, ready to be typed into and measured as the other pages are. */
  open(context: BrowserContext): Promise<Page>
  close(): Promise<void>
}

/** A desk of its own, with one issue of that size in its library. */
export async function startDesk(size: number): Promise<BenchDesk> {
  const folder = await mkdtemp(join(tmpdir(), 'neikan-bench-'))
  const library = join(folder, 'library')
  await mkdir(library)
  const template = templateById('work-information')
  const issue = { bulletin: generateBulletin(size), template, media: new Map() }
  await writeFile(join(library, '第1期.neikan'), writeNeikan(issue))
  const server = spawn(process.execPath, ['cli/bin.mjs', 'serve', '--library', library], {
    stdio: ['ignore', 'pipe', 'ignore'],
    env: { ...process.env, NEIKAN_PROFILE: join(folder, 'profile') },
  })
  const address = await new Promise<string>((resolve, reject) => {
    let printed = ''
    server.stdout.setEncoding('utf8').on('data', (text: string) => {
      printed += text
      const found = /http:\/\/\S+/.exec(printed)?.[0]
      if (found !== undefined) resolve(found)
    })
    server.once('exit', (code) => reject(new Error(`serve ended with ${code}: ${printed}`)))
  })
  return {
    async open(context) {
      const page = await context.newPage()
      await page.goto(address)
      await page
        .getByRole('row', { name: /第\d+期/ })
        .first()
        .dblclick()
      await page.locator('[data-slate-editor]:focus').waitFor()
      await page
        .getByText(/共 \d+ 页/)
        .first()
        .waitFor()
      await page.evaluate(measureKeystrokes)
      await page.evaluate(
        `window.placeCaret = (share) => (${placeCaretIn.toString()})(` +
          `document.querySelector('[data-slate-editor]'), 'article p', share)`,
      )
      return page
    },
    async close() {
      server.kill()
      await rm(folder, { recursive: true, force: true, maxRetries: 3 })
    },
  }
}
