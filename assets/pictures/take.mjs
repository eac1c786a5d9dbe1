/** Takes the README's pictures from the running desk: `node assets/pictures/take.mjs`. */
import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { load } from './load.mjs'
import { putRegister } from './register.mjs'

const here = (name) => fileURLToPath(new URL(name, import.meta.url))
const { openDesk } = await load('tests/app/open-desk.ts')

const manuscript = {
  name: '云岭青年工作信息2025年第3期.txt',
  mimeType: 'text/plain',
  buffer: readFileSync(here('../../tests/fixtures/manuscript-errors.txt')),
}

const desk = await openDesk({ width: 1440, height: 900 })
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

  await page.keyboard.press('Control+Alt+p')
  await page.waitForTimeout(1200)
  await take('spread')
  await page.keyboard.press('Control+Alt+p')

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
