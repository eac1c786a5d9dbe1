/** Words in a field that nobody has left yet: they are kept as words of the text are. */
import { readFile } from 'node:fs/promises'
import path from 'node:path'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { readNeikan } from '../../host/files/index.ts'
import { openDesk, type OpenDesk } from './open-desk.ts'

let desk: OpenDesk
let page: Page
beforeAll(async () => {
  desk = await openDesk({ width: 1366, height: 768 })
  page = desk.page
  page.setDefaultTimeout(8_000)
  await page.keyboard.press('Control+s')
  await page.getByLabel('名称').fill('第4期')
  await page.keyboard.press('Enter')
  await page.getByText(/^已保存 /).waitFor()
}, 60_000)
afterAll(() => desk.close())

const bulletinInFile = async (): Promise<string> => {
  const read = await readNeikan(await readFile(path.join(desk.library, '第4期.neikan')))
  if (!read.ok) throw new Error(read.message)
  return JSON.stringify(read.value.bulletin)
}
const isLeft = () => page.locator('[data-slate-editor]').waitFor({ state: 'detached' })
const reopen = async () => {
  await isLeft()
  await page.getByText('第4期').first().dblclick()
  await page.locator('[data-slate-editor]:focus').waitFor()
}
const paragraph = () => page.locator('.bulletin p').filter({ hasText: '学员满意率为' }).first()
const office = () => page.locator('[data-field="masthead.issuingOffice"]')
const property = async (name: string) => {
  await page.getByRole('tab', { name: '属性' }).click()
  return page.getByRole('complementary').getByRole('textbox', { name })
}
const write = async (field: ReturnType<Page['locator']>, words: string) => {
  await field.focus()
  await page.keyboard.press('Control+a')
  await page.keyboard.insertText(words)
}

test('Ctrl+S writes them, on the page and beside it', async () => {
  await write(office(), '县委办公室（页上）')
  await page.keyboard.press('Control+s')
  await expect.poll(bulletinInFile).toContain('县委办公室（页上）')
  await paragraph().click()
  await write(await property('来稿单位'), '农业农村局')
  await page.keyboard.press('Control+s')
  await expect.poll(bulletinInFile).toContain('农业农村局')
  await page.getByText(/^已保存 /).waitFor()
})

test('the register is gone back to with them, by keys or by the button', async () => {
  await write(await property('类别'), '专报')
  await page.getByRole('button', { name: /^回到台账/ }).click()
  await expect.poll(bulletinInFile).toContain('专报')
  await reopen()
  await write(office(), '县委办（按钮）')
  await page.waitForTimeout(800)
  await page.getByRole('button', { name: /^回到台账/ }).click()
  await expect.poll(bulletinInFile).toContain('县委办（按钮）')
  await reopen()
})

test('a note has its words, and one without any is gone', async () => {
  const insert = async () => {
    await paragraph().click()
    await page.keyboard.press('Control+Alt+f')
    await page.locator('[data-note]:focus').waitFor()
  }
  await insert()
  await page.keyboard.insertText('见年报')
  await page.getByRole('button', { name: /^回到台账/ }).click()
  await expect.poll(bulletinInFile).toContain('"note":"见年报"')
  await reopen()
  await insert()
  await page.getByRole('button', { name: /^回到台账/ }).click()
  await isLeft()
  expect(await bulletinInFile()).not.toContain('"note":""')
  await reopen()
})

test('all of one visit is one step of undo, and Esc takes it back', async () => {
  const before = await office().inputValue()
  await office().focus()
  await page.keyboard.press('End')
  for (const word of ['一处', '二处', '三处']) {
    await page.keyboard.insertText(word)
    await expect.poll(() => page.locator('.issuingLine').first().innerText()).toContain(word)
  }
  await page.keyboard.press('Escape')
  await page.locator('[data-slate-editor]:focus').waitFor()
  await expect.poll(() => office().inputValue()).toBe(before)
  await office().focus()
  await page.keyboard.press('End')
  for (const word of ['四处', '五处']) {
    await page.keyboard.insertText(word)
    await expect.poll(() => page.locator('.issuingLine').first().innerText()).toContain(word)
  }
  await page.keyboard.press('Enter')
  await page.keyboard.press('Control+z')
  await expect.poll(() => office().inputValue()).toBe(before)
})

test('in a field there is no caret for the bar and its keys to change a paragraph by', async () => {
  const text = () => page.locator('[data-slate-editor]').innerText()
  const before = await text()
  const bar = page.getByRole('toolbar', { name: '格式' })
  await paragraph().click()
  await expect.poll(() => bar.getByRole('button', { name: '一、' }).isEnabled()).toBe(true)
  await office().focus()
  for (const name of ['一、', '一是', '脚注']) {
    await expect.poll(() => bar.getByRole('button', { name }).isDisabled()).toBe(true)
  }
  await page.keyboard.press('Control+Alt+1')
  expect(await text()).toBe(before)
  await page.keyboard.press('Escape')
  await expect.poll(() => bar.getByRole('button', { name: '一、' }).isEnabled()).toBe(true)
})

test('what was refused is asked about before it goes', async () => {
  await write(page.locator('[data-field="masthead.issueDate"]'), '十二月某日')
  await page.getByText('未保存').waitFor()
  await page.getByRole('button', { name: /^回到台账/ }).click()
  const dialog = page.getByRole('alertdialog')
  await dialog.getByText('“十二月某日”不是日期').waitFor()
  await dialog.getByRole('button', { name: '回去改' }).click()
  await page.getByRole('alert').getByText('“十二月某日”不是日期').waitFor()
  await page.getByRole('button', { name: /^回到台账/ }).click()
  await dialog.getByRole('button', { name: '不要这一处，离开' }).click()
  await reopen()
})

test('they are in the journal of a page that dies, and back in the file once recovered', async () => {
  const address = new URL('/', page.url()).href
  await write(office(), '县委办（断电）')
  await page.waitForTimeout(1200)
  const session = await page.context().newCDPSession(page)
  void session.send('Page.crash').catch(() => {})
  await page.waitForEvent('crash')
  page = await page.context().newPage()
  await page.goto(address)
  await page.getByRole('button', { name: '恢复', exact: true }).click()
  await expect.poll(() => office().inputValue()).toBe('县委办（断电）')
  await page.getByText(/^已保存 /).waitFor()
  expect(await bulletinInFile()).toContain('县委办（断电）')
})
