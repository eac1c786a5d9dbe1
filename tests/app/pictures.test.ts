/** A photograph on its way from a telephone into the issue, and what of it leaves again. */
import { readdir, readFile } from 'node:fs/promises'
import path from 'node:path'
import { strFromU8, unzipSync } from 'fflate'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { cleanPicture } from '../../core/picture/index.ts'
import { readNeikan } from '../../host/files/index.ts'
import { canary, photograph } from '../helpers/photograph.ts'
import { openDesk, type OpenDesk } from './open-desk.ts'

let desk: OpenDesk
beforeAll(async () => {
  desk = await openDesk({ width: 1366, height: 768 })
}, 180_000)
afterAll(() => desk?.close())

const figures = () => desk.page.locator('.bulletin .figure')

test('a photograph held on its side is put in upright, sized and described', async () => {
  const { page } = desk
  await page.getByRole('treegrid').waitFor()
  await page.locator('.bulletin p').filter({ hasText: '把青年夜校办到村社' }).first().click()
  const before = await figures().count()
  const chooser = page.waitForEvent('filechooser')
  await page.getByRole('button', { name: /插入图片/ }).click()
  const file = {
    name: 'IMG_20261120.jpg',
    mimeType: 'image/jpeg',
    buffer: Buffer.from(photograph(6)),
  }
  await (await chooser).setFiles(file)
  await expect.poll(() => figures().count()).toBe(before + 1)
  const image = figures().first().locator('img')
  await expect
    .poll(() => image.evaluate((each: HTMLImageElement) => [each.naturalWidth, each.naturalHeight]))
    .toEqual([8, 16])

  await figures().first().click()
  await page.getByRole('tab', { name: '属性' }).click()
  await page.getByLabel('宽度').fill('60')
  await page.keyboard.press('Enter')
  await page.getByLabel('替代文字').fill('夜校开课')
  await page.keyboard.press('Enter')
  await expect.poll(() => image.getAttribute('alt')).toBe('夜校开课')
  const { width = 0, height = 0 } = (await image.boundingBox()) ?? {}
  expect(height / width).toBeCloseTo(2, 1)
}, 60_000)

test('the saved issue holds it upright, and nothing of where it was taken', async () => {
  const { page } = desk
  await page.keyboard.press('Control+s')
  await page.getByLabel('名称').fill('带图片的一期')
  await page.keyboard.press('Enter')
  await page.getByText('已保存').first().waitFor()
  const [name] = (await readdir(desk.library)).filter((each) => each.endsWith('.neikan'))
  const bytes = new Uint8Array(await readFile(path.join(desk.library, name!)))
  const parts = Object.values(unzipSync(bytes)).map((part) => strFromU8(part, true))
  expect(parts.join('')).not.toContain(canary)
  const read = await readNeikan(bytes)
  if (!read.ok) throw new TypeError(read.message)
  const pictures = [...read.value.media.values()].map((each) => cleanPicture(each))
  expect(pictures).toContainEqual(
    expect.objectContaining({ format: 'jpg', width: 8, height: 16, orientation: 1 }),
  )
  expect(desk.complaints).toEqual([])
})
