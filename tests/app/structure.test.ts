import { readdir } from 'node:fs/promises'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openDesk, type OpenDesk } from './open-desk.ts'

let desk: OpenDesk

beforeAll(async () => {
  desk = await openDesk({ width: 1366, height: 768 })
  desk.page.setDefaultTimeout(8000)
  await desk.page.getByText(/· 5页/).first().waitFor()
}, 180_000)
afterAll(() => desk?.close())

const tree = () => desk.page.getByRole('treegrid')
const row = (name: string | RegExp) => tree().getByRole('row', { name })
/** The articles by the first words of their titles, in order. */
const order = () =>
  tree()
    .getByRole('row')
    .filter({ hasText: /\d字/ })
    .evaluateAll((rows) => rows.map((each) => each.getAttribute('aria-label')?.slice(0, 3)))
/** How far a part of the pages is from the top of the window, in pixels. */
const top = (selector: string) =>
  desk.page.evaluate(
    (part) => document.querySelector(`.bulletin ${part}`)!.getBoundingClientRect().top,
    selector,
  )

describe('the structure pane', () => {
  test('says of each article how long it is and whose it is', async () => {
    await expect
      .poll(() => row(/^全县青年/).textContent())
      .toContain('1,855字 · 5页 · 团县委青年发展部')
  })

  test('leads to an article by a click, and lets one type there', async () => {
    await row(/^石桥镇/).click()
    await expect
      .poll(() => desk.page.evaluate(() => document.activeElement?.className))
      .toBe('bulletin')
    await row('一、把人聚起来').waitFor()
  })

  test('moves several articles together by keys, and back in one step', async () => {
    const { page } = desk
    const before = await order()
    await row(/^“青春/).click({ modifiers: ['Shift'] })
    await page.keyboard.press('Alt+Shift+ArrowUp')
    await expect.poll(order).toEqual(['全县青', '石桥镇', '“青春', '澄源团'])
    await page.keyboard.press('Control+z')
    await expect.poll(order).toEqual(before)
  })

  test('removes several articles as one step', async () => {
    const { page } = desk
    await row(/^全县青年/).click()
    await row(/^石桥镇/).click({ modifiers: ['Control'] })
    await row(/^石桥镇/).click({ button: 'right' })
    await page.getByRole('menuitem', { name: '删除 2 篇稿件' }).click()
    await page.getByText('删除了 2 篇稿件。').waitFor()
    await expect.poll(async () => (await order()).length).toBe(2)
    await page.keyboard.press('Control+z')
    await expect.poll(async () => (await order()).length).toBe(4)
  })

  test('drags an article to another place', async () => {
    const target = row(/^全县青年/)
    await row(/^“青春/).dragTo(target, { targetPosition: { x: 60, y: 3 } })
    await expect.poll(order).toEqual(['“青春', '全县青', '澄源团', '石桥镇'])
  })

  test('exports one article by itself, by Enter in its name', async () => {
    const { page } = desk
    await row(/^石桥镇/).click()
    await row(/^石桥镇/).click({ button: 'right' })
    await page.getByRole('menuitem', { name: '导出这一篇…' }).click()
    const dialog = page.getByRole('dialog', { name: '导出这一篇' })
    // What is found in other articles is not told of.
    await dialog.getByText('校对没有发现问题。').waitFor()
    await dialog.getByRole('textbox').press('Enter')
    await page.getByText('已导出 DOCX 和 PDF').waitFor({ timeout: 20_000 })
    const files = await readdir(path.join(desk.library, '导出'))
    expect(files.toSorted()).toEqual(
      ['docx', 'pdf'].map((format) => `石桥镇建起青年应急志愿服务队.${format}`),
    )
  })

  test('shows 目录 and 报头, which no caret can be in', async () => {
    await row('报尾').click()
    await expect.poll(() => top('.part-contents')).toBeLessThan(-500)
    await row('目录').click()
    await expect.poll(() => top('.part-contents > *')).toBeGreaterThan(84)
    await row('报尾').click()
    await expect.poll(() => top('.part-contents')).toBeLessThan(-500)
    await row('报头').click()
    await expect.poll(() => top('.part-masthead')).toBeGreaterThan(84)
    await desk.page.locator('[data-field^="masthead."]:focus').waitFor()
  })

  test('folds and unfolds all articles', async () => {
    const headings = () => row('一、把人聚起来').count()
    await desk.page.getByRole('button', { name: '全部折叠' }).click()
    await expect.poll(headings).toBe(0)
    await desk.page.getByRole('button', { name: '全部展开' }).click()
    await expect.poll(headings).toBe(1)
  })

  test('has seen no error', () => {
    expect(desk.complaints).toEqual([])
  })
})
