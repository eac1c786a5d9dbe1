/**
 * Walks through the desk as a new user would, at two sizes of screen, by day and by night, and keeps
 * a small picture of every screen: `node assets/pictures/walk.mjs`.
 */
import { Buffer } from 'node:buffer'
import { readdirSync } from 'node:fs'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { load } from './load.mjs'

const here = (name) => fileURLToPath(new URL(name, import.meta.url))
const { openDesk } = await load('tests/app/open-desk.ts')
const { photograph } = await load('tests/helpers/photograph.ts')
const { putRegister } = await import('./register.mjs')

const sizes = [
  { width: 1366, height: 768 },
  { width: 1920, height: 1080 },
]

for (const size of sizes) {
  for (const theme of ['light', 'dark']) {
    const desk = await openDesk(size, { atStart: true })
    try {
      const shots = await walk(desk, theme)
      await compose(desk.page, shots, size, here(`./walk-${size.width}-${theme}.jpg`))
      if (desk.complaints.length > 0) throw new Error(desk.complaints.join('\n'))
    } finally {
      await desk.close()
    }
  }
}

/** One issue from the register to its PDF. Answers a picture of each screen on the way. */
async function walk({ page, library }, theme) {
  page.setDefaultTimeout(15_000)
  await page.emulateMedia({ colorScheme: theme })
  const shots = []
  const look = async () => {
    await page.waitForTimeout(700)
    shots.push(await page.screenshot({ type: 'jpeg', quality: 80 }))
  }
  const { keyboard } = page
  const press = async (...keys) => {
    for (const key of keys) await keyboard.press(key)
  }
  const write = async (...lines) => {
    for (const line of lines) {
      await keyboard.insertText(line)
      await press('Enter')
    }
  }
  const button = (name) => page.getByRole('button', { name }).first()
  const command = async (name) => {
    await button(/本期的命令/).click()
    await page.getByRole('menuitem', { name }).click()
  }

  await page.getByRole('heading', { name: '从第一种刊物开始' }).waitFor()
  await look()
  await putRegister(library)
  await page.getByText('缺第3期').waitFor()
  await look()

  await button(/^新建第\d+期/).click()
  await page.locator('[data-slate-editor]:focus').waitFor()
  await look()
  await write('青年夜校开进一百个村社', '全县青年夜校已经开进一百个村社，课程由青年点。')
  await keyboard.type('一、')
  await write('课程由青年点', '报名在线上，开课在身边。书法、烘焙、短视频剪辑最受欢迎。')
  await keyboard.type('二、')
  await write('老师从身边请', '能工巧匠、返乡大学生、退休教师轮流上讲台。')
  await button(/插入表格/).click()
  for (const cell of ['课程', '期数', '人次', '书法', '12', '360', '烘焙', '8', '240']) {
    await keyboard.insertText(cell)
    if (cell !== '240') await press('Tab')
  }
  await look()
  await press('Control+Shift+Enter')
  await write('石桥镇青年服务队进村入户', '服务队由三十名青年组成，挂钩联系独居老人。')
  const chosen = page.waitForEvent('filechooser')
  await button(/插入图片/).click()
  const buffer = Buffer.from(photograph(1))
  await (await chosen).setFiles({ name: '服务队.jpg', mimeType: 'image/jpeg', buffer })
  await page.locator('.bulletin .figure').waitFor()
  await page.locator('.bulletin .figure').click()
  await page.getByRole('tab', { name: '属性' }).click()
  await look()

  const row = (name) => page.getByRole('row', { name })
  const above = { x: 60, y: 3 }
  await row('石桥镇青年服务队').dragTo(row('青年夜校开进'), { targetPosition: above })
  await page.waitForFunction(() => {
    const order = document.querySelector('[role=treegrid]')?.textContent ?? ''
    return order.indexOf('石桥镇青年') < order.indexOf('青年夜校')
  })
  await press('Control+h')
  await page.getByRole('textbox', { name: '查找' }).fill('村社')
  await page.getByLabel('替换为').fill('社区')
  await page.getByRole('button', { name: /^替换 \d+ 处/ }).waitFor()
  await look()
  await page.getByRole('button', { name: /^替换 \d+ 处/ }).click()
  await press('F7')
  await look()
  await page.getByRole('tab', { name: '版面' }).click()
  await look()
  await press('Alt+q')
  await keyboard.insertText('标题')
  await look()
  // The first Escape empties the field.
  await press('Escape', 'Escape')

  await command('版式…')
  await page.getByRole('heading', { name: '版式', exact: true }).waitFor()
  await page.getByRole('textbox', { name: '颜色', exact: true }).first().fill('#b01c14')
  await press('Enter')
  await look()
  await button('应用到本期').click()
  await page.locator('.bulletin').waitFor()
  await press('Control+F2')
  await page.getByRole('group', { name: /^预览/ }).waitFor()
  await look()
  await press('Escape')
  await press('Control+p')
  await page.getByRole('dialog').waitFor()
  await look()
  await press('Escape')
  await press('Control+e')
  await page.getByRole('dialog', { name: '导出' }).waitFor()
  await look()
  await page.getByRole('button', { name: '导出 DOCX 和 PDF' }).click()
  await page.getByText('已导出 DOCX 和 PDF').waitFor({ timeout: 60_000 })
  if (!readdirSync(path.join(library, '导出')).some((name) => name.endsWith('.pdf'))) {
    throw new Error('No PDF was written')
  }
  await look()
  for (const name of ['设置…', '历史版本…']) {
    await command(name)
    await page.getByRole('dialog').waitFor()
    await look()
    await press('Escape')
  }
  await press('F1')
  await page.getByRole('dialog').waitFor()
  await look()
  await press('Escape')
  return shots
}

/** All of them on one sheet, small. */
async function compose(page, shots, { width, height }, file) {
  const small = 480
  const context = await page
    .context()
    .browser()
    .newContext({ viewport: { width: 4 * small, height } })
  const sheet = await context.newPage()
  const images = shots.map(
    (shot) => `<img src="data:image/jpeg;base64,${shot.toString('base64')}">`,
  )
  await sheet.setContent(
    `<style>body{margin:0;display:grid;grid-template-columns:repeat(4,1fr);gap:6px;background:#888}` +
      `img{width:100%;aspect-ratio:${width}/${height}}</style>${images.join('')}`,
  )
  await sheet.screenshot({ path: file, type: 'jpeg', quality: 62, fullPage: true })
  await context.close()
}
