/** What comes out of the printer is the issue, page for page as in its PDF, and nothing of the desk. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Printer } from '../../host/printer/index.ts'
import { readPdfText } from '../helpers/pdf-text.ts'
import { printed, startPress } from '../helpers/press.ts'
import { sampleIssue } from '../helpers/samples.ts'
import { openDesk, type OpenDesk } from './open-desk.ts'

let desk: OpenDesk
let press: Printer
beforeAll(async () => {
  ;[desk, press] = await Promise.all([openDesk({ width: 1366, height: 768 }), startPress()])
  await desk.page.getByRole('treegrid').waitFor()
}, 180_000)
afterAll(async () => {
  await desk?.close()
  await press?.close()
})

/** The paper that the browser's dialog would send on; the dialog itself is never opened. */
async function paper(isOverprint: boolean) {
  const { page } = desk
  await page.evaluate(() => {
    window.print = () => document.body.setAttribute('data-asked', '')
  })
  await page.keyboard.press('Control+p')
  const dialog = page.getByRole('dialog', { name: '打印' })
  if (isOverprint) await dialog.getByText('套印').click()
  await dialog.getByRole('button', { name: '选打印机' }).click()
  await page.locator('body[data-asked]').waitFor()
  await page.emulateMedia({ media: 'print' })
  const colours = await page.locator('[data-printing] .part-masthead p').evaluateAll((blocks) =>
    blocks.flatMap((block) => {
      const { color, borderBottomColor, borderBottomWidth } = getComputedStyle(block)
      return borderBottomWidth === '0px' ? [color] : [color, borderBottomColor]
    }),
  )
  await page.emulateMedia({ media: null })
  // Which tells the page, as the dialog does, that it is printed.
  const pdf = await page.pdf({ preferCSSPageSize: true })
  await page.evaluate(() => document.body.removeAttribute('data-asked'))
  return { pdf: new Uint8Array(pdf), colours: new Set(colours) }
}

const isInk = (colour: string) => ['rgb(0, 0, 0)', 'rgba(0, 0, 0, 0)'].includes(colour)

const linesOf = async (pdf: Uint8Array) =>
  (await readPdfText(pdf)).map((items) =>
    items
      .toSorted((a, b) => Math.round(b.y) - Math.round(a.y) || a.x - b.x)
      .map(({ text }) => text)
      .join('')
      .replace(/\s/g, ''),
  )

test('every page has the words of the exported page', async () => {
  const issue = await sampleIssue('chengyuan-qingnian-2026-04')
  const { pdf } = await printed(press, issue)
  const onPaper = await paper(false)
  expect([...onPaper.colours].some((colour) => !isInk(colour))).toBe(true)
  expect(await linesOf(onPaper.pdf)).toEqual(await linesOf(pdf))
  await desk.page.locator('[data-printing]').waitFor({ state: 'detached' })
  expect(await desk.page.locator('[data-slate-editor]').isVisible()).toBe(true)
}, 120_000)

test('on preprinted paper the red stays out, and every line keeps its place', async () => {
  const onPaper = await paper(true)
  expect(await linesOf(onPaper.pdf)).toHaveLength(17)
  expect([...onPaper.colours].filter((colour) => !isInk(colour))).toEqual([])
  expect(desk.complaints).toEqual([])
}, 120_000)
