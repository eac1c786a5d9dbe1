/** What is handed to the IT man: numbers of the program, and not one character of an issue. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openDesk, type OpenDesk } from './open-desk.ts'

let desk: OpenDesk
beforeAll(async () => {
  desk = await openDesk({ width: 1366, height: 768 })
  await desk.page.getByRole('treegrid').waitFor()
}, 180_000)
afterAll(() => desk?.close())

/** Characters that stand in no word of the program. */
const canary = '鹭鸶鸂鶒'

test('the report counts, and quotes neither text nor title nor file nor error', async () => {
  const { page } = desk
  await page.locator('.bulletin p').filter({ hasText: '学员满意率为' }).first().click()
  await page.keyboard.insertText(canary)
  await page.getByLabel('刊名').first().fill(`${canary}信息`)
  await page.keyboard.press('Enter')
  await page.keyboard.press('Control+s')
  await page.getByLabel('名称').fill(canary)
  await page.keyboard.press('Enter')
  await page.getByText('已保存').first().waitFor()
  await page.evaluate((words) => {
    setTimeout(() => {
      throw new RangeError(`No element "${words}"`)
    })
  }, canary)
  await page.keyboard.press('Alt+q')
  await page.keyboard.insertText('诊断')
  await page.keyboard.press('Enter')
  const report = await page.getByRole('textbox', { name: '诊断报告' }).inputValue()
  expect(report).toMatch(/内刊：\d+\.\d+\.\d+/)
  expect(report).toMatch(/页数：17/)
  expect(report).toMatch(/最近的错误：1\n.*error RangeError/)
  for (const character of canary) expect(report).not.toContain(character)
  expect(report).not.toMatch(/澄源|夜校|文库\//)
}, 60_000)
