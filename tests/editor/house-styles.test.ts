/** What a template decides about pages, in the editor and on paper. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { builtInTemplates, templateById, type Template } from '../../core/template/index.ts'
import type { Bulletin } from '../../core/model/index.ts'
import type { Printer } from '../../host/printer/index.ts'
import { article, bulletin, distribution, heading, p } from '../helpers/build.ts'
import { withoutSpaces } from '../helpers/pdf-text.ts'
import { pdfLines, printed, startPress } from '../helpers/press.ts'
import { media } from '../docx/every-element.ts'
import { withPicture } from '../helpers/nameplate-picture.ts'
import { openEditorPage, type EditorPage } from './open-editor.ts'

let editor: EditorPage
let press: Printer
beforeAll(async () => {
  ;[editor, press] = [await openEditorPage(), await startPress()]
})
afterAll(async () => {
  const complaints = editor?.complaints ?? []
  await editor?.close()
  await press?.close()
  expect(complaints).toEqual([])
})

const sentence = '青年志愿者走进社区开展服务，共有3200余人参加“青·自然”活动，群众满意率96.4%。'
const articles = Array.from({ length: 9 }, (_, index) =>
  article(
    index % 2 === 0 ? `第${index + 1}篇稿件的标题` : `第${index + 1}篇稿件的\n两行标题`,
    p(sentence.repeat(1 + ((index * 5) % 7))),
    heading(1, `小标题${index + 1}`),
    p(sentence.repeat(1 + ((index * 3) % 5))),
  ),
)
const issue = bulletin(...articles, distribution(['copyTo', '各镇']))

async function editorLines(set: Bulletin, template: Template): Promise<string[][]> {
  await editor.open(set, 1, template)
  await editor.page.waitForTimeout(1200)
  const pages = await editor.page.evaluate(() =>
    window.harness.session.getSnapshot().pages!.pages.map(({ lines }) => [...lines]),
  )
  return pages.map((lines) => lines.map(withoutSpaces).filter((line) => line !== ''))
}

/** Every other one with its nameplate as a picture. */
const continuous = builtInTemplates.map((template, index): Template => ({
  ...(index % 2 === 0 ? withPicture(template) : template),
  articles: { ...template.articles, first: 'sameFlow', rest: 'sameFlow' },
}))

test.each(continuous)(
  'articles that follow one another lie in the editor as on paper: $name',
  async (template) => {
    const { pdf } = await printed(press, { bulletin: issue, template, media })
    const drawn = await pdfLines(pdf, (template.paper.footMarginMm / 25.4) * 72)
    expect(await editorLines(issue, template)).toEqual(drawn)
    // The first page may end with the contents.
    for (const lines of drawn.slice(1)) expect(lines.at(-1)).not.toMatch(/标题/u)
  },
)

test('a tail that must stand on an even page has a sheet without number before it', async () => {
  const information = templateById('work-information')
  const template: Template = {
    ...information,
    imprint: { ...information.imprint, evenPage: 'auto' },
  }
  const lines = Array.from({ length: 18 }, (_, index) => p(`第${index + 1}行`))
  const set = bulletin(article('题', ...lines), distribution(['copyTo', '各镇']))
  const shown = await editorLines(set, template)
  expect(shown.map((page) => page[0])).toEqual([shown[0]![0], '题', undefined, '（此页无正文）'])
  const notice = await editor.page.evaluate(() => {
    const { top } = document.querySelector('.noBodyNotice')!.getBoundingClientRect()
    const sheets = [...document.querySelectorAll('[data-page]')]
    return sheets.findLastIndex((sheet) => sheet.getBoundingClientRect().top < top) + 1
  })
  expect(notice).toBe(4)
  const numbers = await editor.page.evaluate(() =>
    [...document.querySelectorAll('[data-page] span')].map((each) => each.textContent),
  )
  expect(numbers.map(withoutSpaces)).toEqual(['—1—', '—2—', '', ''])
})
