import { join } from 'node:path'
import type { CDPSession, Page } from 'playwright-core'
import { preview } from 'vite'
import { startBrowser } from '../../host/printer/index.ts'
import { startDesk } from './desk.ts'
import { median } from './median.ts'

/** Median milliseconds from an input event to the frame that shows it. */
export interface KeystrokeTimes {
  readonly neikan: number
  readonly bare: number
  readonly prosemirror: number
  /** Neikan's pages, never read back: neither page numbers nor contents follow the text. */
  readonly unread: number
  /** Neikan's pages with the recovery journal on. */
  readonly journal: number
  /** The whole desk, its panes open, its journal kept by a real server. */
  readonly desk: number
}

type Variant = keyof KeystrokeTimes
const files = ['neikan', 'bare', 'prosemirror'] as const
/** What is compared with the bare pages is typed into the same ones: two pages are never alike. */
const company: Partial<Record<Variant, { isKept: boolean; isRead: boolean }>> = {
  neikan: { isKept: false, isRead: true },
  unread: { isKept: false, isRead: false },
  journal: { isKept: true, isRead: true },
}
/** Start, middle and end of the document. */
const places = [0.02, 0.5, 0.98]
const keystrokesPerPlace = 20
/** A page that has just come to the front, or scrolled, is slow at first, whoever it is. */
const keystrokesBefore = 5
const text = '青年夜校开进村社把课堂办到家门口让下班后也有好去处'

/**
 * Types into the paged editor with and without its company, a bare contenteditable and an unpaged
 * ProseMirror in turn, in one browser, so that a machine that slows down slows them all.
 */
export async function benchKeystrokes(size: number, rounds: number): Promise<KeystrokeTimes> {
  const server = await preview({
    configFile: false,
    logLevel: 'error',
    build: { outDir: join(process.cwd(), '.cache/bench/pages') },
    preview: { port: 0, host: '127.0.0.1' },
  })
  const desk = await startDesk(size)
  const browser = await startBrowser(['--disable-frame-rate-limit', '--disable-gpu-vsync'])
  try {
    const address = server.resolvedUrls!.local[0]!
    const context = await browser.newContext({ viewport: { width: 1440, height: 900 } })
    const pages = await Promise.all(
      files.map(async (file) => {
        const page = await context.newPage()
        await page.goto(`${address}${file}.html?size=${size}`)
        await page.waitForFunction(() => window.ready)
        return page
      }),
    )
    const [neikan, bare, prosemirror] = await Promise.all(pages.map(typistOn))
    const whole = await typistOn(await desk.open(context))
    const typists: readonly [Variant, Typist][] = [
      ['neikan', neikan!],
      ['journal', { ...neikan!, times: [] }],
      ['unread', { ...neikan!, times: [] }],
      ['bare', bare!],
      ['prosemirror', prosemirror!],
      ['desk', whole],
    ]
    for (let round = 0; round <= rounds; round += 1) {
      for (const place of places) {
        for (const [variant, typist] of turned(typists, round)) {
          const measured = await typeAt(typist, place, company[variant])
          // The first round warms up the engine.
          if (round > 0) typist.times.push(...measured)
        }
      }
    }
    const medians = typists.map(([variant, { times }]) => [variant, median(times)])
    return Object.fromEntries(medians) as KeystrokeTimes
  } finally {
    await browser.close()
    await desk.close()
    await server.close()
  }
}

/** Each is the first, and after each of the others, as often as any. */
function turned<Item>(items: readonly Item[], by: number): readonly Item[] {
  // Forwards and backwards in turn, so that few rounds are as fair as many.
  const from = Math.floor(by / 2) % items.length
  const order = [...items.slice(from), ...items.slice(0, from)]
  return by % 2 === 0 ? order : order.reverse()
}

interface Typist {
  readonly page: Page
  readonly devtools: CDPSession
  readonly times: number[]
}

async function typistOn(page: Page): Promise<Typist> {
  // Over the text, where a mouse lies: under it the browser looks after every frame.
  await page.mouse.move(720, 450)
  return { page, devtools: await page.context().newCDPSession(page), times: [] }
}

async function typeAt(
  { page, devtools }: Typist,
  place: number,
  company?: { isKept: boolean; isRead: boolean },
): Promise<number[]> {
  await page.bringToFront()
  if (company !== undefined) {
    await page.evaluate(({ isKept, isRead }) => {
      window.keep?.(isKept)
      window.readPages?.(isRead)
    }, company)
  }
  await page.evaluate((share) => window.placeCaret(share), place)
  await page.waitForTimeout(200)
  const type = async (characters: string) => {
    for (const character of characters) {
      await devtools.send('Input.insertText', { text: character })
      await page.evaluate(() => window.painted())
    }
  }
  await type(text.slice(0, keystrokesBefore))
  await page.evaluate(() => {
    window.keystrokes = []
  })
  await type(text.slice(keystrokesBefore, keystrokesBefore + keystrokesPerPlace))
  const measured = await page.evaluate(() => window.keystrokes)
  if (measured.length !== keystrokesPerPlace) {
    throw new RangeError(`${measured.length} of ${keystrokesPerPlace} keystrokes were measured`)
  }
  return measured
}
