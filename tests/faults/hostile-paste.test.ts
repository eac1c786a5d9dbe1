/** Two hundred clipboards that hold nothing a bulletin may take, in a real Chromium. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { clippingLimits } from '../../core/read/index.ts'
import { clipboardFormat } from '../../renderer/editor/with-clipboard.ts'
import { article, bulletin, masthead, p } from '../helpers/build.ts'
import { openEditorPage, type EditorPage } from '../editor/open-editor.ts'

let editor: EditorPage
let requests: string[] = []

beforeAll(async () => {
  editor = await openEditorPage()
  editor.page.on('request', (request) => requests.push(request.url()))
  editor.page.on('dialog', (dialog) => {
    requests.push(`dialog ${dialog.message()}`)
    void dialog.dismiss()
  })
}, 180_000)
afterAll(() => editor?.close())

const slate = (nodes: unknown) =>
  Buffer.from(encodeURIComponent(JSON.stringify(nodes))).toString('base64')
const span = { text: '混进来' }
const bare = [
  null,
  7,
  '"',
  {},
  [[]],
  { length: 3 },
  [{ type: 'paragraph' }],
  [{ type: 'paragraph', children: null }],
  [{ type: 'script', id: 'a', children: [span] }],
  [{ type: 'paragraph', id: 'a b', children: [span] }],
  [{ type: 'paragraph', id: 'a', children: [{ ...span, onclick: 'alert(1)' }] }],
  [{ type: 'paragraph', id: 'a', children: [{ ...span, bold: 'yes' }] }],
  [{ type: 'paragraph', id: 'a', style: 'x', children: [span] }],
  [{ type: 'heading', id: 'a', level: 9, children: [span] }],
  [{ type: 'figure', id: 'a', media: 'https://evil.example/a.png', widthMm: 1, heightMm: 1 }],
  [{ type: 'figure', id: 'a', media: '../../etc/passwd', widthMm: 1, heightMm: 1, alt: '' }],
  [{ type: 'table', id: 'a', columnWidths: [2], headerRows: -1, children: [] }],
  [{ type: 'masthead', id: 'a', confidentialityMark: ['机密★'], children: [{ text: '' }] }],
  [{ __proto__: { polluted: 1 }, text: 7 }],
  JSON.parse(
    '[{"__proto__":{"polluted":1},"constructor":{"prototype":{"polluted":1}}}]',
  ) as unknown,
]
const deep = (depth: number): string => '['.repeat(depth) + ']'.repeat(depth)

/** The desk's own format, filled by somebody else. */
const own = [...bare.map((value) => JSON.stringify(value)), '', '{', 'null', deep(40), deep(20_000)]
/** Slate's own format is not read at all, not even when it is in order. */
const slates = [
  ...bare.map(slate),
  slate([{ type: 'paragraph', id: 'a', children: [span] }]),
  slate([span]),
  'not base64 ☆',
  Buffer.from('%E0%A4%A').toString('base64'),
]
const attack = "fetch('https://evil.example/');alert(1)"
const empties = [
  `<script>${attack}</script>`,
  `<script src="https://evil.example/a.js"></script>`,
  `<svg><script>${attack}</script></svg>`,
  `<svg onload="${attack}"></svg>`,
  `<svg><image href="https://evil.example/a.png"/></svg>`,
  `<svg><use href="data:image/svg+xml,<svg/>"/></svg>`,
  `<math><mi xlink:href="javascript:${attack}"></mi></math>`,
  `<img src="https://evil.example/a.png">`,
  `<img src="x" onerror="${attack}">`,
  `<img srcset="https://evil.example/a.png 2x">`,
  `<picture><source srcset="https://evil.example/a.png"><img></picture>`,
  `<img src="\\\\server\\share\\a.png">`,
  `<img src="file:///etc/passwd">`,
  `<img src="data:image/svg+xml,<svg onload=alert(1)>">`,
  `<video src="https://evil.example/a.mp4" autoplay></video>`,
  `<audio src="https://evil.example/a.mp3" autoplay></audio>`,
  `<video poster="https://evil.example/a.png"></video>`,
  `<iframe src="https://evil.example/"></iframe>`,
  `<iframe srcdoc="<script>${attack}</script>"></iframe>`,
  `<object data="https://evil.example/a.swf"></object>`,
  `<embed src="https://evil.example/a.swf">`,
  `<link rel="stylesheet" href="https://evil.example/a.css">`,
  `<link rel="prefetch" href="https://evil.example/">`,
  `<link rel="dns-prefetch" href="//evil.example">`,
  `<style>@import "https://evil.example/a.css";</style>`,
  `<style>body{background:url(https://evil.example/a.png)}</style>`,
  `<div style="background:url(https://evil.example/a.png)"></div>`,
  `<p style="width:expression(alert(1))"></p>`,
  `<base href="https://evil.example/">`,
  `<meta http-equiv="refresh" content="0;url=https://evil.example/">`,
  `<form action="https://evil.example/"><input name="a" autofocus onfocus="${attack}"></form>`,
  `<input type="image" src="https://evil.example/a.png">`,
  `<button formaction="javascript:${attack}"></button>`,
  `<body onload="${attack}"></body>`,
  `<template><script>${attack}</script></template>`,
  `<noscript><p title="</noscript><img src=x onerror=alert(1)>"></noscript>`,
  `<a href="javascript:${attack}"></a>`,
  `<details open ontoggle="${attack}"></details>`,
  `<marquee onstart="${attack}"></marquee>`,
  `<x-a contenteditable onfocus="${attack}" autofocus></x-a>`,
  `<table background="https://evil.example/a.png"></table>`,
  `<bgsound src="https://evil.example/a.mp3">`,
  `<portal src="https://evil.example/"></portal>`,
  `<!--[if gte mso 9]><xml><o:OLEObject Type="Link"/></xml><![endif]-->`,
  `<!-- <script>${attack}</script> -->`,
  `<?xml version="1.0"?><!DOCTYPE a SYSTEM "file:///etc/passwd">`,
  '<div>'.repeat(3000),
  '<b>'.repeat(20_000),
  `${'<b>'.repeat(300)}混进来`,
  `${'<i>a</i>'.repeat(50_001)}`,
  '\0<script>\0</script>',
  '',
]
const wrap = (html: string): string => `<html><body><!--StartFragment-->${html}<!--EndFragment-->`
const texts = ['', '\u0000', '\u200B\uFEFF', '\r\n\r\n', '\u0007\u001B\uFFFC']

const fragments: readonly Readonly<Record<string, string>>[] = [
  ...own.map((text) => ({ [clipboardFormat]: text })),
  ...own.map((text) => ({ [clipboardFormat]: text, 'text/html': `<script>${attack}</script>` })),
  ...slates.map((text) => ({ 'application/x-slate-fragment': text })),
  ...slates.map((text) => ({ 'text/html': `<span data-slate-fragment="${text}"></span>` })),
  ...empties.map((html) => ({ 'text/html': html })),
  ...empties.map((html) => ({ 'text/html': wrap(html) })),
  ...texts.map((text) => ({ 'text/plain': text })),
].slice(0, 203)

const issue = bulletin(masthead(), article('标题', p('正文的一段。'), p('第二段。')))

test('two hundred hostile fragments change nothing, run nothing and fetch nothing', async () => {
  expect(fragments.length).toBeGreaterThanOrEqual(200)
  await editor.open(issue)
  await editor.placeCaret('正文的')
  const words = () => editor.page.locator('[data-slate-editor]').evaluate((root) => root.innerHTML)
  await editor.page.waitForTimeout(500)
  const before = await words()
  requests = []
  for (const [index, formats] of fragments.entries()) {
    await editor.page.evaluate(async (each) => {
      const clipboardData = new DataTransfer()
      for (const [format, text] of Object.entries(each)) clipboardData.setData(format, text)
      const init = { clipboardData, bubbles: true, cancelable: true }
      document
        .querySelector('[data-slate-editor]')!
        .dispatchEvent(new ClipboardEvent('paste', init))
      // Markup is read at once in this page, and put in when the script has come to rest.
      await new Promise((resolve) => setTimeout(resolve))
    }, formats)
    expect(await words(), `${index} ${JSON.stringify(formats).slice(0, 200)}`).toBe(before)
  }
  await editor.page.waitForTimeout(300)
  expect(await words()).toBe(before)
  expect(requests).toEqual([])
  expect(await editor.page.evaluate(() => 'polluted' in {})).toBe(false)
  expect(editor.complaints).toEqual([])
}, 120_000)

test('markup beyond all measure gives its words alone, and what is too long is not read', async () => {
  await editor.open(issue)
  await editor.placeCaret('正文的')
  const paste = (formats: Readonly<Record<string, string>>) =>
    editor.page.evaluate((each) => {
      const clipboardData = new DataTransfer()
      for (const [format, text] of Object.entries(each)) clipboardData.setData(format, text)
      const init = { clipboardData, bubbles: true, cancelable: true }
      document
        .querySelector('[data-slate-editor]')!
        .dispatchEvent(new ClipboardEvent('paste', init))
    }, formats)
  await paste({ 'text/html': `${'<b>'.repeat(300)}深处的字`, 'text/plain': '文字来了' })
  const words = () => editor.page.locator('[data-slate-editor] .body').allInnerTexts()
  await expect.poll(words).toEqual(['正文的文字来了一段。', '第二段。'])
  await editor.page.evaluate((length) => {
    const clipboardData = new DataTransfer()
    clipboardData.setData('text/plain', '长'.repeat(length))
    const init = { clipboardData, bubbles: true, cancelable: true }
    document.querySelector('[data-slate-editor]')!.dispatchEvent(new ClipboardEvent('paste', init))
  }, clippingLimits.characters + 1)
  expect(await words()).toEqual(['正文的文字来了一段。', '第二段。'])
}, 60_000)
