import { readFileSync } from 'node:fs'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { writeDocx } from '../../core/docx/index.ts'
import { compose } from '../../core/galley/index.ts'
import { manuscriptOfText, readManuscript } from '../../core/read/index.ts'
import { templateById } from '../../core/template/index.ts'
import { readNeikan } from '../../host/files/index.ts'
import type { PrintIssue, Printer } from '../../host/printer/index.ts'
import { requirePart } from '../helpers/golden.ts'
import { readPdfText, withoutSpaces } from '../helpers/pdf-text.ts'
import { printed, startPress } from '../helpers/press.ts'

const root = path.resolve(import.meta.dirname, '../..')
const read = (name: string) => readFileSync(path.join(root, name))

let press: Printer
beforeAll(async () => {
  press = await startPress()
})
afterAll(async () => {
  await press?.close()
})

async function sample(): Promise<PrintIssue> {
  const file = await readNeikan(read('assets/samples/chengyuan-qingnian-2026-04.neikan'))
  if (!file.ok) throw new TypeError(file.message)
  return file.value
}

function manuscript(): PrintIssue {
  const template = templateById('work-information')
  const text = read('tests/fixtures/manuscript-errors.txt').toString('utf8')
  let made = 0
  const { bulletin } = readManuscript(manuscriptOfText(text), template, () => `n${(made += 1)}`)
  return { bulletin, template, media: new Map() }
}

/** All words of the body in the order of the file; page numbers stand in parts of their own. */
function docxText(bytes: Uint8Array): string {
  const xml = requirePart(bytes, 'word/document.xml')
  const words = [...xml.matchAll(/<w:t(?: [^>]*)?>([^<]*)<\/w:t>/g)].map((match) => match[1]!)
  return withoutSpaces(words.join(''))
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&amp;', '&')
}

/** All words of the pages but the page numbers under the type area. */
async function pdfText(bytes: Uint8Array): Promise<string> {
  const pages = await readPdfText(bytes)
  const words = pages.flatMap((page) => page.filter(({ y }) => y > 90).map(({ text }) => text))
  return withoutSpaces(words.join(''))
}

describe('the same words, character by character, spaces aside', () => {
  test.each([
    ['the sample issue', sample],
    ['an imported manuscript', async () => manuscript()],
  ])('%s', async (_name, issueOf) => {
    const issue = await issueOf()
    const { pdf, pages } = await printed(press, issue)
    const { bytes, removedCharacters } = await writeDocx(
      compose(issue.bulletin, issue.template, pages),
      issue.media,
    )
    expect(removedCharacters).toBe(0)
    const ofDocx = docxText(bytes)
    expect(ofDocx.length).toBeGreaterThan(4_000)
    expect(await pdfText(pdf)).toBe(ofDocx)
  })

  test('an imported manuscript keeps every word between contents and distribution', async () => {
    const source = read('tests/fixtures/manuscript-errors.txt').toString('utf8')
    const issue = manuscript()
    const { pages } = await printed(press, issue)
    const { bytes } = await writeDocx(compose(issue.bulletin, issue.template, pages), new Map())
    const words = withoutSpaces(source)
    const opening = '2025年以来，团县委把服务青年企业家'
    const body = words.slice(words.indexOf(opening), words.lastIndexOf('（此页无正文）'))
    expect(body.length).toBeGreaterThan(3_500)
    expect(docxText(bytes)).toContain(body)
  })
})
