import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { templateById } from '../../core/template/index.ts'
import { findHits, findInFields, type FindQuery } from '../../renderer/panes/find-hits.ts'
import { article, bulletin, footnote, masthead, p, withId } from '../helpers/build.ts'
import { openDesk, type OpenDesk } from './open-desk.ts'

const plain: FindQuery = {
  text: '',
  replacement: '',
  isPattern: false,
  matchesCase: false,
  matchesWidth: false,
  inArticle: false,
}

describe('finding', () => {
  const issue = bulletin(
    withId(
      'one',
      article('夜校开课', p('全县已开设夜校100个，App报名。'), p('夜校', footnote('注'), '夜校')),
    ),
    withId('two', article('驿站建成', p('夜校１００期，app签到。'))),
  )
  const found = (query: Partial<FindQuery>, articleId: string | null = null) =>
    findHits(issue, { ...plain, ...query }, articleId).hits.map(({ text }) => text)

  test('lists every place in the order of the pages, headlines included', () => {
    expect(found({ text: '夜校' })).toEqual(['夜校', '夜校', '夜校', '夜校', '夜校'])
  })
  test('takes full and half width, and large and small letters, for the same', () => {
    expect(found({ text: '100' })).toEqual(['100', '１００'])
    expect(found({ text: 'APP' })).toEqual(['App', 'app'])
  })
  test('tells them apart when asked to', () => {
    expect(found({ text: '１００', matchesWidth: true })).toEqual(['１００'])
    expect(found({ text: 'App', matchesCase: true })).toEqual(['App'])
  })
  test('takes marks of patterns as they are unless a pattern is meant', () => {
    expect(found({ text: '.' })).toEqual([])
    expect(found({ text: '夜校.{3}', isPattern: true })).toEqual(['夜校100', '夜校１００'])
  })
  test('never takes a note along with the words around it', () => {
    expect(found({ text: '夜校夜校' })).toEqual([])
  })
  test('looks into the words of notes', () => {
    const { hits } = findHits(issue, { ...plain, text: '注' }, null)
    expect(hits.map(({ text, articleId }) => [text, articleId])).toEqual([['注', 'one']])
  })
  test('stays in one article when asked to', () => {
    expect(found({ text: '夜校', inArticle: true }, 'two')).toEqual(['夜校'])
  })
  test('fills the groups of a pattern into the replacement', () => {
    const { hits } = findHits(
      issue,
      { ...plain, text: '(\\d+)个', isPattern: true, replacement: '$1所$$' },
      null,
    )
    expect(hits.map(({ replacement }) => replacement)).toEqual(['100所$'])
  })
  test('says what is wrong with a pattern that is not one', () => {
    expect(findHits(issue, { ...plain, text: '(', isPattern: true }, null).fault).toMatch(
      '正则表达式',
    )
  })
  test('ends with a pattern that matches between characters', () => {
    expect(found({ text: 'x*', isPattern: true })).toEqual([])
  })
})

test('fields of masthead and imprint that have the words are named', () => {
  const template = templateById('work-information')
  const issue = bulletin(masthead({ issuingOffice: '县委办公室' }), article('标题', p('正文')))
  const find = (text: string) => findInFields({ bulletin: issue, template }, { ...plain, text })
  expect(find('县委办')).toEqual(['编印单位', '印发机关'])
  expect(find('正文')).toEqual([])
  expect(find('')).toEqual([])
})

describe('the find pane', () => {
  let desk: OpenDesk
  beforeAll(async () => {
    desk = await openDesk({ width: 1366, height: 768 })
    await desk.page.getByText('共 17 页').first().waitFor()
  }, 180_000)
  afterAll(() => desk?.close())

  const bodyText = () => desk.page.locator('[data-slate-editor]').textContent()
  const count = async (word: string) => ((await bodyText()) ?? '').split(word).length - 1

  test('replaces every place in one step, and takes it back in one', async () => {
    const { page } = desk
    const before = await count('夜校')
    expect(before).toBeGreaterThan(2)
    await page.keyboard.press('Control+f')
    await page.keyboard.insertText('夜校')
    const list = page.getByRole('list', { name: '找到的地方' }).getByRole('button')
    await expect.poll(() => list.count()).toBeGreaterThan(2)
    const hits = await list.count()
    await page.getByLabel('替换为').fill('夜间课堂')
    await expect.poll(() => page.evaluate(() => CSS.highlights.get('hits')?.size)).toBe(hits)
    await page.getByRole('button', { name: `替换 ${hits} 处` }).click()
    await page.getByText(`替换了 ${hits} 处。`).waitFor()
    await expect.poll(() => count('夜校')).toBe(0)
    await page.getByRole('button', { name: '撤销' }).last().click()
    await expect.poll(() => count('夜校')).toBe(before)
    expect(desk.complaints).toEqual([])
  })

  test('goes from place to place by Enter and the arrows', async () => {
    const { page } = desk
    await page.getByRole('textbox', { name: '查找' }).fill('夜校')
    await page.getByText(/^第 1 处/).waitFor()
    await page.getByRole('textbox', { name: '查找' }).press('Enter')
    await page.getByText(/^第 1 处/).waitFor()
    await page.getByRole('textbox', { name: '查找' }).press('Enter')
    await page.getByText(/^第 2 处/).waitFor()
    await page.getByRole('button', { name: '下一处' }).click()
    await page.getByText(/^第 3 处/).waitFor()
    await expect.poll(() => page.evaluate(() => CSS.highlights.get('hit-lit')?.size)).toBe(1)
  })
})
