import { writeFile } from 'node:fs/promises'
import path from 'node:path'
import { beforeAll, describe, expect, test } from 'vitest'
import { templateById } from '../../../core/template/index.ts'
import { createDoor, directDoor, type Door, type DoorOptions } from '../../../host/door/index.ts'
import { writeNeikan } from '../../../host/files/index.ts'
import { article, bulletin, p } from '../../helpers/build.ts'
import { ownFolder, program } from '../../cli/run.ts'

// @ts-expect-error plain JavaScript, because it runs before anything is built
const { build } = await import('../../../cli/build.mjs')
const worker = path.join(program, 'dist/cli/door-worker.cjs')
const template = templateById('work-information')
const issue = writeNeikan({
  bulletin: bulletin(article('标题', p('正文'))),
  template,
  media: new Map([['a', new Uint8Array()]]),
})
const text = new TextEncoder().encode('内部刊物\n云岭青年工作信息\n\n标题\n正文。\n')

let door: Door

beforeAll(async () => {
  await (build as (names: string[]) => Promise<void>)(['cli'])
  door = createDoor({ worker })
})

/** A worker that does nothing but this, once it is handed something. */
async function doorOf(source: string, options: Partial<DoorOptions> = {}): Promise<Door> {
  const file = path.join(await ownFolder(), 'worker.cjs')
  await writeFile(
    file,
    `const { parentPort } = require('node:worker_threads'); parentPort.once('message', () => { ${source} })`,
  )
  return createDoor({ worker: file, ...options })
}
const picture = { kind: 'picture', name: '图.png', bytes: new Uint8Array() } as const

describe('in the built worker', () => {
  test('an issue is the same as when it is read here', async () => {
    const arrival = { kind: 'issue', name: '第3期.neikan', bytes: issue } as const
    expect(await door.take(arrival)).toEqual(await directDoor.take(arrival))
  })

  test('a manuscript is recognised, and says its stages', async () => {
    const stages: string[] = []
    const arrival = {
      kind: 'manuscript',
      name: '来稿.txt',
      bytes: text,
      template,
      frame: null,
    } as const
    const taken = await door.take(arrival, { onStage: (stage) => stages.push(stage) })
    expect(taken).toMatchObject({ ok: true, value: { report: { recognised: { articles: 1 } } } })
    expect(stages).toEqual(['unpack', 'recognise'])
  })

  test('the bytes that were given are still the giver’s', async () => {
    const bytes = issue.slice()
    await door.take({ kind: 'issue', name: 'a', bytes })
    expect(bytes).toEqual(issue)
  })

  test.each([
    ['issue', new Uint8Array([1, 2, 3])],
    ['picture', new TextEncoder().encode('<svg onload="alert(1)"/>')],
  ] as const)('a wrong %s is refused in words', async (kind, bytes) => {
    const taken = await door.take({ kind, name: 'a', bytes })
    expect(taken).toMatchObject({ ok: false, message: expect.stringMatching(/[一-龥]/) })
  })

  test('a manuscript and an issue under the mark of a state secret stay outside', async () => {
    const marked = new TextEncoder().encode('机密★5年\n云岭青年工作信息\n\n标题\n正文。\n')
    const arrival = {
      kind: 'manuscript',
      name: '来稿.txt',
      bytes: marked,
      template,
      frame: null,
    } as const
    const taken = await door.take(arrival)
    expect(taken).toMatchObject({ ok: false, message: expect.stringContaining('涉密计算机') })
  })
})

test('where one is kept ready each arrival has a worker of its own', async () => {
  const counting = await doorOf(
    'globalThis.met = (globalThis.met ?? 0) + 1;' +
      'parentPort.postMessage({ outcome: { ok: true, value: globalThis.met } })',
    { keepsReady: true },
  )
  for (let round = 0; round < 4; round += 1) {
    expect(await counting.take(picture)).toEqual({ ok: true, value: 1 })
    await new Promise((resolve) => setTimeout(resolve, round * 50))
  }
})

describe('whatever the reading does', () => {
  test('it ends at its time', async () => {
    const slow = await doorOf('for (;;) {}', { limitMs: 1000 })
    const taken = await slow.take(picture)
    expect(taken).toMatchObject({ ok: false, message: expect.stringContaining('超过 1 秒') })
  })

  test('it ends sooner for a clipboard, which somebody waits for', async () => {
    const slow = await doorOf('for (;;) {}')
    const clipping = { own: '', html: '<p>', text: '' }
    const taken = await slow.take({ kind: 'clipping', name: '剪贴板里的内容', clipping })
    expect(taken).toMatchObject({ ok: false, message: expect.stringContaining('超过 3 秒') })
  })

  test('it ends at its memory, and this process goes on', async () => {
    const greedy = 'const a = []; for (;;) a.push(new Array(10000).fill(a.length))'
    const taken = await (await doorOf(greedy, { heapMegabytes: 32 })).take(picture)
    expect(taken).toMatchObject({ ok: false, message: expect.stringContaining('图.png') })
  })

  test.each([['throw new Error("正文里的字")'], ['process.exit(0)'], ['Promise.reject(1)']])(
    '%s is a refusal that tells nothing of the words',
    async (source) => {
      const taken = await (await doorOf(source)).take(picture)
      expect(taken).toMatchObject({ ok: false, message: expect.stringContaining('读不了') })
      expect(JSON.stringify(taken)).not.toContain('正文里的字')
    },
  )

  test('it can be cancelled, before and while it runs', async () => {
    const slow = await doorOf('parentPort.postMessage({ stage: "unpack" }); for (;;) {}')
    const stop = new AbortController()
    const taken = await slow.take(picture, { signal: stop.signal, onStage: () => stop.abort() })
    expect(taken).toMatchObject({ ok: false, message: expect.stringContaining('已取消') })
    expect(await slow.take(picture, { signal: stop.signal })).toEqual(taken)
  })

  test('the worker sees nothing of the environment, and ten at once are all answered', async () => {
    const spy = await doorOf(
      'parentPort.postMessage({ outcome: { ok: true, value: Object.keys(process.env) } })',
    )
    const taken = await Promise.all(Array.from({ length: 10 }, () => spy.take(picture)))
    expect(taken).toEqual(Array.from({ length: 10 }, () => ({ ok: true, value: [] })))
  })
})
