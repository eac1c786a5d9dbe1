import type { Desk, NoticeName, Notices, Outcome } from '../../host/contract.ts'
import { parseWithBytes, stringifyWithBytes } from './bytes.ts'

/** At three bytes a character this is safely below what may outlive a page. */
const keepaliveCharacters = 20_000

/**
 * The browser desk's client. A request is `POST ./api/<name>?page=<id>` with the ask as JSON
 * (bytes.ts) and answers an `Outcome` as JSON; notices are Server-Sent Events of
 * `./api/notices?page=<id>`, each named like its notice. The cookie proves who asks; the page's id
 * keeps two tabs apart. What the address of the page itself says (`?issue=…`) goes along.
 */
export function createBrowserDesk(): Desk {
  const parameters = new URLSearchParams(location.search)
  parameters.set('page', crypto.randomUUID())
  const addressOf = (name: string) => `./api/${name}?${parameters.toString()}`
  const notices = new EventSource(addressOf('notices'))
  return {
    request: async (name, ask) => {
      try {
        const body = stringifyWithBytes(ask)
        const response = await fetch(addressOf(name), {
          method: 'POST',
          headers: { 'Content-Type': 'application/json' },
          body,
          // A page that goes away must still get its last edits out; a browser takes 64 KB so.
          keepalive: name === 'keepEdits' && body.length < keepaliveCharacters,
        })
        return await outcomeOf(response)
      } catch {
        return refused('连不上内刊的后台程序，它可能已经退出。改动还在这个页面里，重新启动后再试。')
      }
    },
    onNotice: <Name extends NoticeName>(name: Name, hear: (notice: Notices[Name]) => void) => {
      const listen = (event: MessageEvent<string>) => {
        hear(parseWithBytes(event.data) as Notices[Name])
      }
      notices.addEventListener(name, listen)
      return () => notices.removeEventListener(name, listen)
    },
    mediaUrl: (issueId, name) =>
      `./media/${encodeURIComponent(issueId)}/${encodeURIComponent(name)}`,
  }
}

async function outcomeOf<T>(response: Response): Promise<Outcome<T>> {
  if (response.status === 401 || response.status === 403) {
    return refused('这个页面的登录已经失效。请用启动时给出的新地址重新打开。')
  }
  if (response.status === 503) return refused((await response.text()).trim())
  const answer = parseOutcome(await response.text())
  if (answer !== null) return answer as Outcome<T>
  return refused(`后台程序的回答读不懂（${response.status}）。请重试；还不行，就重新启动内刊。`)
}

function parseOutcome(text: string): Outcome<unknown> | null {
  let value: unknown
  try {
    value = parseWithBytes(text)
  } catch {
    return null
  }
  if (typeof value !== 'object' || value === null || !('ok' in value)) return null
  if (value.ok === true && 'value' in value) return { ok: true, value: value.value }
  if (value.ok === false && 'message' in value && typeof value.message === 'string') {
    return { ok: false, message: value.message }
  }
  return null
}

function refused(message: string): { readonly ok: false; readonly message: string } {
  return { ok: false, message }
}
