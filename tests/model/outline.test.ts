import { describe, expect, test } from 'vitest'
import {
  countBulletin,
  countCharacters,
  findElement,
  findPart,
  headlineText,
  mediaNames,
  outline,
  plainText,
} from '../../core/model/index.ts'
import * as b from '../helpers/build.ts'
import { fixture } from '../helpers/fixture.ts'

test('the outline lists titles on one line and headings of both kinds, without numbers', () => {
  const every = outline(fixture('every-element'))
  expect(every.map(({ title }) => title)).toEqual([
    '澄源夜校开到家门口',
    '石桥镇组建青年应急志愿服务队',
  ])
  expect(every[0]!.headings.map(({ level, text, runIn }) => [level, text, runIn])).toEqual([
    [1, '课程由青年来点。', true],
    [2, '排课程。', true],
    [3, '分时段。', true],
    [4, '定教室。', true],
    [1, '场地向闲置来要', false],
    [2, '摸清家底', false],
    [3, '逐村登记', false],
    [4, '挂牌', false],
  ])
})

test('a run-in heading in several spans is one heading', () => {
  const issue = b.bulletin(
    b.article(
      '题',
      b.p({ text: '摸清', runIn: 1 }, { text: '家底。', runIn: 1, bold: true }, '文'),
    ),
  )
  expect(outline(issue)[0]!.headings).toMatchObject([{ text: '摸清家底。', runIn: true }])
})

test('elements are found by id, with their path and their part', () => {
  const line = b.withId('line', b.p('文'))
  const issue = b.bulletin(b.article('题', line))
  expect(findElement(issue, 'line')).toEqual({ element: line, path: [2, 1] })
  expect(findPart(issue, 'line')).toBe(issue.children[2])
  expect(findElement(issue, 'nobody')).toBeNull()
  expect(findPart(issue, 'nobody')).toBeNull()
})

test('a picture shown twice is named once', () => {
  const other = `${'1'.repeat(64)}.jpg`
  const issue = b.bulletin(b.article('题', b.figure(), b.figure({ media: other }), b.figure()))
  expect(mediaNames(issue)).toEqual([`${'0'.repeat(64)}.png`, other])
})

test('text keeps soft breaks and leaves out notes; a title has neither', () => {
  const article = b.article('上半\n下半 ', b.p('文', b.footnote('注'), '字'))
  expect(plainText(article)).toBe('上半\n下半 文字')
  expect(headlineText(article)).toBe('上半下半')
})

describe('characters are counted as Word counts 字数', () => {
  test.each([
    ['', 0],
    [' \n　', 0],
    ['青年夜校', 4],
    ['“三力”建设——', 8],
    ['2026年3月', 4],
    ['满意率为96.4%。', 6],
    ['AED操作 A4 纸', 5],
    ['（试行）', 4],
    ['hello world', 2],
    ['𠮷野家', 3],
  ])('%s is %i', (text, expected) => {
    expect(countCharacters(text)).toBe(expected)
  })

  test('of an issue, the articles with their notes count', () => {
    expect(countBulletin(b.bulletin(b.article('标题', b.p('正文', b.footnote('注释')))))).toBe(6)
  })
})
