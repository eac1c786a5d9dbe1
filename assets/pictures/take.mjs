/** Takes the README's pictures from the running desk: `node assets/pictures/take.mjs`. */
import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { runnerImport } from 'vite'

const here = (name) => fileURLToPath(new URL(name, import.meta.url))
const { module } = await runnerImport(here('../../tests/app/open-desk.ts'), { logLevel: 'error' })

const manuscript = {
  name: '云岭青年工作信息2025年第3期.txt',
  mimeType: 'text/plain',
  buffer: readFileSync(here('../../tests/fixtures/manuscript-errors.txt')),
}

/** An invented office's issues of two years. */
async function putRegister(library) {
  const { module: helper } = await runnerImport(here('../../tests/helpers/library.ts'), {
    logLevel: 'error',
  })
  const more = [
    '开发区团工委把服务窗口搬进车间',
    '石桥镇“田埂课堂”培育新农人',
    '暑期托班里的志愿者',
  ]
  const put = (year, issueNumber, issueDate, title, offices, fields = {}) =>
    helper.putIssue(
      library,
      `工作信息/${year}年/${fields.supplement ? '增刊' : ''}第${issueNumber}期`,
      {
        ...{ year, issueNumber, issueDate, kicker: '经验交流', issuingOffice: '共青团澄源县委' },
        ...fields,
        articles: [title, ...more].map((each, index) => ({
          title: each,
          office: offices[index] ?? null,
          text: '各乡镇团委按季度召开例会，把青年反映的事项列成清单。'.repeat(30),
        })),
      },
    )
  await put(2025, 2, '2025-06-10', '返乡青年创业集市带动就业四百人', ['石桥镇团委'])
  await put(2025, 4, '2025-12-22', '岁末看青春：十件大事回顾', ['团县委办公室'])
  await put(2026, 1, '2026-02-26', '开门红：一季度重点工作盘点', ['团县委办公室'])
  await put(2026, 1, '2026-05-04', '全县五四表彰大会专辑', [], { supplement: true })
  await put(2026, 2, '2026-05-19', '“青社学堂”暑期托班开进36个村社', ['社会工作部', '教育团工委'])
  const offices = ['团县委办公室', '开发区团工委', '石桥镇团委']
  await put(2026, 3, '2026-08-21', '青年发展型县域建设一年看变化', offices)
  for (const issueNumber of [1, 2, 3, 4]) {
    await helper.putIssue(library, `团情快报/第${issueNumber}期`, {
      ...{ nameplate: '团情快报', year: 2026, issueNumber, issueDate: `2026-0${issueNumber}-11` },
    })
  }
}

const desk = await module.openDesk({ width: 1440, height: 900 })
const { page } = desk
const take = async (name) => {
  await page.mouse.move(2, 450)
  await page.waitForTimeout(400)
  await page.screenshot({ path: here(`./${name}.png`) })
}
try {
  await page
    .getByText(/共 \d+ 页/)
    .first()
    .waitFor()
  await page.waitForTimeout(1500)
  await take('masthead')

  await page.locator('.bulletin article').nth(1).locator('p').nth(2).click()
  await page.waitForTimeout(1200)
  await take('desk')
  await page.emulateMedia({ colorScheme: 'dark' })
  await take('desk-dark')
  await page.emulateMedia({ colorScheme: 'light' })

  await page.keyboard.press('Control+F2')
  await page.getByRole('group', { name: /^预览/ }).waitFor()
  await take('preview')
  await page.keyboard.press('Escape')
  await page.locator('[data-slate-editor]:focus').waitFor()

  await page.getByRole('button', { name: '导出' }).first().click()
  await page.getByRole('dialog').waitFor()
  await take('export')
  await page.keyboard.press('Escape')

  const command = async (name) => {
    await page
      .getByRole('button', { name: /本期的命令/ })
      .first()
      .click()
    await page.getByRole('menuitem', { name }).click()
  }
  await command('版式…')
  await page.getByRole('heading', { name: '版式', exact: true }).waitFor()
  await page.waitForTimeout(800)
  await take('house-style')
  await page.getByRole('button', { name: '回到正文' }).click()
  await command('回到台账')
  await page.getByText('从第一种刊物开始').waitFor()
  await take('start')
  await putRegister(desk.library)
  await page.getByText('缺第3期').waitFor()
  await page.waitForTimeout(800)
  await take('library')
  await page.emulateMedia({ colorScheme: 'dark' })
  await take('library-dark')
  await page.emulateMedia({ colorScheme: 'light' })
  const chosen = page.waitForEvent('filechooser')
  await page.getByText('导入文本稿').first().click()
  await (await chosen).setFiles(manuscript)
  await page.getByText('查看报告').waitFor()
  await page.keyboard.press('F7')
  await page.getByText('约数矛盾').first().waitFor()
  await page.getByText('约数矛盾').first().click()
  await page.waitForTimeout(1200)
  await take('checks')
} finally {
  await desk.close()
}
