import { spawn } from 'node:child_process'
import { mkdir, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { expect, test } from 'vitest'
import { nodeSavePort, saveFile, sweepTemporaries } from '../../../host/files/index.ts'
import { nodeFiles } from '../../../host/node-files.ts'
import { isProcessRunning } from '../../../host/recovery/index.ts'

test('only what a dead process of this computer left, named as ours, is swept', async () => {
  const folder = await mkdtemp(path.join(tmpdir(), 'neikan-sweep-'))
  const child = spawn(process.execPath, ['-e', 'setInterval(() => 0, 1000)'])
  try {
    // The name as a save makes it, with the number of the other process in the place of ours.
    const [mark, , ...rest] = nodeSavePort.uniqueName().split('-')
    const named = (pid: number | string, computer = mark) =>
      `.第4期.neikan.${[computer, pid, ...rest].join('-')}.tmp`
    const theirs = [
      named(process.pid),
      named(child.pid ?? 0, '00000000'),
      `第4期.neikan.${child.pid}.tmp`,
      '~$第4期.docx',
      '.别的程序.tmp',
      '第4期.neikan',
    ]
    for (const name of [...theirs, named(child.pid ?? 0)]) {
      await writeFile(path.join(folder, name), '')
    }
    await mkdir(path.join(folder, named(`${child.pid}`, mark).replace('第4期', '文件夹')))
    expect(await sweepTemporaries(nodeFiles, folder, isProcessRunning)).toBe(0)
    const ended = new Promise((resolve) => child.once('close', resolve))
    child.kill('SIGKILL')
    await ended
    expect(await sweepTemporaries(nodeFiles, folder, isProcessRunning)).toBe(1)
    const left = (await readdir(folder)).filter((name) => !name.includes('文件夹'))
    expect(left.toSorted()).toEqual(theirs.toSorted())
  } finally {
    child.kill('SIGKILL')
    await rm(folder, { recursive: true })
  }
})

test('a name as long as the system allows can be saved', async () => {
  const folder = await mkdtemp(path.join(tmpdir(), 'neikan-sweep-'))
  try {
    const file = path.join(folder, `${'长'.repeat(80)}.txt`)
    expect(await saveFile(file, new Uint8Array([1]))).toEqual({ ok: true, value: null })
  } finally {
    await rm(folder, { recursive: true })
  }
})
