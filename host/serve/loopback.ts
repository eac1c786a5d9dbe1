/**
 * A server on 127.0.0.1 for pages of this program only: the guard before everything, then the
 * routes it is given, then the files of the built renderer. The browser desk and the headless
 * printer both stand on it.
 */
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import { readFile } from 'node:fs/promises'
import type { AddressInfo } from 'node:net'
import { comesFromHere, createGuard, type Guard } from './guard.ts'
import { contentTypeOf, securityHeaders } from './headers.ts'
import { findBelow } from './safe-path.ts'

/** Answers a request and says true, or leaves it to the next. */
export type Route = (
  request: IncomingMessage,
  response: ServerResponse,
  url: URL,
) => Promise<boolean>

export interface Loopback {
  readonly port: number
  readonly origin: string
  /** A new address that lets one browser in, once. */
  mintAddress(path?: string): string
  close(): Promise<void>
}

export interface LoopbackOptions {
  /** 0 takes any free port. */
  readonly port: number
  /** The built renderer. */
  readonly root: string
  readonly routes: readonly Route[]
}

/** Rejects with the system's error where the port is taken. */
export async function startLoopback(options: LoopbackOptions): Promise<Loopback> {
  let guard: Guard | null = null
  let port = 0
  const server = createServer((request, response) => {
    void answer(request, response, { port, guard, options }).catch(() => {
      // The cause may hold a path or a word of a document: it is not told to the other side.
      if (response.headersSent) response.destroy()
      else refuse(response, 500, '程序内部出错，请重试。')
    })
  })
  server.headersTimeout = 10_000
  server.requestTimeout = 120_000
  port = await listen(server, options.port)
  const made = createGuard(port)
  guard = made
  const origin = `http://127.0.0.1:${port}`
  return {
    port,
    origin,
    mintAddress: (path = '/') => {
      const url = new URL(path, origin)
      url.searchParams.set('token', made.mintToken())
      return url.href
    },
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}

function listen(server: Server, port: number): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', reject)
    // The address is spelled out: a name could resolve to more than this machine.
    server.listen(port, '127.0.0.1', () => resolve((server.address() as AddressInfo).port))
  })
}

async function answer(
  request: IncomingMessage,
  response: ServerResponse,
  around: { port: number; guard: Guard | null; options: LoopbackOptions },
): Promise<void> {
  const { port, guard, options } = around
  for (const [name, value] of Object.entries(securityHeaders)) response.setHeader(name, value)
  response.setHeader('Cache-Control', 'no-store')
  if (guard === null || !comesFromHere(request, port)) {
    return refuse(response, 403, '请求不是从本程序的页面发出的，已拒绝。')
  }
  const url = new URL(request.url ?? '/', `http://${request.headers.host ?? ''}`)
  const token = url.searchParams.get('token')
  if (token !== null && request.method === 'GET') {
    if (letIn(response, url, guard.exchange(token))) return
    if (!guard.isKnown(request)) return refuse(response, 403, usedAddress)
  }
  if (!guard.isKnown(request)) return refuse(response, 403, usedAddress)
  for (const route of options.routes) if (await route(request, response, url)) return
  await sendStatic(request, response, url, options.root)
}

const usedAddress = '这个地址已用过或已失效。请回到启动内刊的窗口，按回车键取得新地址，或重新启动。'

/** Sets the cookie and leads to the same address without the token, which then is worthless. */
function letIn(response: ServerResponse, url: URL, cookie: string | null): boolean {
  if (cookie === null) return false
  url.searchParams.delete('token')
  response.writeHead(303, { 'Set-Cookie': cookie, Location: url.pathname + url.search })
  response.end()
  return true
}

async function sendStatic(
  request: IncomingMessage,
  response: ServerResponse,
  url: URL,
  root: string,
): Promise<void> {
  if (request.method !== 'GET' && request.method !== 'HEAD') {
    return refuse(response, 405, '不支持的请求方式。')
  }
  const file = findBelow(root, url.pathname === '/' ? '/index.html' : url.pathname)
  const bytes = file === null ? null : await readFile(file).catch(() => null)
  if (file === null || bytes === null) return refuse(response, 404, '没有这个文件。')
  send(response, 200, contentTypeOf(file), bytes)
}

export function send(
  response: ServerResponse,
  status: number,
  type: string,
  body: Uint8Array | string,
): void {
  response.writeHead(status, { 'Content-Type': type, 'Content-Length': Buffer.byteLength(body) })
  response.end(body)
}

export function refuse(response: ServerResponse, status: number, message: string): void {
  send(response, status, 'text/plain; charset=utf-8', `${message}\n`)
}
