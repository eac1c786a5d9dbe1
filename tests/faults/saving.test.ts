/** Saving on disks that fail: whatever happens, a name stands for the old issue or for the new one. */
import { spawn } from 'node:child_process'
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { rolldown } from 'rolldown'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { templateById } from '../../core/template/index.ts'
import {
  nodeSavePort,
  readNeikan,
  saveFile,
  sweepTemporaries,
  writeNeikan,
} from '../../host/files/index.ts'
import { nodeFiles } from '../../host/node-files.ts'
import { isProcessRunning } from '../../host/recovery/index.ts'
import { article, bulletin, p } from '../helpers/build.ts'
import { createLossyDisk, failingAt, fullAfter, killedBefore, watched } from './lossy-disk.ts'

const isFull = process.env['NEIKAN_FAULTS'] === 'full'
const kills = isFull ? 1000 : Number(process.env['NEIKAN_KILLS'] ?? 25)
const powerCuts = isFull ? 10_000 : 1000

const template = templateById('work-information')
const issueBytes = (words: string) =>
  writeNeikan({ bulletin: bulletin(article('标题', p(words))), template, media: new Map() })
const old = issueBytes('旧稿')
const fresh = issueBytes('新稿'.repeat(400))
const quick = { ...nodeSavePort, wait: () => Promise.resolve() }

let folder: string
let file: string
beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'neikan-saving-'))
  file = path.join(folder, '第4期.neikan')
})
afterAll(() => rm(folder, { recursive: true }))

const onDisk = async () => new Uint8Array(await readFile(file))
async function startOver(): Promise<void> {
  for (const name of await readdir(folder)) await rm(path.join(folder, name), { recursive: true })
  await writeFile(file, old)
}

/** Same numbers in every run. */
function chanceOf(seed: number): (below: number) => number {
  let state = seed
  return (below) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    return Math.floor((state / 2 ** 32) * below)
  }
}

test('killed before any single call, a save leaves the old file or the new one', async () => {
  const seen = new Set<string>()
  for (let n = 1; ; n += 1) {
    await startOver()
    const { port, gone, closeAll } = killedBefore(quick, n)
    const ended = await Promise.race([saveFile(file, fresh, port), gone])
    await closeAll()
    const bytes = await onDisk()
    const isOld = Buffer.compare(bytes, old) === 0
    expect(isOld || Buffer.compare(bytes, fresh) === 0, `call ${n}`).toBe(true)
    seen.add(isOld ? 'old' : 'new')
    if (ended !== 'killed') {
      expect(ended).toEqual({ ok: true, value: null })
      expect(n).toBeGreaterThan(10)
      break
    }
  }
  expect([...seen]).toEqual(['old', 'new'])
})

test.each(['EIO', 'EPERM', 'EACCES', 'EBUSY', 'ENOSPC', 'EROFS'])(
  'whichever call fails with %s, nothing is called saved that does not read back the same',
  async (code) => {
    for (let n = 1; ; n += 1) {
      await startOver()
      const { port, count } = failingAt(quick, n, code)
      const outcome = await saveFile(file, fresh, port)
      const bytes = await onDisk()
      if (outcome.ok) expect(Buffer.compare(bytes, fresh), `call ${n}`).toBe(0)
      else {
        expect((await readNeikan(bytes)).ok, `call ${n}`).toBe(true)
        expect(outcome.message).toMatch(/第4期\.neikan/)
      }
      if (count() < n) break
    }
  },
)

test('a disk that fills up at any of fifty places keeps the old file and no other', async () => {
  for (let place = 0; place < 50; place += 1) {
    await startOver()
    const room = Math.floor((place * fresh.length) / 50)
    const outcome = await saveFile(file, fresh, fullAfter(quick, room))
    expect(outcome).toMatchObject({
      ok: false,
      message: expect.stringContaining('磁盘已满') as string,
    })
    expect(Buffer.compare(await onDisk(), old)).toBe(0)
    expect(await readdir(folder)).toEqual([path.basename(file)])
  }
})

test('a disk that gives back other bytes than it was given is found out', async () => {
  await startOver()
  const port = watched(quick, async (name, go) => {
    const answer = await go()
    if (name !== 'readFile') return answer
    const bytes = Uint8Array.from(answer as Uint8Array)
    bytes[100] = bytes[100]! ^ 1
    return bytes
  })
  expect(await saveFile(file, fresh, port)).toMatchObject({ ok: false })
  expect(Buffer.compare(await onDisk(), old)).toBe(0)
})

test(`${powerCuts} power cuts at any moment leave a whole issue, and what was saved stays`, async () => {
  const chance = chanceOf(20261124)
  const name = '/disk/第4期.neikan'
  for (let run = 0; run < powerCuts; run += 1) {
    const disk = createLossyDisk(chance)
    disk.put(name, old)
    const { port, gone } = killedBefore(disk.save, 1 + chance(16))
    const ended = await Promise.race([saveFile(name, fresh, port), gone])
    disk.cutPower()
    const bytes = disk.read(name)
    const isFresh = bytes !== null && Buffer.compare(bytes, fresh) === 0
    const isOld = bytes !== null && Buffer.compare(bytes, old) === 0
    expect(isFresh || isOld, `run ${run}`).toBe(true)
    if (ended !== 'killed') expect(isFresh, `run ${run} was acknowledged`).toBe(true)
  }
})

/** Saves one version after the other, and says of each when it is saved. */
const saver = `
import { saveFile, writeNeikan } from './files.mjs'
import { readFileSync } from 'node:fs'
const [file, first] = process.argv.slice(2)
const { bulletin, template } = JSON.parse(readFileSync(new URL('./issue.json', import.meta.url)))
for (let version = Number(first); ; version += 1) {
  const paragraph = bulletin.children.find((part) => part.type === 'article').children.at(-1)
  paragraph.children = [{ text: version + '：' + '新稿'.repeat(3000) }]
  const saved = await saveFile(file, writeNeikan({ bulletin, template, media: new Map() }))
  if (!saved.ok) throw new Error(saved.message)
  process.stdout.write(version + '\\n')
}
`

test(
  `${kills} kills in the midst of saves lose nothing that was called saved`,
  { timeout: 60_000 + kills * 2000 },
  async () => {
    const work = await mkdtemp(path.join(tmpdir(), 'neikan-saver-'))
    const target = path.join(work, '第4期.neikan')
    try {
      const bundle = await rolldown({ input: 'host/files/index.ts', platform: 'node' })
      await bundle.write({ file: path.join(work, 'files.mjs'), format: 'esm' })
      await writeFile(path.join(work, 'saver.mjs'), saver)
      const issue = { bulletin: bulletin(article('标题', p('0'))), template }
      await writeFile(path.join(work, 'issue.json'), JSON.stringify(issue))
      const chance = chanceOf(7)
      let acknowledged = -1
      let halfway = 0
      for (let round = 0; round < kills; round += 1) {
        const command = [path.join(work, 'saver.mjs'), target, String(acknowledged + 1)]
        const child = spawn(process.execPath, command, { stdio: ['ignore', 'pipe', 'inherit'] })
        let printed = ''
        child.stdout.setEncoding('utf8').on('data', (text: string) => (printed += text))
        await new Promise((resolve) => child.stdout.once('data', resolve))
        await new Promise((resolve) => setTimeout(resolve, chance(40)))
        const ended = new Promise((resolve) => child.once('close', resolve))
        child.kill('SIGKILL')
        await ended
        acknowledged = Number(printed.trim().split('\n').at(-1))
        const read = await readNeikan(new Uint8Array(await readFile(target)))
        if (!read.ok) throw new Error(`Round ${round}: ${read.message}`)
        const words = JSON.stringify(read.value.bulletin)
        const version = Number(/"(\d+)：新稿/.exec(words)?.[1])
        expect(version, `round ${round}`).toBeGreaterThanOrEqual(acknowledged)
        expect(version).toBeLessThanOrEqual(acknowledged + 1)
        halfway += await sweepTemporaries(nodeFiles, work, isProcessRunning)
        expect((await readdir(work)).filter((name) => name.endsWith('.tmp'))).toEqual([])
        acknowledged = version
      }
      console.log(
        `${kills} kills in saves: none corrupt, none lost, ${halfway} in the midst of one`,
      )
    } finally {
      await rm(work, { recursive: true })
    }
  },
)
