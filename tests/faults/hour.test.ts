/**
 * A session of an hour, replayed without its pauses: `NEIKAN_FAULTS=full` does 10,000 things and
 * compares the memory at the end with that of another desk after the first minute.
 */
import { readFileSync } from 'node:fs'
import type { CDPSession, Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { openDesk } from '../app/open-desk.ts'

const operations = process.env['NEIKAN_FAULTS'] === 'full' ? 10_000 : 160
/** How often each kind of thing is done before the first minute. */
const rehearsals = operations < 10_000 ? 1 : 5
const seed = Number(process.env['NEIKAN_SEED'] ?? 20261124)

/** The same numbers for the same seed (mulberry32). */
function randomOf(seed: number): (below: number) => number {
  let state = seed
  return (below) => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) % below
  }
}

/** What an editor does, how often of a hundred times. What is written is mostly taken away again. */
function deeds(
  page: Page,
  random: (below: number) => number,
): readonly [number, () => Promise<void>][] {
  const { keyboard } = page
  const press = async (key: string, times = 1) => {
    for (let time = 0; time < times; time += 1) await keyboard.press(key)
  }
  const text = page.locator('[data-slate-editor]:focus')
  /** Escape leads back to the text, from a pane in a second step. */
  const backToText = async () => {
    for (let step = 0; step < 4; step += 1) {
      await press('Escape')
      const isThere = await text.waitFor({ timeout: 1500 }).then(
        () => true,
        () => false,
      )
      if (isThere) return
    }
    throw new Error('Escape does not lead back to the text')
  }
  const command = async (name: string) => {
    await page
      .getByRole('button', { name: /本期的命令/ })
      .first()
      .click()
    await page.getByRole('menuitem', { name }).click()
  }
  const words = [
    '青年',
    '夜校',
    '，',
    '共学共富',
    '3个月',
    '。',
    'AI',
    '《行动方案》',
    '一是试点先行。',
  ]
  return [
    [34, () => keyboard.insertText(words[random(words.length)]!)],
    [12, () => press(['Backspace', 'Control+Backspace'][random(2)]!, 1 + random(4))],
    [
      8,
      () => press(['ArrowDown', 'ArrowUp', 'ArrowLeft', 'End', 'Home'][random(5)]!, 1 + random(6)),
    ],
    [4, () => press(['PageDown', 'PageUp', 'Control+Home', 'Control+End'][random(4)]!)],
    [12, () => press('Control+z', 1 + random(8))],
    [5, () => press('Control+y', 1 + random(4))],
    [
      5,
      async () => {
        await press('Shift+ArrowRight', 1 + random(12))
        await press(['Control+b', 'Control+Space', 'Delete', 'Control+c'][random(4)]!)
      },
    ],
    [
      4,
      async () => {
        await press('Enter')
        await press(['Control+Alt+1', 'Control+Alt+2', 'Control+Alt+0'][random(3)]!)
      },
    ],
    [
      4,
      async () => {
        const at = await page
          .locator('article p')
          .nth(random(12))
          .evaluate((paragraph) => {
            paragraph.scrollIntoView({ block: 'center' })
            // A paragraph across two pages has its middle on neither.
            const { x, y } = paragraph.getClientRects()[0]!
            return { x: x + 40, y: y + 10 }
          })
        await page.mouse.click(at.x, at.y)
      },
    ],
    [
      3,
      async () => {
        await press('Alt+q')
        await page.getByRole('dialog', { name: '查找正文、稿件或命令' }).waitFor()
        await keyboard.insertText('青年')
        await backToText()
      },
    ],
    [
      2,
      async () => {
        await press('Control+f')
        await keyboard.insertText('青年')
        await press('Enter', 2)
        await backToText()
      },
    ],
    [2, () => press(['Control+\\', 'Control+Shift+\\', 'F7'][random(3)]!)],
    [
      1,
      async () => {
        // An article moves down and up again.
        const rows = page.getByRole('treegrid').getByRole('row')
        if (!(await rows.first().isVisible())) return
        await rows.filter({ hasText: /\d字/ }).first().click()
        await press('Alt+Shift+ArrowDown')
        await press('Alt+Shift+ArrowUp')
      },
    ],
    [
      2,
      async () => {
        await press('Control+F2')
        await page.getByRole('group', { name: /^预览/ }).waitFor()
        await press('PageDown')
        await backToText()
      },
    ],
    [
      1,
      async () => {
        await command('版式…')
        await page.getByRole('heading', { name: '版式', exact: true }).waitFor()
        await page.getByRole('button', { name: '回到正文' }).click()
      },
    ],
    [1, () => press('Control+s')],
  ]
}

interface Memory {
  /** What the page keeps. */
  readonly dataMb: number
  /** What the engine has compiled of it, more of it the more often it has run. */
  readonly codeMb: number
  /** What the system has given the page's process; null where it does not say. */
  readonly processMb: number | null
  readonly nodes: number
  /** Of the articles, for what they hold is no leak. */
  readonly characters: number
}

/** What is shown takes memory, so it is read with the same panes each time. */
async function memoryOf(page: Page, devtools: CDPSession): Promise<Memory> {
  await page.locator('article p').nth(2).click()
  const structure = page.getByRole('treegrid')
  if (!(await structure.isVisible())) await page.keyboard.press('Control+\\')
  await structure.waitFor()
  await page.keyboard.press('F7')
  await page.getByRole('tab', { name: /^校对/, selected: true }).waitFor()
  // What is drawn at rest is drawn.
  await page.waitForTimeout(2000)
  // Pictures of what was drawn, and other copies that the browser keeps while there is room.
  await devtools.send('Memory.simulatePressureNotification', { level: 'critical' })
  await page.waitForTimeout(1000)
  // What has left the page is freed in more than one round.
  for (let round = 0; round < 3; round += 1) await devtools.send('HeapProfiler.collectGarbage')
  // First of all: writing down the heap takes memory of the process too.
  const processMb = await processMemoryOf(page)
  const { metrics } = await devtools.send('Performance.getMetrics')
  const nodes = metrics.find(({ name }) => name === 'Nodes')!.value
  const characters = await page
    .locator('article')
    .evaluateAll((all) => all.reduce((sum, { textContent }) => sum + textContent.length, 0))
  return { processMb, ...(await heapOf(devtools)), nodes, characters }
}

/** What Linux says of the one page's process, without the files that are mapped into it. */
async function processMemoryOf(page: Page): Promise<number | null> {
  if (process.platform !== 'linux') return null
  const browser = await page.context().browser()!.newBrowserCDPSession()
  const { processInfo } = await browser.send('SystemInfo.getProcessInfo')
  await browser.detach()
  const sizes = processInfo
    .filter(({ type }) => type === 'renderer')
    .map(({ id }) => {
      const text = readFileSync(`/proc/${id}/status`, 'utf8')
      const kilobytes = [...text.matchAll(/^Rss(?:Anon|Shmem):\s+(\d+)/gm)].map(([, size]) =>
        Number(size),
      )
      return kilobytes.reduce((sum, size) => sum + size, 0) / 1024
    })
  return Math.max(...sizes)
}

/** The part of a heap snapshot's format that is read here. */
interface Snapshot {
  readonly snapshot: {
    readonly meta: { readonly node_fields: string[]; readonly node_types: [string[]] }
  }
  readonly nodes: readonly number[]
}

async function heapOf(devtools: CDPSession): Promise<Pick<Memory, 'dataMb' | 'codeMb'>> {
  const chunks: string[] = []
  const take = ({ chunk }: { chunk: string }) => void chunks.push(chunk)
  devtools.on('HeapProfiler.addHeapSnapshotChunk', take)
  await devtools.send('HeapProfiler.takeHeapSnapshot', {})
  devtools.off('HeapProfiler.addHeapSnapshotChunk', take)
  const { snapshot, nodes } = JSON.parse(chunks.join('')) as Snapshot
  const { node_fields: fields, node_types: types } = snapshot.meta
  const [type, size] = [fields.indexOf('type'), fields.indexOf('self_size')]
  const bytes = { data: 0, code: 0 }
  for (let at = 0; at < nodes.length; at += fields.length) {
    const isCode = types[0][nodes[at + type]!] === 'code'
    bytes[isCode ? 'code' : 'data'] += nodes[at + size]!
  }
  return { dataMb: bytes.data / 2 ** 20, codeMb: bytes.code / 2 ** 20 }
}

/** So many things done at a desk of its own, the same ones each time; what it takes at the end. */
async function work(things: number): Promise<Memory> {
  const desk = await openDesk({ width: 1366, height: 768 })
  const { page } = desk
  page.setDefaultTimeout(15_000)
  try {
    await page
      .getByText(/共 \d+ 页/)
      .first()
      .waitFor()
    await page.locator('article p').first().click()
    await page.keyboard.press('Control+s')
    await page.getByLabel('名称').fill('一小时')
    await page.keyboard.press('Enter')
    await page.getByText('已保存').first().waitFor()
    const devtools = await page.context().newCDPSession(page)
    await devtools.send('Performance.enable')
    const random = randomOf(seed)
    const all = deeds(page, random)
    // What is loaded once, such as a screen, and what is kept up to a size, such as what was drawn,
    // is not taken for what grows.
    for (const [, deed] of Array.from({ length: rehearsals }, () => all).flat()) {
      await deed()
      await page.keyboard.press('Escape')
      await page.locator('article p').first().click()
    }
    const total = all.reduce((sum, [often]) => sum + often, 0)
    for (let done = 0; done < things; done += 1) {
      let at = random(total)
      const [, deed] = all.find(([often]) => (at -= often) < 0)!
      await deed().catch((error: unknown) => {
        const complaints = desk.complaints.join('; ')
        const cause = new Error(complaints, { cause: error })
        throw new Error(`thing ${done} of seed ${seed} failed`, { cause })
      })
    }
    // Whatever was on the screen last, the text can be written in.
    await page.keyboard.press('Escape')
    await page.locator('article p').nth(2).click()
    await page.keyboard.insertText('写到最后')
    await page.locator('article').getByText('写到最后').first().waitFor()
    await page.keyboard.press('Control+z')
    const memory = await memoryOf(page, devtools)
    expect(desk.complaints).toEqual([])
    return memory
  } finally {
    await desk.close()
  }
}

test(
  `${operations} things done at the desk leave no error behind, and no memory taken`,
  async () => {
    if (operations < 10_000) return void (await work(operations))
    const first = await work(operations / 60)
    const last = await work(operations)
    console.log(`seed ${seed}: after the first minute`, first, 'at the end', last)
    expect(last.dataMb).toBeLessThan(first.dataMb * 1.2)
    expect(last.nodes).toBeLessThan(first.nodes * 1.2)
    expect(last.processMb ?? 0).toBeLessThan((first.processMb ?? 1) * 1.2)
  },
  operations * 1000,
)
