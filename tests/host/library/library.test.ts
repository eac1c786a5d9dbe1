import { readFile, readdir, rename, rm, stat, utimes, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { describe, expect, test, vi } from 'vitest'
import { createLibrary } from '../../../host/library/index.ts'
import { nodeFiles } from '../../../host/node-files.ts'
import { putIssue, putManyIssues } from '../../helpers/library.ts'
import { openTestDesk } from '../handlers/desk.ts'

/** A library over a folder of its own, and what it reads of the disk. */
async function openLibrary() {
  const { ports, library: folder } = await openTestDesk()
  const read = vi.fn(nodeFiles.read)
  const open = () => createLibrary({ ...ports, files: { ...nodeFiles, read } })
  const issueFilesRead = () =>
    read.mock.calls.filter(([file]) => String(file).endsWith('.neikan')).length
  return { ports, folder, open, library: open(), issueFilesRead }
}

const number = (issueNumber: number) => ({
  nameplate: '澄源青年工作信息',
  year: 2026,
  issueNumber,
  supplement: false,
})

describe('the listing', () => {
  test('says of each issue what the register shows, and nothing of other files', async () => {
    const { folder, library } = await openLibrary()
    await putIssue(folder, '2026年/第3期', {
      issueNumber: 3,
      articles: [{ title: '第一篇', office: '石桥镇团委' }, { title: '第二篇' }],
    })
    await putIssue(folder, '.hidden', {})
    await writeFile(path.join(folder, 'note.txt'), '不是一期')
    const listing = await library.listAll()
    expect(listing).toMatchObject({ name: '文库', folder, faults: [], registerFault: null })
    expect(listing.issues).toMatchObject([
      {
        path: '2026年/第3期.neikan',
        ...number(3),
        templateName: '工作信息',
        printRun: 80,
        recipients: 2,
        articles: [{ title: '第一篇', contributingOffice: '石桥镇团委' }, { title: '第二篇' }],
        isIssued: false,
        isArchived: false,
        pages: null,
      },
    ])
  })

  test('names the files that cannot be read, and why, beside those that can', async () => {
    const { folder, library } = await openLibrary()
    await putIssue(folder, '好', {})
    await writeFile(path.join(folder, '坏.neikan'), 'not a zip')
    const { issues, faults } = await library.listAll()
    expect(issues.map((issue) => issue.path)).toEqual(['好.neikan'])
    expect(faults).toMatchObject([{ path: '坏.neikan', message: expect.stringMatching(/损坏/) }])
  })

  test('reads a file again only when it has changed, also after the program was closed', async () => {
    const { folder, library, open, issueFilesRead } = await openLibrary()
    await putIssue(folder, '甲', number(1))
    await putIssue(folder, '乙', number(2))
    await library.listAll()
    await library.listAll()
    expect(issueFilesRead()).toBe(2)
    await putIssue(folder, '乙', { ...number(2), issueNumber: 12 })
    await utimes(path.join(folder, '乙.neikan'), 2_000_000_000, 2_000_000_000)
    const later = open()
    const numbers = (await later.listAll()).issues.map(({ issueNumber }) => issueNumber)
    expect(numbers.toSorted()).toEqual([1, 12])
    expect(issueFilesRead()).toBe(3)
  })

  test('forgets a file that is gone', async () => {
    const { folder, library } = await openLibrary()
    await putIssue(folder, '甲', {})
    await library.listAll()
    await rm(path.join(folder, '甲.neikan'))
    expect((await library.listAll()).issues).toEqual([])
  })

  test('tells of changes from outside', async () => {
    const { folder, library } = await openLibrary()
    const onChange = vi.fn()
    library.onChange(onChange)
    await library.listAll()
    onChange.mockClear()
    await putIssue(folder, '新来的', {})
    await vi.waitFor(() => expect(onChange).toHaveBeenCalled(), { timeout: 5_000 })
  })

  test('goes on without its cache when that is damaged', async () => {
    const { folder, library, open, ports } = await openLibrary()
    await putIssue(folder, '甲', {})
    await library.listAll()
    const kept = path.join(ports.profile, 'library')
    for (const name of await readdir(kept)) await writeFile(path.join(kept, name), '{"version":1')
    expect((await open().listAll()).issues).toHaveLength(1)
  })

  test('keeps its cache from other users of the machine', async () => {
    const { folder, library, ports } = await openLibrary()
    await putIssue(folder, '甲', {})
    await library.listAll()
    const [name] = await readdir(path.join(ports.profile, 'library'))
    const { mode } = await stat(path.join(ports.profile, 'library', name!))
    expect(mode & 0o077).toBe(0)
  })
})

describe('marks', () => {
  test('are kept in a plain file beside the issues', async () => {
    const { folder, library, open } = await openLibrary()
    await putIssue(folder, '第1期', number(1))
    await library.mark('第1期.neikan', { isIssued: true, pages: 12 })
    await library.markVoid([number(2), number(3)], true)
    const file = JSON.parse(await readFile(path.join(folder, '台账.json'), 'utf8'))
    expect(file).toMatchObject({ format: 1, voids: [number(2), number(3)] })
    const listing = await open().listAll()
    expect(listing.issues).toMatchObject([{ isIssued: true, isArchived: false, pages: 12 }])
    expect(listing.voids).toEqual([number(2), number(3)])
    await library.markVoid([number(2)], false)
    expect((await library.listAll()).voids).toEqual([number(3)])
  })

  test('stay with an issue whose file was renamed, and do not go to a copy of it', async () => {
    const { folder, library } = await openLibrary()
    await putIssue(folder, '第1期', number(1))
    await library.mark('第1期.neikan', { isIssued: true })
    await putIssue(folder, '第1期 副本', number(1))
    const issuedOf = async () =>
      Object.fromEntries(
        (await library.listAll()).issues.map((issue) => [issue.path, issue.isIssued]),
      )
    expect(await issuedOf()).toEqual({ '第1期.neikan': true, '第1期 副本.neikan': false })
    await rm(path.join(folder, '第1期 副本.neikan'))
    await rename(path.join(folder, '第1期.neikan'), path.join(folder, '改名.neikan'))
    expect(await issuedOf()).toEqual({ '改名.neikan': true })
    await library.mark('改名.neikan', { pages: 8 })
    expect((await library.listAll()).issues).toMatchObject([{ isIssued: true, pages: 8 }])
  })

  test('are never written over a register that cannot be read', async () => {
    const { folder, library } = await openLibrary()
    await putIssue(folder, '第1期', number(1))
    const file = path.join(folder, '台账.json')
    await writeFile(file, '{"format":2,"voids":[]}')
    const marked = await library.mark('第1期.neikan', { isIssued: true })
    expect(marked).toMatchObject({ ok: false, message: expect.stringContaining('台账.json') })
    expect(await readFile(file, 'utf8')).toBe('{"format":2,"voids":[]}')
    const listing = await library.listAll()
    expect(listing.registerFault).toContain('台账.json')
    expect(listing.issues).toHaveLength(1)
  })
})

describe('searching', () => {
  test('finds all words in titles before offices before text, the newest first', async () => {
    const { folder, library } = await openLibrary()
    await putIssue(folder, '旧', {
      year: 2024,
      articles: [{ title: '夜校 ２.0', text: '正文' }],
    })
    await putIssue(folder, '新', {
      year: 2026,
      articles: [
        { title: '甲', text: `${'前'.repeat(40)}青年夜校2.0版${'后'.repeat(90)}` },
        { title: '乙', office: '夜校2.0工作专班' },
        { title: '丙', text: '夜校 开班' },
      ],
    })
    const { hits, total } = await library.search('夜校 2.0')
    expect(total).toBe(3)
    expect(hits.map(({ title }) => title)).toEqual(['夜校 ２.0', '乙', '甲'])
    expect(hits[2]!.excerpt).toMatch(/^…前{11,14}青年夜校2\.0版后+$/)
    expect(hits[2]!.articleId).not.toBeNull()
  })

  test('finds what stands round the articles, after what is written in them', async () => {
    const { folder, library } = await openLibrary()
    await putIssue(folder, '甲', {
      ...number(3),
      kicker: '经验交流',
      articles: [{ title: '甲', text: '林岚到村社讲课' }],
    })
    expect((await library.search('林岚')).hits).toMatchObject([
      { title: '甲', excerpt: '林岚到村社讲课' },
      { articleId: null, excerpt: '责任编辑：林岚' },
    ])
    expect((await library.search('第3期 经验交流')).hits).toMatchObject([{ articleId: null }])
    expect((await library.search('各乡镇团委')).total).toBe(1)
  })

  test('finds an issue by its number, and folds width and case', async () => {
    const { folder, library } = await openLibrary()
    await putIssue(folder, '甲', { ...number(3), articles: [{ title: 'ＬＯＧＯ征集' }] })
    expect((await library.search('工作信息 第3期')).hits).toMatchObject([{ articleId: null }])
    expect((await library.search('logo')).hits).toMatchObject([{ title: 'ＬＯＧＯ征集' }])
    expect((await library.search('(logo')).hits).toEqual([])
    expect((await library.search(' ')).hits).toEqual([])
  })
})

test('two thousand issues are listed at once and searched at once after the first reading', async () => {
  const { folder, library, open, issueFilesRead } = await openLibrary()
  await putManyIssues(folder, 2000)
  const first = await library.list()
  expect(first.issues.length + first.pending).toBeGreaterThan(1900)
  expect((await library.listAll()).issues).toHaveLength(2000)
  const readBefore = issueFilesRead()
  const later = open()
  const listing = await later.list()
  expect(listing).toMatchObject({ pending: 0 })
  expect(listing.issues).toHaveLength(2000)
  const found = await later.search('编号1999-3')
  expect(found.hits).toMatchObject([{ title: '第2000号来稿之4：青年夜校开进村社' }])
  expect(issueFilesRead()).toBe(readBefore)
}, 120_000)
