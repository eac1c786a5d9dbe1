/**
 * Proofs over made-up issues of one page to some sixty, in every built-in style. Eight by default;
 * NEIKAN_RUNS=200 sets two hundred, NEIKAN_SEED=7 others than the usual ones.
 */
import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { builtInTemplates } from '../../core/template/index.ts'
import type { PrintIssue, Printer } from '../../host/printer/index.ts'
import { arbitraryIssue, pictureOfEvery } from '../helpers/arbitrary-issue.ts'
import { printed, startPress } from '../helpers/press.ts'
import { faultsOf } from './proofs.ts'

const runs = Math.ceil(Number(process.env['NEIKAN_RUNS'] ?? 8) / builtInTemplates.length)
const seed = Number(process.env['NEIKAN_SEED'] ?? 4)
/** Shrinking prints again and again: it ends with the smallest issue found by then. */
const mostTime = 3 * 60_000 + runs * 15_000

let press: Printer
beforeAll(async () => {
  press = await startPress()
})
afterAll(async () => {
  await press?.close()
})

async function proof(issue: PrintIssue): Promise<readonly string[]> {
  const print = await printed(press, issue)
  const faults = await faultsOf(issue, print)
  if (faults.length > 0) return faults
  const again = await printed(press, issue)
  return Buffer.compare(print.pdf, again.pdf) === 0 ? [] : ['Printed twice, its bytes differ']
}

test.each(builtInTemplates)(
  'every issue of $name is on paper what it is on screen and in the model',
  async (template) => {
    const property = fc.asyncProperty(arbitraryIssue, async (bulletin) => {
      expect(await proof({ bulletin, template, media: pictureOfEvery })).toEqual([])
    })
    await fc.assert(property, {
      numRuns: runs,
      seed,
      interruptAfterTimeLimit: mostTime,
      markInterruptAsFailure: true,
    })
  },
  mostTime + 60_000,
)
