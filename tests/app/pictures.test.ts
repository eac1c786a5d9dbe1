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

test('a picture is dragged larger and smaller, taken away, brought back and moved', async () => {
  const { page } = desk
  const image = figures().first().locator('img')
  const widthOf = async () => (await image.boundingBox())!.width
  const handles = page.locator('[data-handle]')
  const drag = async (name: string, x: number, y: number) => {
    const box = (await page.locator(`[data-handle="${name}"]`).boundingBox())!
    const from = { x: box.x + box.width / 2, y: box.y + box.height / 2 }
    await page.mouse.move(from.x, from.y)
    await page.mouse.down()
    await page.mouse.move(from.x + x, from.y + y, { steps: 3 })
  }
  await image.click()
  await expect.poll(() => handles.count()).toBe(8)
  const before = await widthOf()
  await drag('bottom-right', -40, -80)
  const said = await page.getByText(/^\d+(\.\d)? × \d+(\.\d)? 毫米$/).innerText()
  await page.keyboard.press('Escape')
  await page.mouse.up()
  await expect.poll(widthOf).toBe(before)
  await drag('bottom-right', -40, -80)
  await page.mouse.up()
  await expect.poll(widthOf).toBeCloseTo(before - 40, -0.7)
  await expect.poll(() => page.getByLabel('宽度').inputValue()).toBe(said.split(' ')[0])
  await drag('right', 30, 0)
  await page.mouse.up()
  await page.getByRole('button', { name: '恢复原来的比例' }).click()
  await page.getByRole('button', { name: '恢复原来的比例' }).waitFor({ state: 'detached' })
  await page.keyboard.press('Control+z')
  await page.keyboard.press('Control+z')
  await page.keyboard.press('Control+z')
  await expect.poll(widthOf).toBe(before)
  await page.keyboard.press('Control+BracketLeft')
  await expect.poll(widthOf).toBeLessThan(before - 10)
  await page.keyboard.press('Control+BracketRight')
  await expect.poll(widthOf).toBe(before)

  const count = await figures().count()
  await page.keyboard.press('Backspace')
  await expect.poll(() => figures().count()).toBe(count - 1)
  await page.keyboard.press('Control+z')
  await expect.poll(() => figures().count()).toBe(count)
  await image.click()
  await page.keyboard.press('Control+x')
  await expect.poll(() => figures().count()).toBe(count - 1)
  await expect.poll(() => handles.count()).toBe(0)
  await page.locator('.bulletin p').filter({ hasText: '把青年夜校办到村社' }).first().click()
  await page.keyboard.press('Control+v')
  await expect.poll(() => figures().count()).toBe(count)
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
})

test('copied, it goes with its words into another issue', async () => {
  const { page } = desk
  await figures().first().locator('img').click()
  await page.keyboard.press('Control+c')
  await page.keyboard.press('Control+n')
  await page.getByRole('dialog', { name: '新建一期' }).waitFor()
  await page.keyboard.press('Enter')
  await expect.poll(() => figures().count()).toBe(0)
  await page.locator('.bulletin .article p').first().click()
  await page.keyboard.press('Control+v')
  await expect
    .poll(() =>
      figures()
        .first()
        .locator('img')
        .evaluate((image: HTMLImageElement) => [image.naturalWidth, image.naturalHeight]),
    )
    .toEqual([8, 16])
  expect(desk.complaints).toEqual([])
})
