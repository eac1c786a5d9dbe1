/** A real Chromium with the editor alone in a page. */
import { readFile, rm } from 'node:fs/promises'
import { createServer, type Server } from 'node:http'
import { extname, join, normalize } from 'node:path'
import { fileURLToPath } from 'node:url'
import { build } from 'vite'
import type { CDPSession, Page } from 'playwright-core'
import type { Bulletin } from '../../core/model/index.ts'
import type { Template } from '../../core/template/index.ts'
import { startBrowser } from '../../host/printer/index.ts'

const config = fileURLToPath(new URL('./harness/vite.config.ts', import.meta.url))
// Files of tests run at the same time, each with a build of its own.
const folder = fileURLToPath(new URL(`../../.cache/editor-harness-${process.pid}`, import.meta.url))
const types: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.woff2': 'font/woff2',
}
export interface EditorPage {
  readonly page: Page
  /** Everything the console complained of. */
  readonly complaints: string[]
  open(bulletin: Bulletin, zoom?: number, template?: Template): Promise<void>
  /** Types by an input method: pinyin first, then the words. */
  compose(pinyin: string, words: string): Promise<void>
  /** Puts the caret behind words of an article's text. */
  placeCaret(words: string): Promise<void>
  /** Puts the caret into a paragraph of the articles, counted from 0. */
  placeCaretInBlock(index: number, offset: number): Promise<void>
  paste(formats: Readonly<Record<string, string>>): Promise<void>
  /** Of every block of the articles, headlines too. */
  bodyTexts(): Promise<readonly string[]>
  close(): Promise<void>
}

/** Builds the page, starts server and browser; one page serves a whole file of tests. */
export async function openEditorPage(): Promise<EditorPage> {
  await build({ configFile: config, logLevel: 'error', build: { outDir: folder } })
  const server = await serve()
  const browser = await startBrowser()
  const page = await browser.newPage({ viewport: { width: 1440, height: 900 } })
  const complaints: string[] = []
  page.on('console', (message) => {
    if (message.type() === 'error' || message.type() === 'warning') complaints.push(message.text())
  })
  page.on('pageerror', (error) => complaints.push(String(error)))
  const { port } = server.address() as { port: number }
  await page.goto(`http://127.0.0.1:${port}/index.html`)
  const cdp = await page.context().newCDPSession(page)
  return {
    page,
    complaints,
    async open(bulletin, zoom = 1, template) {
      await page.evaluate(([issue, scale, style]) => window.openBulletin(issue, scale, style), [
        bulletin,
        zoom,
        template,
      ] as const)
      // Its pages are read a moment after it is drawn.
      await page.waitForFunction(() => window.harness.session.getSnapshot().pages !== null)
    },
    async placeCaret(words) {
      await page.evaluate((text) => {
        const root = document.querySelector<HTMLElement>('[data-slate-editor]')!
        for (const block of root.querySelectorAll('.article')) {
          const walker = document.createTreeWalker(block, NodeFilter.SHOW_TEXT)
          for (let node = walker.nextNode(); node; node = walker.nextNode()) {
            const at = node.textContent!.indexOf(text)
            if (at < 0) continue
            root.focus({ preventScroll: true })
            getSelection()!.collapse(node, at + text.length)
            return
          }
        }
        throw new RangeError(`No "${text}" in the articles`)
      }, words)
      await page.waitForTimeout(150)
    },
    async placeCaretInBlock(index, offset) {
      await page.evaluate(
        ([at, characters]) => {
          const root = document.querySelector<HTMLElement>('[data-slate-editor]')!
          const block = root.querySelectorAll('.article p')[at]!
          const text = document.createTreeWalker(block, NodeFilter.SHOW_TEXT).nextNode()!
          root.focus({ preventScroll: true })
          getSelection()!.collapse(text, characters)
        },
        [index, offset] as const,
      )
      await page.waitForTimeout(150)
    },
    async paste(formats) {
      await page.evaluate((each) => {
        const clipboardData = new DataTransfer()
        for (const [format, text] of Object.entries(each)) clipboardData.setData(format, text)
        const init = { clipboardData, bubbles: true, cancelable: true }
        document
          .querySelector('[data-slate-editor]')!
          .dispatchEvent(new ClipboardEvent('paste', init))
      }, formats)
      await page.waitForTimeout(100)
    },
    bodyTexts: () =>
      page.evaluate(() =>
        window.harness.session
          .getSnapshot()
          .bulletin.children.flatMap((part) => (part.type === 'article' ? part.children : []))
          .map((block) =>
            block.children.map((child) => ('text' in child ? child.text : '')).join(''),
          ),
      ),
    compose: (pinyin, words) => compose(cdp, page, pinyin, words),
    async close() {
      await browser.close()
      server.close()
      await rm(folder, { recursive: true, force: true })
    },
  }
}

async function compose(cdp: CDPSession, page: Page, pinyin: string, words: string): Promise<void> {
  for (let length = 1; length <= pinyin.length; length += 1) {
    const text = pinyin.slice(0, length)
    await cdp.send('Input.imeSetComposition', {
      text,
      selectionStart: length,
      selectionEnd: length,
    })
    await page.waitForTimeout(15)
  }
  await cdp.send('Input.insertText', { text: words })
  await page.waitForTimeout(80)
}

function serve(): Promise<Server> {
  const server = createServer((request, response) => {
    const path = normalize(new URL(request.url ?? '/', 'http://x').pathname)
    readFile(join(folder, path)).then(
      (bytes) => {
        response.setHeader('content-type', types[extname(path)] ?? 'application/octet-stream')
        response.end(bytes)
      },
      () => {
        response.statusCode = 404
        response.end()
      },
    )
  })
  return new Promise((resolve) => server.listen(0, '127.0.0.1', () => resolve(server)))
}
