import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  normalize,
  parseBulletin,
  serializeBulletin,
  type BulletinNode,
} from '../../core/model/index.ts'
import type { Reading } from '../../core/read/index.ts'
import { withoutSpaces } from '../../core/text/index.ts'
import { countingIds, issueText, readText } from './reading.ts'

const unaccounted = new Set(['type', 'id', 'kind', 'contributingOffice', 'issueDate'])

/** Everything that a reading kept or reported, as one text; order aside. */
function accountOf({ bulletin, report }: Reading): string {
  const kept: string[] = []
  const gather = (node: BulletinNode): void => {
    if ('text' in node) return void kept.push(node.text)
    for (const [key, value] of Object.entries(node)) {
      if (key === 'children') (value as readonly BulletinNode[]).forEach(gather)
      // The contributing office repeats the byline; dates are reported as they were typed.
      else if (!unaccounted.has(key)) {
        kept.push(stringsIn(value))
      }
    }
  }
  bulletin.children.forEach(gather)
  const reported = [...report.dropped, ...report.converted].map(({ text }) => text)
  return [...kept, ...reported].join('')
}

function stringsIn(value: unknown): string {
  if (typeof value === 'string') return value
  if (typeof value !== 'object' || value === null) return ''
  return Object.values(value).map(stringsIn).join('')
}

/** The characters of the source that are neither kept nor reported. */
function lost(source: string, reading: Reading): string {
  const counts = new Map<string, number>()
  for (const character of withoutSpaces(accountOf(reading))) {
    counts.set(character, (counts.get(character) ?? 0) + 1)
  }
  const controls = /[\0-\x1F\x7F-\x9F\uFFFE\uFFFF\p{Surrogate}]/gu
  return [...withoutSpaces(source.replace(controls, ' '))]
    .filter((character) => {
      const count = counts.get(character) ?? 0
      counts.set(character, count - 1)
      return count < 1
    })
    .join('')
}

const words = [
  '内部刊物',
  '青禾信息',
  '（经  验  交  流）',
  '2024年 第7期',
  '（总第9期）',
  '第3期',
  '编号：012',
  '共青团青禾县委',
  '共青团青禾县委    2024年5月6日',
  '2024年5月6日',
  '2024年2月31日',
  '目录',
  '1.青年夜校开课……3',
  '青年夜校开课',
  '青年夜校开课有新意 学习成风尚',
  '应急队守护山乡',
  '（石桥镇团委供稿）',
  '编者按：请各地学习。结合实际。',
  '一、开班。办学点多，参加青年300人。',
  '二、选址。就近方便，群众满意。',
  '四、管理',
  '（一）开门。办学。',
  '1.选题；',
  '（1）选人。用人。',
  '一是开班。办学。二是选址。',
  '附件：课程表',
  '附件',
  '（此页无正文）',
  '— 3 —',
  '报：团市委',
  '送：县委办公室，',
  '县政府办公室。',
  '抄 送：县妇联。 送：县工会。',
  '（共印20份）',
  '签发：甲乙 责编：丙',
  '一、',
  '“',
  '\t',
  '',
]
const line = fc.oneof(
  { weight: 5, arbitrary: fc.constantFrom(...words) },
  { weight: 1, arbitrary: fc.string({ maxLength: 30, unit: 'binary' }) },
)
const manuscript = fc
  .tuple(fc.array(line, { maxLength: 30 }), fc.constantFrom('\n', '\r\n', '\n\n'))
  .map(([lines, end]) => lines.join(end))

describe('reading', () => {
  it('never throws and loses no character that it does not report', () => {
    fc.assert(
      fc.property(manuscript, (text) => {
        expect(lost(text, readText(text))).toBe('')
      }),
      { numRuns: 500 },
    )
  })

  it('makes a bulletin that is in order and that a file can hold', () => {
    fc.assert(
      fc.property(manuscript, (text) => {
        const { bulletin } = readText(text)
        expect(normalize(bulletin, countingIds())).toBe(bulletin)
        const parsed = parseBulletin(JSON.parse(serializeBulletin(bulletin)))
        expect(parsed).toEqual({ ok: true, value: bulletin })
      }),
      { numRuns: 300 },
    )
  })

  it('gives every element an id of its own', () => {
    fc.assert(
      fc.property(manuscript, (text) => {
        const ids: string[] = []
        const gather = (node: BulletinNode): void => {
          if ('text' in node) return
          ids.push(node.id)
          node.children.forEach((child) => gather(child as BulletinNode))
        }
        readText(text).bulletin.children.forEach(gather)
        expect(new Set(ids).size).toBe(ids.length)
      }),
      { numRuns: 100 },
    )
  })

  it('puts every line of an ordinary issue in its place, without an addition', () => {
    const text = issueText(
      '青年夜校开进村社园区\n一、开班。办学点多，参加青年300人。\n一是就近。方便。',
    )
    const reading = readText(text)
    expect([...withoutSpaces(accountOf(reading))].sort().join('')).toBe(
      [...withoutSpaces(text)].sort().join(''),
    )
  })

  it('notices a loss', () => {
    expect(lost('青禾信息x', readText('青禾信息'))).toBe('x')
  })

  it('reads a long text of short lines in reasonable time', () => {
    const text = readFileSync(new URL('../fixtures/manuscript-errors.txt', import.meta.url), 'utf8')
    const started = performance.now()
    readText(issueText(`${'一行短句不带标点\n'.repeat(3000)}${text}`))
    expect(performance.now() - started).toBeLessThan(5000)
  })
})
