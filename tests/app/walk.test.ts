import { readdir, readFile } from 'node:fs/promises'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { ignoredIn } from '../../core/model/index.ts'
import { readNeikan } from '../../host/files/index.ts'
import { openDesk, type OpenDesk } from './open-desk.ts'

const manuscript = fileURLToPath(new URL('../fixtures/manuscript-errors.txt', import.meta.url))

let desk: OpenDesk

beforeAll(async () => {
  desk = await openDesk({ width: 1366, height: 768 })
}, 180_000)
afterAll(() => desk?.close())

const text = (words: string | RegExp) => desk.page.getByText(words).first()
const button = (name: string | RegExp) => desk.page.getByRole('button', { name }).first()
const row = (name: string) => desk.page.getByRole('row', { name })
const rowNames = () =>
  desk.page
    .getByRole('treegrid')
    .getByRole('row')
    .evaluateAll((rows) => rows.map((each) => each.getAttribute('aria-label')))

/** Titles and lengths, in order. */
const articles = () =>
  desk.page
    .getByRole('treegrid')
    .getByRole('row')
    .filter({ hasText: /\d字/ })
    .evaluateAll((rows) => rows.map((each) => each.textContent))

/** One walk, in order: each step goes on from where the one before it ended. */
describe('a new user', () => {
  test('meets the sample on true pages', async () => {
    await desk.page.getByRole('treegrid').waitFor()
    await text('共 17 页').waitFor()
    await expect.poll(rowNames).toContain('石桥镇建起青年应急志愿服务队')
    await expect.poll(() => desk.page.title()).toContain('澄源青年工作信息 2026年第4期')
  })

  test('types in the text and takes it back', async () => {
    const { page } = desk
    await page.locator('.bulletin p').filter({ hasText: '把青年夜校办到村社' }).first().click()
    await page.keyboard.press('End')
    await page.keyboard.insertText('写在这里')
    await text('写在这里').waitFor()
    await text('未保存').waitFor()
    await page.keyboard.press('Control+z')
    await text('写在这里').waitFor({ state: 'detached' })
    await page.keyboard.press('Control+y')
    await text('写在这里').waitFor()
  })

  test('keeps the bars in the window however large the sheet is shown', async () => {
    const { page } = desk
    const zoom = page.getByRole('slider').first()
    await zoom.focus()
    await page.keyboard.press('End')
    await page.waitForTimeout(300)
    const edges = await button('导出').boundingBox()
    expect(edges!.x + edges!.width).toBeLessThanOrEqual(1366)
    await page.keyboard.press('Control+0')
    await text('90%').waitFor()
  })

  test('changes the issue number, and everything that says it follows', async () => {
    const { page } = desk
    await page.locator('[data-field="masthead.issueNumber"]').fill('5')
    await page.keyboard.press('Enter')
    await button('澄源青年工作信息 2026年第5期，本期的命令').waitFor()
    await text('2026年 第5期').waitFor()
  })

  test('adds an article and moves it with the keyboard', async () => {
    const { page } = desk
    await row('添加稿件').click()
    await page.keyboard.insertText('新来的一篇稿件')
    await row('新来的一篇稿件').waitFor()
    const lastButOne = (await rowNames()).indexOf('新来的一篇稿件') - 1
    await row('新来的一篇稿件').focus()
    await page.keyboard.press('Alt+Shift+ArrowUp')
    await expect.poll(async () => (await rowNames()).indexOf('新来的一篇稿件')).toBe(lastButOne)
    await page.keyboard.press('Alt+Shift+ArrowUp')
    await expect.poll(async () => (await rowNames()).indexOf('新来的一篇稿件')).toBe(lastButOne - 1)
  })

  test('saves under a name and finds everything there after opening it again', async () => {
    const { page } = desk
    await page.keyboard.press('Control+s')
    await page.getByLabel('名称').fill('2026年/第5期')
    await page.keyboard.press('Enter')
    await text('已保存').waitFor()
    const before = await articles()
    expect(before).toHaveLength(5)
    expect(await readdir(path.join(desk.library, '2026年'))).toEqual([
      '.第5期.neikan.lock',
      '第5期.neikan',
    ])

    await button('澄源青年工作信息 2026年第5期，本期的命令').click()
    await page.getByRole('menuitem', { name: '回到台账' }).click()
    await page.getByRole('heading', { name: '澄源青年工作信息' }).waitFor()
    await row('第5期').dblclick()
    await page.getByRole('treegrid', { name: '本期结构' }).waitFor()
    await text('写在这里').waitFor()
    await expect.poll(articles).toEqual(before)
  })

  test('exports both formats under the name that is offered', async () => {
    const { page } = desk
    await page.keyboard.press('Control+e')
    await expect
      .poll(() => page.getByLabel('文件名').inputValue())
      .toBe('澄源青年工作信息 2026年第5期')
    await page.getByRole('button', { name: '导出 DOCX 和 PDF' }).click()
    await page.getByRole('link', { name: '下载 PDF' }).waitFor({ timeout: 90_000 })
    const folder = path.join(desk.library, '导出')
    expect((await readdir(folder)).toSorted()).toEqual([
      '澄源青年工作信息 2026年第5期.docx',
      '澄源青年工作信息 2026年第5期.pdf',
    ])
    const pdf = await readFile(path.join(folder, '澄源青年工作信息 2026年第5期.pdf'))
    expect(pdf.subarray(0, 5).toString()).toBe('%PDF-')
  }, 120_000)

  test('corrects what the checks find, from the card', async () => {
    const { page } = desk
    await page.locator('.bulletin p').filter({ hasText: '聚起一群人' }).first().click()
    await page.keyboard.insertText('"直引号"...')
    await page.keyboard.press('F7')
    await page.getByRole('button', { name: /^直引号/ }).click()
    await button(/^改为/).click()
    await page.locator('.bulletin').getByText('“直引号”').waitFor()
    await page.getByRole('button', { name: /^直引号/ }).waitFor({ state: 'detached' })
  })

  test('waves a finding through, and takes that back', async () => {
    const { page } = desk
    const card = page.getByRole('button', { name: /^省略号不规范/ })
    await card.click()
    await button('忽略').click()
    await card.waitFor({ state: 'detached' })
    await text('已忽略 1 处').waitFor()
    await page.keyboard.press('Control+z')
    await card.waitFor()
    await text('已忽略 1 处').waitFor({ state: 'detached' })
    await page.keyboard.press('Control+y')
    await card.waitFor({ state: 'detached' })
  })

  test('goes round the panes with F6 and back to the text with Esc', async () => {
    const { page } = desk
    const pane = () =>
      page.evaluate(
        () => document.activeElement?.closest('[data-pane]')?.getAttribute('data-pane') ?? null,
      )
    await page.locator('.bulletin p').filter({ hasText: '写在这里' }).first().click()
    const visited: (string | null)[] = []
    for (let step = 0; step < 6; step += 1) {
      await page.keyboard.press('F6')
      visited.push(await pane())
    }
    const round = ['review', 'status', 'command-bar', 'format-bar', 'structure', 'text']
    expect(visited).toEqual(round)
    await page.keyboard.press('F6')
    await page.keyboard.press('Escape')
    await expect.poll(pane).toBe('text')
  })

  test('is asked before an export replaces the one that is there', async () => {
    const { page } = desk
    await page.keyboard.press('Control+e')
    await page.getByRole('button', { name: '导出 DOCX 和 PDF' }).click()
    await page.getByRole('alertdialog').waitFor()
    await page.keyboard.press('Escape')
    await page.getByRole('alertdialog').waitFor({ state: 'detached' })
  })

  test('saves by itself once the issue has a file', async () => {
    const { page } = desk
    await page.locator('.bulletin p').filter({ hasText: '写在这里' }).first().click()
    await page.keyboard.insertText('又')
    await text('未保存').waitFor()
    await text('未保存').waitFor({ state: 'detached', timeout: 10_000 })
    await text(/^已保存/).waitFor()
    const saved = await readNeikan(await readFile(path.join(desk.library, '2026年/第5期.neikan')))
    expect(saved.ok && ignoredIn(saved.value.bulletin)).toMatchObject([{ rule: 'R40' }])
    await button('重新列出').click()
    await page.getByRole('button', { name: /^省略号不规范/ }).waitFor()
  })

  test('imports a manuscript of a whole issue', async () => {
    const { page } = desk
    await button(/本期的命令/).click()
    await page.getByRole('menuitem', { name: '回到台账' }).click()
    const chooser = page.waitForEvent('filechooser')
    await page.getByRole('button', { name: '导入文本稿…' }).click()
    await (await chooser).setFiles(manuscript)
    await button(/^云岭青年工作信息 2025年第3期/).waitFor()
    await expect.poll(articles).toHaveLength(4)
    await text('未保存').waitFor()
  })

  test('reads in the report what the import made of it, and finds it again in the menu', async () => {
    const { page } = desk
    await text(/^已导入“manuscript-errors.txt”，有 \d+ 处由程序生成，1 处请核对$/).waitFor()
    const report = page.getByRole('tabpanel', { name: '导入报告' })
    await report.getByText('12 个段首小标题').waitFor()
    await report.getByText('目录与正文标题的文字不一致').waitFor()
    await page.keyboard.press('F7')
    await report.waitFor({ state: 'detached' })
    await button(/本期的命令/).click()
    await page.getByRole('menuitem', { name: '导入报告' }).click()
    await report.getByText('（此页无正文）').waitFor()
  })

  test('chooses one of two corrections, and undoes all the others at once', async () => {
    const { page } = desk
    await button(/^错误 \d/).click()
    await page.getByRole('button', { name: /^约数矛盾/ }).click()
    await page.getByRole('button', { name: '近500个' }).waitFor()
    await button('改为“500余个”').click()
    await page.locator('.bulletin').getByText('近500余个').waitFor({ state: 'detached' })
    await button(/^改正可自动改的/).click()
    await button(/^改正可自动改的/).waitFor({ state: 'detached' })
    await page.keyboard.press('Control+z')
    await button(/^改正可自动改的/).waitFor()
  })

  /** Lets go of files over the text. */
  const drop = (files: Readonly<Record<string, string>>) =>
    desk.page.evaluate((given) => {
      const dataTransfer = new DataTransfer()
      for (const [name, words] of Object.entries(given)) {
        dataTransfer.items.add(new File([words], name))
      }
      const at = document.querySelector('.bulletin article p')!
      const init = { dataTransfer, bubbles: true, cancelable: true }
      at.dispatchEvent(new DragEvent('drop', init))
    }, files)

  test('drops what was sent in on the issue, and takes it back', async () => {
    const before = await rowNames()
    await drop({
      '石桥镇.txt': '石桥镇把夜校办到果园\n\n先问需求，再请老师。\n',
      '河口镇.txt': '河口镇的读书会\n\n每月一次，风雨无阻。\n',
    })
    await text('已加入 2 个文件的 2 篇稿件').waitFor()
    await expect.poll(rowNames).toEqual(expect.arrayContaining(['河口镇的读书会']))
    await button('撤销').click()
    await expect.poll(rowNames).toEqual(before)
  })

  test('is asked what is meant by a whole issue that is dropped on another one', async () => {
    const { page } = desk
    await drop({ '另一期.txt': '青禾信息\n2024年 第7期\n\n青年夜校开课\n第一段。\n' })
    const meant = page.getByRole('alertdialog')
    await meant.getByText('“另一期.txt”是一整期').waitFor()
    await meant.getByRole('button', { name: '加入 1 篇稿件' }).click()
    await meant.waitFor({ state: 'detached' })
    await expect.poll(rowNames).toEqual(expect.arrayContaining(['青年夜校开课']))
    await page.getByRole('tabpanel', { name: '导入报告' }).getByText('报头用本期的').waitFor()
    await page.keyboard.press('Control+z')
    await expect.poll(rowNames).not.toEqual(expect.arrayContaining(['青年夜校开课']))
  })

  test('is asked before an import that was never saved is left', async () => {
    const { page } = desk
    await drop({ '另一期.txt': '青禾信息\n2024年 第7期\n\n青年夜校开课\n第一段。\n' })
    await button('另作一期打开').click()
    const question = page.getByRole('alertdialog')
    await question.getByText('还没有保存').waitFor()
    await question.getByRole('button', { name: '取消' }).click()
    await question.waitFor({ state: 'detached' })
    await button(/^云岭青年工作信息 2025年第3期/).click()
    await page.getByRole('menuitem', { name: '回到台账' }).click()
    await question.getByText('还没有保存').waitFor()
    await page.keyboard.press('Escape')
    await expect.poll(articles).toHaveLength(4)
  })

  test('has seen no error and no breach of the content policy', () => {
    expect(desk.complaints).toEqual([])
  })
})
