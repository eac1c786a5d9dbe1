/** `app://neikan/…`: the built renderer and the pictures of open issues, and nothing else. */
import { readFile } from 'node:fs/promises'
import { protocol } from 'electron'
import { contentTypeOf, findBelow, securityHeaders } from '../host/serve/index.ts'
import { appScheme } from './origin.ts'

/** Must run before the app is ready. */
export function registerAppScheme(): void {
  const privileges = { standard: true, secure: true, supportFetchAPI: true }
  protocol.registerSchemesAsPrivileged([{ scheme: appScheme, privileges }])
}

/** What a host of the scheme serves besides the renderer: bytes by path, or null. */
export type AppContent = (
  host: string,
  pathname: string,
) => { readonly type: string; readonly bytes: Uint8Array } | null

/** Must run after the app is ready. `root` is the built renderer. */
export function serveApp(root: string, content: AppContent): void {
  protocol.handle(appScheme, (request) => answer(request, root, content))
}

async function answer(request: Request, root: string, content: AppContent): Promise<Response> {
  if (request.method !== 'GET' || !URL.canParse(request.url)) return refusal(405)
  const { host, pathname } = new URL(request.url)
  const own = content(host, pathname)
  if (own !== null) return reply(own.bytes, own.type)
  if (!isServed(host)) return refusal(404)
  const file = findBelow(root, pathname === '/' ? '/index.html' : pathname)
  const bytes = file === null ? null : await readFile(file).catch(() => null)
  if (file === null || bytes === null) return refusal(404)
  return reply(new Uint8Array(bytes), contentTypeOf(file))
}

/** The desk itself, and each print job on a host of its own (printer.ts). */
const isServed = (host: string): boolean => host === 'neikan' || /^print-[0-9a-z-]+$/.test(host)

function reply(bytes: Uint8Array, type: string): Response {
  const headers = { ...securityHeaders, 'Content-Type': type, 'Cache-Control': 'no-store' }
  return new Response(bytes as Uint8Array<ArrayBuffer>, { status: 200, headers })
}

const refusal = (status: number): Response =>
  new Response(null, { status, headers: { ...securityHeaders } })
