/** A new user without a mouse: from the first start to a PDF, by keys alone. */
import { readdir } from 'node:fs/promises'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openDesk, type OpenDesk } from './open-desk.ts'

let desk: OpenDesk

beforeAll(async () => {
  desk = await openDesk({ width: 1366, height: 768 }, { atStart: true })
  desk.page.setDefaultTimeout(8000)
  await desk.page.getByRole('heading', { name: '从第一种刊物开始' }).waitFor()
}, 180_000)
afterAll(() => desk?.close())

const press = async (...keys: string[]) => {
  for (const key of keys) await desk.page.keyboard.press(key)
}
const type = (words: string) => desk.page.keyboard.insertText(words)
const title = () => desk.page.getByRole('button', { name: /本期的命令/ }).getAttribute('aria-label')
const text = (words: string) => desk.page.locator('.bulletin').getByText(words).first()
const articles = () =>
  desk.page
    .getByRole('treegrid')
    .getByRole('row')
    .filter({ hasText: /\d字/ })
    .evaluateAll((rows) => rows.map((each) => each.getAttribute('aria-label')))

/** Presses a key until what has the focus is called so. */
async function goTo(name: string | RegExp, key = 'Tab'): Promise<void> {
  const { page } = desk
  for (let step = 0; step < 60; step += 1) {
    const label = await page.evaluate(() => {
      const element = document.activeElement as HTMLElement | null
      const labels = element instanceof HTMLInputElement ? [...(element.labels ?? [])] : []
      const named = element?.getAttribute('aria-label') ?? labels[0]?.textContent
      return (named || element?.textContent || '').trim()
    })
    if (typeof name === 'string' ? label === name : name.test(label)) return
    await page.keyboard.press(key)
  }
  const all = await page.getByRole('button').allTextContents()
  throw new Error(`No key leads to ${String(name)}; there are ${all.join('、')}`)
}

/** Presses a key until the focus is on something that a selector means. */
async function until(selector: string, key: string): Promise<void> {
  for (let step = 0; step < 20; step += 1) {
    const isThere = (wanted: string) => document.activeElement?.matches(wanted) === true
    if (await desk.page.evaluate(isThere, selector)) return
    await press(key)
  }
  throw new Error(`${key} does not lead to ${selector}`)
}

/** Alt+Q, the name of a command, Enter. */
async function run(command: string): Promise<void> {
  await press('Alt+q')
  await desk.page.getByRole('dialog', { name: '查找正文、稿件或命令' }).waitFor()
  await type(command)
  await desk.page.getByRole('option', { name: command }).first().waitFor()
  await press('ArrowDown', 'Enter')
  await desk.page
    .getByRole('dialog', { name: '查找正文、稿件或命令' })
    .waitFor({ state: 'detached' })
}

/** One walk, in order. */
describe('by keys alone a new user', () => {
  test('names the office and the first publication, and has its first issue', async () => {
    await goTo('编印单位')
    await type('共青团澄源县委')
    await goTo('刊名')
    await type('澄源青年')
    await press('Enter')
    await expect.poll(title).toMatch(/^澄源青年 \d{4}年第1期，本期的命令$/)
    await expect
      .poll(() => desk.page.evaluate(() => document.activeElement?.className))
      .toBe('bulletin')
  })

  test('writes two articles with headings and a table', async () => {
    await type('夜校开进村社')
    await press('Enter')
    await type('青年夜校开进一百个村社。')
    await press('Enter')
    await desk.page.keyboard.type('一、')
    await type('课程由青年点')
    await press('Enter')
    await run('表格')
    await text('课程由青年点').waitFor()
    await expect.poll(() => desk.page.locator('.bulletin table').count()).toBe(1)
    await press('Control+Shift+Enter')
    await type('第二篇稿件')
    await press('Enter')
    await type('服务队建起来了。')
    await expect.poll(articles).toEqual(['夜校开进村社', '第二篇稿件'])
  })

  test('moves an article in the structure pane and goes back to the text', async () => {
    await until('[data-pane="structure"] *', 'F6')
    await until('[role="row"]', 'Tab')
    await press('Home')
    await goTo('第二篇稿件', 'ArrowDown')
    await press('Alt+Shift+ArrowUp')
    await expect.poll(articles).toEqual(['第二篇稿件', '夜校开进村社'])
    await press('Escape')
    await expect
      .poll(() => desk.page.evaluate(() => document.activeElement?.className))
      .toBe('bulletin')
  })

  test('finds and replaces', async () => {
    await press('Control+h')
    await desk.page.getByRole('textbox', { name: '替换为' }).waitFor()
    await goTo('查找', 'Shift+Tab')
    await type('村社')
    await goTo('替换为')
    await type('社区')
    await goTo(/^替换 \d 处/)
    await press('Enter')
    await text('青年夜校开进一百个社区。').waitFor()
  })

  test('changes the nameplate in the house style', async () => {
    await press('Escape')
    await run('版式…')
    await desk.page.getByRole('heading', { name: '版式', exact: true }).waitFor()
    await goTo('文字')
    await press('Control+a')
    await type('澄源青年工作信息')
    await goTo('颜色')
    await press('Control+a')
    await type('#C00000')
    await press('Enter')
    await goTo('应用到本期', 'Shift+Tab')
    await press('Enter')
    await expect.poll(title).toMatch(/^澄源青年工作信息 /)
  })

  test('exports DOCX and PDF', async () => {
    await press('Control+e')
    await desk.page.getByRole('dialog', { name: '导出' }).waitFor()
    await press('Enter')
    await desk.page.getByText('已导出 DOCX 和 PDF').waitFor({ timeout: 20_000 })
    expect(await readdir(path.join(desk.library, '导出'))).toHaveLength(2)
  })

  test('goes back to the register and makes the next issue from it', async () => {
    const { page } = desk
    await press('Control+s')
    await run('回到台账')
    await page.getByRole('heading', { name: '澄源青年工作信息' }).waitFor()
    await goTo('新建第2期')
    await press('Enter')
    await expect.poll(title).toMatch(/^澄源青年工作信息 \d{4}年第2期/)
  })

  test('has seen no error', () => {
    expect(desk.complaints).toEqual([])
  })
})
