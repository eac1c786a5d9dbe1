/** What needs a browser: layout, export, the served desk. */
import { spawn } from 'node:child_process'
import { readFile, readdir, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { beforeAll, describe, expect, onTestFinished, test } from 'vitest'
import { manuscript, neikan, ownFolder, program, sample } from './run.ts'
import { readPdfText, withoutSpaces } from '../helpers/pdf-text.ts'

/** The first call may have to build the pages and unpack a browser. */
const timeout = 120_000

beforeAll(async () => {
  expect((await neikan(program, 'layout', sample, '--json')).code).toBe(0)
}, timeout)

test(
  'layout says where every article starts and what stands on every line',
  { timeout },
  async () => {
    const folder = await ownFolder()
    await neikan(folder, 'import', manuscript, '--out', 'a.neikan')
    const { code, out } = await neikan(folder, 'layout', 'a.neikan', '--json')
    expect(code).toBe(0)
    const layout = JSON.parse(out) as {
      pages: number
      articles: { title: string; page: number }[]
      imprintPage: number
      noBodyNotice: boolean
      lines: string[][]
      runts: { page: number; line: number; text: string; tightening: number | null }[]
      widows: { page: number; text: string }[]
      partedNumbers: { page: number; text: string; number: string; unit: string }[]
      toWinPage: { page: number; lines: number } | null
    }
    expect(Object.keys(layout)).toEqual([
      'pages',
      'articles',
      'imprintPage',
      'noBodyNotice',
      'lines',
      'blankPages',
      'runts',
      'headlines',
      'widows',
      'partedNumbers',
      'toWinPage',
    ])
    for (const { page, text } of [...layout.runts, ...layout.widows]) {
      expect(layout.lines[page - 1]).toContain(text)
    }
    for (const { page, text, number } of layout.partedNumbers) {
      expect(layout.lines[page - 1]).toContain(text)
      expect(text).toMatch(new RegExp(`${number}$`))
    }
    expect(layout.toWinPage?.lines).toBeGreaterThan(0)
    expect(layout.lines).toHaveLength(layout.pages)
    expect(layout.articles).toHaveLength(4)
    const starts = layout.articles.map(({ page }) => page)
    expect(starts).toEqual(starts.toSorted((a, b) => a - b))
    expect(layout.imprintPage).toBe(layout.pages)
    for (const { title, page } of layout.articles) {
      expect(withoutSpaces(layout.lines[page - 1]?.join('') ?? '')).toContain(withoutSpaces(title))
    }
  },
)

test('export writes all three at once, with the same words', { timeout }, async () => {
  const folder = await ownFolder()
  const outputs = ['--docx', 'o.docx', '--pdf', 'o.pdf', '--txt', 'o.txt']
  expect(await neikan(folder, 'export', sample, ...outputs)).toEqual({
    code: 0,
    out: '已导出 o.docx、o.pdf、o.txt，共 17 页。\n',
    err: '',
  })
  const files = (await readdir(folder)).filter((name) => !name.startsWith('.'))
  expect(files.toSorted()).toEqual(['o.docx', 'o.pdf', 'o.txt'])
  const text = await readFile(path.join(folder, 'o.txt'), 'utf8')
  const pdf = await readPdfText(new Uint8Array(await readFile(path.join(folder, 'o.pdf'))))
  const printed = withoutSpaces(
    pdf
      .flat()
      .map((item) => item.text)
      .join(''),
  )
  for (const words of ['澄源青年工作信息', '“家门口”课堂', '共青团澄源县委', '编者按']) {
    expect(text).toContain(words)
    expect(printed).toContain(words)
  }
})

test('an output that cannot be written leaves nothing half done', { timeout }, async () => {
  const folder = await ownFolder()
  const { code, err } = await neikan(folder, 'export', sample, '--pdf', 'missing/o.pdf')
  expect(code).toBe(2)
  expect(err).toMatch(/^neikan: .*missing\/o\.pdf/)
  expect(await readdir(folder)).toEqual([])
})

describe('serve', () => {
  /** The running command and the address that it prints. */
  async function serve(folder: string) {
    const args = [path.join(program, 'cli/bin.mjs'), 'serve', '--library', path.join(folder, 'lib')]
    const env = { ...process.env, NEIKAN_PROFILE: path.join(folder, '.profile') }
    const child = spawn(process.execPath, args, { cwd: folder, env })
    onTestFinished(() => void child.kill('SIGKILL'))
    const address = await new Promise<string>((resolve, reject) => {
      let out = ''
      child.stdout.on('data', (chunk: Buffer) => {
        out += chunk.toString()
        if (out.includes('\n')) resolve(out.trim())
      })
      child.once('exit', (code) => reject(new Error(`serve ended with ${code}`)))
    })
    return { child, address }
  }

  test(
    'prints its address, answers a page that comes by it, and ends politely',
    { timeout },
    async () => {
      const { child, address } = await serve(await ownFolder())
      expect(address).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/\?token=[\w-]+$/)
      const entry = await fetch(address, { redirect: 'manual' })
      const cookie = entry.headers.get('set-cookie')?.split(';')[0] ?? ''
      const { origin } = new URL(address)
      const page = await fetch(origin, { headers: { cookie } })
      expect(await page.text()).toContain('<title>内刊</title>')
      const started = await fetch(`${origin}/api/start`, {
        method: 'POST',
        headers: { cookie, 'content-type': 'application/json' },
        body: 'null',
      })
      expect(await started.json()).toMatchObject({
        ok: true,
        value: { shell: 'desk', library: 'lib', initial: null },
      })
      const ended = new Promise((resolve) => child.once('exit', resolve))
      child.kill('SIGINT')
      expect(await ended).toBe(0)
    },
  )

  test('a port that is taken is refused in a sentence', { timeout }, async () => {
    const folder = await ownFolder()
    const { address } = await serve(folder)
    const { port } = new URL(address)
    const { code, err } = await neikan(folder, 'serve', '--library', 'lib', '--port', port)
    expect({ code, err }).toMatchObject({ code: 2, err: expect.stringContaining(port) })
  })
})

test(
  'npm start without a screen ends in a desk and says how to reach it',
  { timeout },
  async () => {
    const folder = await ownFolder()
    await writeFile(path.join(folder, 'Documents'), '')
    const { DISPLAY: _display, WAYLAND_DISPLAY: _wayland, ...env } = process.env
    const child = spawn(process.execPath, [path.join(program, 'cli/start.mjs')], {
      env: { ...env, HOME: folder, NEIKAN_PROFILE: path.join(folder, '.profile') },
    })
    onTestFinished(() => void child.kill('SIGKILL'))
    const said = await new Promise<string>((resolve, reject) => {
      let out = ''
      child.stdout.on('data', (chunk: Buffer) => {
        out += chunk.toString()
        if (out.includes('\n')) resolve(out)
      })
      child.once('exit', (code) => reject(new Error(`npm start ended with ${code}`)))
    })
    expect(said).toMatch(/改用浏览器编辑.*http:\/\/127\.0\.0\.1:\d+\/\?token=/)
  },
)
