/** Small helps of writing: notes, characters no keyboard has, the menu at the mouse, only the page. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openDesk, type OpenDesk } from './open-desk.ts'

let desk: OpenDesk
beforeAll(async () => {
  desk = await openDesk({ width: 1366, height: 768 })
  await desk.page.getByRole('treegrid').waitFor()
}, 180_000)
afterAll(() => desk?.close())

const paragraph = () => desk.page.locator('.bulletin p').filter({ hasText: '学员满意率为' }).first()

async function caretAtLineEnd() {
  await paragraph().click({ position: { x: 40, y: 12 } })
  await desk.page.keyboard.press('End')
}

test('a footnote is asked for by its key and written where it stands', async () => {
  const { page } = desk
  await caretAtLineEnd()
  await page.keyboard.press('Control+Alt+f')
  await page.getByLabel('脚注文字').fill('数据截至十月底')
  await page.keyboard.press('Enter')
  await page.locator('.footnotes').getByText('数据截至十月底').waitFor()
})

test('a special character goes in at the caret and is undone in one step', async () => {
  const { page } = desk
  await caretAtLineEnd()
  const before = await paragraph().innerText()
  await page.getByRole('button', { name: '特殊字符' }).click()
  await page.getByRole('option', { name: '℃' }).click()
  await expect.poll(() => paragraph().innerText()).toContain('℃')
  await page.keyboard.press('Control+z')
  await expect.poll(() => paragraph().innerText()).toBe(before)
})

test('the other button of the mouse opens what can be done at the place, and does it', async () => {
  const { page } = desk
  await paragraph().click({ button: 'right', position: { x: 80, y: 12 } })
  const menu = page.getByRole('menu', { name: '正文的命令' })
  await menu.waitFor()
  await menu.getByRole('menuitem', { name: '一是' }).click()
  await expect.poll(() => paragraph().locator('.lead').count()).toBeGreaterThan(0)
  await page.keyboard.press('Control+z')
})

test('after a dialog of the issue’s menu what is typed is text again', async () => {
  const { page } = desk
  await caretAtLineEnd()
  await page.getByRole('button', { name: /本期的命令/ }).click()
  await page.getByRole('menuitem', { name: '关于内刊' }).click()
  await page.getByRole('dialog', { name: '关于内刊' }).waitFor()
  await page.keyboard.press('Escape')
  await page.locator('[data-slate-editor]:focus').waitFor()
  await page.keyboard.press('k')
  await expect.poll(() => paragraph().innerText()).toContain('k')
  await page.keyboard.press('Control+z')
})

test('words that come without a key are in the document, wherever the focus is', async () => {
  const { page } = desk
  await caretAtLineEnd()
  await page.getByRole('button', { name: /本期的命令/ }).focus()
  await page.keyboard.insertText('听写的字')
  await expect.poll(() => paragraph().innerText()).toContain('听写的字')
  await page.keyboard.press('Control+z')
  await expect.poll(() => paragraph().innerText()).not.toContain('听写的字')
})

describe('markup from elsewhere', () => {
  const paste = async (html: string) => {
    const { page } = desk
    await page.context().grantPermissions(['clipboard-read', 'clipboard-write'])
    await page.evaluate(async (words) => {
      const item = { 'text/html': new Blob([words], { type: 'text/html' }) }
      await navigator.clipboard.write([new ClipboardItem(item)])
    }, html)
    await page.keyboard.press('Control+v')
  }

  test('is read by the program behind the page, and stands before what is typed after it', async () => {
    const { page } = desk
    await caretAtLineEnd()
    const asked = page.waitForRequest(/readClipping/)
    await paste('<p>来自<b>别处</b>的字</p>')
    await page.keyboard.insertText('随手打的字')
    await asked
    await expect.poll(() => paragraph().innerText()).toContain('来自别处的字随手打的字')
    await page.keyboard.press('Control+z')
    await page.keyboard.press('Control+z')
    await expect.poll(() => paragraph().innerText()).not.toMatch(/打的字|别处/)
  })

  test('has its footnotes, each at its reference', async () => {
    const { page } = desk
    await caretAtLineEnd()
    await paste(
      '<p>建成37个<a href="#_ftn1">[1]</a>站点。</p>' +
        '<div id=ftn1><p><a href="#_ftnref1">[1]</a> 截至十月底。</p></div>',
    )
    await page.locator('.footnotes').getByText('截至十月底。').waitFor()
    await page.getByText('已粘贴，认出1条脚注').waitFor()
    await expect.poll(() => paragraph().innerText()).toMatch(/建成37个\s+站点。/)
    await page.keyboard.press('Control+z')
    await expect.poll(() => paragraph().innerText()).not.toContain('建成37个')
  })

  test('that takes long is told of, and changes nothing where it was given up', async () => {
    const { page } = desk
    await caretAtLineEnd()
    const before = await paragraph().innerText()
    const address = /readClipping/
    let giveUp = () => undefined as void
    await page.route(address, async (route) => {
      await new Promise<void>((resolve) => (giveUp = resolve))
      await route.fulfill({ json: { ok: false, message: '已取消读取。' } })
    })
    await paste('<p>不要的字</p>')
    const waiting = page.getByRole('status').filter({ hasText: '正在读取剪贴板' })
    await waiting.getByRole('button', { name: '取消' }).waitFor()
    giveUp()
    await page.getByText('已取消读取').waitFor()
    await page.unroute(address)
    await expect.poll(() => paragraph().innerText()).toBe(before)
  })
})

test('what was copied through the menu is pasted through it', async () => {
  const { page } = desk
  await page.context().grantPermissions(['clipboard-read', 'clipboard-write'])
  await page.locator('.bulletin .headline').first().click({ clickCount: 3 })
  const words = (await page.evaluate(() => getSelection()?.toString() ?? '')).trim()
  expect(words.length).toBeGreaterThan(3)
  await page.locator('.bulletin .headline').first().click({ button: 'right' })
  await page.getByRole('menuitem', { name: '复制' }).click()
  await caretAtLineEnd()
  await paragraph().click({ button: 'right', position: { x: 40, y: 12 } })
  await page.getByRole('menuitem', { name: '粘贴' }).click()
  await expect
    .poll(() => page.locator('.bulletin p').allInnerTexts())
    .toContainEqual(expect.stringContaining(words.slice(0, 6)))
  await page.keyboard.press('Control+z')
})

test('only the page is shown until the panes are asked for again', async () => {
  const { page } = desk
  await page.keyboard.press('Control+Alt+Backslash')
  await expect.poll(() => page.getByRole('toolbar', { name: '格式' }).count()).toBe(0)
  await expect.poll(() => page.getByRole('treegrid').count()).toBe(0)
  await page.getByRole('button', { name: '回到全部窗格' }).click()
  await page.getByRole('treegrid').waitFor()
  await expect.poll(() => page.getByRole('toolbar', { name: '格式' }).count()).toBe(1)
  expect(desk.complaints).toEqual([])
})

describe('a finding', () => {
  const card = () => desk.page.getByRole('dialog', { name: /^(错误|提醒|建议)：/ })
  const focused = () => desk.page.evaluate(() => document.activeElement?.textContent ?? '')
  const isInText = () =>
    desk.page.evaluate(() => document.activeElement?.matches('[data-slate-editor]') === true)
  /** Where the middle of underlined words is. */
  const clickUnderlined = async (words: string) => {
    const middle = () =>
      desk.page.evaluate((wanted) => {
        const kinds = ['finding-error', 'finding-warning', 'finding-suggestion']
        const ranges = kinds.flatMap((kind) => [...(CSS.highlights.get(kind) ?? [])])
        const found = ranges.find((range) => range.toString() === wanted)
        const box = found instanceof Range ? found.getBoundingClientRect() : null
        return box && { x: (box.left + box.right) / 2, y: (box.top + box.bottom) / 2 }
      }, words)
    await expect.poll(middle).not.toBeNull()
    const { x, y } = (await middle())!
    await desk.page.mouse.click(x, y)
  }

  test('has its card under the words that are clicked, and leaves the caret there', async () => {
    const { page } = desk
    await caretAtLineEnd()
    await page.keyboard.insertText('近100余个...')
    await clickUnderlined('近100余')
    await card().getByText('约数矛盾').waitFor()
    await page.locator('[data-lit]').getByText('约数矛盾').waitFor()
    await expect
      .poll(() => page.evaluate(() => [...CSS.highlights.get('finding-lit')!].join()))
      .toBe('近100余')
    await expect.poll(isInText).toBe(true)
    await page.keyboard.press('Escape')
    await card().waitFor({ state: 'detached' })
    await clickUnderlined('近100余')
    await card().waitFor()
    await page.keyboard.press('ArrowDown')
    await card().waitFor({ state: 'detached' })
    await clickUnderlined('近100余')
    await card().getByRole('button', { name: '改为“100余个”' }).click()
    await card().waitFor({ state: 'detached' })
    await expect.poll(() => paragraph().innerText()).not.toContain('近100余个')
    await expect.poll(isInText).toBe(true)
    await page.keyboard.press('Control+z')
    await expect.poll(() => paragraph().innerText()).toContain('近100余个')
  })

  test('shows no card to who types, composes or only moves along', async () => {
    const { page } = desk
    await clickUnderlined('...')
    await card().waitFor()
    const keys = await page.context().newCDPSession(page)
    await keys.send('Input.imeSetComposition', { selectionStart: 2, selectionEnd: 2, text: 'ni' })
    await card().waitFor({ state: 'detached' })
    await keys.send('Input.insertText', { text: '' })
    await page.keyboard.press('Escape')
    await expect.poll(() => paragraph().innerText()).toContain('个...')
  })

  test('is gone to by a key, which leads into its card, and on to the next', async () => {
    const { page } = desk
    await page.locator('.bulletin .headline').first().click()
    await page.keyboard.press('Alt+F7')
    await card().getByText('约数矛盾').waitFor()
    await expect.poll(focused).toBe('改为“100余个”')
    await page.keyboard.press('Alt+F7')
    await expect.poll(focused).toBe('改为“……”')
    await page.keyboard.press('Alt+Shift+F7')
    await expect.poll(focused).toBe('改为“100余个”')
    await page.keyboard.press('Enter')
    await card().waitFor({ state: 'detached' })
    await expect.poll(() => paragraph().innerText()).not.toContain('近100余个')
    await expect.poll(isInText).toBe(true)
    await page.keyboard.press('Alt+F7')
    await expect.poll(focused).toBe('改为“……”')
    await page.keyboard.press('Escape')
    await expect.poll(isInText).toBe(true)
  })

  test('is gone to, opened and waved through in the list by keys alone', async () => {
    const { page } = desk
    const list = page.getByRole('list', { name: '校对意见' })
    // The fix of a moment ago has reached the list.
    await expect.poll(() => list.getByText('约数矛盾').count()).toBe(0)
    const count = await list.getByRole('listitem').count()
    await list.getByRole('button').first().focus()
    await page.keyboard.press('End')
    const last = await focused()
    await page.keyboard.press('Home')
    await expect.poll(focused).toContain('省略号不规范')
    await page.keyboard.press('ArrowDown')
    expect(count > 2 || (await focused()) === last).toBe(true)
    await page.keyboard.press('Enter')
    await list.locator('[data-open=true]').getByText(last.slice(0, 4)).waitFor()
    await page.keyboard.press('ArrowUp')
    await page.keyboard.press('Delete')
    await page.getByText('已忽略 1 处').waitFor()
    await expect.poll(focused).toBe(last)
    await expect.poll(() => list.getByRole('listitem').count()).toBe(count - 1)
  })
})

test('a headline of two lines is broken between words, told of, and undone in one step', async () => {
  const { page } = desk
  const headline = page.locator('.bulletin .headline').nth(1)
  const before = await headline.innerText()
  await headline.click()
  await page.keyboard.press('End')
  await page.keyboard.insertText('并把经验送到全县每一个乡镇')
  await page.keyboard.press('Control+Alt+j')
  await page.getByText(/标题断为[23]行，\d+字、\d+字/).waitFor()
  await page.keyboard.press('Control+z')
  await page.keyboard.press('Control+z')
  await expect.poll(() => headline.innerText()).toBe(before)
})

test('a headline that leaves a character alone on its last line is found, and broken anew', async () => {
  const { page } = desk
  const headline = page.locator('.bulletin h1').nth(2)
  const before = await headline.innerText()
  await headline.click()
  await page.keyboard.press('End')
  await page.keyboard.insertText('取得了阶段成效')
  await page.getByRole('tab', { name: '版面' }).click()
  const found = page.getByRole('region', { name: '标题断行' })
  await found.getByText(/^.{1,3}$/).waitFor()
  await found.getByRole('button', { name: '重新断行' }).click()
  await found.waitFor({ state: 'detached' })
  await page.getByText(/标题断为2行/).waitFor()
  // The button went with its card: what is typed now is text all the same.
  await page.keyboard.type('q')
  await expect.poll(() => headline.innerText()).toContain('q')
  await page.keyboard.press('Control+z')
  await page.keyboard.press('Control+z')
  await page.keyboard.press('Control+z')
  await expect.poll(() => headline.innerText()).toBe(before)
  await page.getByRole('tab', { name: '校对' }).click()
})

test('a table is set by its menu and in its properties', async () => {
  const { page } = desk
  await caretAtLineEnd()
  await page.getByRole('button', { name: /插入表格/ }).click()
  const words = ['序号', '课程', '人数', '1', '书法与篆刻', '126', '2', '短视频', '98']
  for (const word of words) {
    await page.keyboard.insertText(word)
    if (word !== words.at(-1)) await page.keyboard.press('Tab')
  }
  const table = page.locator('.bulletin .table').first()
  const cell = (index: number) => table.locator('td,th').nth(index)
  const widthOf = async (index: number) => (await cell(index).boundingBox())!.width
  const choose = async (...names: readonly string[]) => {
    await cell(5).click({ button: 'right' })
    for (const name of names) await page.getByRole('menuitem', { name }).click()
  }
  // From the last cell Tab would add a row; the caret has just gone to the one before.
  for (const key of ['Home', 'ArrowLeft', 'Tab']) await page.keyboard.press(key)
  await page.keyboard.insertText('约')
  await expect.poll(() => cell(8).innerText()).toContain('约')
  await expect.poll(() => table.locator('tr').count()).toBe(3)
  await page.getByRole('tab', { name: '属性' }).click()
  const pane = page.getByRole('region', { name: '表格' })

  await choose('根据内容调整列宽')
  await expect.poll(async () => (await widthOf(1)) / (await widthOf(0))).toBeGreaterThan(1.5)
  await choose('平均分布各列')
  await expect.poll(async () => (await widthOf(1)) / (await widthOf(0))).toBeCloseTo(1, 1)
  await choose('单元格对齐', '单元格右对齐')
  await expect.poll(() => cell(5).getAttribute('class')).toContain('align-right')
  await expect.poll(() => pane.getByRole('radio', { name: '右' }).isChecked()).toBe(true)
  await choose('标题行重复')
  await expect.poll(() => table.locator('thead').count()).toBe(0)
  await expect.poll(() => pane.getByLabel('标题行').inputValue()).toBe('0')

  await pane.getByLabel('标题行').fill('9')
  await page.keyboard.press('Enter')
  await expect.poll(() => table.locator('thead tr').count()).toBe(2)
  await expect.poll(() => pane.getByLabel('标题行').inputValue()).toBe('2')
  await pane.getByRole('textbox', { name: '列宽' }).fill('30.5')
  await page.keyboard.press('Enter')
  await expect.poll(async () => (await widthOf(5)) / (await widthOf(3))).toBeCloseTo(30.5 / 52, 1)
  await pane.getByRole('radio', { name: '中' }).click()
  await expect.poll(() => cell(5).getAttribute('class')).toContain('align-center')
  await choose('删除行、列或表格', '删除表格')
  await page.getByText('光标放进一篇稿件').or(page.getByText('来稿单位')).first().waitFor()
  await expect.poll(() => page.locator('.bulletin .table').count()).toBe(1)
})

test('a screen that cannot be drawn says so, and gives back what was written', async () => {
  const { page } = desk
  await caretAtLineEnd()
  await page.keyboard.insertText('写在出错之前')
  await page.evaluate(() => {
    CSS.supports = () => {
      throw new Error('as a fault in drawing would')
    }
  })
  await page.getByRole('button', { name: /本期的命令/ }).click()
  await page.getByRole('menuitem', { name: '版式…' }).click()
  await page.getByRole('alert').getByText('界面出错了，稿件还在').waitFor()
  await page.evaluate(() => {
    CSS.supports = () => true
  })
  await page.getByRole('button', { name: '接着编辑' }).click()
  await page.getByRole('button', { name: '回到正文' }).click()
  await page.locator('.bulletin').getByText('写在出错之前').first().waitFor()
})
