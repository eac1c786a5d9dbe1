/** Words in a field that nobody has left yet: they are kept as words of the text are. */
import { readdir, readFile } from 'node:fs/promises'
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
/** Of the recovery, as it stands on the disk. */
const journal = async (): Promise<string> => {
  const folder = path.join(desk.profile, 'recovery')
  const logs = (await readdir(folder, { recursive: true })).filter((name) => name.endsWith('.log'))
  return (await Promise.all(logs.map((log) => readFile(path.join(folder, log), 'utf8')))).join()
}
const isLeft = () => page.locator('[data-slate-editor]').waitFor({ state: 'detached' })
const reopen = async () => {
  await isLeft()
  await page.getByRole('row', { name: /第4期/ }).dblclick()
  await page.locator('[data-slate-editor]:focus').waitFor()
}
const paragraph = () => page.locator('.bulletin p').filter({ hasText: '学员满意率为' }).first()
const office = () => page.locator('[data-field="masthead.issuingOffice"]')
/** Its beginning: a paragraph may go on on the next page. */
const isInSight = (place: ReturnType<Page['locator']>) =>
  place.evaluate((element) => {
    const { top } = element.getClientRects()[0]!
    return top > 60 && top < innerHeight
  })
const caretIn = () => paragraph().click({ position: { x: 40, y: 12 } })
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

test('Esc takes back what was typed since Ctrl+S, beside the page as on it', async () => {
  const visits = [
    [office(), '存过的单位', 0],
    [await property('编印单位'), '存过的编印单位', 0],
    // The bulletin has the words before they are saved.
    [office(), '停过再存的单位', 600],
  ] as const
  for (const [field, words, pauseMs] of visits) {
    await write(field, words)
    await page.waitForTimeout(pauseMs)
    await page.keyboard.press('Control+s')
    await expect.poll(bulletinInFile).toContain(words)
    await page.keyboard.press('End')
    await page.keyboard.insertText('又写')
    await page.keyboard.press('Escape')
    await page.locator('[data-slate-editor]:focus').waitFor()
    // Were more taken back, the field would hear of it a moment later.
    await page.waitForTimeout(800)
    expect(await field.inputValue()).toBe(words)
    await page.keyboard.press('Control+z')
    await expect.poll(() => field.inputValue()).not.toContain(words)
  }
})

test('undo in one field takes back what the last one changed, there and on the page', async () => {
  await write(await property('类别'), '增刊')
  await page.keyboard.press('Tab')
  await expect.poll(() => page.locator('.kicker').first().innerText()).toContain('增刊')
  await page.keyboard.press('Control+z')
  await expect.poll(() => page.locator('.kicker').first().innerText()).not.toContain('增刊')
  await expect.poll(async () => (await property('类别')).inputValue()).not.toContain('增刊')
})

test('a number is taken as people write it', async () => {
  const printed = () => page.locator('.bulletin .part-imprint').first().innerText()
  await write(await property('印数'), '１２０份')
  await page.keyboard.press('Tab')
  await expect.poll(printed).toContain('120份')
  await page.keyboard.press('Control+z')
  await expect.poll(printed).not.toContain('120份')
})

test('a click on a field has the keyboard, wherever the caret stood', async () => {
  for (let time = 0; time < 3; time += 1) {
    const headline = page.locator('.bulletin h1').first()
    await headline.click()
    await page.keyboard.press('Home')
    await page.keyboard.type('a')
    await page.waitForTimeout(300)
    await page.keyboard.press('Control+z')
    await page.waitForTimeout(300)
    await office().scrollIntoViewIfNeeded()
    await page.waitForTimeout(300)
    const { x, y, width, height } = (await office().boundingBox())!
    await page.mouse.move(x + width / 2, y + height / 2)
    await page.mouse.down()
    await page.waitForTimeout(60)
    await page.mouse.up()
    await page.waitForTimeout(200)
    expect(await office().evaluate((field) => field === document.activeElement)).toBe(true)
  }
  await page.keyboard.press('Escape')
})

test('Tab goes on from the last field to where the caret is', async () => {
  await caretIn()
  await page.keyboard.press('End')
  const last = page.locator('[data-field]').last()
  await last.focus()
  await page.keyboard.press('Tab')
  await page.locator('[data-slate-editor]:focus').waitFor()
  await expect.poll(() => isInSight(paragraph())).toBe(true)
})

test('what an undo takes back comes into sight', async () => {
  const well = page.locator('main[data-pane="text"]')
  const away = () => well.evaluate((element) => element.scrollTo({ top: element.scrollHeight }))
  await caretIn()
  await page.keyboard.press('End')
  await page.keyboard.insertText('写在看不见的地方')
  await expect.poll(() => paragraph().innerText()).toContain('写在看不见的地方')
  await away()
  await expect.poll(() => isInSight(paragraph())).toBe(false)
  await page.keyboard.press('Control+z')
  await expect.poll(() => isInSight(paragraph())).toBe(true)
  await expect.poll(() => paragraph().innerText()).not.toContain('写在看不见的地方')

  // Also where the caret is elsewhere.
  await write(office(), '县委办公室（撤销）')
  await caretIn()
  await away()
  await page.keyboard.press('Control+z')
  await expect.poll(() => isInSight(office())).toBe(true)
  await expect.poll(() => office().inputValue()).not.toContain('撤销')
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
  await page.locator('[data-field="masthead.issueDate"]:focus').waitFor()
  await page.getByRole('alert').getByText('“十二月某日”不是日期').waitFor()
  await page.getByRole('button', { name: /^回到台账/ }).click()
  await dialog.getByRole('button', { name: '不要这一处，离开' }).click()
  await reopen()
})

test('what was refused is told of where its field goes', async () => {
  await write(await property('日期'), '12月45日')
  await page.keyboard.press('Tab')
  await page.getByRole('tab', { name: '校对' }).click()
  await page.getByText(/“12月45日”不在历法里.*没有收下/).waitFor()
})

test('they are in the journal of a page that dies, and back in the file once recovered', async () => {
  const address = new URL('/', page.url()).href
  await write(office(), '县委办（断电）')
  await expect.poll(journal).toContain('县委办（断电）')
  // As soon as they are there, before the file has them too.
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
