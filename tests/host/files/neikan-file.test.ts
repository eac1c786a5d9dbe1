import { createHash } from 'node:crypto'
import fc from 'fast-check'
import { strFromU8, strToU8, unzipSync, zipSync, type Zippable } from 'fflate'
import { describe, expect, test } from 'vitest'
import { serializeBulletin } from '../../../core/model/index.ts'
import { templateById } from '../../../core/template/index.ts'
import { readNeikan, unzip, writeNeikan, zipLimits } from '../../../host/files/index.ts'
import { arbitraryBulletin } from '../../helpers/arbitrary.ts'
import { article, bulletin, figure, p } from '../../helpers/build.ts'
import { withPicture as lettering } from '../../helpers/nameplate-picture.ts'
import { canary, photograph } from '../../helpers/photograph.ts'
import { fixture } from '../../helpers/fixture.ts'

const template = templateById('work-information')
const picture = new Uint8Array([0x89, 0x50, 0x4e, 0x47, 1, 2, 3])
const nameOf = (bytes: Uint8Array): string =>
  `${createHash('sha256').update(bytes).digest('hex')}.png`
const pictureName = nameOf(picture)

const withPicture = bulletin(article('题', figure({ media: pictureName }), '文'))
const media = new Map([[pictureName, picture]])
const file = writeNeikan({ bulletin: withPicture, template, media })

/** The file with some of its entries replaced; null takes one away. */
function repacked(changes: Record<string, Uint8Array | string | null>): Uint8Array {
  const parts: Zippable = { ...unzipSync(file) }
  for (const [name, content] of Object.entries(changes)) {
    if (content === null) delete parts[name]
    else parts[name] = typeof content === 'string' ? strToU8(content) : content
  }
  return zipSync(parts)
}

test('an issue that was saved and opened again is the same, pictures too', async () => {
  const issue = { bulletin: withPicture, template, media }
  expect(await readNeikan(file)).toEqual({ ok: true, value: { ...issue, missingMedia: [] } })
})

test('the picture of the nameplate is saved with the issue, and cleaned like all others', async () => {
  const photo = photograph(1)
  const name = nameOf(photo).replace('.png', '.jpg')
  const lettered = lettering(template, { media: name })
  const issue = bulletin(article('题', '文'))
  const saved = writeNeikan({
    bulletin: issue,
    template: lettered,
    media: new Map([[name, photo]]),
  })
  const read = await readNeikan(saved)
  if (!read.ok) throw new Error(read.message)
  const [[cleanName, bytes] = []] = [...read.value.media]
  expect(cleanName).not.toBe(name)
  expect(Buffer.from(bytes!).toString('latin1')).not.toContain(canary)
  expect(read.value.template.masthead.nameplate.picture?.media).toBe(cleanName)
  expect(read.value.missingMedia).toEqual([])
  const without = writeNeikan({ bulletin: issue, template: lettered, media: new Map() })
  expect(await readNeikan(without)).toMatchObject({ ok: true, value: { missingMedia: [name] } })
})

test('the same document gives the same bytes, also after it was opened', async () => {
  await fc.assert(
    fc.asyncProperty(arbitraryBulletin, async (issue) => {
      const written = writeNeikan({ bulletin: issue, template, media })
      const read = await readNeikan(written)
      if (!read.ok) throw new Error(read.message)
      expect(read.value.bulletin).toEqual(issue)
      expect(Buffer.compare(writeNeikan(read.value), written)).toBe(0)
    }),
    { numRuns: 30 },
  )
})

test('the bytes do not depend on the time zone', () => {
  const zone = process.env['TZ']
  const inZone = (name: string): string => {
    process.env['TZ'] = name
    return createHash('sha256')
      .update(writeNeikan({ bulletin: withPicture, template, media }))
      .digest('hex')
  }
  try {
    expect(inZone('Asia/Shanghai')).toBe(inZone('America/Los_Angeles'))
  } finally {
    if (zone === undefined) delete process.env['TZ']
    else process.env['TZ'] = zone
  }
})

test('a file holds bulletin, template and the pictures that figures show, in this order', () => {
  const unused = new Uint8Array([1])
  const both = new Map([[nameOf(unused), unused], ...media])
  const parts = unzipSync(writeNeikan({ bulletin: withPicture, template, media: both }))
  expect(Object.keys(parts)).toEqual(['bulletin.json', 'template.json', `media/${pictureName}`])
  expect(strFromU8(parts['bulletin.json']!)).toBe(serializeBulletin(withPicture))
})

test('text opens even where a picture is missing', async () => {
  const read = await readNeikan(writeNeikan({ bulletin: withPicture, template, media: new Map() }))
  expect(read).toMatchObject({ ok: true, value: { missingMedia: [pictureName] } })
})

test('a bulletin out of order is put in order, each time the same', async () => {
  const loose = {
    format: 1,
    children: [{ type: 'paragraph', id: 'p', children: [{ text: '文' }] }],
  }
  const part = { type: 'article', id: 'p', children: [loose.children[0]] }
  const bytes = repacked({ 'bulletin.json': JSON.stringify({ format: 1, children: [part] }) })
  const read = await readNeikan(bytes)
  expect(read).toMatchObject({ ok: true })
  expect(await readNeikan(bytes)).toEqual(read)
})

describe('what is damaged, unknown or newer is refused in a sentence', () => {
  const bulletinJson = serializeBulletin(withPicture)
  const templateJson = JSON.stringify(template)
  test.each<[string, Uint8Array, RegExp]>([
    ['no zip', strToU8('内刊'), /^文件损坏：它不是内刊文件/],
    ['nothing', new Uint8Array(), /^文件损坏：它不是内刊文件/],
    ['a cut file', file.slice(0, file.length - 40), /^文件损坏/],
    ['no bulletin', repacked({ 'bulletin.json': null }), /缺少正文（bulletin.json）/],
    ['no template', repacked({ 'template.json': null }), /缺少版式（template.json）/],
    ['no JSON', repacked({ 'bulletin.json': '{' }), /^文件损坏：正文读不出来/],
    [
      'not UTF-8',
      repacked({ 'bulletin.json': new Uint8Array([0x22, 0xff, 0x22]) }),
      /^文件损坏：正文读不出来/,
    ],
    [
      'no format',
      repacked({ 'bulletin.json': bulletinJson.replace('"format": 1,', '') }),
      /没有格式编号（format）/,
    ],
    [
      'a newer bulletin with parts of its own',
      repacked({
        'bulletin.json': bulletinJson.replace('"format": 1', '"format": 3'),
        'signatures.json': '{}',
      }),
      /^这个文件由更新的内刊（格式 3）写成，本机版本只到格式 1。请升级后打开。$/,
    ],
    [
      'a newer template',
      repacked({ 'template.json': templateJson.replace('"format":1', '"format":2') }),
      /^这个文件由更新的内刊（格式 2）写成/,
    ],
    [
      'an unknown key',
      repacked({ 'bulletin.json': bulletinJson.replace('"alt"', '"link": "x", "alt"') }),
      /^第 1 篇稿件里有本程序不认识的内容（children\[2\]\.children\[1\]\.link）。$/,
    ],
    [
      'an unknown key of the template',
      repacked({ 'template.json': templateJson.replace('"id"', '"x":1,"id"') }),
      /^版式文件有误/,
    ],
    ['an unknown part', repacked({ 'macro.js': 'x' }), /不认识的内容（macro\.js）/],
    [
      'a picture of another hash',
      repacked({ [`media/${pictureName}`]: new Uint8Array([1]) }),
      /图片与它的校验值不符/,
    ],
    ['a name that leaves the folder', repacked({ '../evil': 'x' }), /^文件损坏/],
    ['an absolute name', repacked({ '/etc/evil': 'x' }), /^文件损坏/],
    ['a name with backslashes', repacked({ '..\\evil': 'x' }), /^文件损坏/],
    ['a name twice', renamed('template.json', 'bulletin.json'), /里面有两个“bulletin\.json”/],
  ])('%s', async (_, bytes, message) => {
    const read = await readNeikan(bytes)
    expect(read).toMatchObject({ ok: false })
    expect(!read.ok && read.message).toMatch(message)
  })
})

/** The file with one entry under the name of another, which must be as long. */
function renamed(from: string, to: string): Uint8Array {
  const text = Buffer.from(file).toString('latin1').replaceAll(from, to)
  return new Uint8Array(Buffer.from(text, 'latin1'))
}

describe('limits hold while unpacking, whatever the headers say', () => {
  const parts = zipSync({ a: new Uint8Array(30_000), b: strToU8('b') })
  test.each([
    ['file', { fileBytes: 10 }],
    ['entries', { entries: 1 }],
    ['part', { partBytes: 29_999 }],
    ['total', { totalBytes: 30_000 }],
    ['ratio', { ratioFloorBytes: 0 }],
  ])('%s', async (_, limits) => {
    expect(await unzip(parts)).toMatchObject({ ok: true })
    expect(await unzip(parts, { ...zipLimits, ...limits })).toMatchObject({
      ok: false,
      message: expect.stringMatching(/^文件太大或压缩得反常/) as string,
    })
  })
})

test('a file with any bytes changed is opened or refused, and nothing is thrown', async () => {
  const whole = writeNeikan({ bulletin: fixture('every-element'), template, media: new Map() })
  const changes = fc.array(fc.tuple(fc.nat(whole.length - 1), fc.nat(255)), {
    minLength: 1,
    maxLength: 8,
  })
  const cut = fc.option(fc.nat(whole.length), { nil: whole.length })
  await fc.assert(
    fc.asyncProperty(changes, cut, async (bytes, length) => {
      const broken = whole.slice(0, length)
      for (const [at, byte] of bytes) if (at < length) broken[at] = byte
      const read = await readNeikan(broken)
      if (read.ok) expect(read.value.bulletin).toEqual(fixture('every-element'))
      else expect(read.message).toMatch(/。$/)
    }),
    { numRuns: 400 },
  )
})

test('a text that repeats itself is no archive bomb', async () => {
  const long = bulletin(article('题', ...Array.from({ length: 600 }, () => p('青'.repeat(180)))))
  const read = await readNeikan(writeNeikan({ bulletin: long, template, media: new Map() }))
  expect(read).toMatchObject({ ok: true })
})
