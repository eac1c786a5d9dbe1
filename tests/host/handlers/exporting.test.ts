import { readFile, readdir } from 'node:fs/promises'
import path from 'node:path'
import { strFromU8, unzipSync } from 'fflate'
import { expect, test } from 'vitest'
import { refused } from '../../../host/outcome.ts'
import type { Printer } from '../../../host/printer/index.ts'
import { article, bulletin, figure, masthead, p } from '../../helpers/build.ts'
import { answeringDialogs, exportAsk, openTestDesk, stubPrinter } from './desk.ts'

const name = '云岭青年工作信息 2025年第3期'

test('both files go to the export folder, whole, with an address each', async () => {
  const { get, library, notices } = await openTestDesk()
  const issue = await get('openSample', null)
  const answer = await get('exportIssue', exportAsk(issue))
  const url = `/files/${encodeURIComponent('导出')}/${encodeURIComponent(name)}`
  expect(answer).toMatchObject({
    removed: [],
    files: [
      { format: 'docx', path: `导出/${name}.docx`, url: `${url}.docx` },
      { format: 'pdf', path: `导出/${name}.pdf`, bytes: 5, url: `${url}.pdf` },
    ],
  })
  expect(await readdir(path.join(library, '导出'))).toEqual([`${name}.docx`, `${name}.pdf`])
  const docx = await readFile(path.join(library, '导出', `${name}.docx`))
  expect(docx.subarray(0, 2).toString()).toBe('PK')
  const told = notices.filter(([name]) => name === 'exportProgress')
  const stages = told.map(([, notice]) => (notice as { stage: string }).stage)
  expect(new Set(stages)).toEqual(new Set(['layout', 'pdf', 'docx', 'write']))
  const fractions = told.map(([, notice]) => (notice as { fraction: number }).fraction)
  expect(fractions).toEqual(fractions.toSorted((a, b) => a - b))
})

test('a file of that name is not replaced unless the user agreed', async () => {
  const { get } = await openTestDesk()
  const issue = await get('openSample', null)
  const ask = exportAsk(issue, { formats: ['pdf'] })
  expect(await get('exportIssue', ask)).toMatchObject({ files: [{ format: 'pdf' }] })
  expect(await get('exportIssue', ask)).toEqual({ exists: [`导出/${name}.pdf`] })
  const both = { ...ask, formats: ['docx', 'pdf'] as const }
  await get('exportIssue', { ...both, replace: true })
  expect(await get('exportIssue', both)).toEqual({
    exists: [`导出/${name}.docx`, `导出/${name}.pdf`],
  })
  expect(await get('exportIssue', { ...ask, replace: true })).toMatchObject({ files: [{}] })
})

test('without a browser a DOCX is still written, and a PDF refused with the reason', async () => {
  const printer = () => Promise.resolve(refused('没有浏览器。'))
  const { ask, get } = await openTestDesk({ printer })
  const issue = await get('openSample', null)
  expect(await ask('exportIssue', exportAsk(issue, { formats: ['docx'] }))).toMatchObject({
    ok: true,
  })
  expect(await ask('exportIssue', exportAsk(issue, { formats: ['pdf'] }))).toEqual(
    refused('没有浏览器。'),
  )
})

test('cancelExport ends the printer and writes no file', async () => {
  let start = () => {}
  const started = new Promise<void>((resolve) => (start = resolve))
  const printer: Printer = {
    ...stubPrinter,
    print: (_issue, _onStage, signal) =>
      new Promise((_resolve, reject) => {
        start()
        signal.addEventListener('abort', () => reject(new Error('gone')))
      }),
  }
  const { ask, get, library } = await openTestDesk({
    printer: () => Promise.resolve({ ok: true, value: printer }),
  })
  const issue = await get('openSample', null)
  const exporting = ask('exportIssue', exportAsk(issue))
  await started
  await get('cancelExport', { jobId: 'job' })
  expect(await exporting).toMatchObject({ ok: false, message: expect.stringContaining('取消') })
  expect(await readdir(library)).toEqual([])
})

test('an issue that lacks a picture is not exported with a hole in it', async () => {
  const { ask, get, library } = await openTestDesk()
  const issue = await get('openSample', null)
  const lacking = { ...issue, bulletin: bulletin(article('标题', p('正文'), figure())) }
  const outcome = await ask('exportIssue', exportAsk(lacking))
  expect(outcome).toMatchObject({ ok: false, message: expect.stringContaining('缺少 1 张图片') })
  expect(await readdir(library)).toEqual([])
})

test('a printer that fails is a refusal with its cause, not a fault of the program', async () => {
  const printer = { ...stubPrinter, print: () => Promise.reject(new Error('页面崩溃')) }
  const { ask, get } = await openTestDesk({
    printer: () => Promise.resolve({ ok: true, value: printer }),
  })
  const issue = await get('openSample', null)
  const outcome = await ask('exportIssue', exportAsk(issue))
  expect(outcome).toMatchObject({ ok: false, message: expect.stringContaining('页面崩溃') })
})

test('the desktop shell asks for one place and puts both files there', async () => {
  const { folder } = await openTestDesk()
  const dialogs = answeringDialogs([path.join(folder, '成品.docx'), null])
  const { get } = await openTestDesk({ shell: 'electron', library: null, dialogs })
  const issue = await get('openSample', null)
  expect(await get('exportIssue', exportAsk(issue))).toMatchObject({
    files: [
      { path: path.join(folder, '成品.docx'), url: null },
      { path: path.join(folder, '成品.pdf'), url: null },
    ],
  })
  expect(await get('exportIssue', exportAsk(issue))).toBeNull()
})

test('revealFile and openFile hand over files of the library only', async () => {
  const { ask, get } = await openTestDesk()
  const issue = await get('openSample', null)
  await get('exportIssue', exportAsk(issue, { formats: ['pdf'] }))
  const file = `导出/${name}.pdf`
  expect(await ask('revealFile', { path: file })).toEqual({ ok: true, value: null })
  expect(await ask('openFile', { path: file })).toEqual({ ok: true, value: null })
  expect(await ask('openFile', { path: '../../etc/passwd' })).toMatchObject({ ok: false })
})

test('DOCX and PDF are made of the same cleaned words, and the answer says what was left out', async () => {
  let printed = ''
  const printer: Printer = {
    ...stubPrinter,
    print: (issue, onStage, signal) => {
      printed = JSON.stringify(issue.bulletin)
      return stubPrinter.print(issue, onStage, signal)
    },
  }
  const { get, library } = await openTestDesk({
    printer: () => Promise.resolve({ ok: true, value: printer }),
  })
  const issue = await get('openSample', null)
  const hostile = bulletin(article('标\u202E题', p('正\u0000文\u202E')))
  const answer = await get('exportIssue', exportAsk({ ...issue, bulletin: hostile }))
  expect(answer).toMatchObject({
    removed: [
      { character: 'U+0000', count: 1 },
      { character: 'U+202E', count: 2 },
    ],
  })
  expect(printed).toContain('正文')
  expect(printed).not.toMatch(/\u202E|\\u0000/)
  const docx = await readFile(path.join(library, '导出', `${name}.docx`))
  const document = strFromU8(unzipSync(docx)['word/document.xml']!)
  expect(document).toContain('正文')
})

test('an issue under a mark of a state secret does not leave; a confirmation lets 工作秘密 go', async () => {
  const { ask, get, library } = await openTestDesk()
  const issue = await get('openSample', null)
  const marked = (fields: Parameters<typeof masthead>[0]) =>
    exportAsk({ ...issue, bulletin: bulletin(masthead(fields), article('标题', p('正文'))) })
  const stopped = await ask('exportIssue', marked({ confidentialityMark: ['机密★5年'] }))
  expect(stopped).toMatchObject({ ok: false, message: expect.stringContaining('国家秘密') })
  const confidentialityMark = ['工作秘密，不得外传']
  const waiting = await ask('exportIssue', marked({ confidentialityMark }))
  expect(waiting).toMatchObject({ ok: false, message: expect.stringContaining('确认') })
  expect(await readdir(library)).toEqual([])
  const secrecyConfirmation = { words: '工作秘密', date: '2026-11-24' }
  const confirmed = marked({ confidentialityMark, secrecyConfirmation })
  expect(await ask('exportIssue', confirmed)).toMatchObject({ ok: true })
})
