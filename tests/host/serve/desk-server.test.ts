import { createHash } from 'node:crypto'
import { mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises'
import { request } from 'node:http'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { writeNeikan } from '../../../host/files/index.ts'
import { directDoor } from '../../../host/door/index.ts'
import { packIssue } from '../../../host/packer/index.ts'
import { nodeFiles } from '../../../host/node-files.ts'
import { done } from '../../../host/outcome.ts'
import { startDeskServer, type Loopback } from '../../../host/serve/index.ts'
import { figure, article, bulletin, p } from '../../helpers/build.ts'
import { stubPrinter, template } from '../handlers/desk.ts'

let folder = ''
let library = ''
let server: Loopback
let cookie = ''

interface Answer {
  readonly status: number
  readonly headers: Readonly<Record<string, string | string[] | undefined>>
  readonly text: string
}

interface Sent {
  readonly method?: string
  readonly headers?: Readonly<Record<string, string>>
  readonly body?: string | Uint8Array
}

/** By hand, since `fetch` would neither send a false Host nor leave `..` in a path. */
function send(
  pathname: string,
  { method = 'GET', headers = {}, body }: Sent = {},
): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const asking = request(
      { host: '127.0.0.1', port: server.port, method, path: pathname, headers },
      (response) => {
        let text = ''
        response.setEncoding('utf8')
        response.on('data', (chunk: string) => (text += chunk))
        response.on('end', () =>
          resolve({ status: response.statusCode ?? 0, headers: response.headers, text }),
        )
      },
    )
    asking.on('error', reject)
    asking.end(body)
  })
}

const known = (headers: Readonly<Record<string, string>> = {}) => ({ cookie, ...headers })
const post = (name: string, ask: unknown, headers: Readonly<Record<string, string>> = {}) =>
  send(`/api/${name}`, {
    method: 'POST',
    headers: known({ 'content-type': 'application/json', ...headers }),
    body: JSON.stringify(ask),
  })

const picture = new Uint8Array([137, 80, 78, 71])
const pictureName = `${createHash('sha256').update(picture).digest('hex')}.png`

beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'neikan-serve-'))
  library = path.join(folder, '文库')
  const root = path.join(folder, 'renderer')
  await mkdir(path.join(library, '导出'), { recursive: true })
  await mkdir(root)
  await writeFile(path.join(root, 'index.html'), '<!doctype html><title>内刊</title>')
  await writeFile(path.join(folder, 'secret.pdf'), 'secret')
  await writeFile(path.join(library, '导出', '成品.pdf'), '%PDF-')
  await writeFile(path.join(library, 'note.txt'), 'note')
  await symlink(path.join(folder, 'secret.pdf'), path.join(library, 'link.pdf'))
  const sample = path.join(folder, 'sample.neikan')
  const issue = {
    bulletin: bulletin(article('标题', p('正文'), figure({ media: pictureName }))),
    template,
    media: new Map([[pictureName, picture]]),
  }
  await writeFile(sample, writeNeikan(issue))
  let last = 0
  server = await startDeskServer(
    {
      shell: 'desk',
      version: '9.9.9',
      files: nodeFiles,
      door: directDoor,
      packer: { pack: packIssue },
      identity: { user: '王编辑', host: '办公室一号机', pid: 4711, isRunning: () => true },
      now: () => new Date('2026-11-20T06:00:00Z'),
      newId: () => `id-${(last += 1)}`,
      printer: () => Promise.resolve(done(stubPrinter)),
      dialogs: null,
      launcher: {
        reveal: () => Promise.resolve(done(null)),
        open: () => Promise.resolve(done(null)),
      },
      library,
      usualLibrary: library,
      profile: path.join(folder, 'profile'),
      sample,
    },
    { port: 0, root },
  )
  const entry = await send(server.mintAddress().slice(server.origin.length))
  cookie = String(entry.headers['set-cookie']?.[0]).split(';')[0] ?? ''
})

afterAll(async () => {
  await server.close()
  await rm(folder, { recursive: true, force: true })
})

describe('the address', () => {
  test('is this machine by number, with a long token', () => {
    expect(server.mintAddress()).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/\?token=[\w-]{43}$/)
  })

  test('lets one browser in once, with a cookie that no script and no other site can use', async () => {
    const address = server.mintAddress('/?issue=a.neikan').slice(server.origin.length)
    const first = await send(address)
    expect(first.status).toBe(303)
    expect(first.headers.location).toBe('/?issue=a.neikan')
    const [given] = first.headers['set-cookie'] ?? []
    expect(given).toMatch(/^neikan-\d+=[\w-]{43}; Path=\/; HttpOnly; SameSite=Strict$/)
    expect((await send(address)).status).toBe(403)
  })

  test.each(['/', '/index.html', '/api/notices', '/files/note.txt', '/?token=guessed'])(
    '%s without the cookie is refused',
    async (pathname) => {
      const answer = await send(pathname)
      expect(answer.status).toBe(403)
      expect(answer.text).toMatch(/地址/)
    },
  )

  test('a wrong cookie is as good as none', async () => {
    const name = cookie.split('=')[0] ?? ''
    for (const value of ['', 'x', 'x'.repeat(43)]) {
      const answer = await send('/', { headers: { cookie: `${name}=${value}` } })
      expect(answer.status).toBe(403)
    }
  })
})

describe('who asks', () => {
  test.each([
    ['a foreign Host (DNS rebinding)', { host: 'evil.example:80' }],
    ['a Host without the port', { host: '127.0.0.1' }],
    ['a foreign Origin', { origin: 'https://evil.example' }],
    ['an opaque Origin', { origin: 'null' }],
    ['another port of this machine', { origin: 'http://127.0.0.1:1' }],
    ['a cross-site request', { 'sec-fetch-site': 'cross-site' }],
    ['a same-site page of another port', { 'sec-fetch-site': 'same-site' }],
  ])('%s is refused even with the cookie', async (_what, headers) => {
    expect((await post('recent', null, headers)).status).toBe(403)
    expect((await send('/', { headers: known(headers) })).status).toBe(403)
  })

  test('the page itself is answered', async () => {
    const headers = { origin: server.origin, host: `127.0.0.1:${server.port}` }
    const answer = await post('recent', null, { ...headers, 'sec-fetch-site': 'same-origin' })
    expect(JSON.parse(answer.text)).toEqual({ ok: true, value: [] })
  })
})

describe('requests', () => {
  test('start answers the sample, whose picture can be fetched', async () => {
    const answer = await post('openSample', null)
    const { value } = JSON.parse(answer.text) as { value: { place: { issueId: string } } }
    const shown = await send(`/media/${value.place.issueId}/${pictureName}`, { headers: known() })
    expect(shown).toMatchObject({ status: 200, headers: { 'content-type': 'image/png' } })
    const other = await send(`/media/unknown/${pictureName}`, { headers: known() })
    expect(other.status).toBe(404)
  })

  test('bytes cross as base64', async () => {
    const bytes = Buffer.from('内部刊物\n标题\n正文。\n').toString('base64')
    const ask = {
      name: 'a.txt',
      bytes: { $bytes: bytes },
      target: { templateId: 'work-information' },
    }
    expect(JSON.parse((await post('importText', ask)).text)).toMatchObject({ ok: true })
  })

  test.each([
    ['an unknown name', '/api/shutdown', 'null', 404],
    ['a name of the prototype', '/api/constructor', 'null', 404],
    ['no JSON', '/api/recent', '{', 400],
    ['bytes that are no UTF-8', '/api/recent', new Uint8Array([0x22, 0xff, 0x22]), 400],
  ])('%s is refused', async (_what, pathname, body, status) => {
    const headers = known({ 'content-type': 'application/json' })
    expect((await send(pathname, { method: 'POST', headers, body })).status).toBe(status)
  })

  test('a form of another page cannot ask: the type must be JSON', async () => {
    const headers = { 'content-type': 'text/plain' }
    expect((await post('recent', null, headers)).status).toBe(415)
  })

  test('a body past the limit is refused before it is read', async () => {
    const headers = { 'content-length': String(64 * 1024 * 1024) }
    const answer = await send('/api/recent', {
      method: 'POST',
      headers: known({ 'content-type': 'application/json', ...headers }),
    }).catch(() => ({ status: 400 }))
    expect(answer.status).toBe(400)
  })

  test('more than 32 requests at once are put off, and answered when there is room', async () => {
    const body = JSON.stringify({ path: 'x.neikan' })
    const headers = known({
      'content-type': 'application/json',
      'content-length': String(body.length),
    })
    /** One whose body does not come, so that it is being answered for as long as the test likes. */
    const hold = () => {
      const options = { host: '127.0.0.1', port: server.port, method: 'POST', headers }
      const asking = request({ ...options, path: '/api/forgetRecent' })
      const answered = new Promise<number>((resolve, reject) => {
        asking.on('response', (response) => {
          response.resume()
          resolve(response.statusCode ?? 0)
        })
        asking.on('error', reject)
      })
      const connected = new Promise<void>((resolve) => {
        asking.on('socket', (socket) => socket.once('connect', () => resolve()))
      })
      asking.flushHeaders()
      return { answered, connected, finish: () => asking.end(body) }
    }
    const held = Array.from({ length: 32 }, hold)
    await Promise.all(held.map(({ connected }) => connected))
    await expect.poll(async () => (await post('recent', null)).status, { timeout: 5_000 }).toBe(503)
    const refused = await post('recent', null)
    expect(refused.text).toMatch(/请求太多，请稍后再试/)
    for (const { finish } of held) finish()
    const statuses = await Promise.all(held.map(({ answered }) => answered))
    expect(new Set(statuses)).toEqual(new Set([200]))
    expect((await post('recent', null)).status).toBe(200)
  })

  test('notices reach the page that the job belongs to, and no other', async () => {
    const opened = JSON.parse((await post('openSample', null)).text) as {
      value: { bulletin: unknown; template: unknown; place: { issueId: string } }
    }
    const heard = { mine: '', theirs: '' }
    const listening = (page: keyof typeof heard) =>
      new Promise<() => void>((resolve) => {
        const asking = request(
          {
            host: '127.0.0.1',
            port: server.port,
            path: `/api/notices?page=${page}`,
            headers: { cookie },
          },
          (response) => {
            response.setEncoding('utf8')
            response.on('data', (chunk: string) => (heard[page] += chunk))
            resolve(() => asking.destroy())
          },
        )
        asking.on('error', () => undefined)
        asking.end()
      })
    const stops = await Promise.all([listening('mine'), listening('theirs')])
    const { bulletin, template, place } = opened.value
    const answer = await post('exportIssue?page=mine', {
      jobId: 'job-1',
      issueId: place.issueId,
      bulletin,
      template,
      formats: ['pdf'],
      name: '通知',
      replace: true,
    })
    expect(JSON.parse(answer.text)).toMatchObject({ ok: true })
    await expect.poll(() => heard.mine).toContain('event: exportProgress\ndata: {"jobId":"job-1"')
    expect(heard.theirs).not.toContain('job-1')
    for (const stop of stops) stop()
  })
})

describe('files', () => {
  test('an export of the library is fetched as a download', async () => {
    const address = `/files/${encodeURIComponent('导出')}/${encodeURIComponent('成品.pdf')}`
    const answer = await send(address, { headers: known() })
    expect(answer).toMatchObject({ status: 200, text: '%PDF-' })
    expect(answer.headers['content-disposition']).toMatch(/^attachment; filename\*=UTF-8''%E6/)
  })

  test.each([
    '/files/../secret.pdf',
    '/files/%2e%2e/secret.pdf',
    '/files/..%2fsecret.pdf',
    '/files/..%5csecret.pdf',
    '/files/%00secret.pdf',
    '/files//etc/passwd',
    '/files/C:%5csecret.pdf',
    '/files/%ZZ.pdf',
    '/files/link.pdf',
    '/files/note.txt',
    '/files/',
    '/../secret.pdf',
    '/%2e%2e/secret.pdf',
    '/..%2fsecret.pdf',
    '/..%5csecret.pdf',
    '/%5c%5cserver%5cshare',
    '/missing.js',
  ])('%s leads nowhere', async (pathname) => {
    const answer = await send(pathname, { headers: known() })
    expect(answer.status).toBe(404)
    expect(answer.text).not.toContain('secret')
  })

  test('only reading is answered', async () => {
    for (const method of ['PUT', 'DELETE', 'POST', 'OPTIONS']) {
      expect((await send('/index.html', { method, headers: known() })).status).toBe(405)
    }
  })
})

test('every answer carries the content policy with Trusted Types', async () => {
  for (const answer of [await send('/', { headers: known() }), await send('/')]) {
    const policy = String(answer.headers['content-security-policy'])
    expect(policy).toContain("default-src 'none'")
    expect(policy).toContain("require-trusted-types-for 'script'; trusted-types default")
    expect(policy).not.toMatch(/unsafe|data:|\*/)
    expect(answer.headers).toMatchObject({
      'x-content-type-options': 'nosniff',
      'cross-origin-opener-policy': 'same-origin',
      'cache-control': 'no-store',
    })
  }
})
