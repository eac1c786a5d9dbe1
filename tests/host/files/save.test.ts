import { chmod, mkdtemp, readdir, readFile, rm, stat, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { nodeSavePort, saveFile, type SavePort } from '../../../host/files/index.ts'

let folder: string
beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'neikan-save-'))
})
afterEach(() => rm(folder, { recursive: true }))

const old = new TextEncoder().encode('旧稿')
const fresh = new TextEncoder().encode('新稿新稿')
const quick: SavePort = { ...nodeSavePort, wait: () => Promise.resolve() }
const systemError = (code: string): Error => Object.assign(new Error(code), { code })

async function oldFile(name = '第4期.txt'): Promise<string> {
  const file = path.join(folder, name)
  await writeFile(file, old)
  return file
}

test('a file is replaced, keeps its permissions, and leaves nothing beside it', async () => {
  const file = await oldFile()
  await chmod(file, 0o640)
  expect(await saveFile(file, fresh)).toEqual({ ok: true, value: null })
  expect(new Uint8Array(await readFile(file))).toEqual(fresh)
  expect((await stat(file)).mode & 0o777).toBe(0o640)
  expect(await readdir(folder)).toEqual(['第4期.txt'])
})

test('a new file can be read by its owner only', async () => {
  const file = path.join(folder, '新.txt')
  expect(await saveFile(file, fresh)).toMatchObject({ ok: true })
  expect((await stat(file)).mode & 0o777).toBe(0o600)
})

test('a symbolic link stays one, and what it names is written', async () => {
  const file = await oldFile()
  const link = path.join(folder, 'link.txt')
  await symlink(file, link)
  expect(await saveFile(link, fresh)).toMatchObject({ ok: true })
  expect(new Uint8Array(await readFile(file))).toEqual(fresh)
  expect((await readdir(folder)).sort()).toEqual(['link.txt', '第4期.txt'])
})

test('a disk that takes a few bytes at a time gets all of them', async () => {
  const file = await oldFile()
  const port: SavePort = {
    ...quick,
    create: async (name, mode) => {
      const handle = await nodeSavePort.create(name, mode)
      const few = (bytes: Uint8Array, at: number) =>
        bytes.subarray(0, Math.min(bytes.length, at + 5))
      return { ...handle, write: (bytes, at) => handle.write(few(bytes, at), at) }
    },
  }
  expect(await saveFile(file, fresh, port)).toMatchObject({ ok: true })
  expect(new Uint8Array(await readFile(file))).toEqual(fresh)
})

test('a scanner that holds the file for a moment is waited for', async () => {
  const file = await oldFile()
  let refusals = 3
  const port: SavePort = {
    ...quick,
    rename: (from, to) =>
      (refusals -= 1) >= 0 ? Promise.reject(systemError('EBUSY')) : nodeSavePort.rename(from, to),
  }
  expect(await saveFile(file, fresh, port)).toMatchObject({ ok: true })
})

/** Ports in which one step of saving fails. */
function failing(step: string, error: Error): SavePort {
  const fail = () => Promise.reject(error)
  const create: SavePort['create'] = async (name, mode) => {
    const handle = await nodeSavePort.create(name, mode)
    return step in handle ? { ...handle, [step]: fail } : handle
  }
  return step in nodeSavePort && step !== 'create'
    ? { ...quick, [step]: fail }
    : { ...quick, create: step === 'create' ? fail : create }
}

describe('whatever fails, the old file is whole, nothing is left beside it, and the cause is named', () => {
  test.each([
    ['realpath', 'EACCES', '没有权限'],
    ['modeOf', 'EIO', '磁盘读写出错'],
    ['create', 'EROFS', '磁盘是只读的'],
    ['write', 'ENOSPC', '磁盘已满'],
    ['sync', 'EIO', '磁盘读写出错'],
    ['size', 'EIO', '磁盘读写出错'],
    ['readFile', 'EIO', '磁盘读写出错'],
    ['rename', 'EBUSY', '文件正被别的程序使用'],
    ['rename', 'ENOSPC', '磁盘已满'],
  ])('%s fails with %s', async (step, code, cause) => {
    const file = await oldFile()
    const saved = await saveFile(file, fresh, failing(step, systemError(code)))
    expect(saved).toMatchObject({ ok: false })
    expect(!saved.ok && saved.message).toBe(
      `没有存到“第4期.txt”：${cause}。原来的文件没有动。请另存到别处，或排除故障后重试。`,
    )
    expect(new Uint8Array(await readFile(file))).toEqual(old)
    expect(await readdir(folder)).toEqual(['第4期.txt'])
  })

  test('a write that ends without an error and without a byte is a full disk', async () => {
    const file = await oldFile()
    const port: SavePort = {
      ...quick,
      create: async (name, mode) => ({
        ...(await nodeSavePort.create(name, mode)),
        write: () => Promise.resolve(0),
      }),
    }
    expect(await saveFile(file, fresh, port)).toMatchObject({
      message: expect.stringContaining('磁盘已满') as string,
    })
    expect(await readdir(folder)).toEqual(['第4期.txt'])
  })

  test('a disk that gives back other bytes', async () => {
    const file = await oldFile()
    const port: SavePort = { ...quick, readFile: () => Promise.resolve(old) }
    expect(await saveFile(file, fresh, port)).toMatchObject({
      ok: false,
      message: expect.stringContaining('读回来与原文不符') as string,
    })
    expect(new Uint8Array(await readFile(file))).toEqual(old)
  })
})

test('a folder that cannot be synced is told apart: the file itself is written', async () => {
  const file = await oldFile()
  const saved = await saveFile(file, fresh, failing('syncFolder', systemError('EIO')))
  expect(!saved.ok && saved.message).toMatch(/^“第4期.txt”写好了，但磁盘没有确认/)
  expect(new Uint8Array(await readFile(file))).toEqual(fresh)
})

test('a fault of the program is not taken for one of the disk', async () => {
  const file = await oldFile()
  const port = failing('readFile', new TypeError('a fault'))
  await expect(saveFile(file, fresh, port)).rejects.toThrow('a fault')
  expect(await readdir(folder)).toEqual(['第4期.txt'])
})

test('a file that somebody set to be read only is left alone, with advice', async () => {
  const file = await oldFile()
  await chmod(file, 0o444)
  const outcome = await saveFile(file, fresh, quick)
  expect(outcome).toMatchObject({ ok: false, message: expect.stringMatching(/只读.*另存为/) })
  expect(new Uint8Array(await readFile(file))).toEqual(old)
  expect(await readdir(folder)).toEqual(['第4期.txt'])
})
