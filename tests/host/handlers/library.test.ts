import { readdir } from 'node:fs/promises'
import path from 'node:path'
import { describe, expect, test, vi } from 'vitest'
import type { OpenedIssue } from '../../../host/contract.ts'
import { headlineText } from '../../../core/model/index.ts'
import { cleanPicture } from '../../../core/picture/index.ts'
import { picture } from '../../docx/every-element.ts'
import { withPicture } from '../../helpers/nameplate-picture.ts'
import { putIssue } from '../../helpers/library.ts'
import { answeringDialogs, openTestDesk, saveAsk, template } from './desk.ts'

const mastheadOf = ({ bulletin }: Pick<OpenedIssue, 'bulletin'>) => bulletin.children[0]
const titlesOf = ({ bulletin }: OpenedIssue) =>
  bulletin.children.flatMap((part) => (part.type === 'article' ? [headlineText(part)] : []))

const third = { year: 2026, issueNumber: 3, issueDate: '2026-08-21', cumulativeNumber: 57 }

test('listLibrary and searchLibrary name issues by paths that can be opened', async () => {
  const { get, library } = await openTestDesk()
  await putIssue(library, '2026年/第3期', { ...third, articles: [{ title: '青年夜校' }] })
  const { issues } = await get('listLibrary', null)
  expect(issues).toMatchObject([{ path: '2026年/第3期.neikan', issueNumber: 3 }])
  const { hits } = await get('searchLibrary', { query: '夜校' })
  expect(hits).toMatchObject([{ path: '2026年/第3期.neikan', title: '青年夜校' }])
  expect(await get('openIssue', { path: hits[0]!.path })).toMatchObject({
    place: { name: '第3期' },
  })
})

test('previewIssue shows an issue without opening it', async () => {
  const { get, library } = await openTestDesk()
  await putIssue(library, '第3期', third)
  const preview = await get('previewIssue', { path: '第3期.neikan' })
  expect(mastheadOf(preview)).toMatchObject({ issueNumber: 3 })
  expect(await get('recent', null)).toEqual([])
})

describe('nextIssue', () => {
  test('writes the issue that follows on beside the last one, and opens it', async () => {
    const { get, library } = await openTestDesk()
    await putIssue(library, '第3期', third)
    const issue = await get('nextIssue', { path: '第3期.neikan', as: 'next' })
    expect(mastheadOf(issue)).toMatchObject({
      ...{ year: 2026, issueNumber: 4, cumulativeNumber: 58, issueDate: null },
      nameplate: '澄源青年工作信息',
    })
    expect(titlesOf(issue)).toEqual([''])
    expect(issue.place.path).toBe('澄源青年工作信息 2026年第4期.neikan')
    expect(await get('listLibrary', null)).toMatchObject({
      issues: [{ issueNumber: 3 }, { issueNumber: 4, printRun: 80, recipients: 2 }],
    })
  })

  test('goes on after the last number of the publication, whichever issue it is made from', async () => {
    const { get, library } = await openTestDesk()
    await putIssue(library, '第3期', third)
    await putIssue(library, '第1期', { ...third, issueNumber: 1, articles: [{ title: '旧稿' }] })
    await putIssue(library, '别的刊', { nameplate: '团情快报', year: 2026, issueNumber: 26 })
    await get('markVoid', {
      numbers: [{ nameplate: '澄源青年工作信息', year: 2026, issueNumber: 4, supplement: false }],
      isVoid: true,
    })
    const draft = await get('nextIssue', { path: '第1期.neikan', as: 'draft' })
    expect(mastheadOf(draft)).toMatchObject({ issueNumber: 5 })
    expect(titlesOf(draft)).toEqual(['旧稿'])
  })

  test('numbers supplements apart', async () => {
    const { get, library } = await openTestDesk()
    await putIssue(library, '第3期', third)
    const issue = await get('nextIssue', { path: '第3期.neikan', as: 'supplement' })
    expect(mastheadOf(issue)).toMatchObject({
      ...{ issueNumber: 1, supplement: true, cumulativeNumber: null },
    })
    const again = await get('nextIssue', { path: issue.place.path!, as: 'draft' })
    expect(mastheadOf(again)).toMatchObject({ issueNumber: 2, supplement: true })
  })

  test('goes on in the folder of the new year, and starts at 1', async () => {
    const { get, library } = await openTestDesk()
    await putIssue(library, '信息/2025年/第9期', { year: 2025, issueNumber: 9 })
    const issue = await get('nextIssue', { path: '信息/2025年/第9期.neikan', as: 'next' })
    expect(issue.place.path).toBe('信息/2026年/澄源青年工作信息 2026年第1期.neikan')
  })

  test('never writes over a file of the same name', async () => {
    const { get, library } = await openTestDesk()
    await putIssue(library, '第3期', third)
    await putIssue(library, '澄源青年工作信息 2026年第4期', { nameplate: '别的' })
    const issue = await get('nextIssue', { path: '第3期.neikan', as: 'next' })
    expect(issue.place.path).toBe('澄源青年工作信息 2026年第4期（2）.neikan')
  })
})

describe('the bin', () => {
  test('takes an issue out of the register, and gives it back with its marks', async () => {
    const { get, library } = await openTestDesk()
    await putIssue(library, '2026年/第3期', third)
    await get('markIssue', { path: '2026年/第3期.neikan', isIssued: true })
    const { listing, kept } = await get('removeIssue', { path: '2026年/第3期.neikan' })
    expect(listing.issues).toEqual([])
    expect(kept).toBe('回收站/2026年/第3期.neikan')
    expect(await get('listBin', null)).toMatchObject([
      { path: kept, name: '第3期', folder: '2026年' },
    ])
    const { issues } = await get('restoreIssue', { kept, path: null })
    expect(await get('listBin', null)).toEqual([])
    expect(issues).toMatchObject([{ path: '2026年/第3期.neikan', isIssued: true }])
  })

  test('keeps two issues of one name, and puts none over another', async () => {
    const { get, ask, library } = await openTestDesk()
    await putIssue(library, '甲/第3期', third)
    await putIssue(library, '乙/第3期', third)
    await get('removeIssue', { path: '甲/第3期.neikan' })
    await putIssue(library, '甲/第3期', third)
    const { kept } = await get('removeIssue', { path: '甲/第3期.neikan' })
    expect(kept).toBe('回收站/甲/第3期（2）.neikan')
    for (const to of ['乙/第3期.neikan', null]) {
      await putIssue(library, '甲/第3期（2）', third)
      expect(await ask('restoreIssue', { kept, path: to })).toMatchObject({
        message: expect.stringContaining('没有移回来'),
      })
    }
    expect(await get('listBin', null)).toHaveLength(2)
  })

  test('gives back nothing that does not lie in it', async () => {
    const { ask, library } = await openTestDesk()
    await putIssue(library, '第3期', third)
    expect(await ask('restoreIssue', { kept: '第3期.neikan', path: '甲.neikan' })).toMatchObject({
      message: expect.stringContaining('不在“回收站”里'),
    })
  })

  test('takes nothing that somebody writes in, or that is not there', async () => {
    const { ask, get, library, desk, caller } = await openTestDesk()
    await putIssue(library, '第3期', third)
    await get('openIssue', { path: '第3期.neikan' })
    const other = { ...caller, id: 'other' }
    const removed = await desk.handlers.removeIssue({ path: '第3期.neikan' }, other)
    expect(removed).toMatchObject({
      message: expect.stringContaining('正在别处打开着'),
    })
    expect(await ask('removeIssue', { path: '没有这一期.neikan' })).toMatchObject({ ok: false })
  })
})

describe('renameIssue', () => {
  test('moves the file in its folder, and what is known of it too', async () => {
    const { get, library } = await openTestDesk()
    await putIssue(library, '2026年/第3期', third)
    await get('markIssue', { path: '2026年/第3期.neikan', isIssued: true })
    const opened = (await get('openIssue', { path: '2026年/第3期.neikan' }))!
    await get('closeIssue', { issueId: opened.place.issueId })
    const renamed = await get('renameIssue', { path: '2026年/第3期.neikan', name: '夜校/专刊' })
    expect(renamed.path).toBe('2026年/夜校／专刊.neikan')
    expect(renamed.listing.issues).toMatchObject([{ path: renamed.path, isIssued: true }])
    expect((await get('recent', null)).map(({ path: place }) => place)).toEqual([renamed.path])
  })

  test('puts none over another, and none away from who writes in it', async () => {
    const { get, ask, library, desk, caller } = await openTestDesk()
    await putIssue(library, '第3期', third)
    await putIssue(library, '第4期', third)
    expect(await ask('renameIssue', { path: '第3期.neikan', name: '第4期' })).toMatchObject({
      message: expect.stringContaining('已经有一个“第4期”'),
    })
    await get('openIssue', { path: '第3期.neikan' })
    const other = { ...caller, id: 'other' }
    expect(
      await desk.handlers.renameIssue({ path: '第3期.neikan', name: '新名' }, other),
    ).toMatchObject({ message: expect.stringContaining('正在别处打开着') })
  })
})

test('keepHouseStyle sets the next issues, and leaves those that are out as they were', async () => {
  const { get, ask, library } = await openTestDesk()
  await putIssue(library, '第3期', third)
  const nameplate = '澄源青年工作信息'
  const confidentialityMark = ['内部资料', '妥善保存']
  const defaults = { ...template.defaults, confidentialityMark }
  const own = { ...template, id: 'own', name: '澄源青年工作信息', defaults }
  await get('keepHouseStyle', { issueId: 'none', nameplate, template: own })
  const next = await get('nextIssue', { path: '第3期.neikan', as: 'next' })
  expect(next.template.id).toBe('own')
  expect(mastheadOf(next)).toMatchObject({ confidentialityMark })
  expect((await get('openIssue', { path: '第3期.neikan' }))!.template.id).toBe(template.id)
  const broken = { ...template, grid: { ...template.grid, linesPerPage: 0 } }
  expect(
    await ask('keepHouseStyle', { issueId: 'none', nameplate, template: broken }),
  ).toMatchObject({ ok: false })
})

test('keepHouseStyle keeps the nameplate’s picture, and every next issue brings it along', async () => {
  const { get, ask, library } = await openTestDesk()
  await putIssue(library, '第3期', third)
  const nameplate = '澄源青年工作信息'
  const { place } = (await get('openIssue', { path: '第3期.neikan' })) as OpenedIssue
  const { issueId } = place
  const added = await get('addPicture', { issueId, name: '题字.png', bytes: picture })
  const own = withPicture({ ...template, id: 'own' }, { media: added.media })
  await get('keepHouseStyle', { issueId, nameplate, template: own })
  const next = await get('nextIssue', { path: '第3期.neikan', as: 'next' })
  expect(next).toMatchObject({ template: own, media: [added.media], missingMedia: [] })
  const shown = await get('previewIssue', { path: next.place.path! })
  expect(shown.nameplate).toEqual(cleanPicture(picture)!.bytes)
  const lost = withPicture(own, { media: `${'1'.repeat(64)}.png` })
  expect(await ask('keepHouseStyle', { issueId, nameplate, template: lost })).toMatchObject({
    message: expect.stringMatching('重新选一张'),
  })
})

test('newPublication starts at 第1期 in a folder of its own', async () => {
  const { get, ask, library } = await openTestDesk()
  const issue = await get('newPublication', {
    style: { templateId: 'work-brief' },
    nameplate: '团情快报',
    issuingOffice: '共青团澄源县委',
  })
  expect(mastheadOf(issue)).toMatchObject({
    ...{ nameplate: '团情快报', year: 2026, issueNumber: 1, issuingOffice: '共青团澄源县委' },
  })
  const made = await readdir(path.join(library, '团情快报'))
  expect(made.filter((each) => !each.endsWith('.lock'))).toHaveLength(1)
  for (const style of [{ templateId: 'missing' }, { keptFor: '没有这种刊物' }]) {
    const missing = { style, nameplate: '刊名', issuingOffice: '' }
    expect(await ask('newPublication', missing)).toMatchObject({ ok: false })
    expect(await ask('openStyle', { style })).toMatchObject({ ok: false })
  }
})

test('newPublication begins in a style that was kept, without the lettering of another name', async () => {
  const { get } = await openTestDesk()
  const keptFor = '澄源青年'
  const { place } = await get('newIssue', { templateId: 'work-information' })
  const { issueId } = place
  const added = await get('addPicture', { issueId, name: '题字.png', bytes: picture })
  const lettered = withPicture({ ...template, id: 'own', name: '青年版' }, { media: added.media })
  const own = {
    ...lettered,
    masthead: {
      ...lettered.masthead,
      nameplate: { ...lettered.masthead.nameplate, default: keptFor },
    },
  }
  await get('keepHouseStyle', { issueId, nameplate: keptFor, template: own })
  const { styles } = await get('listLibrary', null)
  expect(styles).toEqual([{ nameplate: keptFor, name: '青年版' }])
  const begin = (nameplate: string) =>
    get('newPublication', { style: { keptFor }, nameplate, issuingOffice: '' })
  expect(await begin(keptFor)).toMatchObject({ template: own, media: [added.media] })
  const other = await begin('团情快报')
  expect(other.template).toMatchObject({ id: 'own', masthead: { nameplate: { picture: null } } })
  expect(other.missingMedia).toEqual([])
})

test('openStyle shows a style on the words of the sample, and writes nothing', async () => {
  const { get, library } = await openTestDesk()
  const shown = await get('openStyle', { style: { templateId: 'special-report' } })
  expect(shown).toMatchObject({ template: { id: 'special-report' }, place: { path: null } })
  expect(mastheadOf(shown)).toMatchObject({ nameplate: '工作专报' })
  expect(titlesOf(shown)).toEqual(titlesOf(await get('openSample', null)))
  expect(shown.missingMedia).toEqual([])
  expect(await readdir(library).catch(() => [])).toEqual([])
})

test('markIssue and recordPages show in the listing', async () => {
  const { get, library } = await openTestDesk()
  await putIssue(library, '第3期', third)
  const marked = await get('markIssue', { path: '第3期.neikan', isIssued: true })
  expect(marked.issues).toMatchObject([{ isIssued: true, isArchived: false }])
  const opened = (await get('openIssue', { path: '第3期.neikan' }))!
  await get('recordPages', { issueId: opened.place.issueId, pages: 14 })
  const archived = await get('markIssue', { path: '第3期.neikan', isArchived: true })
  expect(archived.issues).toMatchObject([{ isIssued: true, isArchived: true, pages: 14 }])
})

test('recordPages says nothing of an issue that has no file', async () => {
  const { get } = await openTestDesk()
  const issue = await get('newIssue', { templateId: 'work-information' })
  expect(await get('recordPages', { issueId: issue.place.issueId, pages: 3 })).toBeNull()
  expect((await get('listLibrary', null)).issues).toEqual([])
})

test('a page that has listed the library is told of what is saved into it', async () => {
  const { get, notices } = await openTestDesk()
  await get('listLibrary', null)
  await get('saveIssue', saveAsk(await get('openSample', null)))
  await vi.waitFor(() => expect(notices.map(([name]) => name)).toContain('libraryChanged'), 5_000)
})

describe('chooseLibrary', () => {
  test('is the shell’s, and remembered', async () => {
    const elsewhere = await openTestDesk()
    await putIssue(elsewhere.library, '第3期', third)
    const desktop = { shell: 'electron', library: null } as const
    const dialogs = answeringDialogs([elsewhere.library, null])
    const { get, ask, ports } = await openTestDesk({ ...desktop, dialogs })
    expect((await get('listLibrary', null)).issues).toEqual([])
    const chosen = await get('chooseLibrary', null)
    const [issue] = chosen!.issues
    expect(issue!.path).toBe(path.join(elsewhere.library, '第3期.neikan'))
    expect(await get('chooseLibrary', null)).toBeNull()
    // What the register lists, the page may open and go on from.
    expect(await ask('openIssue', { path: issue!.path })).toMatchObject({ ok: true })
    const next = await get('nextIssue', { path: issue!.path, as: 'next' })
    expect(path.dirname(next.place.path!)).toBe(elsewhere.library)
    const later = await openTestDesk({ ...desktop, profile: ports.profile })
    expect((await later.get('listLibrary', null)).issues).toHaveLength(2)
  })

  test('is refused in the browser, where the folder was named at the start', async () => {
    const { ask } = await openTestDesk()
    expect(await ask('chooseLibrary', null)).toMatchObject({ ok: false })
  })
})
