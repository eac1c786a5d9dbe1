/** Exporting on disks that fail: whatever happens, a name stands for the old export or a whole new one. */
import { mkdir, readFile, readdir, rm, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { unzipSync } from 'fflate'
import { expect, test } from 'vitest'
import { nodeSavePort, saveFile, type SavePort } from '../../host/files/index.ts'
import { nodeFiles } from '../../host/node-files.ts'
import { exportAsk, openTestDesk } from '../host/handlers/desk.ts'
import { failingAt, fullAfter, killedBefore } from './lossy-disk.ts'

const quick = { ...nodeSavePort, wait: () => Promise.resolve() }
const old = Buffer.from('上一次导出的')
const name = '第3期'

/** A desk with an export from before, whose disk is whatever `disk.port` is at the moment. */
async function openWithExport() {
  const disk: { port: SavePort } = { port: quick }
  const files = {
    ...nodeFiles,
    write: (file: string, bytes: Uint8Array) => saveFile(file, bytes, disk.port),
  }
  const desk = await openTestDesk({ files })
  const opened = await desk.get('newIssue', { templateId: 'work-information' })
  const folder = path.join(desk.library, '导出')
  const startOver = async () => {
    await rm(folder, { recursive: true, force: true })
    await mkdir(folder)
    for (const format of ['docx', 'pdf'])
      await writeFile(path.join(folder, `${name}.${format}`), old)
  }
  const exported = () => desk.ask('exportIssue', exportAsk(opened, { name, replace: true }))
  /** Of each file whether it is the old one; a new one must be whole. */
  const look = async () => {
    const docx = await readFile(path.join(folder, `${name}.docx`))
    const pdf = await readFile(path.join(folder, `${name}.pdf`))
    if (!docx.equals(old)) expect(Object.keys(unzipSync(docx))).toContain('word/document.xml')
    if (!pdf.equals(old)) expect(pdf.toString()).toBe('%PDF-')
    return [docx.equals(old) ? 'old' : 'new', pdf.equals(old) ? 'old' : 'new'].join(' ')
  }
  return { disk, folder, startOver, exported, look }
}

test('killed before any single call, an export leaves each file old or new and whole', async () => {
  const { disk, startOver, exported, look } = await openWithExport()
  const seen = new Set<string>()
  for (let n = 1; ; n += 1) {
    await startOver()
    const { port, gone, closeAll } = killedBefore(quick, n)
    disk.port = port
    const ended = await Promise.race([exported(), gone])
    await closeAll()
    seen.add(await look())
    if (ended !== 'killed') {
      expect(ended).toMatchObject({ ok: true })
      expect(n).toBeGreaterThan(20)
      break
    }
  }
  expect([...seen]).toEqual(['old old', 'new old', 'new new'])
})

test('a disk that fills up anywhere in an export keeps the old files and says so', async () => {
  const { disk, folder, startOver, exported, look } = await openWithExport()
  await startOver()
  await exported()
  const { length } = await readFile(path.join(folder, `${name}.docx`))
  for (let place = 0; place < 50; place += 1) {
    await startOver()
    disk.port = fullAfter(quick, Math.floor((place * length) / 50))
    expect(await exported()).toMatchObject({
      ok: false,
      message: expect.stringContaining('磁盘已满') as string,
    })
    expect(await look()).toBe('old old')
    expect(await readdir(folder)).toEqual([`${name}.docx`, `${name}.pdf`])
  }
  // Room for the one and not for the other: the one is whole, and it is not called done.
  await startOver()
  disk.port = fullAfter(quick, length + 2)
  expect(await exported()).toMatchObject({ ok: false })
  expect(await look()).toBe('new old')
})

test.each(['EIO', 'EACCES', 'EROFS'])(
  'whichever call of an export fails with %s, what is called done is whole',
  async (code) => {
    const { disk, startOver, exported, look } = await openWithExport()
    for (let n = 1; ; n += 1) {
      await startOver()
      const { port, count } = failingAt(quick, n, code)
      disk.port = port
      const outcome = await exported()
      const left = await look()
      if (outcome.ok) expect(left, `call ${n}`).toBe('new new')
      if (count() < n) break
    }
  },
)
