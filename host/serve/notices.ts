/** Notices to the tabs of the browser desk, as Server-Sent Events. */
import type { ServerResponse } from 'node:http'
import type { NoticeName, Notices } from '../contract.ts'
import type { Caller } from '../ports.ts'

export interface NoticeBoard {
  /** Keeps the answer open and writes every notice to it. */
  listen(response: ServerResponse): void
  /** Notices go to all tabs: they name the job or the path that they are about. */
  callerFor(initialPath: string | null): Caller
  close(): void
}

/** Proxies and browsers drop a silent connection; a comment keeps it. */
const keepAliveMs = 20_000

export function createNoticeBoard(): NoticeBoard {
  const tabs = new Set<ServerResponse>()
  const write = (text: string) => {
    for (const tab of tabs) tab.write(text)
  }
  const timer = setInterval(() => write(': here\n\n'), keepAliveMs)
  timer.unref()
  const notify = <Name extends NoticeName>(name: Name, notice: Notices[Name]) =>
    write(`event: ${name}\ndata: ${JSON.stringify(notice)}\n\n`)
  return {
    listen: (response) => {
      response.writeHead(200, { 'Content-Type': 'text/event-stream; charset=utf-8' })
      response.write(': here\n\n')
      tabs.add(response)
      response.on('close', () => tabs.delete(response))
    },
    callerFor: (initialPath) => ({
      id: 'desk',
      initialPath,
      notify,
      setWindowState: () => undefined,
    }),
    close: () => {
      clearInterval(timer)
      for (const tab of tabs) tab.end()
    },
  }
}
