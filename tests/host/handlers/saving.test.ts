import { existsSync } from 'node:fs'
import { chmod, mkdir, readFile, readdir, utimes, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { expect, test, vi } from 'vitest'
import { nodeSavePort, readNeikan } from '../../../host/files/index.ts'
import { answeringDialogs, issueOf, openTestDesk, saveAsk } from './desk.ts'

test('a new issue takes the name that is offered, and later saves go to its file', async () => {
  const { get, library } = await openTestDesk()
  const issue = await get('newIssue', { templateId: 'work-information' })
  const saved = await get('saveIssue', saveAsk(issue))
  const place = '云岭青年工作信息 2025年第3期.neikan'
  expect(saved).toEqual({
    place: { issueId: issue.place.issueId, path: place, name: '云岭青年工作信息 2025年第3期' },
    savedAt: '2026-11-20T06:00:00.000Z',
  })
  expect(await get('saveIssue', saveAsk(issue))).toMatchObject({ place: { path: place } })
  expect(await readdir(library)).toEqual([`.${place}.lock`, place])
})

test('another file of that name is not replaced unless the user agreed', async () => {
  const { get, put, library } = await openTestDesk()
  await put('第3期.neikan', '别人的一期')
  const before = await readFile(path.join(library, '第3期.neikan'))
  const issue = await get('newIssue', { templateId: 'work-information' })
  const ask = saveAsk(issue, { path: '第3期.neikan' })
  expect(await get('saveIssue', ask)).toEqual({ exists: '第3期.neikan' })
  expect(await readFile(path.join(library, '第3期.neikan'))).toEqual(before)
  expect(await get('saveIssue', { ...ask, replace: true })).toMatchObject({ place: {} })
  expect(await readFile(path.join(library, '第3期.neikan'))).not.toEqual(before)
})

test('what was changed from outside is not overwritten', async () => {
  const { get, put, library } = await openTestDesk()
  await put('第3期.neikan', '原来的')
  const opened = await get('openIssue', { path: '第3期.neikan' })
  await put('第3期.neikan', '另一个窗口改过的')
  const theirs = await readFile(path.join(library, '第3期.neikan'))
  expect(await get('saveIssue', saveAsk(opened!))).toMatchObject({ outside: { kind: 'changed' } })
  expect(await readFile(path.join(library, '第3期.neikan'))).toEqual(theirs)
  // Unless the user has chosen to keep what is here.
  expect(await get('saveIssue', saveAsk(opened!, { replace: true }))).toMatchObject({ place: {} })
  expect(await readFile(path.join(library, '第3期.neikan'))).not.toEqual(theirs)
})

test('a document that is none is refused with its place', async () => {
  const { ask, get } = await openTestDesk()
  const issue = await get('newIssue', { templateId: 'work-information' })
  const bulletin = { children: [{ type: 'masthead', colour: 'red' }] }
  const outcome = await ask('saveIssue', { ...saveAsk(issue), bulletin } as never)
  expect(outcome).toMatchObject({ ok: false, message: expect.stringContaining('children') })
})

test('a save outside the library is refused', async () => {
  const { ask, get, folder } = await openTestDesk()
  const issue = await get('newIssue', { templateId: 'work-information' })
  expect(await ask('saveIssue', saveAsk(issue, { path: '../out' }))).toMatchObject({ ok: false })
  expect(await readdir(folder)).not.toContain('out.neikan')
})

test('a disk that cannot take the file leaves nothing behind', async () => {
  const { ask, get, library } = await openTestDesk()
  await writeFile(path.join(library, '不是文件夹'), '')
  const issue = await get('newIssue', { templateId: 'work-information' })
  const outcome = await ask('saveIssue', saveAsk(issue, { path: '不是文件夹/第3期' }))
  expect(outcome).toMatchObject({ ok: false, message: expect.stringContaining('另存') })
  expect(await readdir(library)).toEqual(['不是文件夹'])
})

test('the desktop shell asks where, once, and a dismissed dialog saves nothing', async () => {
  const { folder } = await openTestDesk()
  const file = path.join(folder, '选定.neikan')
  const dialogs = answeringDialogs([null, file])
  const { get } = await openTestDesk({ shell: 'electron', library: null, dialogs })
  const issue = await get('newIssue', { templateId: 'work-information' })
  expect(await get('saveIssue', saveAsk(issue))).toBeNull()
  expect(await get('saveIssue', saveAsk(issue))).toMatchObject({ place: { path: file } })
  expect(await get('saveIssue', saveAsk(issue))).toMatchObject({ place: { path: file } })
})

test('closeIssue forgets the issue: it can no longer be saved', async () => {
  const { ask, get } = await openTestDesk()
  const issue = await get('newIssue', { templateId: 'work-information' })
  await get('closeIssue', { issueId: issue.place.issueId })
  expect(await ask('saveIssue', saveAsk(issue))).toMatchObject({ ok: false })
})

test('what a killed save left is gone after the next start, in every folder of the library', async () => {
  const identity = { user: '', host: '', pid: 1, isRunning: () => false }
  const { get, library } = await openTestDesk({ identity })
  const folder = path.join(library, '2026年')
  await mkdir(folder)
  const left = path.join(folder, `.第3期.neikan.${nodeSavePort.uniqueName()}.tmp`)
  await writeFile(left, '半个文件')
  await get('start', null)
  await vi.waitFor(() => expect(existsSync(left)).toBe(false))
})

test('a file that is set to be read only is refused with advice, and the issue stays open', async () => {
  const { get, ask, put, library } = await openTestDesk()
  await put('第3期.neikan', '原来的')
  const file = path.join(library, '第3期.neikan')
  const opened = (await get('openIssue', { path: '第3期.neikan' }))!
  await chmod(file, 0o444)
  const before = await readFile(file)
  expect(await ask('saveIssue', saveAsk(opened, { edits: 1 }))).toMatchObject({
    ok: false,
    message: expect.stringMatching(/只读.*另存为/) as string,
  })
  expect(await readFile(file)).toEqual(before)
  // Its edits still go into the journal, and its words to another place.
  const { issueId } = opened.place
  const edit = { type: 'set_selection', properties: null, newProperties: null }
  const kept = await ask('keepEdits', { issueId, from: 0, edits: [edit], snapshot: null })
  expect(kept).toMatchObject({ ok: true })
  const saved = await get('saveIssue', saveAsk(opened, { saveAs: true, path: '另存' }))
  expect(saved).toMatchObject({ place: { path: '另存.neikan' } })
})

test('a clock that is set back by years keeps saves and their order from nothing', async () => {
  const clock = { now: new Date('2026-11-20T06:00:00Z') }
  const { get, put, library } = await openTestDesk({ now: () => clock.now })
  await put('第3期.neikan', '原来的')
  const opened = (await get('openIssue', { path: '第3期.neikan' }))!
  const file = path.join(library, '第3期.neikan')
  for (const [year, words] of [
    ['2026', '一稿'],
    ['1980', '二稿'],
    ['2026', '三稿'],
  ] as const) {
    clock.now = new Date(`${year}-11-20T06:00:00Z`)
    await utimes(file, clock.now, clock.now)
    const ask = saveAsk(opened, { bulletin: issueOf(words).bulletin, isAutomatic: true })
    expect(await get('saveIssue', ask)).toMatchObject({ savedAt: clock.now.toISOString() })
    const read = await readNeikan(new Uint8Array(await readFile(file)))
    expect(JSON.stringify(read)).toContain(words)
  }
})
