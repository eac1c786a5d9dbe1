import { expect, test } from 'vitest'
import { plainText, serializeBulletin } from '../../core/model/index.ts'
import { templateById } from '../../core/template/index.ts'
import { hashOf, writeNeikan } from '../../host/files/index.ts'
import { encodeRecord, recoverOf } from '../../host/recovery/index.ts'
import { article, bulletin, p } from '../helpers/build.ts'

/** 10,000 with `npm run test:faults`. */
const damaged = process.env['NEIKAN_FAULTS'] === 'full' ? 10_000 : 300

const template = templateById('work-information')
const start = bulletin(article('标题', p('文')))
const base = writeNeikan({ bulletin: start, template, media: new Map() })
const words = '青年夜校开进村社，把课堂办到家门口。'
const head = { journal: 1, base: hashOf(base), next: 0, file: null, hash: null, at: 0 } as const
const records = [...words].map((text, next) =>
  encodeRecord({
    next,
    at: next,
    edits: [{ type: 'insert_text', path: [2, 1, 0], offset: next, text }],
  }),
)
const journal = Buffer.concat([encodeRecord(head), ...records])
/** What each whole beginning of the journal leads to. */
const states = new Set([...words].map((_, count) => words.slice(0, count)).concat(words))

/** The same numbers in every run. */
function chance(seed: number): (below: number) => number {
  let state = seed
  return (below) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    return Math.floor((state / 2 ** 32) * below)
  }
}

function damage(kind: number, next: (below: number) => number): Buffer {
  const at = next(journal.length)
  switch (kind) {
    case 0:
      return journal.subarray(0, at)
    case 1: {
      const flipped = Buffer.from(journal)
      flipped[at] = flipped[at]! ^ (1 << next(8))
      return flipped
    }
    case 2:
      // A block that never reached the disk.
      return Buffer.from(journal).fill(0, at, Math.min(journal.length, at + 1 + next(512)))
    default:
      // A torn line with another one written after it.
      return Buffer.concat([journal.subarray(0, at), journal.subarray(next(journal.length))])
  }
}

test(`${damaged} torn, flipped and truncated journals give the longest sound beginning`, async () => {
  const next = chance(20261124)
  let empty = 0
  for (let run = 0; run < damaged; run += 1) {
    const recovered = await recoverOf(damage(run % 4, next), base)
    if (recovered === null) {
      empty += 1
      continue
    }
    const said = plainText(recovered.bulletin.children[2]!)
    expect(
      [...states].some((state) => said.endsWith(`${state}文`)),
      said,
    ).toBe(true)
    expect(serializeBulletin(recovered.bulletin)).toContain('"标题"')
  }
  // Only a damaged first line leaves nothing: an eighth or so of this short journal.
  expect(empty).toBeLessThan(damaged / 4)
  console.log(`${damaged} damaged journals: ${empty} without a beginning, no wrong word, no throw`)
}, 600_000)

test('cut anywhere, a journal gives every whole line before the cut', async () => {
  let end = encodeRecord(head).length
  for (const [index, record] of records.entries()) {
    for (const cut of [end, end + 1, end + record.length - 1]) {
      const recovered = await recoverOf(journal.subarray(0, cut), base)
      expect(recovered?.edits).toBe(index)
    }
    end += record.length
  }
  expect((await recoverOf(journal, base))?.edits).toBe(words.length)
})
