/**
 * Who may talk to the loopback server. Any page in any browser on this machine can send it
 * requests, so nothing is answered without the cookie; the cookie is given once for a token that
 * only the printed address holds; and Host and Origin must name this very server, which stops DNS
 * rebinding and foreign pages even where a cookie would come along.
 */
import { randomBytes, timingSafeEqual } from 'node:crypto'
import type { IncomingMessage } from 'node:http'

export interface Guard {
  /** A new one-time token. */
  mintToken(): string
  /** The cookie to set for a token; null if the token is unknown or was used before. */
  exchange(token: string): string | null
  /** Whether a request carries the cookie. */
  isKnown(request: IncomingMessage): boolean
}

/** How many addresses may wait to be opened; the oldest is forgotten first. */
const waitingTokens = 8

export function createGuard(port: number): Guard {
  // Cookies are shared by all ports of a host: the port in the name keeps two desks apart.
  const name = `neikan-${port}`
  const secret = randomBytes(32).toString('base64url')
  const tokens = new Set<string>()
  return {
    mintToken: () => {
      const token = randomBytes(32).toString('base64url')
      tokens.add(token)
      const [oldest] = tokens
      if (tokens.size > waitingTokens && oldest !== undefined) tokens.delete(oldest)
      return token
    },
    exchange: (token) =>
      tokens.delete(token) ? `${name}=${secret}; Path=/; HttpOnly; SameSite=Strict` : null,
    isKnown: (request) => isSame(cookieOf(request, name), secret),
  }
}

/** Whether the request was meant for this server and comes from its own page or from no page. */
export function comesFromHere(request: IncomingMessage, port: number): boolean {
  const hosts = [`127.0.0.1:${port}`, `localhost:${port}`]
  const { host, origin } = request.headers
  if (host === undefined || !hosts.includes(host)) return false
  if (origin !== undefined && origin !== `http://${host}`) return false
  const site = request.headers['sec-fetch-site']
  return site === undefined || site === 'same-origin' || site === 'none'
}

function cookieOf(request: IncomingMessage, name: string): string {
  for (const pair of (request.headers.cookie ?? '').split(';')) {
    const [key, value] = pair.trim().split('=', 2)
    if (key === name && value !== undefined) return value
  }
  return ''
}

function isSame(given: string, secret: string): boolean {
  const [a, b] = [Buffer.from(given), Buffer.from(secret)]
  return a.length === b.length && timingSafeEqual(a, b)
}
