/**
 * Puts the first pages of every sample side by side: as the editor shows them, as the PDF has them and
 * as LibreOffice lays the DOCX out. Wants soffice and pdftoppm: `node assets/pictures/templates.mjs`.
 */
import { Buffer } from 'node:buffer'
import { execFileSync } from 'node:child_process'
import { mkdtempSync, readFileSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { load } from './load.mjs'

const here = (name) => fileURLToPath(new URL(name, import.meta.url))
const { openDesk } = await load('tests/app/open-desk.ts')
const program = here('../..')
const samples = readdirSync(here('../samples')).filter((name) => name.endsWith('.neikan'))
const pages = 2
const width = 240

const desk = await openDesk({ width: 1000, height: 1300 }, { atStart: true })
const folder = mkdtempSync(path.join(tmpdir(), 'neikan-pictures-'))
try {
  for (const sample of samples) {
    const name = sample.replace('.neikan', '')
    const editor = await sheetsOf(name)
    const [pdf, docx] = printed(name)
    await compose([editor, pdf, docx], here(`./${name}.jpg`))
  }
} finally {
  await desk.close()
  rmSync(folder, { recursive: true, force: true })
}

/** Pictures of the editor's first sheets. */
async function sheetsOf(name) {
  const { page } = desk
  execFileSync('cp', [here(`../samples/${name}.neikan`), path.join(desk.library, `${name}.neikan`)])
  await page.goto(`${page.url().split('?')[0]}?issue=${encodeURIComponent(`${name}.neikan`)}`)
  await page
    .getByText(/共 \d+ 页/)
    .first()
    .waitFor()
  await page.locator('[data-slate-editor]').waitFor()
  // Only the page; the desk remembers it for the samples after the first.
  if (await page.locator('[data-pane=structure]').isVisible()) {
    await page.keyboard.press('Control+Alt+\\')
  }
  await page.waitForTimeout(1500)
  const shots = []
  for (let at = 0; at < pages; at += 1) {
    const sheet = page.locator('[class*=sheet]').nth(at)
    await sheet.scrollIntoViewIfNeeded()
    await page.waitForTimeout(500)
    const box = await sheet.boundingBox()
    shots.push(await page.screenshot({ clip: box }))
  }
  return shots
}

/** Pictures of the first pages of its PDF, and of its DOCX as LibreOffice prints it. */
function printed(name) {
  const run = (command, ...args) => execFileSync(command, args, { cwd: program, stdio: 'ignore' })
  const at = (end) => path.join(folder, `${name}${end}`)
  const issue = here(`../samples/${name}.neikan`)
  run('node', 'cli/bin.mjs', 'export', issue, '--pdf', at('.pdf'), '--docx', at('-word.docx'))
  run('soffice', '--headless', '--convert-to', 'pdf', '--outdir', folder, at('-word.docx'))
  return ['', '-word'].map((end) => {
    run('pdftoppm', '-png', '-r', '80', '-l', String(pages), at(`${end}.pdf`), at(`${end}-page`))
    return readdirSync(folder)
      .filter((file) => file.startsWith(`${name}${end}-page`))
      .toSorted()
      .map((file) => readFileSync(path.join(folder, file)))
  })
}

async function compose(columns, file) {
  const context = await desk.page
    .context()
    .browser()
    .newContext({
      viewport: { width: columns.length * pages * (width + 20), height: 380 },
    })
  const sheet = await context.newPage()
  const source = (shot) => `data:image/png;base64,${Buffer.from(shot).toString('base64')}`
  const titles = ['编写', 'PDF', 'DOCX（LibreOffice）']
  const groups = columns.map(
    (shots, index) =>
      `<section><h1>${titles[index]}</h1>${shots.map((shot) => `<img src="${source(shot)}">`).join('')}</section>`,
  )
  await sheet.setContent(
    `<style>body{margin:0;display:flex;gap:14px;padding:10px;background:#777;width:fit-content}` +
      `section{flex:none;white-space:nowrap}h1{margin:0 0 6px;color:#fff;font:600 15px/20px sans-serif}img{width:${width}px;margin-right:6px}` +
      `</style>${groups.join('')}`,
  )
  await sheet.locator('body').screenshot({ path: file, type: 'jpeg', quality: 60 })
  await context.close()
}
