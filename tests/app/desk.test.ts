/** What someone at the desk meets all day, and every screen of it before axe. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { axeFaults } from './axe.ts'
import { openDesk, type OpenDesk } from './open-desk.ts'

let desk: OpenDesk

beforeAll(async () => {
  desk = await openDesk({ width: 1366, height: 768 })
  desk.page.setDefaultTimeout(8000)
  await desk.page
    .getByText(/共 17 页/)
    .first()
    .waitFor()
}, 180_000)
afterAll(() => desk?.close())

const button = (name: string | RegExp) => desk.page.getByRole('button', { name }).first()
const focused = () =>
  desk.page.evaluate(() => {
    const element = document.activeElement as HTMLElement | null
    return element?.dataset['field'] ?? element?.className
  })

describe('an open issue', () => {
  test('can be typed into at once, and is shown from its first page', async () => {
    await expect.poll(focused).toBe('bulletin')
    expect(
      await desk.page
        .locator('main')
        .first()
        .evaluate((well) => well.scrollTop),
    ).toBe(0)
  })

  test('comes to the masthead by Tab before the text, and to the text before the contents', async () => {
    const { page } = desk
    await page.locator('[data-field="masthead.nameplate"]').focus()
    const met: (string | undefined)[] = []
    for (let step = 0; step < 14 && met.at(-1) !== 'entry-title'; step += 1) {
      await page.keyboard.press('Tab')
      met.push(await focused())
    }
    expect(met.indexOf('masthead.issueDate')).toBeGreaterThanOrEqual(0)
    expect(met.indexOf('bulletin')).toBeGreaterThan(met.indexOf('masthead.issueDate'))
  })

  test('takes a click on 期 as one on the number beside it', async () => {
    const { page } = desk
    // The text that was come to is on the second page.
    await page.locator('[data-field="masthead.year"]').scrollIntoViewIfNeeded()
    const line = (await page.locator('.bulletin .issueLine').first().boundingBox())!
    // 2026年 第4期: so far from its middle are 年 and 第.
    await page.mouse.click(line.x + line.width / 2 - 12, line.y + line.height / 2)
    await expect.poll(focused).toBe('masthead.year')
    await page.mouse.click(line.x + line.width / 2 + 24, line.y + line.height / 2)
    await expect.poll(focused).toBe('masthead.issueNumber')
  })

  test.each(['12月5日', '12-5', '2026.12.5', '１２．５'])(
    'takes %s for its date',
    async (typed) => {
      const field = desk.page.locator('[data-field="masthead.issueDate"]')
      await field.fill('2026年1月1日')
      await field.press('Enter')
      // A field takes up its value as it gets the focus.
      await field.focus()
      await field.fill(typed)
      await field.press('Enter')
      await expect.poll(() => field.inputValue()).toBe('2026年12月5日')
    },
  )

  test('keeps the place that is read while it is shown larger', async () => {
    const { page } = desk
    const well = page.locator('main').first()
    await page.locator('.bulletin article').nth(1).locator('p').nth(3).scrollIntoViewIfNeeded()
    const middle = () =>
      well.evaluate(
        (element) => (element.scrollTop + element.clientHeight / 2) / element.scrollHeight,
      )
    const before = await middle()
    await page.keyboard.press('Control+=')
    await page.keyboard.press('Control+=')
    await page.getByText('110%').waitFor()
    await expect.poll(async () => Math.abs((await middle()) - before)).toBeLessThan(0.002)
    await page.keyboard.press('Control+0')
  })

  test('shows two pages side by side where one reads, and goes back', async () => {
    const { page } = desk
    const toggle = button('双页')
    await page.locator('.bulletin article').nth(2).locator('h1').click()
    await page.getByText('第 11 页，共 17 页').waitFor()
    const headline = () =>
      page
        .locator('.bulletin article')
        .nth(2)
        .locator('h1')
        .boundingBox()
        .then((box) => box!.y)
    const before = await headline()
    await page.keyboard.press('Control+Alt+p')
    await page.getByText('47%').waitFor()
    await expect.poll(() => toggle.getAttribute('aria-pressed')).toBe('true')
    expect(Math.abs((await headline()) - before)).toBeLessThan(20)
    const [left, right] = await Promise.all(
      [10, 11].map((sheet) => page.locator(`[data-page="${sheet}"]`).boundingBox()),
    )
    expect(left!.y).toBe(right!.y)
    expect(left!.x).toBeLessThan(right!.x)
    const kept = await page.evaluate(() => localStorage.getItem('neikan.desk'))
    expect(JSON.parse(kept!)).toMatchObject({ zoom: 47, spread: { zoom: 90 } })
    await page.keyboard.press('Control+=')
    await page.getByText('50%').waitFor()
    await toggle.click()
    await page.getByText('90%').waitFor()
    await expect.poll(() => toggle.getAttribute('aria-pressed')).toBe('false')
    expect(Math.abs((await headline()) - before)).toBeLessThan(20)
    await page.getByText('第 11 页，共 17 页').waitFor()
  })

  test('keeps the caret whatever blank is pressed and whoever tries to indent', async () => {
    const { page } = desk
    await page.locator('.bulletin article p').first().click()
    const pane = (await page.locator('[data-pane="structure"]').boundingBox())!
    await page.mouse.click(pane.x + pane.width / 2, pane.y + pane.height - 12)
    await page.keyboard.press('Tab')
    await page.keyboard.insertText('仍在')
    await page.locator('.bulletin article p').first().getByText('仍在').waitFor()
    await expect.poll(focused).toBe('bulletin')
    await page.keyboard.press('Control+z')
  })

  test('shows the sheets larger by the wheel, and all panes again by Esc', async () => {
    const { page } = desk
    await page.keyboard.press('Control+0')
    await page.getByText('90%', { exact: true }).waitFor()
    await page.mouse.move(683, 400)
    await page.keyboard.down('Control')
    await page.mouse.wheel(0, -120)
    await page.keyboard.up('Control')
    await page.getByText('100%', { exact: true }).waitFor()
    await page.keyboard.press('Control+0')
    const structure = page.locator('[data-pane="structure"]')
    await page.keyboard.press('Control+Alt+\\')
    await structure.waitFor({ state: 'detached' })
    await page.keyboard.press('Escape')
    await structure.waitFor()
  })

  test('says before an export what is missing and what the checks found', async () => {
    const { page } = desk
    await page.locator('[data-field="masthead.issueNumber"]').fill('')
    await page.keyboard.press('Enter')
    await page.keyboard.press('Control+e')
    await page.getByText('还没有填：期号。').waitFor()
    await page
      .getByRole('dialog')
      .getByText(/^校对还有 .*1 处建议。/)
      .waitFor()
    expect(await axeFaults(page)).toEqual([])
    await button('去看看').click()
    await page.getByRole('tab', { name: /校对/ }).waitFor()
    await page.keyboard.press('Control+z')
  })

  test('says in which file it is', async () => {
    const { page } = desk
    await page.keyboard.press('Control+s')
    await page.getByRole('dialog').getByRole('textbox').fill('送印')
    await page.keyboard.press('Enter')
    await page.getByText('送印.neikan').first().waitFor()
    await expect.poll(() => page.title()).toMatch(/^送印 · 澄源青年工作信息 .* - 内刊$/)
  })

  test('is unchanged after a look at its house style', async () => {
    const { page } = desk
    await page
      .getByText(/^已保存/)
      .first()
      .waitFor()
    await button(/本期的命令/).click()
    await page.getByRole('menuitem', { name: '版式…' }).click()
    await button('回到正文').click()
    await page.locator('.bulletin article p').first().click()
    await page.locator('[data-slate-editor]:focus').waitFor()
    await page.waitForTimeout(300)
    expect(await page.getByText('未保存').count()).toBe(0)
    const modes = () => page.getByRole('group', { name: '编写或预览' }).boundingBox()
    const before = await modes()
    // It is saved by itself a moment later.
    const unsaved = page.getByText('未保存').waitFor().then(modes)
    await page.keyboard.insertText('试')
    expect(await unsaved).toEqual(before)
    await page.keyboard.press('Control+z')
  })

  test('keeps the sheets in sight of a window that becomes narrow, and has its panes back after', async () => {
    const { page } = desk
    const pane = page.getByRole('complementary')
    const structure = page.getByRole('navigation', { name: '本期结构' })
    await pane.waitFor()
    await page.setViewportSize({ width: 1100, height: 700 })
    await pane.waitFor({ state: 'detached' })
    await page.keyboard.press('Control+Shift+\\')
    await pane.getByRole('button', { name: '校对与属性' }).click()
    await pane.waitFor({ state: 'detached' })
    await page.setViewportSize({ width: 683, height: 384 })
    await structure.waitFor({ state: 'detached' })
    await page.keyboard.press('Control+\\')
    await structure.waitFor()
    await page.keyboard.press('Control+Shift+\\')
    await structure.waitFor({ state: 'detached' })
    await page.setViewportSize({ width: 1366, height: 768 })
    await pane.waitFor()
    await structure.waitFor()
  })

  test.each([
    ['a usual window at 200 %', 683, 384],
    ['half a screen', 900, 600],
  ])('cuts nothing of its bars and lays nothing over another in %s', async (_, width, height) => {
    const { page } = desk
    await page.setViewportSize({ width, height })
    const faults = () =>
      page.locator('[data-pane$=-bar]').evaluateAll((bars) =>
        bars.flatMap((bar) => {
          const shown = [...bar.querySelectorAll('button, [role=status]')]
            .map((each) => ({ name: each.textContent, box: each.getBoundingClientRect() }))
            .filter(({ box }) => box.width > 0)
          return shown.flatMap(({ name, box }, index) => {
            const next = shown[index + 1]?.box.left ?? bar.getBoundingClientRect().right
            return box.right > next + 1 || box.height > 32 ? [name] : []
          })
        }),
      )
    // The bars hear of the window's width a moment after it has changed.
    await expect.poll(faults).toEqual([])
    const rest = button('更多格式')
    await rest.focus()
    await page.keyboard.press('Enter')
    await page.getByRole('menuitem', { name: '清除格式' }).waitFor()
    await expect
      .poll(() => page.getByRole('menuitem', { name: '脚注' }).count())
      .toBe(width < 860 ? 1 : 0)
    await page.keyboard.press('Escape')
    await page.setViewportSize({ width: 1366, height: 768 })
    await rest.waitFor({ state: 'detached' })
  })
})

/** In the dialog of the settings, on a system that is light. */
async function showsBothAppearances(): Promise<void> {
  const { page } = desk
  const ground = () => page.evaluate(() => getComputedStyle(document.body).backgroundColor)
  const choose = async (name: string) => {
    await button('外观').click()
    await page.getByRole('option', { name }).click()
  }
  await choose('深色')
  await expect.poll(ground).toBe('rgb(25, 27, 29)')
  await choose('跟随系统')
  await expect.poll(ground).toBe('rgb(233, 231, 226)')
}

describe('axe finds nothing wrong, by day and by night, with', () => {
  test('the desk and each of its panes', async () => {
    for (const tab of ['校对', '版面', '查找', '属性']) {
      await desk.page.getByRole('tab', { name: tab }).click()
      expect(await axeFaults(desk.page), tab).toEqual([])
    }
  })

  test.each([
    ['a finding', 'Alt+F7'],
    ['search', 'Alt+q'],
    ['shortcuts', 'F1'],
    ['新建一期', 'Control+n'],
    ['打开', 'Control+o'],
    ['另存为', 'Control+Shift+s'],
  ])('what %s shows', async (_, keys) => {
    const { page } = desk
    await page.keyboard.press(keys)
    await page.getByRole('dialog').waitFor()
    expect(await axeFaults(page)).toEqual([])
    await page.keyboard.press('Escape')
    await page.getByRole('dialog').waitFor({ state: 'detached' })
  })

  test.each(['设置…', '版式…'])('%s', async (name) => {
    const { page } = desk
    await button(/本期的命令/).click()
    await page.getByRole('menuitem', { name }).click()
    await page.waitForTimeout(300)
    expect(await axeFaults(page)).toEqual([])
    if (name === '设置…') await showsBothAppearances()
    if (name === '版式…') await button('回到正文').click()
    else await page.keyboard.press('Escape')
  })

  test('a narrow window', async () => {
    await desk.page.setViewportSize({ width: 1000, height: 700 })
    expect(await axeFaults(desk.page)).toEqual([])
  })

  test('and nothing was complained of', () => expect(desk.complaints).toEqual([]))
})
