/** The printer: the renderer's print entry in a headless browser, served over loopback. */
import type { Browser } from 'playwright-core'
import type { PageMap } from '../../core/galley/index.ts'
import { printEmbeddable } from './embeddable.ts'
import { startBrowser } from './find-browser.ts'
import { finishPdf } from './finish-pdf.ts'
import type { PrintResult } from './job.ts'
import { openPage, type Order, type PrintIssue, type PrintPage } from './print-page.ts'

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
  // Reading its faces is most of what a page does: the last one that only laid out stays for the next
  // job. One that printed goes; the numbers of its elements would count on in the next PDF.
  let spare: PrintPage | null = null
  const takePage = async (): Promise<PrintPage> => {
    const taken = spare
    spare = null
    const isUsable = taken !== null && !taken.page.isClosed()
    if (!isUsable) await taken?.close()
    return isUsable ? taken : openPage(await browser.live(), root)
  }
  return {
    layout: async (issue, signal) => {
      signal?.throwIfAborted()
      const place = await takePage()
      const order: Order = { issue, medium: 'screen', officeFaces: true, signal }
      const pages = await place.use(order, (_page, result) => Promise.resolve(pageMapOf(result)))
      if (spare === null) spare = place
      else await place.close()
      return pages
    },
    print: async (issue, onStage, signal) => {
      onStage('layout')
      const { raw, result } = await printEmbeddable(async (officeFaces) => {
        signal.throwIfAborted()
        const place = await openPage(await browser.live(), root)
        const order: Order = { issue, medium: 'print', officeFaces, signal }
        const printed = await place.use(order, async (page, result) => {
          onStage('pdf')
          return { raw: await page.pdf(pdfOptions), result }
        })
        await place.close()
        return printed
      })
      return { pdf: await finishPdf(raw, result), pages: pageMapOf(result) }
    },
    close: async () => {
      await spare?.close()
      await browser.close()
    },
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

function pageMapOf({ pages }: PrintResult): PageMap {
  return { ...pages, firstPages: new Map(pages.firstPages) }
}
