import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { article, bulletin, distribution, masthead, p, runIn } from '../helpers/build.ts'
import { openEditorPage, type EditorPage } from './open-editor.ts'

let editor: EditorPage

beforeAll(async () => {
  editor = await openEditorPage()
})
afterAll(async () => {
  const complaints = editor?.complaints ?? []
  await editor?.close()
  expect(complaints).toEqual([])
})

const sentence =
  '全县共青团组织把青年夜校办到村社、园区和楼宇，坚持课程由青年点、老师从身边请、场地向闲置要。'
const issue = () =>
  bulletin(
    masthead({ kicker: '经验交流' }),
    article(
      '青年夜校\n开到家门口',
      ...Array.from({ length: 16 }, (_, index) => `第${index + 1}段${sentence.repeat(2)}`),
      p(runIn('课程由青年来点。'), sentence),
    ),
    article('石桥镇组建服务队', sentence),
    distribution(['copyTo', '各镇（街道）团委']),
  )

beforeEach(() => editor.open(issue()))

const paragraphs = () => editor.bodyTexts()

/** Lines of a text block: top of each, and the sheet it stands on. */
const lines = () =>
  editor.page.evaluate(() =>
    [...document.querySelectorAll('.article p')].flatMap((block) => {
      const range = document.createRange()
      range.selectNodeContents(block)
      const tops = [...range.getClientRects()].map((rect) => Math.round(rect.top))
      return [...new Set(tops)]
    }),
  )

test('every line of text lies in the type area of a sheet, 22 to a page', async () => {
  const tops = await lines()
  const areas = await editor.page.evaluate(() =>
    [...document.querySelectorAll('[data-page] > div')].map((area) => {
      const { top, bottom } = area.getBoundingClientRect()
      return { top, bottom }
    }),
  )
  const perPage = areas.map(
    ({ top, bottom }) => tops.filter((line) => line >= top && line < bottom).length,
  )
  expect(perPage.reduce((sum, count) => sum + count)).toBe(tops.length)
  expect(perPage[2]).toBe(22)
})

test('masthead and contents have the first sheet, each article starts one, the tail ends the last', async () => {
  const read = await editor.page.evaluate(() => {
    const page = (selector: string) => {
      const { top, bottom } = document.querySelector(selector)!.getBoundingClientRect()
      const sheets = [...document.querySelectorAll('[data-page]')]
      return sheets.findIndex((sheet) => {
        const rect = sheet.getBoundingClientRect()
        return top >= rect.top && bottom <= rect.bottom
      })
    }
    const foot = document.querySelector('.part-imprint')!.getBoundingClientRect().bottom
    const areas = [...document.querySelectorAll('[data-page] > div')]
    const { pages } = window.harness.session.getSnapshot()
    return {
      contents: page('.contentsHeading'),
      headlines: [...document.querySelectorAll('.headline')].map((each) =>
        pages!.firstPages.get(each.getAttribute('data-id')!),
      ),
      entries: [...document.querySelectorAll('.entry-page')].map((each) => each.textContent),
      imprint: page('.part-imprint'),
      sheets: document.querySelectorAll('[data-page]').length,
      toFoot: Math.abs(foot - areas.at(-1)!.getBoundingClientRect().bottom),
    }
  })
  expect(read.contents).toBe(0)
  expect(read.headlines[0]).toBe(2)
  expect(read.entries).toEqual(read.headlines.map(String))
  expect(read.imprint).toBe(read.sheets - 1)
  expect(read.toFoot).toBeLessThan(4)
})

test('a tail that finds no room goes to a sheet of its own, which says so', async () => {
  const read = () =>
    editor.page.evaluate(() => {
      const { pages } = window.harness.session.getSnapshot()
      const notice = document.querySelector('.noBodyNotice')
      const sheets = [...document.querySelectorAll('[data-page]')]
      const { top, bottom } = sheets.at(-1)!.getBoundingClientRect()
      const box = notice?.getBoundingClientRect()
      return {
        noBody: pages!.noBody,
        sheets: sheets.length,
        notice: notice?.textContent ?? null,
        isOnLast: box !== undefined && box.top > top && box.bottom < bottom,
      }
    })
  const linesOf = (count: number) => Array.from({ length: count }, () => '一行字。')
  const open = async (count: number) => {
    await editor.open(bulletin(article('题', ...linesOf(count)), distribution(['copyTo', '各镇'])))
    await editor.page.waitForTimeout(200)
  }
  await open(14)
  expect(await read()).toEqual({ noBody: false, sheets: 2, notice: null, isOnLast: false })
  await open(18)
  expect(await read()).toEqual({
    noBody: true,
    sheets: 3,
    notice: '（此页无正文）',
    isOnLast: true,
  })
  await editor.placeCaret('一行字。')
  await editor.page.keyboard.press('Backspace')
  for (let times = 0; times < 6; times += 1) {
    await editor.page.keyboard.press('ArrowDown')
    await editor.page.keyboard.press('End')
    for (let back = 0; back < 5; back += 1) await editor.page.keyboard.press('Backspace')
  }
  await editor.page.waitForTimeout(700)
  expect(await read()).toMatchObject({ noBody: false, sheets: 2, notice: null })
})

test('contents longer than a page go on on the next sheet, and the articles after them', async () => {
  const articles = Array.from({ length: 40 }, (_, index) =>
    article(`第${index + 1}篇稿件的标题`, '正文'),
  )
  await editor.open(bulletin(...articles))
  await editor.page.waitForTimeout(400)
  const read = await editor.page.evaluate(() => {
    const pitch =
      document.querySelectorAll('[data-page]')[1]!.getBoundingClientRect().top -
      document.querySelectorAll('[data-page]')[0]!.getBoundingClientRect().top
    const top = document.querySelector('[data-page]')!.getBoundingClientRect().top
    const page = (element: Element) =>
      Math.floor((element.getClientRects()[0]!.top - top) / pitch) + 1
    return {
      entries: [...document.querySelectorAll('.contentsEntry')].map(page),
      first: page(document.querySelector('.headline')!),
      numbers: [...document.querySelectorAll('.entry-page')].map((each) =>
        Number(each.textContent),
      ),
    }
  })
  expect(Math.max(...read.entries)).toBeGreaterThan(1)
  expect(read.first).toBe(Math.max(...read.entries) + 1)
  expect(read.numbers).toEqual(read.numbers.map((_, index) => read.first + index))
})

test('typing by keyboard and by input method goes into the middle of page 2', async () => {
  await editor.placeCaret('第5段')
  await editor.page.keyboard.type('abc')
  await editor.compose('qingnian', '青年')
  expect((await paragraphs())[5]).toMatch(/^第5段abc青年全县/)
})

test('an input method composes on both sides of a page break', async () => {
  const split = await editor.page.evaluate(() => {
    const blocks = [...document.querySelectorAll('.article p')]
    const range = document.createRange()
    return blocks.findIndex((block) => {
      range.selectNodeContents(block)
      const tops = [...range.getClientRects()].map((rect) => rect.top)
      return Math.max(...tops) - Math.min(...tops) > 300
    })
  })
  expect(split).toBeGreaterThan(0)
  const place = await editor.page.evaluate((index) => {
    const text = document
      .createTreeWalker(document.querySelectorAll('.article p')[index]!, NodeFilter.SHOW_TEXT)
      .nextNode() as Text
    const range = document.createRange()
    const topAt = (offset: number) => {
      range.setStart(text, offset)
      range.setEnd(text, offset + 1)
      return range.getBoundingClientRect().top
    }
    let offset = 1
    while (topAt(offset) - topAt(offset - 1) < 200) offset += 1
    return { offset, words: text.data.slice(offset - 6, offset) }
  }, split)
  await editor.placeCaretInBlock(split, place.offset - 2)
  await editor.compose('kuaye', '跨页')
  await editor.placeCaretInBlock(split, place.offset + 4)
  await editor.compose('jixu', '继续')
  const text = (await paragraphs())[split + 1]!
  expect(text).toContain('跨页')
  expect(text).toContain('继续')
  expect(text.replace('跨页', '').replace('继续', '')).toContain(sentence)
  expect(text).not.toMatch(/[a-z]/)
})

test('an input method composes in a headline and in an empty issue', async () => {
  await editor.page.click('.headline')
  await editor.page.keyboard.press('End')
  await editor.compose('ketang', '课堂')
  expect((await paragraphs())[0]).toContain('课堂')
  await editor.open(bulletin())
  await editor.page.click('.headline')
  await editor.compose('biaoti', '标题')
  await editor.page.keyboard.press('Enter')
  await editor.compose('zhengwen', '正文')
  expect(await paragraphs()).toEqual(['标题', '正文'])
})

test('Enter at the end of a page goes on at the head of the next', async () => {
  const index = await editor.page.evaluate(() => {
    const area = document.querySelectorAll('[data-page] > div')[1]!.getBoundingClientRect()
    const blocks = [...document.querySelectorAll('.article p')]
    return blocks.findLastIndex((block) => block.getClientRects()[0]!.top < area.bottom)
  })
  await editor.placeCaretInBlock(index, 8)
  const count = (await paragraphs()).length
  for (let times = 0; times < 4; times += 1) {
    await editor.page.keyboard.press('Enter')
    await editor.page.waitForTimeout(40)
  }
  await editor.compose('xin', '新段')
  const after = await paragraphs()
  expect(after).toHaveLength(count + 4)
  expect(after[index + 5]).toMatch(/^新段/)
})

test('a selection across pages is deleted and undone', async () => {
  const before = await paragraphs()
  await editor.placeCaret('第2段')
  await editor.page.keyboard.down('Shift')
  for (let times = 0; times < 30; times += 1) await editor.page.keyboard.press('ArrowDown')
  await editor.page.keyboard.up('Shift')
  await editor.page.waitForTimeout(200)
  await editor.page.keyboard.press('Delete')
  await editor.page.waitForTimeout(100)
  expect((await paragraphs()).join('').length).toBeLessThan(before.join('').length - 500)
  await editor.page.keyboard.press('Control+z')
  await editor.page.waitForTimeout(100)
  expect(await paragraphs()).toEqual(before)
})

test('no key takes the masthead, the contents or the imprint away', async () => {
  const parts = () =>
    editor.page.evaluate(() => {
      const { editor: slate } = window.harness.session
      return JSON.stringify(
        slate.children.filter(
          (part) => 'type' in part && /^(masthead|contents|imprint)$/.test(part.type),
        ),
      )
    })
  const before = await parts()
  expect(JSON.parse(before)).toHaveLength(3)
  for (const type of ['masthead', 'contents', 'imprint']) {
    await editor.page.evaluate((wanted) => {
      const { session } = window.harness
      const { editor: slate } = session
      const at = slate.children.findIndex((part) => 'type' in part && part.type === wanted)
      session.focus()
      slate.select({ path: [at, 0], offset: 0 })
    }, type)
    await editor.page.waitForTimeout(100)
    for (const key of ['Backspace', 'Delete', 'Control+x', 'Control+Backspace', 'x', 'Enter']) {
      await editor.page.keyboard.press(key)
    }
    expect(await parts(), type).toBe(before)
  }
})

test('pages that rest are not read over and over', async () => {
  await editor.page.waitForTimeout(1500)
  const told = await editor.page.evaluate(async () => {
    let count = 0
    const stop = window.harness.session.subscribe(() => {
      count += 1
    })
    await new Promise((resolve) => setTimeout(resolve, 2000))
    stop()
    return count
  })
  expect(told).toBe(0)
})

test('an article as it was is let go of, though most of its paragraphs are as they were', async () => {
  const { page } = editor
  await editor.open(bulletin(article('题', ...Array.from({ length: 80 }, () => sentence))))
  const states = await page.evaluateHandle(() => new Array<WeakRef<object>>())
  for (let edit = 0; edit < 16; edit += 1) {
    await editor.placeCaretInBlock((edit * 37) % 80, 1)
    await page.keyboard.insertText('改')
    await states.evaluate((all) => {
      const { children } = window.harness.session.editor
      all.push(new WeakRef(children.find((part) => 'type' in part && part.type === 'article')!))
    })
  }
  const devtools = await page.context().newCDPSession(page)
  const held = async () => {
    await devtools.send('HeapProfiler.collectGarbage')
    return states.evaluate((all) => all.filter((state) => state.deref() !== undefined).length)
  }
  // What is drawn, what was drawn before it, and what a closure of React still names.
  await expect.poll(held).toBeLessThanOrEqual(4)
})

test('numbers follow the headings, and only painted', async () => {
  await editor.placeCaret('第3段')
  await editor.page.evaluate(() => {
    const { session, verbs } = window.harness
    verbs.setHeading(session.editor, 1)
  })
  await editor.page.waitForTimeout(100)
  const markers = await editor.page.evaluate(() =>
    [...document.querySelectorAll('.article [data-marker]')].map((each) =>
      each.getAttribute('data-marker'),
    ),
  )
  expect(markers).toEqual(['一、', '二、'])
  expect((await paragraphs()).join('')).not.toContain('一、')
})

test('the fields of the masthead take numbers, dates and words of an input method', async () => {
  const masthead = () =>
    editor.page.evaluate(() => window.harness.session.getSnapshot().bulletin.children[0])
  await editor.page.click('[data-field="masthead.issueNumber"]')
  await editor.page.keyboard.type('12')
  await editor.page.keyboard.press('Enter')
  await editor.page.click('[data-field="masthead.nameplate"]')
  await editor.page.keyboard.press('End')
  await editor.compose('bao', '报')
  await editor.page.click('[data-field="masthead.issueDate"]')
  await editor.page.keyboard.type('2026年12月1日')
  await editor.page.keyboard.press('Tab')
  await expect.poll(masthead).toMatchObject({
    issueNumber: 12,
    nameplate: '澄源青年工作信息报',
    issueDate: '2026-12-01',
  })
  await editor.page.click('[data-field="masthead.issueDate"]')
  await editor.page.keyboard.type('2026年2月30日')
  await editor.page.keyboard.press('Enter')
  expect(await editor.page.locator('[role="alert"]').innerText()).toContain('不在历法里')
  await editor.page.keyboard.press('Escape')
  expect(await masthead()).toMatchObject({ issueDate: '2026-12-01' })
  for (let times = 0; times < 3; times += 1) await editor.page.keyboard.press('Control+z')
  await expect.poll(masthead).toMatchObject({
    issueNumber: 4,
    nameplate: '澄源青年工作信息',
    issueDate: '2026-11-20',
  })
})

test('lines break at the same characters at every zoom', async () => {
  const texts = async (zoom: number) => {
    await editor.open(issue(), zoom)
    // The texts of lines are read when nothing has changed for a while.
    await editor.page.waitForFunction(() =>
      window.harness.session.getSnapshot().pages?.pages.some(({ lines }) => lines.join('') !== ''),
    )
    return editor.page.evaluate(() =>
      window.harness.session.getSnapshot().pages!.pages.map((page) => page.lines),
    )
  }
  const whole = await texts(1)
  expect(whole.flat().filter((line) => line.length > 20).length).toBeGreaterThan(30)
  expect(await texts(0.9)).toEqual(whole)
  expect(await texts(1.5)).toEqual(whole)
})

/** As Word 2016 writes it: classes, smart tags, numbers it computed, what was deleted, comments. */

describe('where two pages lie side by side', () => {
  beforeEach(async () => {
    await editor.open(issue(), 0.7)
    await editor.page.evaluate(() => window.spread(true))
    await editor.page.waitForTimeout(300)
  })

  /** Page of the caret and its distance from the page's corner. */
  const caret = () =>
    editor.page.evaluate(() => {
      const { focusNode, focusOffset } = getSelection()!
      const range = document.createRange()
      range.setStart(focusNode!, focusOffset)
      const { left, top } = range.getClientRects()[0]!
      for (const sheet of document.querySelectorAll<HTMLElement>('[data-page]')) {
        const box = sheet.getBoundingClientRect()
        if (left < box.left || left > box.right || top < box.top || top > box.bottom) continue
        return { page: Number(sheet.dataset['page']), x: left - box.left, y: top - box.top }
      }
      throw new RangeError('The caret is on no page')
    })
  /** Clicks on a page, so far from its corner and that of its type area in shares of its size. */
  const clickOn = async (page: number, across: number, down: number) => {
    const sheet = editor.page.locator(`[data-page="${page}"]`)
    await sheet.scrollIntoViewIfNeeded()
    const { x, y, width, height } = (await sheet.boundingBox())!
    await editor.page.mouse.click(x + width * across, y + height * down)
    await editor.page.waitForTimeout(150)
  }

  test('the first is on the right, text in the type areas, the tail at the foot of the last', async () => {
    const read = await editor.page.evaluate(() => {
      const areas = [...document.querySelectorAll('[data-page] > div')].map((area) =>
        area.getBoundingClientRect(),
      )
      const boxes = [...document.querySelectorAll('.article p')].flatMap((block) => [
        ...block.getClientRects(),
      ])
      const isIn = (box: DOMRect, area: DOMRect) =>
        box.left > area.left - 1 &&
        box.right < area.right + 1 &&
        box.top > area.top - 1 &&
        box.bottom < area.bottom + 1
      const tail = document.querySelector('.part-imprint')!.getBoundingClientRect()
      const last = areas.at(-1)!
      return {
        corners: areas.slice(0, 3).map(({ left, top }) => [left, top] as const),
        strays: boxes.filter((box) => !areas.some((area) => isIn(box, area))).length,
        lines: window.harness.session.getSnapshot().pages!.pages[2]!.lines.length,
        tail: [Math.abs(tail.bottom - last.bottom), Math.abs(tail.left - last.left)],
      }
    })
    const [first, second, third] = read.corners
    expect(first![0]).toBe(third![0])
    expect(second![1]).toBe(third![1])
    expect(second![0]).toBeLessThan(third![0])
    expect(first![1]).toBeLessThan(second![1])
    expect(read).toMatchObject({ strays: 0, lines: 22 })
    expect(Math.max(...read.tail)).toBeLessThan(4)
  })

  test('a line further is at the head of the page beside it, as far from its edge', async () => {
    await clickOn(2, 0.4, 0.86)
    const foot = await caret()
    expect(foot.page).toBe(2)
    await editor.page.keyboard.press('ArrowDown')
    const head = await caret()
    expect(head.page).toBe(3)
    expect(head.y).toBeLessThan(110)
    expect(Math.abs(head.x - foot.x)).toBeLessThan(12)
    for (let times = 0; times < 22; times += 1) await editor.page.keyboard.press('ArrowDown')
    const next = await caret()
    expect(next.page).toBe(4)
    expect(Math.abs(next.x - foot.x)).toBeLessThan(12)
    for (let times = 0; times < 23; times += 1) await editor.page.keyboard.press('ArrowUp')
    expect(await caret()).toEqual(foot)
  })

  test('a line is entered at its start from a start, and at its end from an end', async () => {
    const lineAfter = async (keys: readonly string[]) => {
      await clickOn(2, 0.4, 0.86)
      for (const key of keys) await editor.page.keyboard.press(key)
      return editor.page.evaluate(() => getSelection()!.toString())
    }
    const line = await lineAfter(['ArrowDown', 'Home', 'Shift+End'])
    expect(line).toHaveLength(28)
    expect(await lineAfter(['Home', 'ArrowDown', 'Shift+End'])).toBe(line)
    expect(await lineAfter(['End', 'ArrowDown', 'Shift+Home'])).toBe(line)
  })

  test('a click beside the text means the page that is clicked on', async () => {
    await clickOn(3, 0.03, 0.4)
    expect((await caret()).page).toBe(3)
    await clickOn(2, 0.97, 0.4)
    expect((await caret()).page).toBe(2)
  })

  test('a screen further is what one sees below', async () => {
    await clickOn(2, 0.4, 0.3)
    await editor.page.keyboard.press('PageDown')
    expect((await caret()).page).toBe(4)
    await editor.page.keyboard.press('PageUp')
    expect((await caret()).page).toBe(2)
  })
})
