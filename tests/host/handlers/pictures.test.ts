import { strFromU8, unzipSync } from 'fflate'
import { expect, test } from 'vitest'
import { writeDocx } from '../../../core/docx/index.ts'
import { compose } from '../../../core/galley/index.ts'
import { readNeikan, writeNeikan } from '../../../host/files/index.ts'
import { hashOf } from '../../../host/files/index.ts'
import { article, bulletin, figure, p } from '../../helpers/build.ts'
import { canary, photograph } from '../../helpers/photograph.ts'
import { openTestDesk, template } from './desk.ts'

const bytesOf = (zip: Uint8Array) =>
  Object.values(unzipSync(zip))
    .map((part) => strFromU8(part, true))
    .join('')

test('a picture is taken in by its hash, with its size and without its notes', async () => {
  const { desk, get } = await openTestDesk()
  const { place } = await get('newIssue', { templateId: 'work-information' })
  const { issueId } = place
  const ask = { issueId, name: 'IMG_1.jpg', bytes: photograph(1) }
  const { media, widthMm, heightMm } = await get('addPicture', ask)
  const stored = desk.findMedia(issueId, media)!
  expect(media).toBe(`${hashOf(stored)}.jpg`)
  expect(strFromU8(stored, true)).not.toContain(canary)
  expect(widthMm / heightMm).toBeCloseTo(2)
})

test('a picture goes with what is pasted into another issue, also when its own was just closed', async () => {
  const { desk, get } = await openTestDesk()
  const open = async () => (await get('newIssue', { templateId: 'work-information' })).place.issueId
  const [from, to] = [await open(), await open()]
  const added = await get('addPicture', { issueId: from, name: 'a.jpg', bytes: photograph(1) })
  const bring = (issueId: string) =>
    get('bringPictures', { issueId, media: [added.media, `${'0'.repeat(64)}.png`] })
  expect(await bring(to)).toEqual({ missing: [`${'0'.repeat(64)}.png`] })
  expect(desk.findMedia(to, added.media)).toEqual(desk.findMedia(from, added.media))
  await get('closeIssue', { issueId: from })
  await get('closeIssue', { issueId: to })
  const last = await open()
  await bring(last)
  expect(desk.findMedia(last, added.media)).not.toBeNull()
})

test('what is no picture, or too big, is refused in a sentence', async () => {
  const { ask, get } = await openTestDesk()
  const { place } = await get('newIssue', { templateId: 'work-information' })
  const add = (issueId: string, bytes: Uint8Array) =>
    ask('addPicture', { issueId, name: 'a.png', bytes })
  const text = new TextEncoder().encode('<svg/>')
  expect(await add(place.issueId, text)).toMatchObject({ message: expect.stringContaining('PNG') })
  const big = new Uint8Array(30 * 1024 * 1024 + 1)
  expect(await add(place.issueId, big)).toMatchObject({ message: expect.stringContaining('30 MB') })
  expect(await add('none', photograph(1))).toMatchObject({ ok: false })
})

test('notes in the pictures of a file that came from elsewhere reach no output', async () => {
  const photo = photograph(1)
  const name = `${hashOf(photo)}.jpg`
  const media = new Map([[name, photo]])
  const issue = bulletin(article('标题', p('正文'), figure({ media: name })))
  const file = writeNeikan({ bulletin: issue, template, media })
  expect(bytesOf(file)).toContain(canary)
  const read = await readNeikan(file)
  if (!read.ok) throw new TypeError(read.message)
  expect(read.value.missingMedia).toEqual([])
  const docx = await writeDocx(compose(read.value.bulletin, template, null), read.value.media)
  for (const output of [docx.bytes, writeNeikan(read.value)]) {
    expect(bytesOf(output)).toContain('JFIF')
    expect(bytesOf(output)).not.toMatch(/CANARY|Exif/)
  }
})
