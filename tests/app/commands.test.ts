import { describe, expect, test } from 'vitest'
import type { SessionSnapshot } from '../../renderer/editor/index.ts'
import { initialState, type AppState } from '../../renderer/app/app-state.ts'
import type { CommandState } from '../../renderer/app/commands/command.ts'
import {
  canRun,
  commands,
  requireCommand,
  shortcutOf,
  showShortcut,
} from '../../renderer/app/commands/index.ts'
import { createSession } from '../../renderer/editor/index.ts'
import { templateById } from '../../core/template/index.ts'
import { article, bulletin, heading, p } from '../helpers/build.ts'

const start = {
  shell: 'desk',
  version: '1',
  initial: null,
  refusal: null,
  recent: [],
  templates: [{ id: 'work-information', name: '工作信息' }],
  library: '内刊',
  settings: {
    leavesNoTraces: false,
    autosaves: true,
    drawsWithoutGpu: false,
    appearance: 'system',
  },
  recoverable: [],
} as const

const ids = () => {
  let last = 0
  return () => `n${(last += 1)}`
}

/** The desk with two articles, and the caret where a test puts it. */
function atDesk(
  caret: Partial<SessionSnapshot['caret']> = {},
  app: Partial<AppState> = {},
): CommandState {
  const content = bulletin(article('第一篇', p('正文')), article('第二篇', heading(1, '小标题')))
  const session = createSession(
    { bulletin: content, template: templateById('work-information') },
    { newId: ids(), now: () => 0 },
  )
  const snapshot = session.getSnapshot()
  const place = { issueId: 'i', path: null, name: '第4期' }
  return {
    app: {
      ...initialState(),
      start,
      issue: { session, place, standIns: new Map(), importReports: [], readOnly: null },
      ...app,
    },
    snapshot: { ...snapshot, caret: { ...snapshot.caret, ...caret } },
  }
}

const atStart: CommandState = { app: { ...initialState(), start }, snapshot: null }
const enabled = (state: CommandState) =>
  commands.filter((command) => command.isEnabled(state)).map(({ id }) => id)

describe('the list of commands', () => {
  test('names each command in Chinese, and no two alike', () => {
    const names = commands.map(({ name }) => name)
    expect(names.filter((name) => !/\p{Script=Han}/u.test(name))).toEqual([])
    expect(new Set(names).size).toBe(names.length)
  })

  test('gives no key and no id twice', () => {
    const keys = commands.flatMap(({ shortcut }) => (shortcut === null ? [] : [shortcut]))
    expect(new Set(keys).size).toBe(keys.length)
    expect(new Set(commands.map(({ id }) => id)).size).toBe(commands.length)
  })

  test.each([
    ['save-issue', 'Ctrl+S'],
    ['save-issue-as', 'Ctrl+Shift+S'],
    ['open-issue', 'Ctrl+O'],
    ['new-issue', 'Ctrl+N'],
    ['export', 'Ctrl+E'],
    ['undo', 'Ctrl+Z'],
    ['redo', 'Ctrl+Y'],
    ['bold', 'Ctrl+B'],
    ['next-pane', 'F6'],
    ['proofread', 'F7'],
    ['next-finding', 'Alt+F7'],
    ['back-to-text', 'Escape'],
  ])('keeps the key that people know for %s', (id, shortcut) => {
    expect(requireCommand(id).shortcut).toBe(shortcut)
  })

  test('offers only ways to begin, settings and help where no issue is open', () => {
    expect(enabled(atStart)).toEqual([
      ...['new-issue', 'open-issue', 'open-sample', 'settings', 'find'],
      ...['shortcuts', 'news', 'diagnostics', 'about'],
    ])
  })

  test('runs nothing while a dialog waits for its answer', () => {
    const state = atDesk({}, { dialog: { kind: 'newIssue' } })
    expect(commands.filter((command) => canRun(command, state))).toEqual([])
  })

  test('formats body text at the caret, and nothing without one', () => {
    const format = ['heading-1', 'run-in-heading', 'lead', 'bold', 'list', 'clear-formatting']
    expect(enabled(atDesk({ blockType: 'paragraph' }))).toEqual(expect.arrayContaining(format))
    expect(enabled(atDesk()).filter((id) => format.includes(id))).toEqual([])
  })

  test('makes no headings in a headline', () => {
    expect(enabled(atDesk({ blockType: 'headline' }))).not.toContain('heading-1')
  })

  test('lights up the level of a heading and of a run-in heading', () => {
    const isActive = (id: string, state: CommandState) => requireCommand(id).isActive?.(state)
    expect(isActive('heading-2', atDesk({ blockType: 'heading', headingLevel: 2 }))).toBe(true)
    expect(isActive('heading-2', atDesk({ blockType: 'paragraph', runIn: 2 }))).toBe(true)
    expect(isActive('run-in-heading', atDesk({ blockType: 'paragraph', runIn: 2 }))).toBe(true)
    expect(isActive('heading-1', atDesk({ blockType: 'paragraph', runIn: 2 }))).toBe(false)
  })

  test('moves an article only from the structure pane, and not past an end', () => {
    const [first, second] = atDesk().snapshot!.bulletin.children.filter(
      (part) => part.type === 'article',
    )
    const moves = (...structureArticleIds: string[]) =>
      enabled(atDesk({ articleId: first!.id }, { structureArticleIds })).filter((id) =>
        id.startsWith('move-article'),
      )
    expect(moves()).toEqual([])
    expect(moves(first!.id, second!.id)).toEqual([])
    expect(moves(first!.id)).toEqual(['move-article-down'])
    expect(moves(second!.id)).toEqual(['move-article-up'])
  })

  test('throws on an id that no command has', () => {
    expect(() => requireCommand('fly')).toThrow('fly')
  })
})

describe('a key press', () => {
  const press = (key: string, code: string, held: Partial<KeyboardEvent> = {}) =>
    shortcutOf({
      ctrlKey: false,
      metaKey: false,
      shiftKey: false,
      altKey: false,
      ...held,
      key,
      code,
    })

  test.each([
    ['Ctrl+S', press('s', 'KeyS', { ctrlKey: true })],
    ['Ctrl+S', press('s', 'KeyS', { metaKey: true })],
    ['Ctrl+Shift+\\', press('|', 'Backslash', { ctrlKey: true, shiftKey: true })],
    ['Ctrl+Alt+1', press('1', 'Digit1', { ctrlKey: true, altKey: true })],
    ['Alt+ArrowUp', press('ArrowUp', 'ArrowUp', { altKey: true })],
    ['F6', press('F6', 'F6')],
  ])('reads as %s', (shortcut, read) => expect(read).toBe(shortcut))

  test('is shown in the words of a Chinese keyboard', () => {
    expect(showShortcut('Alt+ArrowUp')).toBe('Alt+↑')
    expect(showShortcut('Ctrl+Shift+Enter')).toBe('Ctrl+Shift+回车')
    expect(showShortcut('Ctrl+S')).toBe('Ctrl+S')
  })
})
