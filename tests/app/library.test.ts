import { readdir, readFile, rename, rm, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { putIssue } from '../helpers/library.ts'
import { axeFaults } from './axe.ts'
import { openDesk, type OpenDesk } from './open-desk.ts'

let desk: OpenDesk

beforeAll(async () => {
  desk = await openDesk({ width: 1366, height: 768 }, { atStart: true })
  desk.page.setDefaultTimeout(8000)
}, 180_000)
afterAll(() => desk?.close())

const text = (words: string | RegExp) => desk.page.getByText(words).first()
const button = (name: string | RegExp) => desk.page.getByRole('button', { name }).first()
const register = () => desk.page.getByRole('grid', { name: '期号台账' })
/** The issues and gaps of the register, as a screen reader says them. */
const rows = () =>
  register()
    .getByRole('row')
    .evaluateAll((all) => all.map((each) => each.textContent?.replace(/\s+/g, ' ') ?? ''))
const focusedRow = () =>
  desk.page.evaluate(() => document.activeElement?.closest('[role=row]')?.textContent ?? '')
const registerFile = async () =>
  JSON.parse(await readFile(path.join(desk.library, '台账.json'), 'utf8')) as {
    voids: unknown[]
    issues: { file: string; isIssued: boolean; isArchived: boolean; pages: number | null }[]
  }

async function backToRegister(): Promise<void> {
  await button(/本期的命令/).click()
  await desk.page.getByRole('menuitem', { name: '回到台账' }).click()
}

const help = [
  ['快捷键', '查找和替换'],
  ['新增功能', '打开就是台账'],
  ['关于内刊', '霞鹜文楷'],
] as const

/** One walk, in order. */
describe('the library', () => {
  test('asks an office that has nothing yet for its first publication', async () => {
    await desk.page.getByRole('heading', { name: '从第一种刊物开始' }).waitFor()
    expect(await axeFaults(desk.page)).toEqual([])
    for (const [name, words] of help) {
      await button('帮助').click()
      await desk.page.getByRole('menuitem', { name }).click()
      const dialog = desk.page.getByRole('dialog', { name })
      await dialog.getByText(words).first().waitFor()
      const foot = await dialog.getByRole('button', { name: '关闭' }).boundingBox()
      expect(foot!.y + foot!.height).toBeLessThan(768)
      expect(await axeFaults(desk.page)).toEqual([])
      await desk.page.keyboard.press('Escape')
    }
    await button('新建第1期').click()
    await text('写上刊名').waitFor()
    await desk.page.getByLabel('编印单位').last().fill('共青团澄源县委')
    await desk.page.getByLabel('刊名').last().fill('青联通讯')
    await desk.page.keyboard.press('Enter')
    await button(/^青联通讯 \d{4}年第1期/).waitFor()
    const [, file] = (await readdir(path.join(desk.library, '青联通讯'))).toSorted()
    expect(file).toMatch(/^青联通讯 \d{4}年第1期\.neikan$/)
  })

  test('notices issues that come from outside, and shows their register', async () => {
    const { page, library } = desk
    await backToRegister()
    await page.getByRole('option', { name: '青联通讯' }).waitFor()
    const year = new Date().getFullYear()
    const issue = (number: number, title: string, fields = {}) =>
      putIssue(library, `信息/${year}年/第${number}期`, {
        ...{ year, issueNumber: number, issueDate: `${year}-0${number}-15` },
        articles: [{ title, office: '石桥镇团委', text: '青年夜校开进村社。' }, { title: '其二' }],
        ...fields,
      })
    await putIssue(library, `信息/${year - 1}年/第9期`, { year: year - 1, issueNumber: 9 })
    await issue(1, '开门红')
    await issue(3, '一年看变化')
    await page.getByRole('option', { name: '澄源青年工作信息' }).click()
    await expect
      .poll(rows)
      .toEqual([
        `${year}年`,
        '第3期一年看变化等 2 篇 · 石桥镇团委–80草稿3月15日',
        '缺第2期：台账里没有这一期。标为空号已经出过的，把文件放进文库就会列在这里。',
        '第1期开门红等 2 篇 · 石桥镇团委–80草稿1月15日',
        `${year - 1}年`,
        '第9期标题1 篇–80草稿11月20日',
      ])
  })

  test('has no fault that axe knows, by day and by night', async () => {
    expect(await axeFaults(desk.page)).toEqual([])
  })

  test('marks a number as given up, and takes it back', async () => {
    await button('标为空号').click()
    await register().getByText('空号', { exact: true }).waitFor()
    await expect.poll(async () => (await registerFile()).voids).toHaveLength(1)
    await button('撤销').click()
    await button('标为空号').waitFor()
    await expect.poll(async () => (await registerFile()).voids).toEqual([])
    const { keyboard } = desk.page
    await register().getByRole('row', { name: '第3期' }).click()
    await keyboard.press('ArrowDown')
    await keyboard.press('Tab')
    await keyboard.press('Enter')
    await register().getByText('空号', { exact: true }).waitFor()
    await expect.poll(async () => (await registerFile()).voids).toHaveLength(1)
    await expect.poll(focusedRow).toContain('第2期空号')
    await keyboard.press('Enter')
    await button('标为空号').waitFor()
    await expect.poll(async () => (await registerFile()).voids).toEqual([])
  })

  test('notes an issue as issued, archives it, and keeps its number taken', async () => {
    const { page } = desk
    const command = async (name: string) => {
      await button('这一期的其他命令').click()
      await page.getByRole('menuitem', { name }).click()
    }
    await register().getByRole('row', { name: '第1期' }).click()
    await command('标为已印发')
    await register().getByText('已印发').waitFor()
    await register().getByRole('row', { name: '第1期' }).press('Enter')
    await page.locator('[data-pane=command-bar]').getByText('已印发', { exact: true }).waitFor()
    const bar = page.getByRole('toolbar', { name: '只读' })
    await bar.getByText(/^只读这一期已标为印发/).waitFor()
    // It is read by keys as it was opened by one.
    const well = page.locator('main[data-pane="text"]')
    await page.locator('main[data-pane="text"]:focus').waitFor()
    await page.keyboard.press('PageDown')
    await expect.poll(() => well.evaluate(({ scrollTop }) => scrollTop)).toBeGreaterThan(100)
    const headline = page.locator('.bulletin h1').first()
    const before = await headline.innerText()
    await headline.click()
    await page.keyboard.insertText('改')
    await bar.getByRole('button', { name: '仍要修改' }).click()
    await page.locator('[data-slate-editor]:focus').waitFor()
    expect(await headline.innerText()).toBe(before)
    await page.keyboard.insertText('改')
    await expect.poll(() => headline.innerText()).toContain('改')
    await page.keyboard.press('Control+z')
    // Opened by its address alone it is known for what it is too.
    await page.reload()
    await bar.waitFor()
    await page.locator('[data-pane=command-bar]').getByText('已印发', { exact: true }).waitFor()
    await backToRegister()
    await register().getByRole('row', { name: '第3期' }).click({ button: 'right' })
    await page.getByRole('menu', { name: '第3期的命令' }).waitFor()
    await page.keyboard.press('Escape')
    await page.getByRole('complementary', { name: '第3期首页' }).waitFor()
    await register().getByRole('row', { name: '第1期' }).click({ button: 'right' })
    await page.getByRole('menuitem', { name: '归档' }).click()
    await register().getByText('开门红').waitFor({ state: 'detached' })
    await button('新建第4期').waitFor()
    await page.getByRole('option', { name: '已归档' }).click()
    await page.getByRole('row', { name: /第1期/ }).waitFor()
    await command('移回台账')
    await page.getByRole('option', { name: '澄源青年工作信息' }).click()
    await register().getByText('开门红').waitFor()
  })

  test('is gone through by keys: arrows choose, digits find, Enter opens', async () => {
    const { page } = desk
    await register().getByRole('row', { name: '第3期' }).click()
    await page.getByRole('complementary', { name: '第3期首页' }).waitFor()
    await page.keyboard.press('ArrowDown')
    await page.keyboard.press('ArrowDown')
    await page.getByRole('complementary', { name: '第1期首页' }).waitFor()
    await page.keyboard.press('Home')
    await page.getByRole('complementary', { name: '第3期首页' }).waitFor()
    await page.keyboard.type('9')
    await page.keyboard.press('Enter')
    await button(/^澄源青年工作信息 \d{4}年第9期/).waitFor()
    await backToRegister()
    await page.getByRole('complementary', { name: '第9期首页' }).waitFor()
  })

  test('makes the next issue in one step, saved beside the last one', async () => {
    const { page, library } = desk
    await button('新建第4期').click()
    await button(/^澄源青年工作信息 \d{4}年第4期/).waitFor()
    await text('县委办公室，各乡镇团委。').waitFor()
    const year = new Date().getFullYear()
    expect(await readdir(path.join(library, `信息/${year}年`))).toContain(
      `澄源青年工作信息 ${year}年第4期.neikan`,
    )
    await page.locator('.bulletin h1').first().click()
    await page.keyboard.insertText('新写的一篇')
    await backToRegister()
    await expect.poll(async () => (await rows())[1]).toMatch(/^第4期新写的一篇1 篇\d+80草稿–$/)
    const marked = (await registerFile()).issues.find(({ file }) => file.includes('第4期'))
    expect(marked?.pages).toBeGreaterThan(1)
    const drawn = () =>
      desk.page.locator('aside .bulletin .part-contents').evaluate((each) => each.textContent)
    await expect.poll(drawn, { timeout: 8000 }).toMatch(/新写的一篇2$/)
  })

  test('takes an issue as the draft of the next, with its articles', async () => {
    await register().getByRole('row', { name: '第3期' }).click()
    await button('以此期为底稿').click()
    await button(/^澄源青年工作信息 \d{4}年第5期/).waitFor()
    await desk.page.locator('.bulletin h1').getByText('一年看变化').waitFor()
    await backToRegister()
    await register().getByText('第5期').waitFor()
  })

  test('says at the desk that another issue has the number', async () => {
    const { page } = desk
    await register().getByRole('row', { name: '第5期' }).dblclick()
    await page.locator('[data-field="masthead.issueNumber"]').fill('4')
    await page.keyboard.press('Enter')
    await text(/年第4期重号了/).waitFor()
    await page.keyboard.press('Control+z')
    await button(/年第5期，本期的命令/).waitFor()
    await backToRegister()
  })

  test('offers another name for a file whose issue has another number now', async () => {
    const { page } = desk
    const number = page.locator('[data-field="masthead.issueNumber"]')
    await register().getByRole('row', { name: '第5期' }).dblclick()
    await number.fill('8')
    await page.keyboard.press('Enter')
    await backToRegister()
    await text(/^这一期现在是第8期，文件还叫“.*第5期”。/).waitFor()
    await button('改名…').click()
    await page.getByRole('dialog', { name: '文件改名' }).waitFor()
    await page.keyboard.press('Escape')
    await register().getByRole('row', { name: '第8期' }).dblclick()
    // Ctrl+N is first of all the next one of what is on the desk.
    await number.waitFor()
    await page.keyboard.press('Control+n')
    const focused = () => page.locator('button:focus').innerText()
    await expect.poll(focused).toMatch(/^澄源青年工作信息 第\d+期/)
    await page.keyboard.press('Escape')
    await number.fill('5')
    await page.keyboard.press('Enter')
    await backToRegister()
    await register().getByRole('row', { name: '第5期' }).waitFor()
  })

  test('numbers a supplement apart', async () => {
    await button('其他新建方式').click()
    await desk.page.getByRole('menuitem', { name: '新建增刊第1期' }).click()
    await button(/增刊第1期/).waitFor()
    await backToRegister()
    await register().getByText('增刊第1期').waitFor()
    await button('新建第6期').waitFor()
  })

  test('moves an issue to the bin with a key, and takes it back', async () => {
    const supplement = register().getByRole('row', { name: '增刊第1期' })
    await supplement.click()
    await desk.page.keyboard.press('Delete')
    await text('增刊第1期已移到文库的“回收站”文件夹').waitFor()
    await supplement.waitFor({ state: 'detached' })
    await button('撤销').click()
    await supplement.waitFor()
  })

  test('gives a file another name by F2, and keeps the keys on it', async () => {
    const { page, library } = desk
    const file = (name: string) => path.join(library, '信息/2026年', `${name}.neikan`)
    await register().getByRole('row', { name: '第3期' }).click()
    await page.keyboard.press('F2')
    await page.getByRole('dialog').getByRole('textbox').fill('夜校专刊')
    await page.keyboard.press('Enter')
    await expect.poll(focusedRow).toContain('第3期')
    await expect
      .poll(() =>
        readFile(file('夜校专刊')).then(
          () => true,
          () => false,
        ),
      )
      .toBe(true)
    await page.keyboard.press('F2')
    await page.getByRole('dialog').getByRole('textbox').fill('第3期')
    await page.keyboard.press('Enter')
    await expect
      .poll(() =>
        readFile(file('第3期')).then(
          () => true,
          () => false,
        ),
      )
      .toBe(true)
    await expect.poll(focusedRow).toContain('第3期')
  })

  test('shows what lies in the bin, and gives it back to where it was', async () => {
    const { page } = desk
    const supplement = register().getByRole('row', { name: '增刊第1期' })
    await supplement.click()
    await page.keyboard.press('Delete')
    await supplement.waitFor({ state: 'detached' })
    await expect.poll(focusedRow).toMatch(/第\d期/)
    await page.getByRole('option', { name: '回收站' }).click()
    const bin = page.getByRole('grid', { name: '回收站' })
    await bin.getByRole('row', { name: /增刊第1期/ }).waitFor()
    expect(await axeFaults(page)).toEqual([])
    await button(/增刊第1期”移回原处$/).click()
    await bin.waitFor({ state: 'detached' })
    const hasKeys = () => page.locator('[role="option"]:focus').innerText()
    await expect.poll(hasKeys).toContain('回收站')
    await page.getByRole('option', { name: '澄源青年工作信息' }).click()
    await supplement.waitFor()
  })

  test('finds words in titles, offices and text, and opens the article', async () => {
    const { page } = desk
    await page.keyboard.press('Control+f')
    await page.keyboard.insertText('夜校 石桥镇')
    const results = page.getByRole('grid', { name: '查找结果' })
    await results.getByRole('row').first().waitFor()
    expect(await axeFaults(desk.page)).toEqual([])
    await results.getByRole('row', { name: '开门红' }).dblclick()
    await button(/^澄源青年工作信息 \d{4}年第1期/).waitFor()
    await backToRegister()
  })

  test('shows what it cannot read, and what was renamed, and forgets what is gone', async () => {
    const { library } = desk
    const year = new Date().getFullYear()
    const file = (name: string) => path.join(library, `信息/${year}年/${name}.neikan`)
    await writeFile(path.join(library, '坏.neikan'), 'not a zip')
    await rename(file('第1期'), file('改名'))
    await rm(file('第3期'))
    await text('有 1 个文件读不出来').waitFor()
    await register().getByText('已印发').waitFor()
    await register().getByText('缺第2至3期').waitFor()
  })

  test('marks several numbers on end as given up, and takes them back', async () => {
    const noted = async () =>
      (await registerFile()).voids.map((number) => (number as { issueNumber: number }).issueNumber)
    await button('都标为空号').click()
    await text(/第2至3期已记为空号/).waitFor()
    await expect.poll(noted).toEqual([2, 3])
    await expect.poll(focusedRow).toContain('第3期空号')
    await button('撤销').click()
    await register().getByText('缺第2至3期').waitFor()
    await expect.poll(noted).toEqual([])
  })

  test('has seen no error and no breach of the content policy', () => {
    expect(desk.complaints).toEqual([])
  })
})
