import { expect, test } from 'vitest'
import { compose } from '../../core/galley/index.ts'
import { parseBulletin } from '../../core/model/index.ts'
import { parseTemplate, templateById } from '../../core/template/index.ts'
import { offprintOf } from '../../renderer/app/offprint.ts'
import { article, bulletin, distribution, imprint, masthead, p } from '../helpers/build.ts'

const two = [article('第一篇', p('甲')), article('第二篇', p('乙'))] as const
const issue = bulletin(
  masthead({ issueNumber: 4 }),
  ...two,
  distribution(['copyTo', '县委办公室']),
  imprint({ printRun: 80 }),
)

test('one article by itself is an issue that can be opened, set and printed', () => {
  const second = issue.children.filter((part) => part.type === 'article')[1]!
  const alone = offprintOf(
    { bulletin: issue, template: templateById('work-information') },
    second.id,
  )
  expect(parseBulletin(alone.bulletin)).toMatchObject({ ok: true })
  expect(parseTemplate(alone.template)).toMatchObject({ ok: true })
  const galley = compose(alone.bulletin, alone.template, null)
  expect(galley.articles.map(({ id }) => id)).toEqual([second.id])
  expect(galley.articles[0]?.startsPage).toBe(false)
  expect(galley.contents).toEqual([])
  expect(galley.tail.distribution).toEqual([])
  expect(galley.title).toContain('第4期')
})
