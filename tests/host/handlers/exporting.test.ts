import { readFile, readdir } from 'node:fs/promises'
import path from 'node:path'
import { expect, test } from 'vitest'
import { refused } from '../../../host/outcome.ts'
import type { Printer } from '../../../host/printer/index.ts'
import { article, bulletin, figure, p } from '../../helpers/build.ts'
import { answeringDialogs, exportAsk, openTestDesk, stubPrinter } from './desk.ts'

const name = '云岭青年工作信息 2025年第3期'

test('both files go to the export folder, whole, with an address each', async () => {
  const { get, library, notices } = await openTestDesk()
  const issue = await get('openSample', null)
  const answer = await get('exportIssue', exportAsk(issue))
  const url = `/files/${encodeURIComponent('导出')}/${encodeURIComponent(name)}`
  expect(answer).toMatchObject({
    removedCharacters: 0,
    files: [
      { format: 'docx', path: `导出/${name}.docx`, url: `${url}.docx` },
      { format: 'pdf', path: `导出/${name}.pdf`, bytes: 5, url: `${url}.pdf` },
    ],
  })
  expect(await readdir(path.join(library, '导出'))).toEqual([`${name}.docx`, `${name}.pdf`])
  const docx = await readFile(path.join(library, '导出', `${name}.docx`))
  expect(docx.subarray(0, 2).toString()).toBe('PK')
  const stages = notices.map(([, notice]) => (notice as { stage: string }).stage)
  expect(new Set(stages)).toEqual(new Set(['layout', 'pdf', 'docx', 'write']))
  const fractions = notices.map(([, notice]) => (notice as { fraction: number }).fraction)
  expect(fractions).toEqual(fractions.toSorted((a, b) => a - b))
})

test('a file of that name is not replaced unless the user agreed', async () => {
  const { get } = await openTestDesk()
  const issue = await get('openSample', null)
  const ask = exportAsk(issue, { formats: ['pdf'] })
  expect(await get('exportIssue', ask)).toMatchObject({ files: [{ format: 'pdf' }] })
  expect(await get('exportIssue', ask)).toEqual({ exists: `导出/${name}.pdf` })
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
  const printer: Printer = {
    ...stubPrinter,
    print: (_issue, _onStage, signal) =>
      new Promise((_resolve, reject) => {
        signal.addEventListener('abort', () => reject(new Error('gone')))
      }),
  }
  const { ask, get, library } = await openTestDesk({
    printer: () => Promise.resolve({ ok: true, value: printer }),
  })
  const issue = await get('openSample', null)
  const exporting = ask('exportIssue', exportAsk(issue))
  await new Promise((resolve) => setTimeout(resolve, 20))
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
