import { readFile, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { templateById } from '../../core/template/index.ts'
import { putIssue } from '../helpers/library.ts'
import { canary, photograph } from '../helpers/photograph.ts'
import { axeFaults } from './axe.ts'
import { openDesk, type OpenDesk } from './open-desk.ts'

let desk: OpenDesk

beforeAll(async () => {
  desk = await openDesk({ width: 1366, height: 768 }, { atStart: true })
  desk.page.setDefaultTimeout(8000)
  await putIssue(desk.library, '第3期', {
    year: new Date().getFullYear(),
    issueNumber: 3,
    articles: [{ title: '标题', text: '青年夜校开进村社。' }],
  })
  await desk.page.getByText('第3期').first().waitFor()
  await desk.page.getByRole('button', { name: '打开', exact: true }).click()
  await desk.page.locator('.bulletin .nameplate').waitFor()
}, 180_000)
afterAll(() => desk?.close())

const button = (name: string | RegExp) => desk.page.getByRole('button', { name }).first()
const field = (name: string) => desk.page.getByRole('textbox', { name, exact: true })
const colour = () =>
  desk.page
    .locator('.bulletin .nameplate')
    .first()
    .evaluate((nameplate) => getComputedStyle(nameplate).color)

async function openStyle(): Promise<void> {
  await button(/本期的命令/).click()
  await desk.page.getByRole('menuitem', { name: '版式…' }).click()
  await desk.page.getByRole('heading', { name: '版式', exact: true }).waitFor()
}

async function put(name: string, value: string): Promise<void> {
  await field(name).fill(value)
  await desk.page.keyboard.press('Enter')
}

/** One walk, in order. */
describe('the house style', () => {
  test('is left for the place where the caret is', async () => {
    const { page } = desk
    const text = page.locator('.bulletin .article p').first()
    await text.click()
    await openStyle()
    await button('回到正文').click()
    const isInSight = () =>
      text.evaluate((element) => {
        const { top } = element.getBoundingClientRect()
        return top > 60 && top < innerHeight
      })
    await expect.poll(isInSight).toBe(true)
  })

  test('shows every change on the page beside it, and takes it back', async () => {
    await openStyle()
    expect(await axeFaults(desk.page)).toEqual([])
    await put('颜色', '#0000ff')
    await expect.poll(colour).toBe('rgb(0, 0, 255)')
    await desk.page.getByText('由“工作信息”复制').waitFor()
    await button('撤销').click()
    await expect.poll(colour).toBe('rgb(216, 30, 18)')
    await button('重做').click()
    await expect.poll(colour).toBe('rgb(0, 0, 255)')
  })

  test('says in words what cannot be, and puts nothing of it to use', async () => {
    const { page } = desk
    await page.getByRole('option', { name: '纸张与版心' }).click()
    await put('天头', '500')
    await page.getByText('太大了，最大 100。').waitFor()
    await expect.poll(() => button('应用到本期').isDisabled()).toBe(true)
    await put('天头', '37')
    await put('每页行数', '26')
    await page.getByRole('alert').getByText('26 行').waitFor()
    await expect.poll(() => button('应用到本期').isDisabled()).toBe(true)
    await put('每页行数', '22')
    await page.getByRole('alert').waitFor({ state: 'detached' })
  })

  test('asks before it is left with changes that are put to no use', async () => {
    const { page } = desk
    await button('回到正文').click()
    await page.getByRole('alertdialog').getByText('还没有用上').waitFor()
    await button('取消').click()
    await put('每页行数', '26')
    await button('回到正文').click()
    await page.getByRole('alertdialog').getByText('还没有改好').waitFor()
    await button('取消').click()
    await put('每页行数', '22')
    await button('回到正文').click()
    await button('不要这些改动').click()
    await page.getByRole('textbox', { name: '正文' }).waitFor()
    await expect.poll(colour).toBe('rgb(216, 30, 18)')
    await openStyle()
    await put('颜色', '#0000ff')
  })

  test('has its wordings in Chinese, fills them, and refuses what it cannot fill', async () => {
    const { page } = desk
    await page.getByRole('option', { name: '期号行' }).click()
    await field('写法').and(page.locator('[value="{年份}年 第{期号}期"]')).waitFor()
    await put('写法', '总之第{期数}期')
    await page.getByRole('alert').getByText('期号行的“写法”：没有{期数}这一项').waitFor()
    await expect.poll(() => button('应用到本期').isDisabled()).toBe(true)
    await field('写法').fill('第期')
    await page.keyboard.press('ArrowLeft')
    await button('插入{期号}').click()
    await page.locator('.bulletin').first().getByText('第3期', { exact: true }).waitFor()
    await page.getByRole('alert').waitFor({ state: 'detached' })
    await expect.poll(() => field('写法').inputValue()).toBe('第{期号}期')
    await put('写法', '{年份}年 第{期号}期')
  })

  test('is kept for the issues to come, which have it, and this one has not', async () => {
    const { page } = desk
    await button('用于以后各期').click()
    await page.getByText('以后新建的“澄源青年工作信息”都用版式').waitFor()
    await button('回到正文').click()
    await expect.poll(colour).toBe('rgb(216, 30, 18)')
    await button(/本期的命令/).click()
    await page.getByRole('menuitem', { name: '回到台账' }).click()
    await button('新建第4期').click()
    await button(/第4期，本期的命令/).waitFor()
    await expect.poll(colour).toBe('rgb(0, 0, 255)')
  })

  test('is carried away as a file and brought in from one', async () => {
    const { page } = desk
    await openStyle()
    const [file] = await Promise.all([page.waitForEvent('download'), button('导出版式').click()])
    expect(file.suggestedFilename()).toBe('版式 澄源青年工作信息.json')
    const style = JSON.parse(await readFile(await file.path(), 'utf8')) as { id: string }
    expect(style).toEqual({ ...templateById('work-information'), ...style })
    const own = path.join(desk.library, 'own.json')
    await writeFile(own, JSON.stringify({ ...style, name: '外来版式' }))
    const choose = async (chosen: string) => {
      const chooser = page.waitForEvent('filechooser')
      await button('导入版式…').click()
      await (await chooser).setFiles(chosen)
    }
    await choose(own)
    await page.getByText('外来版式', { exact: true }).waitFor()
    const issueLine = { ...templateById('work-information').masthead.issueLine, regular: '{abc}' }
    const masthead = { ...templateById('work-information').masthead, issueLine }
    await writeFile(own, JSON.stringify({ ...style, masthead }))
    await choose(own)
    await page.getByText('masthead.issueLine.regular 里的 {abc}').waitFor()
    await writeFile(own, '{}')
    await choose(own)
    await page.getByText('没有导入“own.json”：它不是版式文件').waitFor()
  })

  test('is put to use in this issue, saved with it, and taken back', async () => {
    const { page } = desk
    await page.getByRole('option', { name: /刊名/ }).click()
    await put('文字', '澄源青年')
    await put('颜色', '#007A33')
    await button('应用到本期').click()
    await button(/^澄源青年 /).waitFor()
    await expect.poll(colour).toBe('rgb(0, 122, 51)')
    await page.getByText('本期已用版式“外来版式”，').waitFor()
    await page.getByRole('status').getByRole('button', { name: '撤销' }).click()
    await expect.poll(colour).toBe('rgb(0, 0, 255)')
    await button(/^澄源青年工作信息 /).waitFor()
    await page.keyboard.press('Control+y')
    await expect.poll(colour).toBe('rgb(0, 122, 51)')
    await button(/^澄源青年 /).waitFor()
    await page.keyboard.press('Control+z')
    await expect.poll(colour).toBe('rgb(0, 0, 255)')
    await button(/^澄源青年工作信息 /).waitFor()
  })

  test('has its nameplate as a picture, which is carried away and brought back with it', async () => {
    const { page } = desk
    await openStyle()
    const picture = page.locator('.bulletin .nameplate img')
    const choice = page.getByRole('group', { name: '刊名' }).getByRole('button')
    const chooser = page.waitForEvent('filechooser')
    await choice.click()
    await page.getByRole('option', { name: '图片（题字）' }).click()
    const file = { name: '题字.jpg', mimeType: 'image/jpeg', buffer: Buffer.from(photograph(1)) }
    await (await chooser).setFiles(file)
    await put('图宽', '60')
    const width = () => picture.evaluate((each: HTMLImageElement) => each.width)
    await expect.poll(width).toBe(Math.round((60 / 25.4) * 96))
    expect(await axeFaults(page)).toEqual([])
    const [saved] = await Promise.all([page.waitForEvent('download'), button('导出版式').click()])
    const own = await saved.path()
    const { media } = JSON.parse(await readFile(own, 'utf8')) as { media: Record<string, string> }
    const bytes = Object.values(media).map((base64) => Buffer.from(base64, 'base64'))
    expect(bytes).toHaveLength(1)
    expect(bytes[0]!.toString('latin1')).not.toContain(canary)
    await button('撤销').click()
    await button('撤销').click()
    await picture.waitFor({ state: 'detached' })
    const importing = page.waitForEvent('filechooser')
    await button('导入版式…').click()
    await (await importing).setFiles(own)
    await picture.waitFor()
    await button('应用到本期').click()
    await expect.poll(() => picture.getAttribute('alt')).toBe('澄源青年工作信息')
    const natural = () => picture.evaluate((each: HTMLImageElement) => each.naturalWidth)
    await expect.poll(natural).toBe(16)
  })

  test('is found on the first screen, kept there, and begun with by another publication', async () => {
    const { page } = desk
    await button(/本期的命令/).click()
    await page.getByRole('menuitem', { name: '回到台账' }).click()
    await page.getByRole('option', { name: '版式' }).click()
    await button(/“澄源青年工作信息”以后各期/).waitFor()
    expect(await axeFaults(page)).toEqual([])
    await button('专报').click()
    await page.getByRole('heading', { name: '版式', exact: true }).waitFor()
    await put('文字', '团情专报')
    await put('颜色', '#007A33')
    await expect.poll(colour).toBe('rgb(0, 122, 51)')
    await expect.poll(() => button('应用到本期').count()).toBe(0)
    await button('用于以后各期').click()
    await page.getByText('以后新建的“团情专报”都用版式').waitFor()
    await button('回到台账').click()
    await button(/“团情专报”以后各期/).waitFor()
    await button('新建刊物').click()
    const dialog = page.getByRole('dialog', { name: '新建刊物' })
    await dialog.getByLabel('刊名').fill('青联专报')
    await dialog.getByRole('button', { name: '版式' }).click()
    await page.getByRole('option', { name: '同“团情专报”' }).click()
    await dialog.getByRole('button', { name: '新建第1期' }).click()
    await button(/^青联专报 /).waitFor()
    await expect.poll(colour).toBe('rgb(0, 122, 51)')
  })

  test('has seen no error and no breach of the content policy', () => {
    expect(desk.complaints).toEqual([])
  })
})
