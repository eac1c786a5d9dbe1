/**
 * No network at all. The desk is walked through in a Chromium of which every request, socket and
 * name is watched; the command line runs with Node's doors to the network replaced by a recorder.
 */
import { execFile } from 'node:child_process'
import { readFile, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openDesk, type OpenDesk } from '../app/open-desk.ts'
import { manuscript, ownFolder, program, sample } from '../cli/run.ts'

let desk: OpenDesk
const asked: string[] = []

beforeAll(async () => {
  desk = await openDesk({ width: 1366, height: 768 })
  const session = await desk.page.context().newCDPSession(desk.page)
  await session.send('Network.enable')
  session.on('Network.requestWillBeSent', ({ request }) => asked.push(request.url))
  session.on('Network.webSocketCreated', ({ url }) => asked.push(url))
  session.on('Network.webTransportCreated', ({ url }) => asked.push(url))
  desk.page.context().on('request', (request) => asked.push(request.url()))
  await desk.page.reload()
}, 180_000)
afterAll(() => desk?.close())

const isHere = (url: string) =>
  /^(http:\/\/127\.0\.0\.1:\d+\/|blob:http:\/\/127\.0\.0\.1:\d+\/|data:)/.test(url)

test('the desk asks nobody but its own address on this machine', async () => {
  const { page } = desk
  const start = page.getByRole('button', { name: /样例/ }).first()
  await start.click()
  await page.getByRole('treegrid').waitFor()
  await page.locator('.bulletin p').filter({ hasText: '把青年夜校办到村社' }).first().click()
  await page.keyboard.insertText('https://evil.example/ 写在这里')
  await page.evaluate(() => {
    const clipboardData = new DataTransfer()
    clipboardData.setData(
      'text/html',
      '<p>贴来的字<img src="https://evil.example/a.png"><link rel="stylesheet" href="//evil.example/a.css">' +
        '<a href="https://evil.example/" ping="https://evil.example/ping">字</a></p>' +
        '<p style="background:url(https://evil.example/b.png)">另一段</p>',
    )
    const init = { clipboardData, bubbles: true, cancelable: true }
    document.querySelector('[data-slate-editor]')!.dispatchEvent(new ClipboardEvent('paste', init))
  })
  await page.locator('.bulletin').getByText('另一段').first().waitFor()
  await page.keyboard.press('F7')
  await page.keyboard.press('Control+e')
  await page.getByRole('button', { name: '导出 DOCX 和 PDF' }).click()
  await page.getByRole('link', { name: '下载 PDF' }).waitFor({ timeout: 90_000 })
  expect(asked.length).toBeGreaterThan(10)
  expect(asked.filter((url) => !isHere(url))).toEqual([])
}, 180_000)

test('what a page tries by itself is refused by the content policy', async () => {
  const tried = await desk.page.evaluate(async () => {
    const blocked: string[] = []
    document.addEventListener('securitypolicyviolation', ({ effectiveDirective }) => {
      blocked.push(effectiveDirective)
    })
    await fetch('https://evil.example/').catch(() => undefined)
    new Image().src = 'https://evil.example/a.png'
    const style = document.createElement('link')
    style.rel = 'stylesheet'
    style.href = 'https://evil.example/a.css'
    document.head.append(style)
    const frame = document.createElement('iframe')
    frame.src = 'https://evil.example/'
    document.body.append(frame)
    let markup = ''
    try {
      document.createElement('div').innerHTML = '<b>a</b>'
    } catch (error) {
      markup = String(error)
    }
    await new Promise((resolve) => setTimeout(resolve, 300))
    return { blocked, markup, beacon: navigator.sendBeacon('https://evil.example/') }
  })
  expect(tried.markup).toContain('TrustedHTML')
  expect(tried.blocked).toEqual(
    expect.arrayContaining(['connect-src', 'img-src', 'style-src-elem', 'frame-src']),
  )
})

/** Put before the program: says on a file what goes to a socket or a name server. */
const recorder = `
import { appendFileSync } from 'node:fs'
import dns from 'node:dns'
import net from 'node:net'
import dgram from 'node:dgram'
const say = (what) => appendFileSync(process.env.NEIKAN_RECORD, what + '\\n')
const connect = net.Socket.prototype.connect
net.Socket.prototype.connect = function (...args) {
  const [first] = Array.isArray(args[0]) ? args[0] : args
  say('connect ' + (typeof first === 'object' ? (first.path ?? first.host ?? 'localhost') : first))
  return connect.apply(this, args)
}
for (const name of ['lookup', 'resolve', 'resolve4', 'resolve6']) {
  const original = dns[name]
  dns[name] = (...args) => { say('dns ' + args[0]); return original(...args) }
}
dgram.createSocket = () => { say('udp'); throw new Error('udp') }
globalThis.fetch = (url) => { say('fetch ' + url); return Promise.reject(new Error('fetch')) }
`

test('the command line speaks to nobody but this machine', async () => {
  const folder = await ownFolder()
  const [record, hook] = [path.join(folder, 'record'), path.join(folder, 'recorder.mjs')]
  await writeFile(record, 'start\n')
  await writeFile(hook, recorder)
  const run = (...args: string[]) =>
    new Promise<void>((resolve) => {
      const env = { ...process.env, NEIKAN_RECORD: record, NEIKAN_PROFILE: folder }
      const command = ['--import', hook, path.join(program, 'cli/bin.mjs'), ...args]
      execFile(process.execPath, command, { cwd: folder, env }, () => resolve())
    })
  await run('new', '--out', 'n.neikan')
  await run('import', manuscript, '--out', 'a.neikan')
  await run('check', 'a.neikan')
  await run('inspect', 'a.neikan', '--json')
  await run('export', sample, '--docx', 'o.docx', '--pdf', 'o.pdf', '--txt', 'o.txt')
  expect((await readFile(path.join(folder, 'o.pdf'))).subarray(0, 5).toString()).toBe('%PDF-')
  const lines = (await readFile(record, 'utf8')).trim().split('\n')
  expect(lines[0]).toBe('start')
  expect(lines.slice(1).filter((line) => !/ (127\.0\.0\.1|localhost|::1)\b/.test(line))).toEqual([])
}, 180_000)
