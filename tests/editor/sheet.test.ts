import { afterAll, beforeAll, expect, test } from 'vitest'
import { drawGalley } from '../../core/html/index.ts'
import { compose } from '../../core/galley/index.ts'
import { templateById } from '../../core/template/index.ts'
import { article, bulletin, distribution, footnote, masthead, p, table } from '../helpers/build.ts'
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

const settle = () => editor.page.waitForTimeout(900)
const bodyTexts = () => editor.bodyTexts()
const pages = () =>
  editor.page.evaluate(() => {
    const map = window.harness.session.getSnapshot().pages!
    return { lines: map.pages.map((page) => page.lines), space: map.spaceBeforeTail }
  })
/** Recipients that can be seen, from the top. */
const shownLines = () =>
  editor.page.evaluate(() =>
    [...document.querySelectorAll('.part-distribution [data-id]')]
      .map((line) => ({ text: line.textContent, rect: line.getBoundingClientRect() }))
      .filter(({ rect }) => rect.height > 0)
      .sort((one, other) => one.rect.top - other.rect.top)
      .map(({ text }) => text!.replace(/[\n\uFEFF]/g, '')),
  )

test('recipients stand in the template’s order and an empty line takes no room', async () => {
  const text = article('题', p('正文。'))
  await editor.open(bulletin(text, distribution(['copyTo', '各镇'], ['sendTo', '各站'])))
  await settle()
  const printed = await pages()
  await editor.open(
    bulletin(text, distribution(['sendTo', '各站'], ['reportTo', ''], ['copyTo', '各镇'])),
  )
  await settle()
  expect(await shownLines()).toEqual(['各镇', '各站'])
  expect(await pages()).toEqual(printed)
  await editor.page.click('.part-distribution [data-id]')
  await settle()
  expect(await shownLines()).toEqual(['', '各镇', '各站'])
  expect(await pages()).toEqual(printed)
  await editor.page.click('.headline')
  await settle()
  expect(await shownLines()).toEqual(['各镇', '各站'])
})

test('a list without recipients prints nothing, and still waits for words', async () => {
  const text = article('题', p('正文。'))
  await editor.open(bulletin(text))
  await settle()
  const printed = await pages()
  await editor.open(bulletin(text, distribution(['reportTo', ''], ['copyTo', ''])))
  await settle()
  expect(await pages()).toEqual(printed)
  expect(await editor.page.locator('.part-imprint.alone').count()).toBe(1)
  expect(await shownLines()).toHaveLength(1)
  await editor.page.click('.part-distribution [data-id]')
  await editor.compose('geshi', '各室')
  await settle()
  expect((await shownLines()).filter((line) => line !== '')).toEqual(['各室'])
  expect(await editor.page.locator('.part-imprint.alone').count()).toBe(0)
})

test('a space before a soft break takes no room in a headline', async () => {
  const lefts = async (headline: string) => {
    await editor.open(bulletin(article(headline, p('正文。'))))
    await settle()
    return editor.page.evaluate(() => {
      const range = document.createRange()
      range.selectNodeContents(document.querySelector('.headline')!)
      const rects = [...range.getClientRects()].filter((rect) => rect.width > 0)
      const { height } = document.querySelector('.headline')!.getBoundingClientRect()
      return { height, lefts: rects.map((rect) => Math.round(rect.left)) }
    })
  }
  expect(await lefts('党管青年 全域协同   \n系统推进')).toEqual(
    await lefts('党管青年 全域协同\n系统推进'),
  )
  const shape = drawGalley(
    compose(bulletin(article('协同 \n推进', p('文'))), templateById('work-information'), null),
    () => '',
  )
  expect(JSON.stringify(shape)).toContain('协同\\n推进')
  await editor.open(bulletin(article('协同 \n推进', p('正文。'))))
  await settle()
  expect((await pages()).lines.flat()).toEqual(expect.arrayContaining(['协同', '推进']))
})

const issue = () =>
  bulletin(
    masthead({}),
    article('首篇标题', p('首段短。'), p('末段也短。')),
    article('次篇标题', p('另一段。')),
    distribution(['copyTo', '各镇']),
  )

/** Where the words of a block stand in the window, scrolled into sight. */
const boxOf = async (selector: string, index = 0) => {
  const element = editor.page.locator(selector).nth(index)
  await element.scrollIntoViewIfNeeded()
  return (await element.boundingBox())!
}

test.each([0.8, 1, 1.4])(
  'a click beside the text goes to the nearest text, at zoom %s',
  async (zoom) => {
    await editor.open(issue(), zoom)
    await settle()
    const { mouse, keyboard } = editor.page
    const first = await boxOf('.article p', 0)
    // The left margin: the start of the line; the right one: its end.
    await mouse.click(first.x - 40 * zoom, first.y + first.height / 2)
    await keyboard.type('甲')
    await mouse.click(first.x + first.width + 40 * zoom, first.y + first.height / 2)
    await keyboard.type('乙')
    const last = await boxOf('.article p', 1)
    await mouse.click(last.x + last.width / 2, last.y + last.height + 120 * zoom)
    await keyboard.type('丙')
    await editor.page.waitForTimeout(100)
    expect((await bodyTexts()).slice(0, 3)).toEqual(['首篇标题', '甲首段短。乙', '末段也短。丙'])
  },
)

test('a click above a headline and in the foot of the last sheet keeps to that sheet', async () => {
  await editor.open(issue())
  await settle()
  const { mouse, keyboard } = editor.page
  const headline = await boxOf('.headline', 1)
  await mouse.click(headline.x + 2, headline.y - 60)
  await keyboard.type('甲')
  expect((await bodyTexts())[3]).toBe('甲次篇标题')
  const imprint = await boxOf('.part-imprint')
  await mouse.click(imprint.x + imprint.width - 2, imprint.y + imprint.height + 50)
  await keyboard.type('乙')
  await editor.page.waitForTimeout(100)
  expect(await shownLines()).toEqual(['各镇乙'])
})

test('a click on a sheet without text leaves caret and focus where they were', async () => {
  await editor.open(issue())
  await settle()
  await editor.placeCaret('首段')
  await editor.page.evaluate(() => document.querySelector('#scroller')!.scrollTo(0, 0))
  const contents = await boxOf('.contentsEntry')
  await editor.page.mouse.click(contents.x + 100, contents.y + 300)
  await editor.page.mouse.click(contents.x - 60, contents.y + 300)
  await editor.page.keyboard.type('丁')
  await editor.page.waitForTimeout(100)
  expect((await bodyTexts())[1]).toBe('首段丁短。')
})

const notes = () =>
  editor.page.evaluate(() =>
    window.harness.session
      .getSnapshot()
      .bulletin.children.flatMap((part) => (part.type === 'article' ? part.children : []))
      .flatMap((block) => (block.type === 'paragraph' ? block.children : []))
      .flatMap((child) => ('type' in child ? [child.note] : [])),
  )

test('the words of a footnote are written in a box at its reference', async () => {
  await editor.open(bulletin(article('题', p('前文', footnote('旧注'), '后文'))))
  await settle()
  const box = editor.page.locator('[data-note]')
  await editor.page.click('.footnoteReference')
  expect(await box.inputValue()).toBe('旧注')
  await editor.page.keyboard.press('Control+a')
  await editor.compose('xinzhu', '新注')
  await editor.page.keyboard.press('Enter')
  expect(await box.count()).toBe(0)
  expect(await notes()).toEqual(['新注'])
  await editor.page.keyboard.press('Control+z')
  expect(await notes()).toEqual(['旧注'])
  await editor.page.click('.footnotes .footnote')
  await editor.page.keyboard.type('不要')
  await editor.page.keyboard.press('Escape')
  expect(await notes()).toEqual(['旧注'])
  expect(await bodyTexts()).toEqual(['题', '前文后文'])
})

test('a new footnote opens for writing; left without words it goes again', async () => {
  await editor.open(bulletin(article('题', p('前文后文'))))
  await settle()
  const insert = async () => {
    await editor.placeCaret('前文')
    await editor.page.evaluate(() => {
      const { session, verbs } = window.harness
      verbs.insertFootnote(session.editor, '')
    })
    await editor.page.waitForSelector('[data-note]')
  }
  await insert()
  await editor.page.keyboard.press('Escape')
  await expect.poll(notes).toEqual([])
  await insert()
  await editor.compose('jianbaogao', '见报告')
  await editor.page.click('.headline')
  await editor.page.waitForTimeout(100)
  await expect.poll(notes).toEqual(['见报告'])
  await editor.page.click('.footnoteReference')
  await editor.page.click('text=删除脚注')
  await expect.poll(notes).toEqual([])
  await editor.page.keyboard.press('Control+z')
  await expect.poll(notes).toEqual(['见报告'])
})

test('a typed number becomes the program’s, also from an input method, and undo gives it back', async () => {
  await editor.open(bulletin(article('题', p('上文'), p(''), p('下文'))))
  await settle()
  const start = async () => {
    await editor.placeCaret('上文')
    await editor.page.keyboard.press('ArrowDown')
  }
  await start()
  await editor.compose('yi', '一')
  await editor.compose(',', '、')
  await editor.compose('kecheng', '课程')
  await editor.page.waitForTimeout(150)
  expect(await editor.page.locator('.heading1').getAttribute('data-marker')).toBe('一、')
  expect((await editor.page.locator('.heading1').innerText()).trim()).toBe('课程')
  expect(await bodyTexts()).toEqual(['题', '上文', '课程', '下文'])
  await editor.page.keyboard.press('Control+z')
  await editor.page.keyboard.press('Control+z')
  await editor.page.waitForTimeout(100)
  expect(await bodyTexts()).toEqual(['题', '上文', '一、', '下文'])
  expect(await editor.page.locator('.article p').nth(1).innerText()).toContain('一、')
})

test('a click on an entry of the contents leads to its article', async () => {
  await editor.open(issue())
  await settle()
  await editor.placeCaret('首段')
  await boxOf('.contentsEntry')
  await editor.page.click('.contentsEntry >> nth=1 >> .entry-title')
  await editor.page.waitForTimeout(150)
  await editor.page.keyboard.type('丁')
  await editor.page.waitForTimeout(100)
  expect((await bodyTexts())[3]).toBe('丁次篇标题')
  expect(await editor.page.evaluate(() => location.hash)).toBe('')
})

const columnWidths = () =>
  editor.page.evaluate(() => {
    const blocks = window.harness.session
      .getSnapshot()
      .bulletin.children.flatMap((part) => (part.type === 'article' ? part.children : []))
    const found = blocks.find((block) => block.type === 'table')
    return found?.type === 'table' ? found.columnWidths : []
  })

/** Takes hold of the border right of a cell and moves it by pixels of the paper. */
async function holdBorder(cell: number, zoom: number, by: number) {
  const { mouse } = editor.page
  // A test that failed may have left the button down.
  await mouse.up()
  const box = await boxOf('.table :is(td,th)', cell)
  const at = { x: box.x + box.width, y: box.y + box.height / 2 }
  await mouse.move(at.x - 12, at.y)
  await mouse.move(at.x - 2, at.y)
  const handle = editor.page.locator('[data-handle="column"]')
  expect(await handle.evaluate((each) => getComputedStyle(each).cursor)).toBe('col-resize')
  await mouse.down()
  await mouse.move(at.x - 2 + by * zoom, at.y + 5, { steps: 3 })
}

test.each([0.8, 1, 1.4])(
  'a border between two columns is dragged, and caret and text do not notice, at zoom %s',
  async (zoom) => {
    const rows = Array.from({ length: 30 }, (_, row) => [`${row}`, '课程', '老师'])
    await editor.open(
      bulletin(article('题', p('前文'), table(['序号', '课程', '老师'], ...rows))),
      zoom,
    )
    await settle()
    await editor.placeCaret('前文')
    const painted = () => editor.page.locator('.bulletin .table').evaluate((each) => each.outerHTML)
    const before = await painted()
    const { measure } = compose(issue(), templateById('work-information'), null).page
    await holdBorder(3, zoom, -60)
    expect(await painted()).toBe(before)
    await editor.page.mouse.up()
    await expect.poll(columnWidths).not.toEqual([1 / 3, 1 / 3, 1 / 3])
    const [first, second, third] = await columnWidths()
    const points = (60 * 72) / 96
    expect((1 / 3 - first!) * measure).toBeCloseTo(points, -0.5)
    expect(first! + second!).toBeCloseTo(2 / 3)
    expect(third).toBeCloseTo(1 / 3)
    await editor.page.keyboard.type('丁')
    await expect.poll(bodyTexts).toContain('前文丁')
    await editor.page.keyboard.press('Control+z')
    await editor.page.keyboard.press('Control+z')
    await expect.poll(columnWidths).toEqual([1 / 3, 1 / 3, 1 / 3])
  },
)

test('a border stops at the width of a character, and Esc leaves it where it was', async () => {
  await editor.open(
    bulletin(article('题', p('前文'), table(['一', '二', '三'], ['甲', '乙', '丙']))),
  )
  await settle()
  await holdBorder(0, 1, 60)
  await editor.page.keyboard.press('Escape')
  await editor.page.mouse.up()
  expect(await columnWidths()).toEqual([1 / 3, 1 / 3, 1 / 3])
  await holdBorder(0, 1, 900)
  await editor.page.mouse.up()
  await expect.poll(async () => (await columnWidths())[0]).toBeGreaterThan(0.5)
  const [, second, third] = await columnWidths()
  expect(second).toBeGreaterThan(0.03)
  expect(second).toBeLessThan(0.08)
  expect(third).toBeCloseTo(1 / 3)
})

test('a table over two pages is dragged as one, from either of them', async () => {
  const rows = Array.from({ length: 60 }, (_, row) => [`${row}`, '课程', '老师'])
  await editor.open(bulletin(article('题', table(['序号', '课程', '老师'], ...rows))))
  await settle()
  await holdBorder(55 * 3, 1, -40)
  const lines = await editor.page.locator('[class*="line"]:has(+ [class*="line"])').count()
  expect(lines).toBeGreaterThan(0)
  await editor.page.mouse.up()
  await expect.poll(async () => (await columnWidths())[0]).toBeLessThan(0.3)
})

test('cells that the mouse is drawn over are marked as a rectangle, and words beside them are not', async () => {
  await editor.open(
    bulletin(
      article('题', p('前文'), table(['一', '二', '三'], ['四', '五', '六'], ['七', '八', '九'])),
    ),
  )
  await settle()
  const { mouse } = editor.page
  const from = await boxOf('.table :is(td,th)', 1)
  const to = await boxOf('.table :is(td,th)', 7)
  await mouse.move(from.x + 30, from.y + from.height / 2)
  await mouse.down()
  await mouse.move(to.x + 30, to.y + to.height / 2, { steps: 5 })
  await mouse.up()
  await expect.poll(() => editor.page.locator('[data-cells]').count()).toBe(1)
  await editor.page.evaluate(() => {
    const { session, verbs } = window.harness
    verbs.alignCells(session.editor, 'right')
  })
  const aligned = () =>
    editor.page
      .locator('.table :is(td,th)')
      .evaluateAll((cells) =>
        cells.flatMap((cell, index) => (cell.classList.contains('align-right') ? [index] : [])),
      )
  await expect.poll(aligned).toEqual([1, 4, 7])
  await editor.page.keyboard.press('Delete')
  await expect.poll(() => editor.page.locator('.table :is(td,th)').allInnerTexts()).toHaveLength(9)
  const texts = await editor.page.locator('.table :is(td,th)').allInnerTexts()
  expect(texts.map((text) => text.replace(/[\n\uFEFF]/g, '')).join('')).toBe('一三四六七九')
})

test('rows go into the repeated head and out of it with the caret in them', async () => {
  await editor.open(
    bulletin(article('题', p('前文'), table(['一', '二'], ['三', '四'], ['五', '六']))),
  )
  await settle()
  await editor.placeCaret('三')
  const set = (rows: number) =>
    editor.page.evaluate((count) => {
      const { session, verbs } = window.harness
      verbs.setHeaderRows(session.editor, verbs.selectedCells(session.editor)!.table.id, count)
    }, rows)
  await set(2)
  await expect.poll(() => editor.page.locator('thead tr').count()).toBe(2)
  await editor.page.keyboard.type('甲')
  await set(0)
  await expect.poll(() => editor.page.locator('thead').count()).toBe(0)
  await editor.page.keyboard.type('乙')
  await expect.poll(() => editor.page.locator('.table td').nth(2).innerText()).toBe('三甲乙')
})
