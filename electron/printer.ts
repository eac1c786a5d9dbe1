/**
 * The desktop shell's printer: the same print entry as elsewhere, in a window that is never shown.
 * Each job has a host of the app's scheme to itself, so that no two can see each other's words.
 */
import { BrowserWindow } from 'electron'
import type { PageMap } from '../core/galley/index.ts'
import {
  finishPdf,
  printEmbeddable,
  type Printer,
  type PrintIssue,
  type PrintJob,
  type PrintResult,
} from '../host/printer/index.ts'
import { contentTypeOf } from '../host/serve/index.ts'
import type { AppContent } from './app-protocol.ts'
import { webPreferences } from './hardening.ts'
import { appScheme } from './origin.ts'

export interface WindowPrinter {
  readonly printer: Printer
  /** Serves the jobs in hand to their windows. */
  readonly content: AppContent
}

const pdfOptions = {
  preferCSSPageSize: true,
  printBackground: true,
  generateTaggedPDF: true,
  generateDocumentOutline: true,
}

interface Order {
  readonly issue: PrintIssue
  readonly medium: PrintJob['medium']
  readonly officeFaces: boolean
  readonly signal: AbortSignal | undefined
}

export function createWindowPrinter(newId: () => string): WindowPrinter {
  const orders = new Map<string, Order>()

  async function withWindow<Result>(
    order: Order,
    use: (window: BrowserWindow, result: PrintResult) => Promise<Result>,
  ): Promise<Result> {
    order.signal?.throwIfAborted()
    const host = `print-${newId().toLowerCase()}`
    orders.set(host, order)
    const window = new BrowserWindow({ show: false, webPreferences: webPreferences(null) })
    const cancel = () => window.destroy()
    order.signal?.addEventListener('abort', cancel)
    try {
      await window.loadURL(`${appScheme}://${host}/print.html`)
      const asked: unknown = await window.webContents.executeJavaScript('window.neikanLayOut()')
      return await use(window, asked as PrintResult)
    } catch (error) {
      order.signal?.throwIfAborted()
      throw error
    } finally {
      order.signal?.removeEventListener('abort', cancel)
      orders.delete(host)
      if (!window.isDestroyed()) window.destroy()
    }
  }

  const printer: Printer = {
    layout: (issue, signal) =>
      withWindow({ issue, medium: 'screen', officeFaces: true, signal }, (_window, result) =>
        Promise.resolve(pageMapOf(result)),
      ),
    print: async (issue, onStage, signal) => {
      onStage('layout')
      const { raw, result } = await printEmbeddable((officeFaces) =>
        withWindow(
          { issue, medium: 'print', officeFaces, signal },
          async ({ webContents }, result) => {
            onStage('pdf')
            return { raw: new Uint8Array(await webContents.printToPDF(pdfOptions)), result }
          },
        ),
      )
      return { pdf: await finishPdf(raw, result), pages: pageMapOf(result) }
    },
    close: () => Promise.resolve(),
  }
  return { printer, content: (host, pathname) => contentOf(orders.get(host), pathname) }
}

function contentOf(order: Order | undefined, pathname: string): ReturnType<AppContent> {
  if (order === undefined) return null
  const { bulletin, template, media } = order.issue
  if (pathname === '/job.json') {
    const { medium, officeFaces } = order
    const job: PrintJob = { bulletin, template, mediaBase: './media/', medium, officeFaces }
    return { type: contentTypeOf('job.json'), bytes: new TextEncoder().encode(JSON.stringify(job)) }
  }
  const name = /^\/media\/([0-9a-f]+\.(?:png|jpg))$/.exec(pathname)?.[1]
  const bytes = name === undefined ? undefined : media.get(name)
  return name === undefined || bytes === undefined ? null : { type: contentTypeOf(name), bytes }
}

const pageMapOf = ({ pages }: PrintResult): PageMap => ({
  ...pages,
  firstPages: new Map(pages.firstPages),
})
