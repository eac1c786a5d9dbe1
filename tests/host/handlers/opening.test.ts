import { readFile, readdir, rm, symlink, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { describe, expect, test } from 'vitest'
import { plainText } from '../../../core/model/index.ts'
import type { OpenedIssue } from '../../../host/contract.ts'
import type { Door } from '../../../host/door/index.ts'
import { writeNeikan } from '../../../host/files/index.ts'
import { refused } from '../../../host/outcome.ts'
import { article, bulletin, figure, masthead, p } from '../../helpers/build.ts'
import { putIssue } from '../../helpers/library.ts'
import { answeringDialogs, openTestDesk, saveAsk, template } from './desk.ts'

const wordsOf = ({ bulletin }: OpenedIssue) => bulletin.children.map(plainText).join(' ')

describe('start', () => {
  test('opens nothing that was not asked for', async () => {
    const { get } = await openTestDesk()
    const first = await get('start', null)
    expect(first.initial).toBeNull()
    expect(first).toMatchObject({ shell: 'desk', version: '9.9.9', library: '文库', recent: [] })
    expect(first.templates.map(({ id }) => id)).toContain('work-information')
  })

  test('opens the issue that the address names', async () => {
    const { desk, caller, put } = await openTestDesk()
    await put('第3期.neikan', '正文')
    const started = await desk.handlers.start(null, { ...caller, initialPath: '第3期.neikan' })
    expect(started).toMatchObject({ ok: true, value: { initial: { place: { name: '第3期' } } } })
    const gone = await desk.handlers.start(null, { ...caller, initialPath: '第9期.neikan' })
    expect(gone).toMatchObject({
      ok: true,
      value: { initial: null, refusal: expect.stringContaining('第9期.neikan') },
    })
  })
})

describe('newIssue', () => {
  test('is a normal bulletin of this year without a place', async () => {
    const { get } = await openTestDesk()
    const issue = await get('newIssue', { templateId: 'work-information' })
    expect(issue.place.path).toBeNull()
    expect(issue.bulletin.children[0]).toMatchObject({ type: 'masthead', year: 2026 })
  })

  test('refuses a house style that does not exist', async () => {
    const { ask } = await openTestDesk()
    const outcome = await ask('newIssue', { templateId: 'missing' })
    expect(outcome).toMatchObject({ ok: false, message: expect.stringContaining('missing') })
  })
})

test('openSample never leads back to the file that ships', async () => {
  const { get, ports } = await openTestDesk()
  const before = await readFile(ports.sample)
  const sample = await get('openSample', null)
  const saved = await get('saveIssue', saveAsk(sample))
  expect(saved).toMatchObject({ place: { path: '云岭青年工作信息 2025年第3期.neikan' } })
  expect(await readFile(ports.sample)).toEqual(before)
})

describe('openIssue', () => {
  test('opens a file of the library and remembers it', async () => {
    const { get, put } = await openTestDesk()
    await put('第3期.neikan', '库里的一期')
    const issue = await get('openIssue', { path: '第3期.neikan' })
    expect(issue && wordsOf(issue)).toContain('库里的一期')
    expect(await get('recent', null)).toEqual([
      {
        path: '第3期.neikan',
        name: '第3期',
        openedAt: '2026-11-20T06:00:00.000Z',
        missing: false,
      },
    ])
  })

  test('names the pictures that the file lacks, and opens the rest', async () => {
    const { get, library } = await openTestDesk()
    const missing = `${'0'.repeat(64)}.png`
    const content = bulletin(article('标题', p('正文'), figure({ media: missing })))
    const file = writeNeikan({ bulletin: content, template, media: new Map() })
    await writeFile(path.join(library, '缺图.neikan'), file)
    const issue = await get('openIssue', { path: '缺图.neikan' })
    expect(issue?.missingMedia).toEqual([missing])
    expect(issue && wordsOf(issue)).toContain('正文')
  })

  test.each(['../sample.neikan', '..\\sample.neikan', '/etc/passwd', 'a/../../sample.neikan', ''])(
    'refuses %j, which is not inside the library',
    async (place) => {
      const { ask } = await openTestDesk()
      expect(await ask('openIssue', { path: place })).toMatchObject({ ok: false })
    },
  )

  test.each([
    'CON.neikan',
    'con',
    'a/NUL.neikan',
    'COM1.neikan',
    'lpt².neikan',
    'AUX .neikan',
    'a\0.neikan',
    'C:/a.neikan',
    'a.neikan:stream',
    '//server/share/a.neikan',
    '\\\\server\\share\\a.neikan',
    '\\\\?\\C:\\a.neikan',
    '\u202Eanekin.neikan',
    '~/../a.neikan/..\\..\\b',
  ])('refuses %j in words, to open and to save', async (place) => {
    const { ask, get, library } = await openTestDesk()
    const refusal = { ok: false, message: expect.stringMatching(/[一-龥]/) }
    expect(await ask('openIssue', { path: place })).toMatchObject(refusal)
    const sample = await get('openSample', null)
    const saved = await ask('saveIssue', saveAsk(sample, { path: place, saveAs: true }))
    expect(saved).toMatchObject(refusal)
    expect(await readdir(library)).toEqual([])
  })

  test.each(['a.neikan.', 'a.neikan ', 'a./b.neikan'])(
    'refuses %j, which Windows would take for another file',
    async (place) => {
      const { ask } = await openTestDesk()
      expect(await ask('openIssue', { path: place })).toMatchObject({ ok: false })
    },
  )

  test('does not follow a symbolic link out of the library', async () => {
    const { ask, library, ports } = await openTestDesk()
    await symlink(ports.sample, path.join(library, 'link.neikan'))
    const outcome = await ask('openIssue', { path: 'link.neikan' })
    expect(outcome).toMatchObject({ ok: false, message: expect.stringContaining('文库') })
  })

  test('says of a damaged file what is wrong', async () => {
    const { ask, library } = await openTestDesk()
    await writeFile(path.join(library, 'bad.neikan'), 'not a zip')
    const outcome = await ask('openIssue', { path: 'bad.neikan' })
    expect(outcome).toMatchObject({ ok: false, message: expect.stringMatching(/[一-龥]/) })
  })

  test('in the desktop shell opens only what the user chose', async () => {
    const desktop = { shell: 'electron', library: null } as const
    const probe = await openTestDesk()
    await probe.put('chosen.neikan', '选定的一期')
    const file = path.join(probe.library, 'chosen.neikan')
    const { ask, get } = await openTestDesk({
      ...desktop,
      dialogs: answeringDialogs([file, null]),
    })
    expect(await ask('openIssue', { path: file })).toMatchObject({ ok: false })
    expect((await get('openIssue', { path: null }))?.place.path).toBe(file)
    expect((await get('openIssue', { path: file }))?.place.path).toBe(file)
    expect(await get('openIssue', { path: null })).toBeNull()
  })
})

describe('importText', () => {
  test('reads a manuscript of any encoding into an issue without a place', async () => {
    const { get } = await openTestDesk()
    const manuscript = await readFile('tests/fixtures/manuscript-errors.txt')
    const bytes = new Uint8Array(manuscript)
    const issue = await get('importText', {
      name: '来稿.txt',
      bytes,
      target: { templateId: 'work-information' },
    })
    expect(issue.bulletin.children[0]).toMatchObject({ nameplate: '云岭青年工作信息' })
    expect(issue.place.path).toBeNull()
    expect(issue.report.recognised).toMatchObject({ articles: 4, runInHeadings: 12, recipients: 5 })
    expect(issue.report.dropped).toContainEqual({
      line: 63,
      text: '（此页无正文）',
      reason: '由程序按版面生成',
    })
  })

  test('gives articles alone the frame of the next issue of their publication', async () => {
    const { get, library } = await openTestDesk()
    const third = { year: 2026, issueNumber: 3, issueDate: '2026-08-21', cumulativeNumber: 57 }
    await putIssue(library, '第3期', third)
    const bytes = new TextEncoder().encode('村社夜校开课\n\n第一段。\n第二段。\n')
    const ask = { name: '来稿.txt', bytes, target: { after: '第3期.neikan' } }
    const { bulletin, place, report } = await get('importText', ask)
    expect(bulletin.children[0]).toMatchObject({
      ...{ nameplate: '澄源青年工作信息', year: 2026, issueNumber: 4, cumulativeNumber: 58 },
      issueDate: null,
    })
    expect(bulletin.children.at(-1)).toMatchObject({ type: 'imprint', printRun: 80 })
    expect(bulletin.children.filter(({ type }) => type === 'distribution')).toHaveLength(1)
    expect(bulletin.children.filter(({ type }) => type === 'article')).toHaveLength(1)
    expect(report.warnings[0]?.message).toContain('本刊的下一期')
    expect(place.path).toBe('澄源青年工作信息 2026年第4期.neikan')
    const whole = new Uint8Array(await readFile('tests/fixtures/manuscript-errors.txt'))
    const own = await get('importText', { ...ask, bytes: whole })
    expect(own.bulletin.children[0]).toMatchObject({ nameplate: '云岭青年工作信息' })
    expect(own.place.path).toBeNull()
  })

  test('gives the articles of a manuscript to an issue that is open', async () => {
    const { get, ask } = await openTestDesk()
    const name = '来稿.txt'
    const bytes = new TextEncoder().encode('村社夜校开课\n\n第一段。\n第二段。\n')
    const { articles, masthead } = await get('readContribution', { name, bytes })
    expect(articles).toHaveLength(1)
    expect(masthead).toBeNull()
    const marked = new TextEncoder().encode('内部 机密★3年\n青禾信息\n2024年 第7期\n标题\n正文。\n')
    expect(await ask('readContribution', { name, bytes: marked })).toMatchObject({
      message: expect.stringContaining('涉密计算机'),
    })
  })

  test('refuses what is not text', async () => {
    const { ask } = await openTestDesk()
    const bytes = new Uint8Array([0xd0, 0xcf, 0x11, 0xe0, 0, 0, 0, 0])
    const outcome = await ask('importText', {
      name: 'a.txt',
      bytes,
      target: { templateId: 'work-information' },
    })
    expect(outcome).toMatchObject({ ok: false, message: expect.stringContaining('a.txt') })
  })
})

describe('what a clipboard has', () => {
  const clipping = { own: '', html: '<h2>题</h2><p>文</p>', text: '题\n文' }

  test('is read: blocks of the program first, then markup, then words', async () => {
    const { get } = await openTestDesk()
    const read = await get('readClipping', clipping)
    expect(read).toMatchObject({ kind: 'passage', parts: [{ headingLevel: 2 }, {}] })
    const block = { type: 'paragraph', id: 'a', children: [{ text: '自己的字' }] }
    const own = JSON.stringify([block])
    expect(await get('readClipping', { ...clipping, own })).toMatchObject({ kind: 'blocks' })
    expect(await get('readClipping', { ...clipping, html: '' })).toMatchObject({
      kind: 'passage',
      parts: [{ headingLevel: null }, {}],
    })
  })

  test('leaves its words where the markup is too much, and is told where those are', async () => {
    const { get } = await openTestDesk()
    const tooDeep = { ...clipping, html: '<i>'.repeat(300) }
    expect(await get('readClipping', tooDeep)).toMatchObject({ kind: 'words', parts: [{}, {}] })
    const lines = '行\n'.repeat(50_001)
    expect(await get('readClipping', { ...tooDeep, text: lines })).toEqual({ kind: 'tooLong' })
  })

  test('leaves its words where the reader was stopped for its time or memory', async () => {
    const door: Door = { take: () => Promise.resolve(refused('读不了。')) }
    const { get } = await openTestDesk({ door })
    expect(await get('readClipping', clipping)).toMatchObject({ kind: 'words', parts: [{}, {}] })
  })
})

describe('lists', () => {
  test('recent says of a file that it is gone, and forgetRecent drops it', async () => {
    const { get, put, library } = await openTestDesk()
    await put('第3期.neikan', '正文')
    await get('openIssue', { path: '第3期.neikan' })
    await rm(path.join(library, '第3期.neikan'))
    expect(await get('recent', null)).toMatchObject([{ missing: true }])
    expect(await get('forgetRecent', { path: '第3期.neikan' })).toEqual([])
  })
})

test('cancelReading stops what this tab waits for, and readingProgress says how far it is', async () => {
  const door: Door = {
    take: (_arrival, options) =>
      new Promise((resolve) => {
        options?.signal?.addEventListener('abort', () => resolve(refused('已取消。')))
        options?.onStage?.('unpack')
      }),
  }
  const { ask, get, put, notices } = await openTestDesk({ door })
  await put('第3期.neikan', '正文')
  const opening = ask('openIssue', { path: '第3期.neikan' })
  await expect.poll(() => notices).toEqual([['readingProgress', { stage: 'unpack' }]])
  expect(await get('cancelReading', null)).toBeNull()
  expect(await opening).toEqual(refused('已取消。'))
  const pasting = ask('readClipping', { own: '', html: '<p>字</p>', text: '字' })
  await get('cancelReading', null)
  expect(await pasting).toEqual(refused('已取消。'))
  expect(await get('cancelReading', null)).toBeNull()
})

test('neither a manuscript nor a file under the mark of a state secret comes to the desk', async () => {
  const { ask, library } = await openTestDesk()
  const bytes = new TextEncoder().encode('绝密★\n云岭青年工作信息\n\n标题\n正文。\n')
  const manuscript = { name: 'a.txt', bytes, target: { templateId: 'work-information' } }
  expect(await ask('importText', manuscript)).toMatchObject({
    ok: false,
    message: expect.stringContaining('涉密计算机'),
  })
  const marked = bulletin(masthead({ confidentialityMark: ['秘密★1年'] }), article('标题', p('文')))
  const file = writeNeikan({ bulletin: marked, template, media: new Map() })
  await writeFile(path.join(library, 'a.neikan'), file)
  expect(await ask('openIssue', { path: 'a.neikan' })).toMatchObject({
    ok: false,
    message: expect.stringContaining('没有打开'),
  })
})
