import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { parseBulletin, parseFragment, serializeBulletin } from '../../core/model/index.ts'
import { arbitraryBulletin } from '../helpers/arbitrary.ts'
import { article, bulletin, distribution, footnote, p, table } from '../helpers/build.ts'
import { fixture, fixtureJson } from '../helpers/fixture.ts'

test('a bulletin that was written and read again is the same', () => {
  fc.assert(
    fc.property(arbitraryBulletin, (issue) => {
      expect(parseBulletin(JSON.parse(serializeBulletin(issue)))).toEqual({
        ok: true,
        value: issue,
      })
    }),
  )
})

test('any JSON is read or refused with a message, and nothing is thrown', () => {
  const valid = JSON.stringify(fixtureJson('every-element'))
  // Real structure with one value replaced reaches deeper than arbitrary JSON does.
  const mutated = fc.tuple(fc.nat(), fc.jsonValue()).map(([at, value]) => {
    let left = at % 400
    return JSON.parse(valid, (_, old: unknown) => ((left -= 1) === 0 ? value : old)) as unknown
  })
  fc.assert(
    fc.property(fc.oneof(fc.jsonValue(), mutated), (value) => {
      const parsed = parseBulletin(value)
      if (parsed.ok) return
      expect(parsed.message).toMatch(/[。]$/)
      expect(parsed.message).toMatch(/\p{Script=Han}/u)
    }),
    { numRuns: 500 },
  )
})

const issue = bulletin(
  article('第一篇', p('甲', footnote('注'))),
  article('第二篇', table(['一', '二'])),
  article('第三篇', p('丙')),
  distribution(['sendTo', '各团委']),
)

/** The bulletin with one value in it replaced; undefined takes it away. */
function changed(path: readonly (string | number)[], value: unknown): unknown {
  const copy = JSON.parse(serializeBulletin(issue)) as unknown
  const parent = path
    .slice(0, -1)
    .reduce<unknown>((node, key) => (node as Record<string | number, unknown>)[key], copy)
  ;(parent as Record<string | number, unknown>)[path.at(-1)!] = value
  return JSON.parse(JSON.stringify(copy)) as unknown
}

const article3 = ['children', 4, 'children', 0]

describe('what is not a bulletin is refused with the path of the bad value', () => {
  test.each([
    [
      [...article3, 'colour'],
      'red',
      '第 3 篇稿件里有本程序不认识的内容（children[4].children[0].colour）。',
    ],
    [
      [...article3, 'type'],
      'poem',
      '第 3 篇稿件里有本程序不认识的内容（children[4].children[0].type）。',
    ],
    [[...article3, 'id'], undefined, '第 3 篇稿件里缺了一项内容（children[4].children[0].id）。'],
    [
      ['children', 2, 'children', 1, 'children', 0, 'text'],
      7,
      '第 1 篇稿件里有一项内容应是文字，却不是（children[2].children[1].children[0].text）。',
    ],
    [
      ['children', 2, 'children', 1, 'children', 1, 'note'],
      7,
      '第 1 篇稿件里有一项内容应是文字，却不是（children[2].children[1].children[1].note）。',
    ],
    [
      ['children', 2, 'children', 1, 'children', 1, 'link'],
      'x',
      '第 1 篇稿件里有本程序不认识的内容（children[2].children[1].children[1].link）。',
    ],
    [
      ['children', 2, 'children', 1, 'children', 0, 'italic'],
      true,
      '第 1 篇稿件里有本程序不认识的内容（children[2].children[1].children[0].italic）。',
    ],
    [
      ['children', 3, 'children', 1, 'children', 0, 'children', 0, 'columnSpan'],
      0,
      '第 2 篇稿件里有一项内容超出了允许的范围（children[3].children[1].children[0].children[0].columnSpan）。',
    ],
    [['children', 0, 'year'], '2026', '报头里有一项内容应是数，却不是（children[0].year）。'],
    [['children', 0, 'year'], 20.5, '报头里有一项内容应是整数，却不是（children[0].year）。'],
    [['children', 0, 'issueDate'], '2026年', '报头里有一项内容不合规定（children[0].issueDate）。'],
    [
      ['children', 1, 'imported'],
      [1],
      '目录里有一项内容应是文字，却不是（children[1].imported[0]）。',
    ],
    [
      ['children', 5, 'children', 0, 'kind'],
      'bcc',
      '分送范围里有一项内容不合规定（children[5].children[0].kind）。',
    ],
    [
      ['children', 6, 'credits'],
      {},
      '版记里有一项内容应是一列内容，却不是（children[6].credits）。',
    ],
    [['children', 0], 'masthead', '文件里有一项内容应是一组内容，却不是（children[0]）。'],
    [['children'], undefined, '文件里缺了一项内容（children）。'],
    [['font'], 'x', '文件里有本程序不认识的内容（font）。'],
    [['format'], 3, '这个文件由更新的内刊（格式 3）写成，本机版本只到格式 1。请升级后打开。'],
    [['format'], '1', '文件损坏：格式编号不是正整数（format）。'],
  ])('%j = %j', (path, value, message) => {
    expect(parseBulletin(changed(path, value))).toMatchObject({ ok: false, message })
  })

  test.each([[null], [7], ['x'], [[]]])('%j is no bulletin', (value) => {
    expect(parseBulletin(value)).toMatchObject({ ok: false, path: '' })
  })

  test('a key that would change the prototype', () => {
    const text = serializeBulletin(issue).replace('"type"', '"__proto__": {}, "type"')
    expect(parseBulletin(JSON.parse(text))).toMatchObject({
      path: 'children[0].__proto__',
    })
  })
})

test('a value nested a hundred thousand levels deep is refused without exhausting the stack', () => {
  let deep: unknown = []
  for (let level = 0; level < 100_000; level += 1) deep = [deep]
  const parsed = parseBulletin({ format: 1, children: deep })
  expect(parsed).toMatchObject({ ok: false })
  expect(!parsed.ok && parsed.message).toMatch(/^文件损坏：内容的层次超过 32 层/)
})

test('fields without a value may be missing, as the editor cannot hold null', () => {
  const parsed = parseBulletin(changed(['children', 0, 'kicker'], undefined))
  expect(parsed).toEqual({ ok: true, value: issue })
})

test('keys are written in one order, however the bulletin was made', () => {
  const reversed = (value: unknown): unknown =>
    Array.isArray(value)
      ? value.map(reversed)
      : typeof value === 'object' && value !== null
        ? Object.fromEntries(
            Object.entries(value)
              .reverse()
              .map(([key, inner]) => [key, reversed(inner)]),
          )
        : value
  const every = fixture('every-element')
  const other = reversed(every) as typeof every
  expect(JSON.stringify(other)).not.toBe(JSON.stringify(every))
  expect(serializeBulletin(other)).toBe(serializeBulletin(every))
  const parsed = parseBulletin({ format: 1, ...other })
  expect(parsed.ok && JSON.stringify(parsed.value)).toBe(JSON.stringify(every))
})

test('a fragment of the clipboard follows the rules of a file', () => {
  const nodes = [{ text: '甲', bold: true }, p('乙'), { ...p('丙'), type: 'listItem' }].map(
    (node) => ('type' in node ? { ...node, id: 'x' } : node),
  )
  expect(parseFragment(nodes)).toEqual({ ok: true, value: nodes })
  expect(parseFragment([{ ...p('乙'), id: 'x', onclick: 'x' }])).toMatchObject({
    ok: false,
    path: '[0].onclick',
  })
  expect(parseFragment('<p>')).toMatchObject({ ok: false })
})
