/** Notices to the tabs of the browser desk, as Server-Sent Events. */
import type { ServerResponse } from 'node:http'
import type { NoticeName, Notices } from '../contract.ts'
import type { Caller } from '../ports.ts'

export interface NoticeBoard {
  /** Keeps the answer open and writes the notices of this page to it. */
  listen(page: string, response: ServerResponse): void
  /** A tab, by the id that it gave itself. */
  callerFor(page: string, initialPath: string | null): Caller
  close(): void
}

/** Browsers and what stands between drop a silent connection; a comment keeps it. */
const keepAliveMs = 20_000

export function createNoticeBoard(): NoticeBoard {
  const tabs = new Map<ServerResponse, string>()
  const timer = setInterval(() => {
    for (const tab of tabs.keys()) tab.write(': here\n\n')
  }, keepAliveMs)
  timer.unref()
  return {
    listen: (page, response) => {
      response.writeHead(200, { 'Content-Type': 'text/event-stream; charset=utf-8' })
      response.write(': here\n\n')
      tabs.set(response, page)
      response.on('close', () => tabs.delete(response))
    },
    callerFor: (page, initialPath) => ({
      id: page,
      initialPath,
      isHere: () => [...tabs.values()].includes(page),
      notify: <Name extends NoticeName>(name: Name, notice: Notices[Name]) => {
        for (const [tab, listening] of tabs) {
          if (listening === page) tab.write(`event: ${name}\ndata: ${JSON.stringify(notice)}\n\n`)
        }
      },
      setWindowState: () => undefined,
    }),
    close: () => {
      clearInterval(timer)
      for (const tab of tabs.keys()) tab.end()
    },
  }
}
