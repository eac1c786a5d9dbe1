import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { expect, test, vi } from 'vitest'
import { fileNameOf } from '../../../host/handlers/index.ts'
import { openTestDesk } from './desk.ts'

test('every request has a test that asks it', async () => {
  const { desk } = await openTestDesk()
  const tests = readdirSync(import.meta.dirname)
    .filter((file) => file.endsWith('.test.ts'))
    .map((file) => readFileSync(path.join(import.meta.dirname, file), 'utf8'))
    .join('\n')
  const names = Object.keys(desk.handlers)
  expect(names.length).toBeGreaterThan(10)
  const untested = names.filter((name) => !new RegExp(`(ask|get)\\('${name}'`).test(tests))
  expect(untested).toEqual([])
})

test('no request answers to anything but its own schema', async () => {
  const { desk, caller } = await openTestDesk()
  const wrong = [undefined, 7, 'null', [], { unknown: true }, { path: 7 }, { path: 'a', more: 1 }]
  for (const [name, handle] of Object.entries(desk.handlers)) {
    for (const ask of wrong) {
      const outcome = await handle(ask, caller)
      expect(outcome, `${name} ${JSON.stringify(ask)}`).toMatchObject({
        ok: false,
        message: expect.stringContaining('请求不合规定'),
      })
    }
  }
})

test('windowState reaches the window of the caller', async () => {
  const { desk, caller, get } = await openTestDesk()
  const setWindowState = vi.fn()
  const state = { title: '第3期', unsaved: true }
  expect(await get('windowState', state)).toBeNull()
  await desk.handlers.windowState(state, { ...caller, setWindowState })
  expect(setWindowState).toHaveBeenCalledWith(state)
})

test.each([
  ['澄源青年工作信息 2026年第4期', '澄源青年工作信息 2026年第4期'],
  ['a/b\\c:d*e?"<>|', 'a／b＼c：d＊e？＂＜＞｜'],
  ['  ..名字.. ', '名字'],
  ['名\u202E字\u0000', '名 字'],
  ['CON', '_CON'],
  ['', '未命名'],
  ['长'.repeat(300), '长'.repeat(80)],
])('the title %j becomes the file name %j', (title, name) => {
  expect(fileNameOf(title)).toBe(name)
})
