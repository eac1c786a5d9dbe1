import { mkdir, readFile, readdir, rename, rm, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { describe, expect, onTestFinished, test } from 'vitest'
import { plainText } from '../../../core/model/index.ts'
import type { OpenedIssue } from '../../../host/contract.ts'
import { createDeskHandlers } from '../../../host/handlers/index.ts'
import { figure } from '../../helpers/build.ts'
import { withPicture } from '../../helpers/nameplate-picture.ts'
import { photograph } from '../../helpers/photograph.ts'
import { openTestDesk, saveAsk, type TestDesk } from './desk.ts'

const wordsOf = ({ bulletin }: OpenedIssue) => bulletin.children.map(plainText).join(' ')

/** Types at the start of the only paragraph. */
const typed = (text: string) => ({ type: 'insert_text', path: [2, 1, 0], offset: 0, text })

const keep = (desk: TestDesk, { place }: OpenedIssue, from: number, ...edits: unknown[]) =>
  desk.get('keepEdits', { issueId: place.issueId, from, edits, snapshot: null })

/** The same machine after the program went down: other handlers, the same disk. */
function restarted(desk: TestDesk): TestDesk {
  let last = 100
  const handlers = createDeskHandlers({ ...desk.ports, newId: () => `again-${(last += 1)}` })
  onTestFinished(() => handlers.close())
  const ask: TestDesk['ask'] = (name, given) => handlers.handlers[name](given, desk.caller)
  const get: TestDesk['get'] = async (name, given) => {
    const outcome = await ask(name, given)
    if (!outcome.ok) throw new Error(outcome.message)
    return outcome.value as never
  }
  return { ...desk, desk: handlers, ask, get }
}

async function openFile(words = '正文') {
  const desk = await openTestDesk()
  await desk.put('第3期.neikan', words)
  const opened = await desk.get('openIssue', { path: '第3期.neikan' })
  return { desk, opened: opened! }
}

describe('keepEdits', () => {
  test('what was typed is offered after a fall, with what it can be known by', async () => {
    const { desk, opened } = await openFile()
    expect(await keep(desk, opened, 0, typed('新写的'))).toEqual({ needsSnapshot: false })
    expect(await keep(desk, opened, 1, typed('又'), typed('再'))).toEqual({ needsSnapshot: false })
    const again = restarted(desk)
    const { recoverable } = await again.get('start', null)
    expect(recoverable).toMatchObject([
      {
        title: '云岭青年工作信息 2025年第3期',
        path: '第3期.neikan',
        file: 'same',
        changedAt: '2026-11-20T06:00:00.000Z',
        lastLines: ['再又新写的正文'],
      },
    ])
    const recovered = await again.get('recover', { id: recoverable[0]!.id })
    expect(wordsOf(recovered)).toContain('再又新写的正文')
    expect(recovered.place.path).toBe('第3期.neikan')
    expect(await again.get('saveIssue', saveAsk(recovered, { edits: 0 }))).toMatchObject({
      place: {},
    })
    expect((await restarted(desk).get('start', null)).recoverable).toEqual([])
  })

  test('an issue without a name sends itself once, and then only what is new', async () => {
    const desk = await openTestDesk()
    const opened = await desk.get('newIssue', { templateId: 'work-information' })
    expect(await keep(desk, opened, 0, typed('字'))).toEqual({ needsSnapshot: true })
    const { bulletin, template } = opened
    const whole = { bulletin, template, next: 1 }
    const { issueId } = opened.place
    await desk.get('keepEdits', { issueId, from: 1, edits: [], snapshot: whole })
    expect(await keep(desk, opened, 1, typed('头'))).toEqual({ needsSnapshot: false })
    // Edits sent twice, as by a page that goes away, count once.
    expect(await keep(desk, opened, 1, typed('头'), typed('开'))).toEqual({ needsSnapshot: false })
    expect(await keep(desk, opened, 7, typed('漏'))).toEqual({ needsSnapshot: true })
    const { recoverable } = await restarted(desk).get('start', null)
    expect(recoverable).toMatchObject([{ path: null, file: 'none', lastLines: ['开头'] }])
  })

  test('is known by the fields that were changed, never by words that the file has', async () => {
    const { desk, opened } = await openFile()
    const lines = async () => (await restarted(desk).get('start', null)).recoverable[0]?.lastLines
    const newProperties = { kicker: '专报' }
    const kicker = { type: 'set_node', path: [0], properties: {}, newProperties }
    await keep(desk, opened, 0, typed('新'), { ...typed('新'), type: 'remove_text' }, kicker)
    expect(await lines()).toEqual([expect.stringMatching(/^报头：.*　专报　/)])
    const bold = {
      type: 'set_node',
      path: [2, 1, 0],
      properties: {},
      newProperties: { bold: true },
    }
    const plain = { ...kicker, properties: newProperties, newProperties: { kicker: null } }
    await keep(desk, opened, 3, plain, bold)
    expect(await lines()).toEqual([])
  })

  test('of a long paragraph is shown what the file has otherwise', async () => {
    const { desk, opened } = await openFile()
    const long = Array.from({ length: 50 }, (_, index) => `第${index}句。`).join('')
    await keep(desk, opened, 0, typed(long))
    const bulletin = JSON.parse(
      JSON.stringify(opened.bulletin).replace('"正文"', `"${long}正文"`),
    ) as OpenedIssue['bulletin']
    await desk.get('saveIssue', saveAsk({ ...opened, bulletin }, { edits: 1 }))
    await keep(desk, opened, 1, { ...typed('改在中间'), offset: 90 })
    const [line] = (await restarted(desk).get('start', null)).recoverable[0]!.lastLines
    expect(line).toMatch(/^……句。.*改在中间.*……$/)
    expect(line!.indexOf('改在中间')).toBe(14)
  })

  test('another house style is kept too', async () => {
    const { desk, opened } = await openFile()
    const template = { ...opened.template, name: '改过的版式' }
    await keep(desk, opened, 0, { template })
    const again = restarted(desk)
    const [offer] = (await again.get('start', null)).recoverable
    const recovered = await again.get('recover', { id: offer!.id })
    expect(recovered.template.name).toBe('改过的版式')
  })

  test('a clean save leaves nothing to recover, and the journal goes on from the file', async () => {
    const { desk, opened } = await openFile()
    await keep(desk, opened, 0, typed('新'))
    const bulletin = JSON.parse(
      JSON.stringify(opened.bulletin).replace('"正文"', '"新正文"'),
    ) as OpenedIssue['bulletin']
    await desk.get('saveIssue', saveAsk({ ...opened, bulletin }, { edits: 1 }))
    expect((await restarted(desk).get('start', null)).recoverable).toEqual([])
    expect(await keep(desk, opened, 1, typed('更'))).toEqual({ needsSnapshot: false })
    const [offer] = (await restarted(desk).get('start', null)).recoverable
    expect(offer).toMatchObject({ file: 'same', lastLines: ['更新正文'] })
  })

  test('what was typed while a save ran is not lost with the journal', async () => {
    const { desk, opened } = await openFile()
    await keep(desk, opened, 0, typed('一'), typed('二'))
    await desk.get('saveIssue', saveAsk(opened, { edits: 1 }))
    const [offer] = (await restarted(desk).get('start', null)).recoverable
    expect(offer).toMatchObject({ file: 'same', lastLines: ['二一正文'] })
  })

  test('a file that was changed or taken away meanwhile is told', async () => {
    const { desk, opened } = await openFile()
    await keep(desk, opened, 0, typed('新'))
    await desk.put('第3期.neikan', '别人改的')
    expect((await restarted(desk).get('start', null)).recoverable).toMatchObject([
      { file: 'changed' },
    ])
    await rename(path.join(desk.library, '第3期.neikan'), path.join(desk.folder, 'x'))
    expect((await restarted(desk).get('start', null)).recoverable).toMatchObject([
      { file: 'missing' },
    ])
  })

  test('a tab that is gone is offered by the running desk; one that is there is not', async () => {
    const { desk, opened } = await openFile()
    await keep(desk, opened, 0, typed('新'))
    const other = { ...desk.caller, id: 'other' }
    const started = await desk.desk.handlers.start(null, other)
    expect(started).toMatchObject({ ok: true, value: { recoverable: [] } })
    // The same window after its page crashed.
    const reloaded = await desk.get('start', null)
    expect(reloaded.recoverable).toHaveLength(1)
  })
})

test('recover gives the words out once', async () => {
  const { desk, opened } = await openFile()
  await keep(desk, opened, 0, typed('新'))
  const again = restarted(desk)
  const [offer] = (await again.get('start', null)).recoverable
  await again.get('recover', { id: offer!.id })
  expect(await again.ask('recover', { id: offer!.id })).toMatchObject({ ok: false })
  expect(await again.ask('recover', { id: '../../文库' })).toMatchObject({ ok: false })
  // Not saved yet, it survives the next fall too.
  expect((await restarted(again).get('start', null)).recoverable).toHaveLength(1)
})

test('discardRecovery leaves nothing on the disk', async () => {
  const { desk, opened } = await openFile()
  await keep(desk, opened, 0, typed('新'))
  const again = restarted(desk)
  const [offer] = (await again.get('start', null)).recoverable
  await again.get('discardRecovery', { id: offer!.id })
  expect((await again.get('start', null)).recoverable).toEqual([])
  expect(await readdir(path.join(desk.ports.profile, 'recovery'))).toEqual([])
})

test('changeSettings: on a shared machine no trace is left, and those that there are go', async () => {
  const { desk, opened } = await openFile()
  await keep(desk, opened, 0, typed('新'))
  await desk.get('changeSettings', {
    leavesNoTraces: true,
    autosaves: true,
    drawsWithoutGpu: false,
    appearance: 'system',
  })
  expect(await keep(desk, opened, 1, typed('更'))).toEqual({ needsSnapshot: false })
  await desk.put('第4期.neikan', '正文')
  await desk.get('openIssue', { path: '第4期.neikan' })
  const { profile } = desk.ports
  expect((await readdir(profile)).toSorted()).toEqual(['recent.json', 'settings.json'])
  expect(await readFile(path.join(profile, 'recent.json'), 'utf8')).toBe('[]')
  const start = await restarted(desk).get('start', null)
  expect(start).toMatchObject({ recent: [], recoverable: [], settings: { leavesNoTraces: true } })
})

test('a profile that cannot be written is told of, and costs nothing else', async () => {
  const { desk, opened } = await openFile()
  await rm(desk.ports.profile, { recursive: true, force: true })
  await mkdir(path.dirname(desk.ports.profile), { recursive: true })
  await writeFile(desk.ports.profile, 'a file where the folder should be')
  const { issueId } = opened.place
  const ask = { issueId, from: 0, edits: [typed('新')], snapshot: null }
  expect(await desk.ask('keepEdits', ask)).toMatchObject({
    ok: false,
    message: expect.stringContaining('没有写进本机的恢复记录') as string,
  })
  expect(await desk.get('saveIssue', saveAsk(opened, { edits: 1 }))).toMatchObject({ place: {} })
})

test('a picture that was put in is recovered with the words around it', async () => {
  const { desk, opened } = await openFile()
  const { issueId } = opened.place
  const { media } = await desk.get('addPicture', {
    issueId,
    name: '会场.jpg',
    bytes: photograph(1),
  })
  const node = { ...figure({ media }), id: 'f1' }
  await keep(desk, opened, 0, { type: 'insert_node', path: [2, 2], node }, typed('图上的'))
  const again = restarted(desk)
  const [offer] = (await again.get('start', null)).recoverable
  const recovered = await again.get('recover', { id: offer!.id })
  expect(recovered.missingMedia).toEqual([])
  expect(recovered.media).toEqual([media])
})

test('a style that comes back after a save is recovered with the picture of its nameplate', async () => {
  const { desk, opened: first } = await openFile()
  const { issueId } = first.place
  const bytes = photograph(1)
  const { media } = await desk.get('addPicture', { issueId, name: '题字.jpg', bytes })
  const lettered = withPicture(first.template, { media })
  await desk.get('saveIssue', saveAsk({ ...first, template: lettered }))
  await desk.get('closeIssue', { issueId })
  const opened = await desk.get('openIssue', { path: '第3期.neikan' })
  await keep(desk, opened!, 0, { template: first.template })
  // The file that is saved now does not hold the picture any longer.
  await desk.get('saveIssue', saveAsk({ ...opened!, template: first.template }, { edits: 1 }))
  await keep(desk, opened!, 1, { template: lettered })
  const again = restarted(desk)
  const [offer] = (await again.get('start', null)).recoverable
  const recovered = await again.get('recover', { id: offer!.id })
  expect(recovered).toMatchObject({ template: lettered, media: [media], missingMedia: [] })
})

test('a version that was put back and not saved yet is recovered with its pictures', async () => {
  const { desk, opened: first } = await openFile()
  const { issueId } = first.place
  const { media } = await desk.get('addPicture', {
    issueId,
    name: '会场.jpg',
    bytes: photograph(1),
  })
  const node = { ...figure({ media }), id: 'f1' }
  const [head, contents, article, ...rest] = first.bulletin.children
  const pictured = { ...article, children: [...article!.children, node] } as typeof article
  const bulletin = { children: [head!, contents!, pictured!, ...rest] }
  await desk.get('saveIssue', saveAsk({ ...first, bulletin }))
  await desk.get('saveIssue', saveAsk(first))
  await desk.get('closeIssue', { issueId })
  // Opened anew, the desk has no picture of it at hand.
  const opened = (await desk.get('openIssue', { path: '第3期.neikan' })) as OpenedIssue
  const own = opened.place.issueId
  const [version] = await desk.get('listVersions', { issueId: own, bulletin: opened.bulletin })
  const taken = await desk.get('takeVersion', { issueId: own, id: version!.id })
  if ('outside' in taken) throw new Error('Asked about')
  expect(taken).toMatchObject({ media: [media], missingMedia: [] })
  await keep(
    desk,
    opened,
    0,
    { type: 'remove_node', path: [2], node: article },
    { type: 'insert_node', path: [2], node: pictured },
  )
  const again = restarted(desk)
  const [offer] = (await again.get('start', null)).recoverable
  const recovered = await again.get('recover', { id: offer!.id })
  const { bulletin: restored } = taken
  expect(recovered).toMatchObject({ bulletin: restored, media: [media], missingMedia: [] })
})
