import { Transforms } from 'slate'
import { expect, test } from 'vitest'
import { templateById } from '../../core/template/index.ts'
import type { Desk, Holder } from '../../host/contract.ts'
import { createApp } from '../../renderer/app/app.ts'
import { saveIssue, tellOfChange } from '../../renderer/app/save-actions.ts'
import { createSession } from '../../renderer/editor/index.ts'
import { article, bulletin, p } from '../helpers/build.ts'

/** An issue with a file on the desk, and what is asked of the host. */
function atDesk() {
  let last = 0
  const newId = () => `n${(last += 1)}`
  const asked: [string, unknown][] = []
  const request = (name: string, ask: unknown) => {
    asked.push([name, ask])
    return Promise.resolve({ ok: true, value: null })
  }
  const desk = { request, onNotice: () => () => undefined, mediaUrl: () => '' }
  const app = createApp(desk as unknown as Desk, newId)
  const session = createSession(
    { bulletin: bulletin(article('标题', p('正文'))), template: templateById('work-information') },
    { newId, now: () => 0 },
  )
  const place = { issueId: 'i', path: '第4期.neikan', name: '第4期' }
  const issue = { session, place, standIns: new Map(), importReports: [], readOnly: null }
  app.store.set({ issue })
  const { children } = session.getSnapshot().bulletin
  const path = [children.findIndex(({ type }) => type === 'article'), 0, 0]
  const write = (words: string) =>
    Transforms.insertText(session.editor, words, { at: { path, offset: 0 } })
  const text = () => JSON.stringify(session.getSnapshot().bulletin)
  return { app, asked, session, write, text }
}

const by: Holder = { where: 'window', user: '', host: '', since: '2026-11-20T06:00:00.000Z' }

test('words that were not saved when another window took over are kept as a version', async () => {
  const { app, asked, write, text } = atDesk()
  write('刚写的')
  tellOfChange(app, { kind: 'takenOver', by })
  const [[name, ask] = []] = asked
  expect(name).toBe('keepVersion')
  expect(JSON.stringify(ask)).toContain('刚写的')
  // From here on nothing more can be written, by typing, undoing or saving.
  const before = text()
  write('写不进')
  app.store.get().issue?.session.editor.undo()
  expect(text()).toBe(before)
  expect(await saveIssue(app)).toBe(false)
  expect(asked).toHaveLength(1)
  expect(app.store.get().issue?.readOnly).toBe('另一个窗口已接管这一期')
})

test('where everything was saved nothing is kept', () => {
  const { app, asked } = atDesk()
  tellOfChange(app, { kind: 'takenOver', by })
  expect(asked).toEqual([])
})

test('while a choice is waited for nothing is saved by itself, and the status says why', () => {
  const { app } = atDesk()
  tellOfChange(app, { kind: 'missing' })
  const { saving, dialog, issue } = app.store.get()
  expect(saving).toEqual({ kind: 'asking', change: { kind: 'missing' } })
  expect(dialog).toEqual({ kind: 'outside', change: { kind: 'missing' } })
  expect(issue?.readOnly).toBeNull()
})
