import { createHash } from 'node:crypto'
import { writeFile } from 'node:fs/promises'
import path from 'node:path'
import { beforeAll, describe, expect, test } from 'vitest'
import { templateById } from '../../../core/template/index.ts'
import { readNeikan } from '../../../host/files/index.ts'
import { createPacker, packIssue, type Packer } from '../../../host/packer/index.ts'
import { article, bulletin, figure, p } from '../../helpers/build.ts'
import { photograph } from '../../helpers/photograph.ts'
import { ownFolder, program } from '../../cli/run.ts'

// @ts-expect-error plain JavaScript, because it runs before anything is built
const { build } = await import('../../../cli/build.mjs')
const template = templateById('work-information')
const issueOf = (text: string) => ({
  bulletin: bulletin(article('标题', p(text))),
  template,
  media: new Map<string, Uint8Array>(),
})

let packer: Packer

beforeAll(async () => {
  await (build as (names: string[]) => Promise<void>)(['cli'])
  packer = createPacker({ worker: path.join(program, 'dist/cli/packer-worker.cjs') })
})

/** A thread that does this with each issue that it is handed, as `issue`. */
async function packerOf(source: string): Promise<Packer> {
  const file = path.join(await ownFolder(), 'worker.cjs')
  await writeFile(
    file,
    `const { parentPort, threadId } = require('node:worker_threads');
     parentPort.on('message', (issue) => { ${source} })`,
  )
  return createPacker({ worker: file, heapMegabytes: 32, limitMs: 2000 })
}

describe('in the built worker', () => {
  test('an issue becomes the bytes that it becomes here, and opens again', async () => {
    const packed = await packer.pack(issueOf('正文'))
    expect(packed).toEqual(await packIssue(issueOf('正文')))
    const { bytes, hash } = (packed as Extract<typeof packed, { ok: true }>).value
    expect(hash).toBe(createHash('sha256').update(bytes).digest('hex'))
    expect(await readNeikan(bytes)).toMatchObject({ ok: true })
  })

  test('ten at once are each answered with their own', async () => {
    const issues = Array.from({ length: 10 }, (_, index) => issueOf(`第${index}篇`))
    const packed = await Promise.all(issues.map((issue) => packer.pack(issue)))
    expect(packed).toEqual(await Promise.all(issues.map(packIssue)))
  })

  test('what is no issue is refused, and the next one is packed', async () => {
    const strange = { ...issueOf('正文'), bulletin: { children: [{ type: 'script' }] } }
    expect(await packer.pack(strange)).toMatchObject({
      ok: false,
      message: expect.stringContaining('文稿有一处不合规定') as string,
    })
    expect(await packer.pack(issueOf('正文'))).toMatchObject({ ok: true })
  })

  test('pictures that are not shown stay out, and those that are belong to the giver', async () => {
    const bytes = photograph(1)
    const name = `${createHash('sha256').update(bytes).digest('hex')}.jpg`
    const issue = { ...issueOf('正文'), media: new Map([[name, bytes]]) }
    expect(await packer.pack(issue)).toMatchObject({ ok: true, value: { media: [] } })
    expect(bytes.length).toBeGreaterThan(0)
  })
})

test('an issue that could not be opened again is not handed out', async () => {
  const shown = figure()
  const media = new Map([[shown.media, new Uint8Array([1])]])
  const packed = await packIssue({ bulletin: bulletin(article('标题', shown)), template, media })
  expect(packed).toMatchObject({ ok: false, message: expect.stringContaining('这是程序的错') })
})

test.each([
  ['throw new Error("正文里的字")'],
  ['process.exit(0)'],
  ['const a = []; for (;;) a.push(new Array(10000).fill(a.length))'],
  ['for (;;) {}'],
])('a thread that breaks is told of without a word of the text: %s', async (source) => {
  const broken = await packerOf(source)
  const packed = await broken.pack(issueOf('正文'))
  expect(packed).toMatchObject({ ok: false, message: expect.stringContaining('没有打包成文件') })
  expect(JSON.stringify(packed)).not.toContain('正文里的字')
})

test('after a thread that broke another one packs', async () => {
  const once = await packerOf(
    'if (issue.media.size > 0) process.exit(1);' +
      'parentPort.postMessage({ ok: true, value: threadId });' +
      'if (issue.template === null) process.exit(1)',
  )
  const before = await once.pack(issueOf('正文'))
  expect(await once.pack(issueOf('正文'))).toEqual(before)
  const media = new Map([['图', new Uint8Array()]])
  const [broken, after] = await Promise.all([
    once.pack({ ...issueOf('正文'), media }),
    once.pack(issueOf('正文')),
  ])
  expect(broken).toMatchObject({ ok: false })
  expect(after).toMatchObject({ ok: true })
  expect(after).not.toEqual(before)
  // Also where it broke when nobody waited for it.
  expect(await once.pack({ ...issueOf('正文'), template: null })).toEqual(after)
  await new Promise((resolve) => setTimeout(resolve, 200))
  const last = await once.pack(issueOf('正文'))
  expect(last).toMatchObject({ ok: true })
  expect(last).not.toEqual(after)
})
