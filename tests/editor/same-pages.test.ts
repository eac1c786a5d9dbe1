/**
 * The editor's pages are the printer's, line by line: when an issue is opened, and after edits in any
 * order; and they are the same where they lie side by side. NEIKAN_RUNS=40 tries forty issues,
 * NEIKAN_SEED=7 others than the usual ones.
 */
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { PageMap } from '../../core/galley/index.ts'
import type { Bulletin } from '../../core/model/index.ts'
import { builtInTemplates, templateById, type Template } from '../../core/template/index.ts'
import type { Printer } from '../../host/printer/index.ts'
import { arbitraryIssue, pictureOfEvery } from '../helpers/arbitrary-issue.ts'
import { article, bold, bulletin, p, table } from '../helpers/build.ts'
import { startPress } from '../helpers/press.ts'
import { sampleIssue, sampleNames } from '../helpers/samples.ts'
import { diceOf, sentence } from '../helpers/prose.ts'
import { openEditorPage, type EditorPage } from './open-editor.ts'

const runs = Number(process.env['NEIKAN_RUNS'] ?? 4)
const seed = Number(process.env['NEIKAN_SEED'] ?? 3)
const mostTime = 60_000 + runs * 30_000

let editor: EditorPage
let press: Printer
beforeAll(async () => {
  press = await startPress()
  editor = await openEditorPage()
})
afterAll(async () => {
  await editor?.close()
  await press?.close()
})

/** What must agree of two layouts. */
const readable = (pages: PageMap) => ({
  lines: pages.pages.map(({ lines }) => lines.filter((line) => line.trim() !== '')),
  firstPages: Object.fromEntries(pages.firstPages),
  tailPage: pages.tailPage,
  noBody: pages.noBody,
})

/** What must agree of the same issue in the editor, however its sheets lie. */
const placed = (pages: PageMap) => ({
  ...readable(pages),
  pages: pages.pages,
  blankBeforeTail: pages.blankBeforeTail,
  spaceBeforeTail: Math.round(pages.spaceBeforeTail),
  articleEnds: pages.articleEnds.map((end) => ({ ...end, used: Math.round(end.used) })),
})

/** The editor's issue and its layout, once it has come to rest. */
async function atRest(): Promise<{ bulletin: Bulletin; pages: PageMap }> {
  const read = () =>
    editor.page.evaluate(() => {
      const { bulletin, pages } = window.harness.session.getSnapshot()
      return { bulletin, pages: pages && { ...pages, firstPages: [...pages.firstPages] } }
    })
  // Lines are read 600 ms after the last change, contents that grew may move them once more.
  let before = ''
  for (let tries = 0; tries < 20; tries += 1) {
    await editor.page.waitForTimeout(900)
    const { bulletin, pages } = await read()
    const now = JSON.stringify(pages)
    if (pages !== null && now === before) {
      return { bulletin, pages: { ...pages, firstPages: new Map(pages.firstPages) } }
    }
    before = now
  }
  throw new Error('The layout of the editor never comes to rest')
}

async function expectPrintersPages(template: Template, media: ReadonlyMap<string, Uint8Array>) {
  const { bulletin, pages: read } = await atRest()
  const pages = readable(read)
  const due = readable(await press.layout({ bulletin, template, media }))
  expect(pages.lines).toEqual(due.lines)
  expect({ tailPage: pages.tailPage, noBody: pages.noBody }).toEqual({
    tailPage: due.tailPage,
    noBody: due.noBody,
  })
  expect(pages.firstPages).toEqual(due.firstPages)
  return read
}

const spread = (isSpread: boolean) => editor.page.evaluate((is) => window.spread(is), isSpread)

/** Of an issue with its pages one under the other, which then lie side by side. */
async function expectSamePagesSideBySide(
  template: Template,
  media: ReadonlyMap<string, Uint8Array>,
) {
  const alone = await expectPrintersPages(template, media)
  await spread(true)
  expect(placed((await atRest()).pages)).toEqual(placed(alone))
}

/** Does something to a paragraph somewhere, by the keyboard. */
async function edit(number: number): Promise<void> {
  const dice = diceOf(number)
  const { page } = editor
  const count = await page.locator('.article p').count()
  if (count === 0) return
  const index = dice(count)
  const length = await page.evaluate((at) => {
    const walker = document.createTreeWalker(
      document.querySelectorAll('.article p')[at]!,
      NodeFilter.SHOW_TEXT,
    )
    return (walker.nextNode() as Text | null)?.length ?? 0
  }, index)
  await editor.placeCaretInBlock(index, dice(length + 1))
  const doings = [
    () => page.keyboard.insertText(sentence(dice)),
    () => page.keyboard.press('Enter'),
    () => page.keyboard.press('Backspace'),
    () => page.keyboard.press('Control+z'),
    async () => {
      await page.keyboard.down('Shift')
      for (let times = 0; times < 1 + dice(12); times += 1) await page.keyboard.press('ArrowDown')
      await page.keyboard.up('Shift')
      await page.keyboard.press('Delete')
    },
  ]
  await doings[dice(doings.length)]!()
  await page.waitForTimeout(60)
}

describe('the editor has the lines of the printer', () => {
  test('where paragraphs are empty', async () => {
    const lines = Array.from({ length: 30 }, (_, index) => p(index % 3 === 0 ? bold('') : '行'))
    const issue = bulletin(article('题', p(''), ...lines, table(['甲', '乙'], ['', '']), p('末')))
    await editor.open(issue)
    await expectSamePagesSideBySide(templateById('work-information'), new Map())
  })

  test('where one article alone, without contents, begins below the masthead', async () => {
    const template = templateById('special-report')
    await editor.open(bulletin(article('题', p('行'))), 1, template)
    await expectSamePagesSideBySide(template, new Map())
  })

  test.each(sampleNames)('on every page of %s', async (name) => {
    const { bulletin, template, media } = await sampleIssue(name)
    await editor.open(bulletin, 1, template)
    await expectSamePagesSideBySide(templateById(template.id), media)
  })

  test(
    'on every page of any issue, when it is opened and after edits',
    async () => {
      const issues = fc.record({
        bulletin: arbitraryIssue,
        id: fc.constantFrom(...builtInTemplates.map(({ id }) => id)),
        edits: fc.array(fc.nat(1_000_000), { minLength: 1, maxLength: 10 }),
      })
      const property = fc.asyncProperty(issues, async ({ bulletin, id, edits }) => {
        const template = templateById(id)
        await editor.open(bulletin, 1, template)
        await expectPrintersPages(template, pictureOfEvery)
        await spread(edits.length % 2 === 0)
        for (const each of edits) await edit(each)
        await spread(false)
        await expectSamePagesSideBySide(template, pictureOfEvery)
      })
      await fc.assert(property, {
        numRuns: runs,
        seed,
        interruptAfterTimeLimit: mostTime,
        markInterruptAsFailure: true,
        // Each try of a smaller issue takes some ten seconds; the lines that differ tell more.
        endOnFailure: true,
      })
    },
    mostTime + 60_000,
  )
})
