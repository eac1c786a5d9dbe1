import { inflateSync } from 'node:zlib'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { templateById } from '../../core/template/index.ts'
import { readNeikan, writeNeikan } from '../../host/files/index.ts'
import { hashOf } from '../../host/files/index.ts'
import type { Printer } from '../../host/printer/index.ts'
import { article, bulletin, figure, p } from '../helpers/build.ts'
import { canary, photograph } from '../helpers/photograph.ts'
import { printed, startPress } from '../helpers/press.ts'

let press: Printer
beforeAll(async () => {
  press = await startPress()
})
afterAll(async () => {
  await press?.close()
})

/** The file with every stream that can be unpacked beside it. */
function everything(pdf: Uint8Array): string {
  const raw = Buffer.from(pdf).toString('latin1')
  const streams = [...raw.matchAll(/stream\r?\n([^]*?)\r?\nendstream/g)].map(([, data]) => {
    try {
      return inflateSync(Buffer.from(data!, 'latin1')).toString('latin1')
    } catch {
      return ''
    }
  })
  return raw + streams.join('')
}

test('a photograph is in the PDF, and nothing of where it was taken', async () => {
  const photo = photograph(1)
  const name = `${hashOf(photo)}.jpg`
  const issue = bulletin(article('标题', p('正文'), figure({ media: name, alt: '夜校开课' })))
  const template = templateById('work-information')
  const file = writeNeikan({ bulletin: issue, template, media: new Map([[name, photo]]) })
  const read = await readNeikan(file)
  if (!read.ok) throw new TypeError(read.message)
  const { pdf } = await printed(press, read.value)
  const words = everything(pdf)
  expect(words).toMatch(/\/Subtype\s*\/Image/)
  expect(words).not.toContain(canary)
  expect(words).not.toMatch(/Exif|\/home\//)
})
