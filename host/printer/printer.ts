/** The printer: the renderer's print entry in a headless browser, served over loopback. */
import path from 'node:path'
import type { Browser, BrowserContext, Page } from 'playwright-core'
import type { PageMap } from '../../core/galley/index.ts'
import type { Bulletin } from '../../core/model/index.ts'
import type { Template } from '../../core/template/index.ts'
import { contentTypeOf } from '../serve/headers.ts'
import { send, startLoopback, type Route } from '../serve/loopback.ts'
import { startBrowser } from './find-browser.ts'
import { printEmbeddable } from './embeddable.ts'
import { finishPdf } from './finish-pdf.ts'
import type { PrintJob, PrintResult } from './job.ts'

/** What is printed. */
export interface PrintIssue {
  readonly bulletin: Bulletin
  readonly template: Template
  readonly media: ReadonlyMap<string, Uint8Array>
}

export type PrintStage = 'layout' | 'pdf'

/** Both reject with the signal's reason when cancelled; the page is gone then. */
export interface Printer {
  layout(issue: PrintIssue, signal?: AbortSignal): Promise<PageMap>
  print(
    issue: PrintIssue,
    onStage: (stage: PrintStage) => void,
    signal: AbortSignal,
  ): Promise<{ readonly pdf: Uint8Array; readonly pages: PageMap }>
  /** Ends the browser. */
  close(): Promise<void>
}

export interface PrinterOptions {
  /** The folder of the built renderer. */
  readonly root: string
}

/** Starts a browser. Rejects with an Error in Chinese where there is none that will do. */
export async function createPrinter({ root }: PrinterOptions): Promise<Printer> {
  const browser = await keptBrowser()
  return {
    layout: async (issue, signal) =>
      withPages(
        await browser.live(),
        root,
        { issue, medium: 'screen', officeFaces: true, signal },
        async (_page, result) => pageMapOf(result),
      ),
    print: async (issue, onStage, signal) => {
      onStage('layout')
      const { raw, result } = await printEmbeddable(async (officeFaces) =>
        withPages(
          await browser.live(),
          root,
          { issue, medium: 'print', officeFaces, signal },
          async (page, result) => {
            onStage('pdf')
            return { raw: await page.pdf(pdfOptions), result }
          },
        ),
      )
      return { pdf: await finishPdf(raw, result), pages: pageMapOf(result) }
    },
    close: () => browser.close(),
  }
}

/** A browser that died, of a crash or at the hands of the system, is replaced for the next job. */
async function keptBrowser(): Promise<{ live(): Promise<Browser>; close(): Promise<void> }> {
  let started = startBrowser()
  await started
  const live = async (): Promise<Browser> => {
    const known = started
    const isLive = await known.then(
      (browser) => browser.isConnected(),
      () => false,
    )
    if (!isLive && started === known) started = startBrowser()
    return started
  }
  return { live, close: async () => (await started.catch(() => null))?.close() }
}

const pdfOptions = { preferCSSPageSize: true, printBackground: true, tagged: true, outline: true }

interface Order {
  readonly issue: PrintIssue
  readonly medium: PrintJob['medium']
  readonly officeFaces: boolean
  readonly signal: AbortSignal | undefined
}

/** A server and a browser context of its own for each job, both gone when it is done. */
async function withPages<Result>(
  browser: Browser,
  root: string,
  order: Order,
  use: (page: Page, result: PrintResult) => Promise<Result>,
): Promise<Result> {
  const { signal } = order
  signal?.throwIfAborted()
  const server = await startLoopback({ port: 0, root, routes: [jobRoute(order)] })
  let context: BrowserContext | null = null
  const cancel = () => void context?.close()
  signal?.addEventListener('abort', cancel)
  try {
    context = await browser.newContext({ locale: 'zh-CN', serviceWorkers: 'block' })
    signal?.throwIfAborted()
    const page = await context.newPage()
    await page.goto(server.mintAddress('/print.html'))
    return await use(page, await resultOf(page))
  } catch (error) {
    signal?.throwIfAborted()
    throw error
  } finally {
    signal?.removeEventListener('abort', cancel)
    await context?.close()
    await server.close()
  }
}

/** Asked for by the debugging protocol itself: the content policy forbids evaluating strings. */
async function resultOf(page: Page): Promise<PrintResult> {
  const session = await page.context().newCDPSession(page)
  const { result, exceptionDetails } = await session.send('Runtime.evaluate', {
    expression: 'window.neikanResult',
    awaitPromise: true,
    returnByValue: true,
  })
  if (exceptionDetails !== undefined) {
    throw new Error(exceptionDetails.exception?.description ?? exceptionDetails.text)
  }
  if (result.value === undefined) throw new Error('The print entry did not start')
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

function pageMapOf({ pages }: PrintResult): PageMap {
  return { ...pages, firstPages: new Map(pages.firstPages) }
}
