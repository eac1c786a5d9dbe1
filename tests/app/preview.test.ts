import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Page } from 'playwright-core'
import { rowOfPage, rowsOf } from '../../renderer/preview/rows.ts'
import { axeFaults } from './axe.ts'
import { openDesk, type OpenDesk } from './open-desk.ts'

describe('pages lie beside each other as in a bound issue', () => {
  it.each([
    [1, [[null, 1]]],
    [
      2,
      [
        [null, 1],
        [2, null],
      ],
    ],
    [
      5,
      [
        [null, 1],
        [2, 3],
        [4, 5],
      ],
    ],
  ])('%i of them', (pageCount, rows) => {
    expect(rowsOf(pageCount, true)).toEqual(rows)
    for (let page = 1; page <= pageCount; page += 1) {
      expect(rows[rowOfPage(page, pageCount, true)]).toContain(page)
    }
  })

  it('one under the other', () => {
    expect(rowsOf(3, false)).toEqual([[1], [2], [3]])
    expect(rowOfPage(9, 3, false)).toBe(2)
  })
})

/**
 * Of every block on a sheet: what it is, and where its parts stand on the paper in pixels of the
 * paper. Blocks of the sheets before and after it are cut off, so they do not count.
 */
function placesOn(page: Page, sheet: string, root: string): Promise<readonly string[]> {
  return page.evaluate(
    ([sheet, root]) => {
      const paper = document.querySelector(sheet!)!.getBoundingClientRect()
      const scale = paper.width / ((210 / 25.4) * 96)
      return [...document.querySelectorAll(`${root} :is(p,h1,h2,h3,h4,table)[data-id]`)].flatMap(
        (block) =>
          [...block.getClientRects()]
            .filter(({ top, bottom }) => (top + bottom) / 2 > paper.top && top < paper.bottom)
            .map(({ top, left, height }) => {
              const at = [top - paper.top, left - paper.left, height]
              return [block.getAttribute('data-id'), ...at.map((px) => Math.round(px / scale))]
            })
            .filter(([, , , height]) => height !== 0)
            .map((each) => each.join(' ')),
      )
    },
    [sheet, root],
  )
}

describe('the preview', () => {
  let desk: OpenDesk
  let page: Page
  const caretBlock = () =>
    page.evaluate(() => {
      const node = getSelection()?.anchorNode
      return node?.parentElement?.closest('[data-id]')?.getAttribute('data-id') ?? null
    })
  beforeAll(async () => {
    desk = await openDesk({ width: 1366, height: 768 })
    page = desk.page
  }, 60_000)
  afterAll(() => desk?.close())

  it('is out of memory once it is left', async () => {
    await page.getByText('共 17 页').first().waitFor()
    const devtools = await page.context().newCDPSession(page)
    await devtools.send('Performance.enable')
    const countNodes = async () => {
      // What has left the page is freed in more than one round.
      for (let round = 0; round < 3; round += 1) await devtools.send('HeapProfiler.collectGarbage')
      const { metrics } = await devtools.send('Performance.getMetrics')
      return metrics.find(({ name }) => name === 'Nodes')!.value
    }
    const before = await countNodes()
    await page.keyboard.press('Control+F2')
    await page.locator('[role=group] [data-preview-page="1"] .bulletin').waitFor()
    await page.keyboard.press('Escape')
    await page.locator('[data-slate-editor]:focus').waitFor()
    await expect.poll(countNodes).toBeLessThan(before + 600)
  })

  it('has 版面 beside it, and leaves what was there before', async () => {
    const tab = () => page.getByRole('tab', { selected: true }).innerText()
    await page.getByRole('tab', { name: '属性' }).click()
    await page.keyboard.press('Control+F2')
    await expect.poll(tab).toBe('版面')
    await page.keyboard.press('Control+F2')
    await page.locator('[data-slate-editor]:focus').waitFor()
    await expect.poll(tab).toBe('属性')
    await page.getByRole('tab', { name: /^校对/ }).click()
    await page.keyboard.press('Escape')
  })

  it('shows on each sheet what the editor has on it, at the same place', async () => {
    const before = await caretBlock()
    await page.getByText('共 17 页').first().waitFor()
    const inEditor = new Map<number, readonly string[]>()
    for (const sheet of [1, 2, 3, 5, 17]) {
      const places = await placesOn(page, `[data-page="${sheet}"]`, '[data-slate-editor]')
      inEditor.set(sheet, places)
    }
    await page.keyboard.press('Control+F2')
    const field = page.getByRole('textbox', { name: '到第几页' })
    for (const [sheet, places] of inEditor) {
      await field.fill(String(sheet))
      await field.press('Enter')
      const shown = `[role=group] [data-preview-page="${sheet}"]`
      await page.locator(`${shown} .bulletin`).waitFor()
      const drawn = await placesOn(page, shown, shown)
      expect(places.length).toBeGreaterThan(0)
      expect(drawn.toSorted()).toEqual(places.toSorted())
    }
    await page.getByRole('group', { name: /^预览/ }).focus()
    await page.keyboard.press('Escape')
    await page.locator('[data-slate-editor]:focus').waitFor()
    await expect.poll(caretBlock).toBe(before)
  })

  it('is walked through by keys, and lights up a place that the pane names', async () => {
    await page.keyboard.press('Control+F2')
    const well = page.getByRole('group', { name: /^预览/ })
    await well.waitFor()
    await page.keyboard.press('Home')
    await page.keyboard.press('PageDown')
    await page.getByRole('group', { name: '预览，第 2、3 页' }).waitFor()
    await page.keyboard.press('End')
    await page.getByRole('group', { name: '预览，第 16、17 页' }).waitFor()
    await page.getByRole('button', { name: '9 页 1 行' }).click()
    await page.getByRole('group', { name: '预览，第 8、9 页' }).waitFor()
    const lit = await page.locator('[role=group] [data-lit]').first().textContent()
    expect(lit).toContain('资金15个工作日内到账。')
  })

  it('leads to the text that is clicked twice', async () => {
    // The paragraph begins on the sheet before; its last line is on this one.
    const at = await page.evaluate(() => {
      const block = document.querySelector('[role=group] [data-preview-page="9"] [data-lit]')!
      const { left, top, height } = [...block.getClientRects()].at(-1)!
      return { x: left + 40, y: top + height / 2 }
    })
    await page.mouse.dblclick(at.x, at.y)
    await page.locator('[data-slate-editor]:focus').waitFor()
    const id = await caretBlock()
    const text = await page.locator(`[data-slate-editor] [data-id="${id}"]`).textContent()
    expect(text).toContain('资金15个工作日内到账。')
    await page.keyboard.type('甲')
    await page.keyboard.press('Control+Z')
  })

  it('takes a fix at hand, and shows the pages that come of it', async () => {
    await page.keyboard.press('Control+F2')
    await page.getByRole('button', { name: /^第 ?3 ?页$/ }).click()
    // Found and measured at once: the page may be drawn anew at any time.
    const heightOf = () =>
      page.evaluate(() => {
        const all = document.querySelectorAll('[role=group] [data-preview-page="3"] p')
        const paragraph = [...all].find((each) => each.textContent.endsWith('说。'))
        const rects = [...(paragraph?.getClientRects() ?? [])]
        return rects.reduce((sum, { height }) => sum + height, 0)
      })
    await expect.poll(heightOf).toBeGreaterThan(0)
    const before = await heightOf()
    const runts = page.getByRole('region', { name: '末行字少' })
    await runts.getByRole('button', { name: '收紧字距' }).click()
    await runts.waitFor({ state: 'detached' })
    await expect.poll(heightOf).toBeLessThan(before - 5)
  })

  it('is shown larger and smaller by the keys and the wheel that do so at the text', async () => {
    const bar = page.getByRole('toolbar', { name: '预览' })
    await page.getByRole('group', { name: /^预览/ }).focus()
    await page.keyboard.press('Control+0')
    const percent = async () => Number(/(\d+)%/.exec(await bar.innerText())?.[1])
    await expect.poll(percent).toBeLessThan(75)
    await page.keyboard.press('Control+=')
    await bar.getByText('75%').waitFor()
    await page.mouse.move(683, 400)
    await page.keyboard.down('Control')
    await page.mouse.wheel(0, -120)
    await page.keyboard.up('Control')
    await bar.getByText('90%').waitFor()
    await page.keyboard.press('Control+-')
    await bar.getByText('75%').waitFor()
    await page.keyboard.press('Control+0')
    await expect.poll(percent).toBeLessThan(75)
  })

  it('has no fault that axe can see, in either theme', async () => {
    expect(await axeFaults(page)).toEqual([])
    expect(desk.complaints).toEqual([])
  }, 60_000)
})
