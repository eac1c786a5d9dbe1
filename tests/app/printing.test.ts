/** What comes out of the printer is the issue, page for page as in its PDF, and nothing of the desk. */
import type { Locator } from 'playwright-core'
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

type Form = Locator

/** The paper that the browser's dialog would send on; the dialog itself is never opened. */
async function paper(openForm: () => Promise<Form>) {
  const { page } = desk
  await page.evaluate(() => {
    window.print = () => document.body.setAttribute('data-asked', '')
  })
  const form = await openForm()
  await form.getByRole('button', { name: '打印…' }).click()
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

async function dialog(): Promise<Form> {
  await desk.page.keyboard.press('Control+p')
  return desk.page.getByRole('dialog', { name: '打印' })
}

async function choose(form: Form, label: string, name: string | RegExp): Promise<void> {
  await form.getByRole('button', { name: label }).click()
  await desk.page.getByRole('option', { name }).click()
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
  const onPaper = await paper(dialog)
  expect([...onPaper.colours].some((colour) => !isInk(colour))).toBe(true)
  expect(await linesOf(onPaper.pdf)).toEqual(await linesOf(pdf))
  await desk.page.locator('[data-printing]').waitFor({ state: 'detached' })
  expect(await desk.page.locator('[data-slate-editor]').isVisible()).toBe(true)
}, 120_000)

test('on preprinted paper the red stays out, and every line keeps its place', async () => {
  const onPaper = await paper(async () => {
    const form = await dialog()
    await choose(form, '套印', '不印红色部分')
    return form
  })
  expect(await linesOf(onPaper.pdf)).toHaveLength(17)
  expect([...onPaper.colours].filter((colour) => !isInk(colour))).toEqual([])
}, 120_000)

/** The lines of each page and where they begin, in pairs of points: a hair of rounding aside. */
const placesOf = async (pdf: Uint8Array) =>
  (await readPdfText(pdf)).map((items) => {
    const heightOf = ({ y }: { readonly y: number }) => Math.round(y / 2)
    return [...new Set(items.map(heightOf))].toSorted().map((height) => {
      const line = items.filter((item) => heightOf(item) === height).toSorted((a, b) => a.x - b.x)
      const words = line.map(({ text }) => text).join('')
      return [words.replace(/\s/g, ''), Math.round(line[0]!.x / 2), height].join(' ')
    })
  })

test('beside the preview, chosen pages alone are printed, each with its number on its side', async () => {
  const issue = await sampleIssue('chengyuan-qingnian-2026-04')
  const { pdf } = await printed(press, issue)
  const all = await placesOf(pdf)
  await desk.page.keyboard.press('Control+F2')
  const pane = desk.page.getByRole('region', { name: '打印' })
  // As it was chosen last.
  await pane.getByRole('button', { name: '不印红色部分 套印' }).waitFor()
  await choose(pane, '套印', '全部印')
  const some = await paper(async () => {
    await choose(pane, '范围', '自选页码')
    await pane.getByRole('textbox', { name: '页码' }).fill('2—3，5')
    return pane
  })
  expect(await placesOf(some.pdf)).toEqual([all[1], all[2], all[4]])
  await desk.page.getByRole('textbox', { name: '到第几页' }).fill('17')
  await desk.page.keyboard.press('Enter')
  const last = await paper(async () => {
    await choose(pane, '范围', '当前页（第 17 页）')
    return pane
  })
  // The tail stands two points higher where the browser cuts the pages.
  const words = async (bytes: Uint8Array) => (await linesOf(bytes)).at(-1)
  expect(await linesOf(last.pdf)).toEqual([await words(pdf)])
  expect(desk.complaints).toEqual([])
}, 120_000)
