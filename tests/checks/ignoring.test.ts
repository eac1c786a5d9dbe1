import { expect, test } from 'vitest'
import { check, ignoredFinding, sift, type Finding } from '../../core/checks/index.ts'
import {
  ignoredIn,
  ignoredLimits,
  normalize,
  parseBulletin,
  serializeBulletin,
  withIgnored,
  type Bulletin,
  type IgnoredFinding,
} from '../../core/model/index.ts'
import { templateById } from '../../core/template/index.ts'
import {
  article,
  bulletin,
  contents,
  footnote,
  masthead,
  newIds,
  p,
  withId,
} from '../helpers/build.ts'

const template = templateById('work-information')
const found = (issue: Bulletin): readonly Finding[] => check(issue, template, null)
const title = ({ title: name }: Finding) => name

/** The issue with some of its findings waved through. */
function ignoring(issue: Bulletin, ignored: readonly IgnoredFinding[]): Bulletin {
  return {
    children: issue.children.map((part) =>
      part.type === 'masthead' ? { ...part, ignoredFindings: ignored } : part,
    ),
  }
}

const words = (text: string) => bulletin(article('标题', withId('own', p(text))))

test('the same fault in the same words stays waved through when text before it moves it', () => {
  const issue = words('推出近500余个岗位...')
  const [approximation] = found(issue).filter(({ rule }) => rule === 'R52')
  const ignored = [ignoredFinding(approximation!, issue)]
  expect(ignored).toEqual([{ rule: 'R52', elementId: 'own', words: '近500余' }])
  const listed = (text: string) => {
    const now = ignoring(words(text), ignored)
    return sift(found(now), now).listed.map(title)
  }
  expect(listed('推出近500余个岗位...')).toEqual(['省略号不规范'])
  expect(listed('今年以来，推出近500余个岗位。')).toEqual([])
  expect(listed('今年以来，推出近600余个岗位。')).toEqual(['约数矛盾'])
})

test('it says how much was waved through, also of notes and of entries of the contents', () => {
  const issue = bulletin(
    contents(['甲镇建起书屋', '乙镇修路']),
    article('丙县开课', p('正文', footnote('占比...'))),
  )
  const all = found(issue)
  expect(all.map(title)).toContain('省略号不规范')
  const entry = all.find(({ excerpt }) => excerpt === '乙镇修路')!
  const note = all.find(({ title: name }) => name === '省略号不规范')!
  const now = ignoring(
    issue,
    [entry, note].map((finding) => ignoredFinding(finding, issue)),
  )
  const { listed, ignored } = sift(all, now)
  expect(ignored).toEqual(all.filter((finding) => finding === entry || finding === note))
  expect(listed).toEqual(all.filter((finding) => !ignored.includes(finding)))
})

test('it is kept in the file, and a file without it is as it always was', () => {
  const issue = words('占比...')
  expect(serializeBulletin(issue)).not.toContain('ignoredFindings')
  const [finding] = found(issue)
  const now = ignoring(issue, [ignoredFinding(finding!, issue)])
  const read = parseBulletin(JSON.parse(serializeBulletin(now)))
  expect(read).toEqual({ ok: true, value: now })
})

test('what was waved through in an element that is gone is forgotten', () => {
  const kept = { rule: 'R39', elementId: 'own', words: '...' }
  const gone = { ...kept, elementId: 'gone' }
  const issue = bulletin(
    masthead({ ignoredFindings: [gone, kept] }),
    article('标题', withId('own', p('占比...'))),
  )
  expect(ignoredIn(issue)).toEqual([kept])
  expect(normalize(issue, newIds('new'))).toBe(issue)
})

test('nothing is kept twice, and no more than can be waved through by hand', () => {
  const numbered = (number: number) => ({ rule: 'R39', elementId: `n${number}`, words: '' })
  const one = withIgnored([], numbered(0))
  expect(withIgnored(one, numbered(0))).toBe(one)
  const many = Array.from({ length: 600 }, (_, index) => numbered(index)).reduce(withIgnored, one)
  expect(many).toHaveLength(ignoredLimits.findings)
  expect(many.at(-1)).toEqual(numbered(599))
  const long = words(`“${'长'.repeat(500)}`)
  const [pair] = found(long)
  const whole = { ...pair!, where: { ...pair!.where, length: 501 } }
  expect(ignoredFinding(whole, long).words).toHaveLength(ignoredLimits.characters)
})
