/** One issue in several windows, programs and computers, and files that change from outside. */
import { spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { hostname } from 'node:os'
import path from 'node:path'
import { expect, test } from 'vitest'
import type { OpenedIssue } from '../../../host/contract.ts'
import { createDeskHandlers } from '../../../host/handlers/index.ts'
import { ownIdentity } from '../../../host/identity.ts'
import { nodeFiles } from '../../../host/node-files.ts'
import type { Caller } from '../../../host/ports.ts'
import { issueOf, openTestDesk, saveAsk, type TestDesk } from './desk.ts'

const name = '第3期.neikan'
const lockName = '.第3期.neikan.lock'
const check = (desk: TestDesk, { place }: OpenedIssue) =>
  desk.get('checkFile', { issueId: place.issueId })

async function openOne(changes: Parameters<typeof openTestDesk>[0] = {}) {
  const desk = await openTestDesk(changes)
  await desk.put(name, '正文')
  const opened = await desk.get('openIssue', { path: name })
  const file = path.join(desk.library, name)
  return { desk, opened: opened!, file, lock: path.join(desk.library, lockName) }
}

/** Another window of the same program. */
function windowOf(desk: TestDesk) {
  const heard: [string, unknown][] = []
  const caller: Caller = {
    ...desk.caller,
    id: 'other',
    notify: (notice, words) => void heard.push([notice, words]),
  }
  const ask: TestDesk['ask'] = (request, given) => desk.desk.handlers[request](given, caller)
  return { ask, heard }
}

test('what others do to a file is told apart; nothing is told of one that stays', async () => {
  const { desk, opened, file } = await openOne()
  expect(await check(desk, opened)).toBeNull()
  // Its own writes are known, whatever the clock says of them.
  await desk.get('saveIssue', saveAsk(opened))
  expect(await check(desk, opened)).toBeNull()
  await rename(file, path.join(desk.library, '改了名.neikan'))
  expect(await check(desk, opened)).toEqual({ kind: 'renamed', to: '改了名.neikan' })
  await rm(path.join(desk.library, '改了名.neikan'))
  expect(await check(desk, opened)).toEqual({ kind: 'missing' })
  await desk.put(name, '别人写的')
  expect(await check(desk, opened)).toMatchObject({ kind: 'changed' })
})

test('the same bytes written anew from outside are no change', async () => {
  const { desk, opened, file } = await openOne()
  await writeFile(file, await readFile(file))
  expect(await check(desk, opened)).toBeNull()
})

test('a deleted file comes back only when the user says so', async () => {
  const { desk, opened, file } = await openOne()
  await rm(file)
  const ask = saveAsk(opened, { isAutomatic: true })
  expect(await desk.get('saveIssue', ask)).toEqual({ outside: { kind: 'missing' } })
  expect(existsSync(file)).toBe(false)
  expect(await desk.get('saveIssue', { ...ask, replace: true })).toMatchObject({ place: {} })
  expect(existsSync(file)).toBe(true)
})

test('the folder of a stick that was pulled out is never made on the disk beneath', async () => {
  const { desk } = await openOne()
  const stick = path.join(desk.library, 'U盘')
  await mkdir(stick)
  await desk.put(`U盘/${name}`, '正文')
  const opened = (await desk.get('openIssue', { path: `U盘/${name}` }))!
  await rename(stick, path.join(desk.folder, '拔出'))
  for (const replace of [false, true]) {
    const answer = await desk.get('saveIssue', saveAsk(opened, { replace }))
    expect(answer).toEqual({ outside: { kind: 'folderMissing' } })
  }
  expect(existsSync(stick)).toBe(false)
  // Meanwhile the journal takes the whole issue, and every edit from there on.
  const { bulletin, template, place } = opened
  const edit = { type: 'insert_text', path: [0], offset: 0, text: '字' }
  const keep = { issueId: place.issueId, from: 0, edits: [edit], snapshot: null }
  expect(await desk.get('keepEdits', keep)).toEqual({ needsSnapshot: true })
  const snapshot = { bulletin, template, next: 0 }
  expect(await desk.get('keepEdits', { ...keep, snapshot })).toEqual({ needsSnapshot: false })
  await rename(path.join(desk.folder, '拔出'), stick)
  expect(await desk.get('saveIssue', saveAsk(opened))).toMatchObject({ place: {} })
})

test('a second window is told before it opens, reads, or takes over from the first', async () => {
  const { desk, opened } = await openOne()
  const { ask, heard } = windowOf(desk)
  const busy = { ok: true, value: { busy: { where: 'window' }, path: name, name: '第3期' } }
  expect(await ask('openIssue', { path: name })).toMatchObject(busy)
  const read = await ask('openIssue', { path: name, mode: 'readOnly' })
  if (!read.ok || read.value === null || !('place' in read.value)) throw new Error('Not opened')
  expect(await ask('saveIssue', saveAsk(read.value))).toMatchObject({
    ok: false,
    message: expect.stringContaining('只读') as string,
  })
  expect(await desk.get('saveIssue', saveAsk(opened))).toMatchObject({ place: {} })

  const taken = await ask('openIssue', { path: name, mode: 'takeOver' })
  if (!taken.ok || taken.value === null || !('place' in taken.value)) throw new Error('Not opened')
  const { issueId } = opened.place
  const told = desk.notices.filter(([notice]) => notice === 'takenOver')
  expect(told).toMatchObject([['takenOver', { issueId, by: { where: 'window' } }]])
  expect(await desk.ask('saveIssue', saveAsk(opened))).toMatchObject({ ok: false })
  expect(await ask('saveIssue', saveAsk(taken.value))).toMatchObject({ ok: true })
  expect(heard.filter(([notice]) => notice === 'takenOver')).toEqual([])
  // What the first window still had goes into a file of its own.
  expect(
    await desk.get('saveIssue', saveAsk(opened, { saveAs: true, path: '副本' })),
  ).toMatchObject({ place: { path: '副本.neikan' } })
})

test('a lock beside the file says who writes, and goes when the issue is closed', async () => {
  const { desk, opened, lock } = await openOne()
  expect(JSON.parse(await readFile(lock, 'utf8'))).toMatchObject({
    user: '王编辑',
    host: '办公室一号机',
    pid: 4711,
    since: '2026-11-20T06:00:00.000Z',
  })
  await desk.get('saveIssue', saveAsk(opened, { saveAs: true, path: '另存' }))
  expect(existsSync(lock)).toBe(false)
  expect(existsSync(path.join(desk.library, '.另存.neikan.lock'))).toBe(true)
  await desk.get('closeIssue', { issueId: opened.place.issueId })
  expect(existsSync(path.join(desk.library, '.另存.neikan.lock'))).toBe(false)
})

test('two computers on a share: the second is asked, and the first learns that it was replaced', async () => {
  const { desk, opened, lock } = await openOne()
  let last = 100
  const second = createDeskHandlers({
    ...desk.ports,
    newId: () => `second-${(last += 1)}`,
    identity: { user: '李编辑', host: '办公室二号机', pid: 12, isRunning: () => true },
  })
  const other: Caller = { ...desk.caller, id: 'other' }
  const busy = { where: 'computer', user: '王编辑', host: '办公室一号机' }
  const asked = await second.handlers.openIssue({ path: name }, other)
  expect(asked).toMatchObject({ ok: true, value: { busy } })
  await second.handlers.openIssue({ path: name, mode: 'takeOver' }, other)
  const by = { where: 'computer', user: '李编辑', host: '办公室二号机' }
  const outside = { kind: 'takenOver', by }
  expect(await check(desk, opened)).toMatchObject(outside)
  for (const replace of [false, true]) {
    expect(await desk.get('saveIssue', saveAsk(opened, { replace }))).toMatchObject({ outside })
  }
  // The first one's end leaves the lock of the second.
  await desk.get('closeIssue', { issueId: opened.place.issueId })
  expect(existsSync(lock)).toBe(true)
  await second.close()
  expect(existsSync(lock)).toBe(false)
})

test('the lock of a process that was killed keeps nobody out, that of a living one does', async () => {
  const child = spawn(process.execPath, ['-e', 'setInterval(() => 0, 1000)'])
  const { desk, opened, lock } = await openOne({ identity: ownIdentity() })
  await desk.get('closeIssue', { issueId: opened.place.issueId })
  const since = '2026-11-20T06:00:00.000Z'
  const words = { user: '', host: hostname(), pid: child.pid, since, run: 'another' }
  await writeFile(lock, JSON.stringify(words))
  const { ask } = windowOf(desk)
  const busy = { ok: true, value: { busy: { where: 'program' } } }
  expect(await ask('openIssue', { path: name })).toMatchObject(busy)
  const ended = new Promise((resolve) => child.once('close', resolve))
  child.kill('SIGKILL')
  await ended
  expect(await ask('openIssue', { path: name })).toMatchObject({ ok: true, value: { place: {} } })
})

test('a folder that takes no lock, and a lock that is none, keep nobody from opening', async () => {
  const files = {
    ...nodeFiles,
    write: (file: string, bytes: Uint8Array) =>
      file.endsWith('.lock')
        ? Promise.resolve({ ok: false as const, message: '磁盘是只读的' })
        : nodeFiles.write(file, bytes),
  }
  const { desk, opened, lock } = await openOne({ files })
  expect(existsSync(lock)).toBe(false)
  expect(await desk.get('saveIssue', saveAsk(opened))).toMatchObject({ place: {} })
  await writeFile(lock, '{"pid": "x"}')
  const { ask } = windowOf(desk)
  await desk.get('closeIssue', { issueId: opened.place.issueId })
  expect(await ask('openIssue', { path: name })).toMatchObject({ ok: true, value: { place: {} } })
})

test('two programs on one profile keep their journals and versions apart, and ask about one issue', async () => {
  const { desk, opened } = await openOne()
  let last = 100
  const second = createDeskHandlers({
    ...desk.ports,
    newId: () => `second-${(last += 1)}`,
    identity: { user: '王编辑', host: '办公室一号机', pid: 4712, isRunning: () => true },
  })
  const other: Caller = { ...desk.caller, id: 'other' }
  expect(await second.handlers.openIssue({ path: name }, other)).toMatchObject({
    ok: true,
    value: { busy: { where: 'program', user: '王编辑' } },
  })
  await desk.put('第4期.neikan', '另一期')
  const theirs = await second.handlers.openIssue({ path: '第4期.neikan' }, other)
  if (!theirs.ok || theirs.value === null || !('place' in theirs.value))
    throw new Error('Not opened')
  const both = [
    [desk.desk, opened, desk.caller],
    [second, theirs.value, other],
  ] as const
  const edit = { type: 'insert_text', path: [0], offset: 0, text: '字' }
  for (const [handlers, { place }, caller] of both) {
    const ask = { issueId: place.issueId, from: 0, edits: [edit], snapshot: null }
    expect(await handlers.handlers.keepEdits(ask, caller)).toMatchObject({ ok: true })
    const { bulletin } = issueOf(`改过的${place.name}`)
    for (let time = 1; time <= 2; time += 1) {
      const ask = saveAsk(opened, { issueId: place.issueId, bulletin })
      const saved = await handlers.handlers.saveIssue(ask, caller)
      expect(saved).toMatchObject({ ok: true, value: { place } })
    }
    const list = { issueId: place.issueId, bulletin }
    const versions = await handlers.handlers.listVersions(list, caller)
    expect(versions.ok && versions.value.length).toBe(2)
  }
  await second.close()
})

test('a tab that is gone without a word holds its issue no longer, here or for others', async () => {
  const desk = await openTestDesk()
  await desk.put(name, '正文')
  let isHere = true
  const gone: Caller = { ...desk.caller, id: 'gone', isHere: () => isHere }
  await desk.desk.handlers.openIssue({ path: name }, gone)
  const lock = path.join(desk.library, lockName)
  expect(existsSync(lock)).toBe(true)
  isHere = false
  // Any issue that is closed has the others looked at; a clock does so every few seconds.
  const other = await desk.get('newIssue', { templateId: 'work-information' })
  await desk.get('closeIssue', { issueId: other.place.issueId })
  expect(existsSync(lock)).toBe(false)
  expect(await desk.get('openIssue', { path: name })).toMatchObject({ place: { path: name } })
})
