/** The contract over HTTP: requests, notices, pictures of open issues, exported files. */
import { readFile, realpath } from 'node:fs/promises'
import type { IncomingMessage, ServerResponse } from 'node:http'
import path from 'node:path'
import type { Outcome, RequestName } from '../contract.ts'
import type { DeskHandlers } from '../handlers/index.ts'
import { contentTypeOf } from './headers.ts'
import { decodeJson, encodeJson } from './json.ts'
import { refuse, send, type Route } from './loopback.ts'
import { readBody } from './body.ts'
import type { NoticeBoard } from './notices.ts'
import { findBelow } from './safe-path.ts'

/** As many answers as one person's tabs could wait for at once, with room to spare. */
const maxAtOnce = 32

export function requestRoute({ handlers }: DeskHandlers, board: NoticeBoard): Route {
  let running = 0
  return async (request, response, url) => {
    const name = /^\/api\/([A-Za-z]+)$/.exec(url.pathname)?.[1]
    if (name === undefined || request.method !== 'POST') return false
    if (!Object.hasOwn(handlers, name)) return refused(response, 404, '没有这项请求。')
    if (!/^application\/json\b/.test(request.headers['content-type'] ?? '')) {
      return refused(response, 415, '请求的格式不对。')
    }
    if (running >= maxAtOnce) return refused(response, 503, '请求太多，请稍后再试。')
    running += 1
    try {
      const ask = await askOf(request)
      if (!ask.ok) {
        // What is left of the body must not be taken for the next request.
        response.setHeader('Connection', 'close')
        return refused(response, 400, ask.message)
      }
      const caller = board.callerFor(pageOf(url), url.searchParams.get('issue'))
      const answer = await handlers[name as RequestName](ask.value, caller)
      send(response, 200, 'application/json; charset=utf-8', encodeJson(answer))
      return true
    } finally {
      running -= 1
    }
  }
}

function refused(response: ServerResponse, status: number, message: string): true {
  refuse(response, status, message)
  return true
}

async function askOf(request: IncomingMessage): Promise<Outcome<unknown>> {
  const body = await readBody(request)
  if (!body.ok) return body
  try {
    return { ok: true, value: decodeJson(body.value) }
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error
    return { ok: false, message: '请求不是有效的 JSON。' }
  }
}

/** The id that a page gave itself; it keeps tabs apart and proves nothing. */
const pageOf = (url: URL): string => (url.searchParams.get('page') ?? '').slice(0, 64)

export function noticeRoute(board: NoticeBoard): Route {
  return (request, response, url) => {
    if (url.pathname !== '/api/notices' || request.method !== 'GET') return Promise.resolve(false)
    board.listen(pageOf(url), response)
    return Promise.resolve(true)
  }
}

export function mediaRoute({ findMedia }: DeskHandlers): Route {
  return (request, response, url) => {
    const [, issueId, name] = /^\/media\/([^/]+)\/([^/]+)$/.exec(url.pathname) ?? []
    if (issueId === undefined || name === undefined || request.method !== 'GET') {
      return Promise.resolve(false)
    }
    const bytes = findMedia(issueId, name)
    if (bytes === null) refuse(response, 404, '没有这张图片。')
    else send(response, 200, contentTypeOf(name), bytes)
    return Promise.resolve(true)
  }
}

/** What may be fetched from the library: what this program writes, nothing else that lies there. */
const fetchable = new Set(['.docx', '.pdf', '.neikan'])

export function fileRoute(library: string): Route {
  return async (request, response, url) => {
    if (!url.pathname.startsWith('/files/') || request.method !== 'GET') return false
    const file = findBelow(library, url.pathname.slice('/files'.length))
    const bytes = file === null ? null : await readInside(library, file)
    if (file === null || bytes === null) return refused(response, 404, '文库里没有这个文件。')
    const name = encodeURIComponent(path.basename(file))
    response.setHeader('Content-Disposition', `attachment; filename*=UTF-8''${name}`)
    send(response, 200, contentTypeOf(file), bytes)
    return true
  }
}

/** Null for what is not there, may not be fetched or lies elsewhere behind a symbolic link. */
async function readInside(library: string, file: string): Promise<Uint8Array | null> {
  if (!fetchable.has(path.extname(file).toLowerCase())) return null
  try {
    const [root, real] = [await realpath(library), await realpath(file)]
    return real.startsWith(root + path.sep) ? await readFile(real) : null
  } catch {
    return null
  }
}
