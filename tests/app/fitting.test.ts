/** Fitting an issue on its pages as its editor does: marks in the margin, the pane 版面, one undo. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openDesk, type OpenDesk } from './open-desk.ts'

let desk: OpenDesk
beforeAll(async () => {
  desk = await openDesk({ width: 1440, height: 900 })
  await desk.page.getByRole('treegrid').waitFor()
}, 180_000)
afterAll(() => desk?.close())

const paragraph = () => desk.page.locator('.bulletin p').filter({ hasText: '学员满意率为' }).first()
/** How far below its headline it stands, whatever is scrolled. */
const depth = async () => {
  const headline = (await desk.page.locator('.bulletin .headline').first().boundingBox())!
  return (await paragraph().boundingBox())!.y - headline.y
}
const marks = () => desk.page.getByRole('group', { name: '本期微调' })
const status = async () => (await desk.page.getByLabel('状态').innerText()).replace(/\s/g, '')

test('Ctrl+Enter starts a page with the paragraph; a click on its mark takes that back', async () => {
  const { page } = desk
  await paragraph().click({ position: { x: 40, y: 60 } })
  const before = await depth()
  await page.keyboard.press('Control+Enter')
  await expect.poll(depth).toBeGreaterThan(before + 200)
  const mark = page.getByRole('button', { name: '段前分页', exact: true }).last()
  await mark.click()
  await expect.poll(depth).toBeCloseTo(before, 0)
  await page.keyboard.press('Control+z')
  await expect.poll(depth).toBeGreaterThan(before + 200)
  await page.keyboard.press('Control+z')
  await expect.poll(() => marks().count()).toBe(0)
})

test('a paragraph is tightened by steps from the menu, no further than half a point', async () => {
  const { page } = desk
  await paragraph().click({ position: { x: 40, y: 60 } })
  for (let step = 1; step <= 5; step += 1) {
    await page.getByRole('button', { name: '微调' }).click()
    await page.getByRole('menuitem', { name: '收紧字距' }).click()
    await marks().getByText(`收紧0.${step}磅`).waitFor()
  }
  await page.getByRole('button', { name: '微调' }).click()
  await expect
    .poll(() => page.getByRole('menuitem', { name: '收紧字距' }).getAttribute('aria-disabled'))
    .toBe('true')
  await page.getByRole('menuitem', { name: '取消本期全部微调' }).click()
  await expect.poll(() => marks().count()).toBe(0)
})

test('all numbers are brought back to their units at once, and let go by one undo', async () => {
  const { page } = desk
  await page.getByRole('tab', { name: '版面' }).click()
  const parted = page.getByRole('region', { name: '数字分行' })
  const count = () => parted.getByRole('button', { name: '收紧字距' }).count()
  await parted.waitFor()
  // The words of the lines are read once the pages have been at rest.
  let before = 0
  while (before !== (before = await count())) await page.waitForTimeout(1000)
  expect(before).toBeGreaterThan(3)
  await parted.getByRole('button', { name: '全部收紧' }).click()
  await page.getByText(/^收紧了 \d+ 段的字距/).waitFor()
  await expect.poll(count).toBeLessThan(before / 2)
  const marked = await marks().getByRole('button').count()
  expect(marked).toBeGreaterThan(2)
  await paragraph().click()
  await page.keyboard.press('Control+z')
  await expect.poll(count).toBe(before)
  await expect.poll(() => marks().count()).toBe(0)
}, 60_000)

test('a page is won, shown in the margin, and given back by one undo', async () => {
  const { page } = desk
  await page.getByRole('tab', { name: '版面' }).click()
  const pageCount = Number(/共(\d+)页/.exec(await status())?.[1])
  await page.getByRole('button', { name: '压缩一页' }).click()
  await page.getByText(`${pageCount} 页压到了 ${pageCount - 1} 页`, { exact: false }).waitFor()
  await expect.poll(status).toContain(`共${pageCount - 1}页`)
  await expect.poll(() => marks().getByRole('button').count()).toBeGreaterThan(0)
  await paragraph().click()
  await page.keyboard.press('Control+z')
  await expect.poll(status).toContain(`共${pageCount}页`)
  await expect.poll(() => marks().count()).toBe(0)
  expect(desk.complaints).toEqual([])
}, 60_000)
