import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { templateById } from '../../core/template/index.ts'
import { commands } from '../../renderer/app/commands/index.ts'
import { paletteGroups } from '../../renderer/app/palette-items.ts'
import { createSession } from '../../renderer/editor/index.ts'
import { article, bulletin, heading, newIds, p } from '../helpers/build.ts'
import { openDesk, type OpenDesk } from './open-desk.ts'

describe('the search of the desk', () => {
  const session = createSession(
    {
      bulletin: bulletin(
        article('夜校开课', heading(1, '课程由青年来点'), p('插入一句话。')),
        article('驿站建成', p('正文')),
      ),
      template: templateById('work-information'),
    },
    { newId: newIds('s'), now: () => 0 },
  )
  const offered = (typed: string) =>
    paletteGroups(typed, commands, session.getSnapshot()).map(({ name, items }) => [
      name,
      items.map((item) => item.name),
    ])

  test('finds commands, places and text by a word of theirs', () => {
    expect(offered('插入')).toEqual([
      ['命令', commands.map(({ name }) => name).filter((name) => name.includes('插入'))],
      ['正文', ['插入一句话。']],
    ])
    expect(offered('青年来')).toEqual([
      ['转到', ['一、课程由青年来点']],
      ['正文', ['课程由青年来点']],
    ])
  })
  test('takes words apart by spaces together, and shortcuts do not count', () => {
    expect(offered('2 驿站')).toEqual([['转到', ['第 2 篇　驿站建成']]])
  })
  test('offers the articles first before anything is typed', () => {
    expect(offered('')[0]).toEqual([
      '转到',
      ['第 1 篇　夜校开课', '一、课程由青年来点', '第 2 篇　驿站建成'],
    ])
  })
  test('offers nothing for what is nowhere', () => {
    expect(offered('没有这个词')).toEqual([])
  })
})

describe('Alt+Q', () => {
  let desk: OpenDesk
  beforeAll(async () => {
    desk = await openDesk({ width: 1366, height: 768 })
    await desk.page.getByText('共 17 页').first().waitFor()
  }, 180_000)
  afterAll(() => desk?.close())

  test('leads to a page, to an article and to a command by keyboard alone', async () => {
    const { page } = desk
    await page.keyboard.press('Alt+q')
    await page.keyboard.insertText('第14页')
    await page.getByRole('option', { name: '第 14 页' }).waitFor()
    await page.keyboard.press('ArrowDown')
    await page.keyboard.press('Enter')
    await page.getByText(/第 14 页，共 17 页/).waitFor()
    await page.keyboard.press('Alt+q')
    await page.keyboard.insertText('石桥镇')
    await page.getByRole('option').first().click()
    await page.getByText(/第 11 页，共 17 页/).waitFor()
    await page.keyboard.press('Alt+q')
    await page.keyboard.insertText('属性')
    await page.getByRole('option', { name: /^属性/ }).click()
    await page.getByRole('tab', { name: '属性', selected: true }).waitFor()
    await expect.poll(() => page.getByRole('dialog').count()).toBe(0)
    expect(desk.complaints).toEqual([])
  })
})
