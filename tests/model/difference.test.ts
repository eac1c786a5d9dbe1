import { expect, test } from 'vitest'
import { differenceOf, type Bulletin } from '../../core/model/index.ts'
import { article, bulletin, p } from '../helpers/build.ts'

const both = bulletin(
  article('第一篇', p('近两年来，全县共建成十个驿站。'), p('各乡镇都有。')),
  article('第二篇', p('也有五个字')),
)
/** The same issue with other words in it; ids stay, as they do in the editor. */
const reworded = (from: string, to: string) =>
  JSON.parse(JSON.stringify(both).replace(from, to)) as Bulletin
const without = (index: number): Bulletin => {
  const gone = both.children.filter(({ type }) => type === 'article')[index]
  return { ...both, children: both.children.filter((part) => part !== gone) }
}

test('a word replaced in a paragraph counts as that word', () => {
  const later = reworded('县共建成十', '市共建成二十')
  // From 县 to before 十: four characters gone, five come.
  expect(differenceOf(both, later)).toEqual({ added: 5, removed: 4, articles: 1 })
  expect(differenceOf(later, both)).toEqual({ added: 4, removed: 5, articles: 1 })
})

test('an article that came or went counts whole, one that moved not at all', () => {
  expect(differenceOf(without(1), both)).toEqual({ added: 8, removed: 0, articles: 1 })
  expect(differenceOf(both, without(1))).toEqual({ added: 0, removed: 8, articles: 1 })
  const moved = { ...both, children: both.children.toReversed() }
  expect(differenceOf(both, moved)).toEqual({ added: 0, removed: 0, articles: 0 })
})
