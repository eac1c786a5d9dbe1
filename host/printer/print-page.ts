/** A page of the print entry in a headless browser, served over loopback. */
import path from 'node:path'
import type { Browser, BrowserContext, Page } from 'playwright-core'
import type { Bulletin } from '../../core/model/index.ts'
import type { Template } from '../../core/template/index.ts'
import { contentTypeOf } from '../serve/headers.ts'
import { send, startLoopback, type Route } from '../serve/loopback.ts'
import type { PrintJob, PrintResult } from './job.ts'

/** What is printed. */
export interface PrintIssue {
  readonly bulletin: Bulletin
  readonly template: Template
  readonly media: ReadonlyMap<string, Uint8Array>
}

export interface Order {
  readonly issue: PrintIssue
  readonly medium: PrintJob['medium']
  readonly officeFaces: boolean
  readonly signal: AbortSignal | undefined
}

/** A page for jobs one after the other, with a server and a browser context of its own. */
export interface PrintPage {
  readonly page: Page
  /** Lays a job out. A page whose job fails or is cancelled is closed. */
  use<Result>(
    order: Order,
    then: (page: Page, result: PrintResult) => Promise<Result>,
  ): Promise<Result>
  close(): Promise<void>
}

export async function openPage(browser: Browser, root: string): Promise<PrintPage> {
  let order: Order | null = null
  let isFresh = true
  const route: Route = async (...asked) => order !== null && jobRoute(order)(...asked)
  const server = await startLoopback({ port: 0, root, routes: [route] })
  let context: BrowserContext | null = null
  const close = async () => {
    await context?.close().catch(() => undefined)
    await server.close()
  }
  try {
    context = await browser.newContext({ locale: 'zh-CN', serviceWorkers: 'block' })
    const page = await context.newPage()
    return {
      page,
      close,
      use: async (next, then) => {
        order = next
        const { signal } = next
        const cancel = () => void context?.close()
        signal?.addEventListener('abort', cancel)
        try {
          signal?.throwIfAborted()
          if (isFresh) await page.goto(server.mintAddress('/print.html'))
          isFresh = false
          return await then(page, await resultOf(page))
        } catch (error) {
          await close()
          signal?.throwIfAborted()
          throw error
        } finally {
          signal?.removeEventListener('abort', cancel)
        }
      },
    }
  } catch (error) {
    await close()
    throw error
  }
}

/** Asked for by the debugging protocol itself: the content policy forbids evaluating strings. */
async function resultOf(page: Page): Promise<PrintResult> {
  const session = await page.context().newCDPSession(page)
  const { result, exceptionDetails } = await session.send('Runtime.evaluate', {
    expression: 'window.neikanLayOut()',
    awaitPromise: true,
    returnByValue: true,
  })
  await session.detach()
  if (exceptionDetails !== undefined) {
    throw new Error(exceptionDetails.exception?.description ?? exceptionDetails.text)
  }
  return result.value as PrintResult
}

function jobRoute({ issue, medium, officeFaces }: Order): Route {
  const { bulletin, template, media } = issue
  const job: PrintJob = { bulletin, template, medium, officeFaces, mediaBase: './media/' }
  return async (_request, response, url) => {
    if (url.pathname === '/job.json') {
      send(response, 200, contentTypeOf('job.json'), JSON.stringify(job))
      return true
    }
    if (!url.pathname.startsWith('/media/')) return false
    const name = path.posix.basename(decodeURIComponent(url.pathname))
    const bytes = media.get(name)
    if (bytes === undefined) return false
    send(response, 200, contentTypeOf(name), bytes)
    return true
  }
}
