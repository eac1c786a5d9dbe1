import { mkdtemp, mkdir, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import * as standIn from './stand-in.ts'

vi.mock('electron', () => import('./stand-in.ts'))
const { serveApp } = await import('../../electron/app-protocol.ts')

let folder = ''
let answer: (address: string, method?: string) => Promise<Response>

beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'neikan-app-'))
  await mkdir(path.join(folder, 'root', 'fonts'), { recursive: true })
  await writeFile(path.join(folder, 'root', 'index.html'), '<title>内刊</title>')
  await writeFile(path.join(folder, 'root', 'fonts', 'a.woff2'), 'font')
  await writeFile(path.join(folder, 'secret.txt'), 'secret')
  serveApp(path.join(folder, 'root'), (host, pathname) =>
    host === 'neikan' && pathname === '/media/1/a.png'
      ? { type: 'image/png', bytes: new Uint8Array([1, 2]) }
      : null,
  )
  const [scheme, listener] = standIn.protocol.handle.mock.calls[0]!
  expect(scheme).toBe('app')
  // A Request would tidy the address; Electron hands it over as the page wrote it.
  answer = (url, method = 'GET') => listener({ url, method } as Request)
})
afterAll(() => rm(folder, { recursive: true, force: true }))

test.each([
  ['app://neikan/', 'text/html; charset=utf-8'],
  ['app://neikan/index.html?issue=a', 'text/html; charset=utf-8'],
  ['app://neikan/fonts/a.woff2', 'font/woff2'],
  ['app://neikan/media/1/a.png', 'image/png'],
  ['app://print-0f/index.html', 'text/html; charset=utf-8'],
])('%s is served as %s under the content policy', async (address, type) => {
  const response = await answer(address)
  expect(response.status).toBe(200)
  expect(response.headers.get('content-type')).toBe(type)
  expect(response.headers.get('content-security-policy')).toContain('trusted-types default')
})

test.each([
  'app://neikan/../secret.txt',
  'app://neikan/%2e%2e/secret.txt',
  'app://neikan/..%2fsecret.txt',
  'app://neikan/fonts/..%2f..%2fsecret.txt',
  'app://neikan/..\\secret.txt',
  'app://neikan/..%5csecret.txt',
  'app://neikan/%5c%5cserver%5cshare%5csecret.txt',
  'app://neikan//server/share/secret.txt',
  'app://neikan/index.html%00.txt',
  'app://neikan/C:%5csecret.txt',
  'app://neikan/%E0%A4%A',
  'app://neikan/missing.html',
  'app://neikan/fonts',
  'app://other/index.html',
  'app://print-0f/media/1/a.png',
])('%s leads nowhere', async (address) => {
  const response = await answer(address)
  expect(response.status).toBe(404)
  expect(await response.text()).toBe('')
})

test('only reading is answered', async () => {
  for (const method of ['POST', 'PUT', 'DELETE']) {
    expect((await answer('app://neikan/index.html', method)).status).toBe(405)
  }
})
