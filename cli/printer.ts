import type { Outcome } from '../host/contract.ts'
import { done, refused } from '../host/outcome.ts'
import { createPrinter, type Printer } from '../host/printer/index.ts'
import { programFiles } from '../host/folders.ts'

/** A printer that starts when it is first needed and is always closed; a failed start is retried. */
export interface LazyPrinter {
  open(): Promise<Outcome<Printer>>
  close(): Promise<void>
}

export function openPrinter(program: string): LazyPrinter {
  let opened: Promise<Outcome<Printer>> | null = null
  const start = async (): Promise<Outcome<Printer>> => {
    try {
      return done(await createPrinter({ root: programFiles(program).renderer }))
    } catch (error) {
      // The next call tries again: a browser may have been installed by then.
      opened = null
      const cause = error instanceof Error ? error.message.split('\n')[0] : String(error)
      return refused(
        `没有能排页的浏览器（${cause}）。请安装 Chrome、Edge 或 Chromium 145 以上版本后再试。`,
      )
    }
  }
  return {
    open: () => (opened ??= start()),
    close: async () => {
      const printer = await opened
      if (printer?.ok === true) await printer.value.close()
    },
  }
}
