/** An issue that somebody else touches: in another tab, and from outside the program. */
import { readFile, readdir, rename, rm, writeFile } from 'node:fs/promises'
import path from 'node:path'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { readNeikan, writeNeikan } from '../../host/files/index.ts'
import { axeFaults } from './axe.ts'
import { openDesk, type OpenDesk } from './open-desk.ts'

let desk: OpenDesk
let page: Page
let file: string
beforeAll(async () => {
  desk = await openDesk({ width: 1366, height: 768 })
  page = desk.page
  file = path.join(desk.library, '第4期.neikan')
  await page.keyboard.press('Control+s')
  await page.getByLabel('名称').fill('第4期')
  await page.keyboard.press('Enter')
  await isSaved()
}, 60_000)
afterAll(() => desk.close())

const isSaved = () => page.getByText(/^已保存 /).waitFor()
const dialog = () => page.getByRole('alertdialog')
const press = (name: string | RegExp) => dialog().getByRole('button', { name }).click()
/** As when the window comes to the front again. */
const comeBack = () => page.evaluate(() => dispatchEvent(new Event('focus')))
const type = async (words: string) => {
  await page.evaluate(() => document.querySelector<HTMLElement>('[data-slate-editor]')?.focus())
  await page.keyboard.insertText(words)
}

test('loaded anew, the tab has its issue again, and writes in it', async () => {
  await page.reload()
  await page.locator('[data-slate-editor]:focus').waitFor()
  await expect.poll(() => page.title()).toContain('第4期')
  await expect.poll(() => page.getByRole('dialog').or(dialog()).count()).toBe(0)
  await expect.poll(() => page.getByRole('toolbar', { name: '只读' }).count()).toBe(0)
})

test('a second tab is told at opening, reads without a way to type, and takes over', async () => {
  const second = await page.context().newPage()
  second.setDefaultTimeout(8_000)
  await second.goto(new URL('/', page.url()).href)
  await second.getByText('第4期').first().waitFor()
  await second.keyboard.press('Control+o')
  await second.getByRole('option', { name: '第4期' }).click()
  await second.getByRole('heading', { name: '此期已在另一个窗口中打开' }).waitFor()
  await second.getByRole('button', { name: /^只读打开/ }).click()
  const bar = second.getByRole('toolbar', { name: '只读' })
  await bar.waitFor()
  const text = second.getByLabel('正文', { exact: true })
  await expect.poll(() => text.getAttribute('contenteditable')).not.toBe('true')
  const words = () => text.locator('[data-slate-string]').allTextContents()
  const before = await words()
  await text.locator('[data-slate-string]').nth(5).click()
  await second.keyboard.insertText('写不进去')
  for (const key of ['Enter', 'Backspace', 'Control+Alt+1', 'Control+z']) {
    await second.keyboard.press(key)
  }
  await second.locator('[data-field="masthead.year"]').focus()
  await second.keyboard.insertText('9')
  await second.keyboard.press('Control+h')
  await second.getByRole('textbox', { name: '查找', exact: true }).fill('青年')
  await second.getByText(/^第 1 处/).waitFor()
  for (const name of ['替换这处', /^替换 \d+ 处/]) {
    await expect.poll(() => second.getByRole('button', { name }).isDisabled()).toBe(true)
  }
  await second.getByRole('tab', { name: '属性' }).click()
  await expect
    .poll(() => second.getByRole('textbox', { name: '刊名' }).last().isEditable())
    .toBe(false)
  await second.locator('.bulletin .figure img').first().click()
  await expect.poll(() => second.locator('[data-handle]').count()).toBe(0)
  await expect.poll(words).toEqual(before)
  await type('先写一句')
  await page.keyboard.press('Control+s')
  await isSaved()
  await second.evaluate(() => dispatchEvent(new Event('focus')))
  await bar.getByText('文件在别处改过了').waitFor()
  await bar.getByRole('button', { name: '重新载入' }).click()
  await text.getByText('先写一句').first().waitFor()
  await bar.getByText('只能看、查找和导出').waitFor()
  await page.keyboard.press('Control+z')
  await page.keyboard.press('Control+s')
  await isSaved()
  await bar.getByRole('button', { name: '接管，在这里编辑' }).click()
  await second.getByRole('toolbar', { name: '格式' }).waitFor()

  await page.getByRole('heading', { name: '此期已被接管，这里变为只读' }).waitFor()
  await press('知道了')
  await page.getByRole('toolbar', { name: '只读' }).getByText('另一个窗口已接管').waitFor()
  await second.close()
  await page.getByRole('button', { name: '接管，在这里编辑' }).click()
  await page.getByRole('toolbar', { name: '格式' }).waitFor()
})

test('what others wrote is never saved over before somebody has chosen', async () => {
  const read = await readNeikan(new Uint8Array(await readFile(file)))
  if (!read.ok) throw new Error(read.message)
  const { bulletin } = read.value
  const children = bulletin.children.map((part) =>
    part.type === 'masthead' ? { ...part, issueNumber: 9 } : part,
  )
  const theirs = Buffer.from(writeNeikan({ ...read.value, bulletin: { ...bulletin, children } }))
  await writeFile(file, theirs)
  await type('我写的')
  // Saving by itself finds it out.
  await page.getByRole('heading', { name: '“第4期”在别处改过了' }).waitFor()
  expect(await readFile(file)).toEqual(theirs)
  await press('以后再说')
  await type('接着写')
  await page.getByRole('button', { name: '文件有变，没有自动保存，等你选择' }).click()
  expect(await readFile(file)).toEqual(theirs)
  await press(/^保留我的/)
  await isSaved()
  expect(await readFile(file)).not.toEqual(theirs)
})

test('a file renamed, deleted or gone with its folder is asked about when the window comes back', async () => {
  await rename(file, path.join(desk.library, '新名字.neikan'))
  await comeBack()
  await page.getByRole('heading', { name: '“第4期”被改名了' }).waitFor()
  await press(/^改用新名字/)
  await page.getByText('新名字.neikan', { exact: true }).waitFor()
  await isSaved()

  await rm(path.join(desk.library, '新名字.neikan'))
  await comeBack()
  await page.getByRole('heading', { name: '“新名字”不在原处了' }).waitFor()
  await press('以后再说')
  // Nothing is unsaved, but nothing is left of it either.
  await page.getByRole('button', { name: /本期的命令/ }).click()
  await page.getByRole('menuitem', { name: '回到台账' }).click()
  await dialog().getByText('文件不在原处了').waitFor()
  await press('取消')
  await page.getByRole('button', { name: '文件有变，没有自动保存，等你选择' }).click()
  await press(/^重新保存到原处/)
  await isSaved()
  expect(await readdir(desk.library)).toContain('新名字.neikan')

  await rename(desk.library, `${desk.library}，拔出`)
  await comeBack()
  await page.getByRole('heading', { name: '文件所在的文件夹不见了' }).waitFor()
  await rename(`${desk.library}，拔出`, desk.library)
  await press(/^再试一次/)
  await isSaved()
})

test('an earlier version is found by its words, read, and put back without a loss', async () => {
  const headline = page.locator('[data-slate-editor] .headline').first()
  await page
    .locator('[data-pane="structure"]')
    .getByText(/家门口/)
    .first()
    .click()
  await type('最新')
  await page.keyboard.press('Control+s')
  await isSaved()
  const newest = await headline.textContent()
  const versions = page.getByRole('dialog', { name: '历史版本' })
  const showVersions = async () => {
    await page.keyboard.press('Alt+q')
    await page.keyboard.insertText('历史版本')
    await page.keyboard.press('Enter')
    await versions.waitFor()
  }
  await showVersions()
  const items = versions.getByRole('option')
  await items.first().getByText('此后 +2 字，1 篇').waitFor()
  await page.keyboard.press('End')
  const words = versions.getByRole('document')
  expect(await axeFaults(page)).toEqual([])
  // Marked: on the desk it reads otherwise.
  await words.locator('mark').getByText('全县青年夜校开出一百个“家门口”课堂').first().waitFor()
  await versions.getByRole('button', { name: '恢复为此版本' }).click()
  await page.getByText('已恢复为选定的版本').waitFor()
  const original = '全县青年夜校开出一百个“家门口”课堂'
  await expect.poll(() => headline.textContent()).toBe(original)

  await showVersions()
  await words
    .getByText(newest ?? '')
    .first()
    .waitFor()
  await versions.getByRole('button', { name: '关闭' }).click()
  await versions.waitFor({ state: 'detached' })
  for (const [keys, title] of [
    ['Control+z', newest],
    ['Control+y', original],
    ['Control+z', newest],
  ] as const) {
    await page.keyboard.press(keys)
    await expect.poll(() => headline.textContent()).toBe(title)
  }
  await isSaved()
  await showVersions()
  await page.keyboard.press('End')
  await words.getByText(original).first().waitFor()
  await versions.getByRole('button', { name: '打开副本' }).click()
  await page.getByText('尚未存成文件').waitFor()
  await expect.poll(() => headline.textContent()).toBe(original)
  expect(desk.complaints).toEqual([])
})
