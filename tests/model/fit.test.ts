import { describe, expect, test } from 'vitest'
import {
  applyRepair,
  normalize,
  parseBulletin,
  serializeBulletin,
  type ArticleChild,
} from '../../core/model/index.ts'
import { article, bulletin, heading, list, newIds, p } from '../helpers/build.ts'

const text = { ...p('甲'), pageBreakBefore: true, tightening: 0.3 } as const
const issue = bulletin({ ...article('标题', text), pageBreakBefore: true, linePitch: 27.5 })
const fitted = issue.children.find((part) => part.type === 'article')!

/** The issue as a file, with one value of its paragraph or article replaced. */
function refusal(change: { article?: object; paragraph?: object }): string | null {
  const file = JSON.parse(serializeBulletin(issue)) as { children: { type: string }[] }
  const part = file.children.find(({ type }) => type === 'article') as unknown as {
    children: object[]
  }
  Object.assign(part, change.article)
  Object.assign(part.children[1]!, change.paragraph)
  const parsed = parseBulletin(file)
  return parsed.ok ? null : parsed.message
}

describe('exceptions of one issue', () => {
  test('are in its file, before what they are made for, and come back from it', () => {
    const json = serializeBulletin(issue)
    expect(parseBulletin(JSON.parse(json))).toEqual({ ok: true, value: issue })
    const keys = (node: object) => Object.keys(node)
    const file = JSON.parse(json) as typeof issue
    const part = file.children.find(({ type }) => type === 'article')! as typeof fitted
    expect(keys(part).slice(0, 4)).toEqual(['type', 'id', 'pageBreakBefore', 'linePitch'])
    expect(keys(part.children[1]!)).toEqual([
      'type',
      'id',
      'pageBreakBefore',
      'tightening',
      'children',
    ])
  })

  test('give the same bytes in whatever order they were made', () => {
    const { children, ...fields } = fitted
    const turned = { children, ...Object.fromEntries(Object.entries(fields).reverse()) }
    const other = { children: issue.children.map((part) => (part === fitted ? turned : part)) }
    expect(serializeBulletin(other as typeof issue)).toBe(serializeBulletin(issue))
  })

  test('leave no trace in the file of an issue that has none', () => {
    const json = serializeBulletin(bulletin(article('标题', p('甲'))))
    expect(json).not.toMatch(/pageBreakBefore|tightening|linePitch/)
  })

  test.each([
    [{ paragraph: { tightening: 0.6 } }, /字距收紧要在 0\.1 到 0\.5 磅之间/],
    [{ paragraph: { tightening: 0 } }, /字距收紧要在 0\.1 到 0\.5 磅之间/],
    [{ paragraph: { tightening: 0.25 } }, /以 0\.1 磅为一级（children\[\d\]\.children\[1\]/],
    [{ paragraph: { tightening: '0.3' } }, /字距收紧/],
    [{ paragraph: { pageBreakBefore: false } }, /段前分页只能写 true/],
    [{ paragraph: { linePitch: 28 } }, /不认识的内容/],
    [{ article: { linePitch: 30.05 } }, /^第 1 篇稿件里的行距要在 26 到 30 磅之间/],
    [{ article: { linePitch: 25.95 } }, /行距要在 26 到 30 磅之间/],
    [{ article: { linePitch: 28.01 } }, /以 0\.05 磅为一级/],
    [{ article: { tightening: 0.1 } }, /不认识的内容/],
  ] as const)('beyond their bounds are refused: %j', (change, message) => {
    expect(refusal(change)).toMatch(message)
  })

  test.each([0.1, 0.2, 0.3, 0.4, 0.5])('take a tightening of %d', (tightening) => {
    expect(refusal({ paragraph: { tightening } })).toBeNull()
  })

  test.each([26, 27.7, 28.95, 29.05, 30])('take a line pitch of %d', (linePitch) => {
    expect(refusal({ article: { linePitch } })).toBeNull()
  })

  test('that a kind of block does not have, or not so far, are taken away by normalizing', () => {
    const blocks = [
      { ...heading(1, '一级'), tightening: 0.3, pageBreakBefore: true },
      { ...p('乙'), tightening: 0.7, pageBreakBefore: 1 },
      { ...list(false, '丙'), linePitch: 28 },
    ] as unknown as readonly ArticleChild[]
    const odd = bulletin({ ...article('标题', ...blocks), linePitch: 31 })
    const part = normalize(odd, newIds('n')).children.find(({ type }) => type === 'article')!
    expect(part).not.toHaveProperty('linePitch')
    const [, first, second, third] = part.children as readonly ArticleChild[]
    expect(first).toHaveProperty('pageBreakBefore', true)
    expect(first).not.toHaveProperty('tightening')
    expect(Object.keys(second!).sort()).toEqual(['children', 'id', 'type'])
    expect(third).not.toHaveProperty('linePitch')
  })

  test('stay with the start of what is split', () => {
    const items = { ...list(true, '一', '二', '三'), id: 'l', pageBreakBefore: true as const }
    const lift = { kind: 'lift', path: [0, 1] } as const
    const { children } = applyRepair({ children: [items] }, [], lift, newIds('n'))
    expect(children.map((child) => 'pageBreakBefore' in child)).toEqual([true, false, false])
  })
})
