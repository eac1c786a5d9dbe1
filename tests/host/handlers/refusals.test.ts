import { expect, test } from 'vitest'
import type { RequestName } from '../../../host/contract.ts'
import { openTestDesk } from './desk.ts'

/** Nothing that any request takes. */
const nonsense: readonly unknown[] = [
  undefined,
  7,
  'openIssue',
  [],
  { path: 7 },
  { issueId: { $ne: null }, path: '../../etc/passwd', extra: true },
  { __proto__: null, constructor: 'x' },
]

test('every request refuses what is not of its kind, in a sentence, and never throws', async () => {
  const { desk, caller } = await openTestDesk()
  const names = Object.keys(desk.handlers) as RequestName[]
  expect(names.length).toBeGreaterThan(20)
  for (const name of names) {
    for (const ask of nonsense) {
      const answer = await desk.handlers[name](ask, caller)
      expect(answer, `${name} ${JSON.stringify(ask)}`).toMatchObject({
        ok: false,
        message: expect.stringMatching(/\p{Script=Han}/u) as string,
      })
    }
  }
})
