/** Earlier versions: what saves replace is kept, for a while, and can be had back. */
import { readFile, readdir, rename, stat, utimes, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { expect, test } from 'vitest'
import type { OpenedIssue } from '../../../host/contract.ts'
import { nodeFiles } from '../../../host/node-files.ts'
import { issueOf, openTestDesk, saveAsk, type TestDesk } from './desk.ts'

const name = '第3期.neikan'
const minute = 60_000
const day = 24 * 60 * minute

async function openOne() {
  const clock = { now: new Date('2026-11-20T06:00:00Z') }
  const desk = await openTestDesk({ now: () => clock.now })
  await desk.put(name, '原文')
  const opened = (await desk.get('openIssue', { path: name }))!
  const pass = (ms: number) => (clock.now = new Date(clock.now.getTime() + ms))
  return { desk, opened, pass, folder: path.join(desk.folder, 'profile', 'versions') }
}

const save = (desk: TestDesk, opened: OpenedIssue, words: string, changes = {}) =>
  desk.get('saveIssue', saveAsk(opened, { bulletin: issueOf(words).bulletin, ...changes }))

/** The paragraph of each version, newest first. */
async function wordsOf(desk: TestDesk, { place: { issueId } }: OpenedIssue, present = '原文') {
  const { bulletin } = issueOf(present)
  const versions = await desk.get('listVersions', { issueId, bulletin })
  const texts = await Promise.all(
    versions.map(({ id }) => desk.get('readVersion', { issueId, id, bulletin })),
  )
  return texts.map(({ lines }) => {
    const { text, isOther } = lines[lines.findLastIndex((line) => line.text === '标题') + 1]!
    expect(isOther).toBe(text !== present)
    return text
  })
}

test('every save that was asked for keeps what it replaces, for this user alone', async () => {
  const { desk, opened, folder } = await openOne()
  for (const words of ['一稿', '二稿', '三稿']) await save(desk, opened, words)
  expect(await wordsOf(desk, opened)).toEqual(['二稿', '一稿', '原文'])
  for (const kept of await readdir(folder)) {
    const { mode } = await stat(path.join(folder, kept))
    if (process.platform !== 'win32') expect(mode & 0o777).toBe(0o600)
    expect(kept).not.toContain('第3期')
  }
  expect(await readdir(desk.library)).toEqual(['.第3期.neikan.lock', name])
})

test('saves that come by themselves every few seconds keep one in ten minutes', async () => {
  const { desk, opened, pass } = await openOne()
  for (let n = 1; n <= 150; n += 1) {
    pass(10_000)
    await save(desk, opened, `第${n}稿`, { isAutomatic: true })
  }
  // 25 minutes: the file as it was opened, and what stood there ten and twenty minutes later.
  expect(await wordsOf(desk, opened)).toEqual(['第120稿', '第60稿', '原文'])
})

test('twenty are kept of a file, for seven days', async () => {
  const { desk, opened, pass } = await openOne()
  for (let n = 1; n <= 25; n += 1) await save(desk, opened, `第${n}稿`)
  const kept = await wordsOf(desk, opened)
  expect(kept).toHaveLength(20)
  expect([kept[0], kept[19]]).toEqual(['第24稿', '第5稿'])
  pass(7 * day + 1)
  await desk.get('start', null)
  expect(await readdir(path.join(desk.folder, 'profile', 'versions'))).toEqual([])
})

test('a clock that is set back changes neither what is kept nor its order', async () => {
  const { desk, opened, pass } = await openOne()
  await save(desk, opened, '一稿')
  pass(-400 * day)
  await save(desk, opened, '二稿', { isAutomatic: true })
  await save(desk, opened, '三稿')
  pass(minute)
  await save(desk, opened, '四稿')
  expect(await wordsOf(desk, opened)).toEqual(['三稿', '一稿', '原文'])
})

test('what somebody else wrote is kept before it is written over', async () => {
  const { desk, opened } = await openOne()
  await save(desk, opened, '一稿', { isAutomatic: true })
  await desk.put(name, '别人的')
  await save(desk, opened, '我的', { replace: true, isAutomatic: true })
  expect(await wordsOf(desk, opened)).toEqual(['别人的', '原文'])
})

test('a file that was renamed from outside keeps its versions', async () => {
  const { desk, opened } = await openOne()
  await save(desk, opened, '二稿')
  await rename(path.join(desk.library, name), path.join(desk.library, '新名.neikan'))
  await save(desk, opened, '三稿', { path: '新名', replace: true })
  expect(await wordsOf(desk, opened)).toEqual(['二稿', '原文'])
})

test('a version is told by what was written and taken away since', async () => {
  const { desk, opened } = await openOne()
  await save(desk, opened, '原文很短')
  const { issueId } = opened.place
  const given = { issueId, bulletin: issueOf('老来文').bulletin }
  expect(await desk.get('listVersions', given)).toMatchObject([
    { characters: 4, articles: 1, difference: { added: 2, removed: 1, articles: 1 } },
  ])
})

test('versions are listed by when they were saved, also where an old file was put in between', async () => {
  const { desk, opened } = await openOne()
  await save(desk, opened, '二稿')
  await save(desk, opened, '三稿')
  const old = new Date('2020-01-01T00:00:00Z')
  await utimes(path.join(desk.library, name), old, old)
  await save(desk, opened, '四稿', { replace: true })
  expect(await wordsOf(desk, opened)).toEqual(['二稿', '原文', '三稿'])
})

test('a version is taken for the desk, and what it replaces with the next save becomes one', async () => {
  const { desk, opened } = await openOne()
  await save(desk, opened, '二稿')
  await save(desk, opened, '改坏了', { isAutomatic: true })
  const { issueId } = opened.place
  const { bulletin } = issueOf('改坏了')
  const first = (await desk.get('listVersions', { issueId, bulletin })).at(-1)!
  const file = path.join(desk.library, name)
  const before = await readFile(file)
  const taken = await desk.get('takeVersion', { issueId, id: first.id })
  if ('outside' in taken) throw new Error('Asked about')
  expect(JSON.stringify(taken.bulletin)).toContain('原文')
  expect(await readFile(file)).toEqual(before)
  // The window goes on saving where it was.
  expect(await save(desk, opened, '原文')).toMatchObject({ place: { path: name } })
  expect((await wordsOf(desk, opened))[0]).toBe('改坏了')
})

test('a version is not taken over what others wrote, nor to where nothing can be written', async () => {
  const { desk, opened } = await openOne()
  await save(desk, opened, '二稿')
  const { issueId } = opened.place
  const [version] = await desk.get('listVersions', { issueId, bulletin: opened.bulletin })
  await desk.put(name, '别人的')
  const ask = { issueId, id: version!.id }
  expect(await desk.get('takeVersion', ask)).toMatchObject({ outside: { kind: 'changed' } })
  const reader = (await desk.get('openIssue', { path: name, mode: 'readOnly' }))!
  const refused = await desk.ask('takeVersion', { ...ask, issueId: reader.place.issueId })
  expect(refused).toMatchObject({ ok: false, message: expect.stringContaining('只读') as string })
})

test('a version is opened as an issue without a file, the file stays as it is', async () => {
  const { desk, opened } = await openOne()
  await save(desk, opened, '二稿')
  const before = await readFile(path.join(desk.library, name))
  const { issueId } = opened.place
  const [version] = await desk.get('listVersions', { issueId, bulletin: opened.bulletin })
  const copy = await desk.get('openVersion', { issueId, id: version!.id })
  expect(copy.place.path).toBeNull()
  expect(copy.place.name).toContain('历史版本')
  expect(JSON.stringify(copy.bulletin)).toContain('原文')
  expect(await readFile(path.join(desk.library, name))).toEqual(before)
})

test('what a file of others replaces on the desk is kept first', async () => {
  const { desk, opened } = await openOne()
  const { bulletin, template } = issueOf('没有存盘的')
  const { issueId } = opened.place
  await desk.get('keepVersion', { issueId, bulletin, template })
  expect(await wordsOf(desk, opened)).toEqual(['没有存盘的'])
})

test('on a machine that is shared nothing is kept, and what was kept goes', async () => {
  const { desk, opened, folder } = await openOne()
  await save(desk, opened, '二稿')
  expect(await readdir(folder)).toHaveLength(1)
  await desk.get('changeSettings', {
    leavesNoTraces: true,
    autosaves: true,
    drawsWithoutGpu: false,
    appearance: 'system',
  })
  await save(desk, opened, '三稿')
  expect(await readdir(folder)).toEqual([])
  // What another program of this user has put there meanwhile goes when this one ends.
  const other = `${'0'.repeat(32)}-00000001-1-1-${'0'.repeat(16)}.bak`
  await writeFile(path.join(folder, other), '旧稿')
  await desk.desk.close()
  expect(await readdir(folder)).toEqual([])
})

test('a profile that cannot be written and a damaged version cost neither a save nor the list', async () => {
  const files = {
    ...nodeFiles,
    makeFolder: (folder: string) =>
      folder.endsWith('versions')
        ? Promise.reject(Object.assign(new Error(), { code: 'ENOSPC' }))
        : nodeFiles.makeFolder(folder),
  }
  const full = await openTestDesk({ files })
  await full.put(name, '原文')
  const opened = (await full.get('openIssue', { path: name }))!
  expect(await save(full, opened, '二稿')).toMatchObject({ place: {} })
  expect(await wordsOf(full, opened)).toEqual([])

  const { desk, opened: other, folder } = await openOne()
  await save(desk, other, '二稿')
  await save(desk, other, '三稿')
  const [first] = (await readdir(folder)).toSorted()
  await writeFile(path.join(folder, first!), 'x')
  expect(await wordsOf(desk, other)).toEqual(['二稿'])
})
