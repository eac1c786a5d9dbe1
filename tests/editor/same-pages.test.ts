/** The editor's pages are the printer's, line by line. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { PageMap } from '../../core/galley/index.ts'
import type { Bulletin } from '../../core/model/index.ts'
import { templateById, type Template } from '../../core/template/index.ts'
import type { Printer } from '../../host/printer/index.ts'
import { startPress } from '../helpers/press.ts'
import { sampleIssue, sampleNames } from '../helpers/samples.ts'
import { openEditorPage, type EditorPage } from './open-editor.ts'

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

/** The editor's issue and its layout, once it has come to rest. */
async function atRest(): Promise<{ bulletin: Bulletin; pages: ReturnType<typeof readable> }> {
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
      return { bulletin, pages: readable({ ...pages, firstPages: new Map(pages.firstPages) }) }
    }
    before = now
  }
  throw new Error('The layout of the editor never comes to rest')
}

async function expectPrintersPages(template: Template, media: ReadonlyMap<string, Uint8Array>) {
  const { bulletin, pages } = await atRest()
  const due = readable(await press.layout({ bulletin, template, media }))
  expect(pages.lines).toEqual(due.lines)
  expect({ tailPage: pages.tailPage, noBody: pages.noBody }).toEqual({
    tailPage: due.tailPage,
    noBody: due.noBody,
  })
  expect(pages.firstPages).toEqual(due.firstPages)
}

describe('the editor has the lines of the printer', () => {
  test.each(sampleNames)('on every page of %s', async (name) => {
    const { bulletin, template, media } = await sampleIssue(name)
    await editor.open(bulletin, 1, template)
    await expectPrintersPages(templateById(template.id), media)
  })
})
