/** The journal on disks that fail: what was called kept comes back, and nothing that was not typed. */
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { expect, test } from 'vitest'
import { plainText } from '../../core/model/index.ts'
import { templateById } from '../../core/template/index.ts'
import { hashOf, writeNeikan } from '../../host/files/index.ts'
import { createJournals, nodeJournalPort, type JournalPort } from '../../host/recovery/index.ts'
import { recoverFrom } from '../../host/recovery/recover.ts'
import { article, bulletin, p } from '../helpers/build.ts'
import { createLossyDisk, failingAt, fullAfter, killedBefore } from './lossy-disk.ts'

const isFull = process.env['NEIKAN_FAULTS'] === 'full'
const powerCuts = isFull ? 2000 : 200

const template = templateById('work-information')
const bytes = writeNeikan({
  bulletin: bulletin(article('标题', p('文'))),
  template,
  media: new Map(),
})
const words = '青年夜校开进村社把课堂办到家门口'
const base = { bytes, base: hashOf(bytes), next: 0, file: null, hash: null }
const edit = (text: string, offset: number) => ({
  type: 'insert_text',
  path: [2, 1, 0],
  offset,
  text,
})

/** Begins a journal and types: `kept` grows with every answer that says so. */
async function type(port: JournalPort, folder: string, kept: { count: number }): Promise<void> {
  const journals = createJournals({ port, now: () => new Date(0), folderOf: () => folder })
  let begun = (await journals.begin('i', base)).ok
  for (const [index, text] of [...words].entries()) {
    const batch = [edit(text, index)]
    if (!begun) return
    const outcome = await journals.append('i', index, batch)
    // A new beginning is asked for with the whole issue; here the failure is the end.
    begun = outcome.ok && outcome.value
    if (begun) kept.count = index + 1
  }
  await journals.close()
}

async function comesBack(port: JournalPort, folder: string): Promise<string | null> {
  const recovered = await recoverFrom(port, folder)
  if (recovered === null) return null
  const part = recovered.bulletin.children[2]!
  if (part.type !== 'article') throw new TypeError(part.type)
  return plainText(part.children.at(-1)!).replace(/文$/, '')
}

async function inFolder(work: (folder: string) => Promise<void>): Promise<void> {
  const folder = await mkdtemp(path.join(tmpdir(), 'neikan-journal-'))
  try {
    await work(path.join(folder, 'i'))
  } finally {
    await rm(folder, { recursive: true })
  }
}

function expectSound(back: string | null, kept: number, at: string): void {
  expect(words.startsWith(back ?? ''), at).toBe(true)
  expect(back?.length ?? 0, at).toBeGreaterThanOrEqual(kept)
}

test('killed before any single call, the journal gives back all that was called kept', async () => {
  for (let n = 1, isOver = false; !isOver; n += 1) {
    await inFolder(async (folder) => {
      const kept = { count: 0 }
      const { port, gone, closeAll } = killedBefore(nodeJournalPort, n)
      isOver = (await Promise.race([type(port, folder, kept), gone])) !== 'killed'
      await closeAll()
      expectSound(await comesBack(nodeJournalPort, folder), kept.count, `call ${n}`)
      if (isOver) expect(kept.count).toBe(words.length)
    })
  }
})

test.each(['EIO', 'ENOSPC', 'EACCES'])('whichever call fails with %s', async (code) => {
  for (let n = 1, isOver = false; !isOver; n += 1) {
    await inFolder(async (folder) => {
      const kept = { count: 0 }
      const { port, count } = failingAt(nodeJournalPort, n, code)
      await type(port, folder, kept)
      isOver = count() < n
      expectSound(await comesBack(nodeJournalPort, folder), kept.count, `call ${n}`)
    })
  }
})

test('a disk that fills up at any of fifty places', async () => {
  for (let place = 0; place < 50; place += 1) {
    await inFolder(async (folder) => {
      const kept = { count: 0 }
      const room = Math.floor((place * (bytes.length + words.length * 90)) / 50)
      await type(fullAfter(nodeJournalPort, room), folder, kept)
      expectSound(await comesBack(nodeJournalPort, folder), kept.count, `room ${room}`)
    })
  }
})

test(`${powerCuts} power cuts that take what was not synced`, async () => {
  let state = 99
  const chance = (below: number) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    return Math.floor((state / 2 ** 32) * below)
  }
  for (let run = 0; run < powerCuts; run += 1) {
    const disk = createLossyDisk(chance)
    const kept = { count: 0 }
    const { port, gone } = killedBefore(disk.journal, 1 + chance(50))
    await Promise.race([type(port, '/disk/i', kept), gone])
    disk.cutPower()
    expectSound(await comesBack(disk.journal, '/disk/i'), kept.count, `run ${run}`)
  }
})
