/** Earlier versions of an issue's file: kept by saves, looked at, opened as copies, taken back. */
import * as z from 'zod'
import { compose } from '../../core/galley/index.ts'
import {
  countBulletin,
  differenceOf,
  parseBulletin,
  type Bulletin,
} from '../../core/model/index.ts'
import type { IssueVersion, Outcome } from '../contract.ts'
import { writeText } from '../export/index.ts'
import { readNeikan, type ReadNeikan } from '../files/index.ts'
import { causeOf, done, refused } from '../outcome.ts'
import type { Desk } from './desk.ts'
import { handler } from './handler.ts'
import { findOutsideChange } from './holding.ts'
import { missingIn, type OpenIssue } from './open-issues.ts'

/** Before a save: the version that it replaces. */
export async function keepReplaced(desk: Desk, issue: OpenIssue, file: string): Promise<void> {
  if ((await desk.settings.get()).leavesNoTraces) return
  const { files } = desk.ports
  try {
    const before = issue.file
    if (before !== null && before !== file && (await files.stat(before)) === null) {
      await desk.generations.follow(before, file)
    }
    const facts = await files.stat(file)
    if (facts === null) return
    const bytes = await files.read(file)
    const isOwn = file === issue.file && sameFacts(facts, issue)
    const when = isOwn && !issue.isFileWanted ? 'sometimes' : 'always'
    await desk.generations.keep(file, { bytes, savedAt: facts.modifiedAt }, when)
  } catch (error) {
    // What cannot be read cannot be kept; the save itself says what is wrong with the disk.
    causeOf(error)
  }
}

const sameFacts = (facts: { modifiedAt: Date }, issue: OpenIssue): boolean =>
  issue.facts?.modifiedAt.getTime() === facts.modifiedAt.getTime()

const issueId = z.string().max(64)
const versionAsk = z.strictObject({ issueId, id: z.string().max(40) })
type VersionAsk = z.output<typeof versionAsk>

export const listVersions = (desk: Desk) =>
  handler<'listVersions', { issueId: string; bulletin: unknown }>(
    z.strictObject({ issueId, bulletin: z.unknown() }),
    async (ask): Promise<Outcome<readonly IssueVersion[]>> => {
      const issue = desk.issues.find(ask.issueId)
      const file = issue?.file ?? null
      if (file === null) return done([])
      const present = parseBulletin(ask.bulletin)
      if (!present.ok) return refused(present.message)
      const versions: IssueVersion[] = []
      for (const { id, savedAt } of await desk.generations.list(file)) {
        const read = await readGeneration(desk, file, id)
        if (!read.ok) continue
        const { bulletin } = read.value
        versions.push({
          id,
          savedAt: savedAt.toISOString(),
          characters: countBulletin(bulletin),
          articles: bulletin.children.filter(({ type }) => type === 'article').length,
          difference: differenceOf(bulletin, present.value),
        })
      }
      // The clock may have been set back, and a file may be older than what was kept before it.
      return done(versions.toSorted((a, b) => b.savedAt.localeCompare(a.savedAt)))
    },
  )

export const readVersion = (desk: Desk) =>
  handler<'readVersion', VersionAsk & { bulletin: unknown }>(
    versionAsk.extend({ bulletin: z.unknown() }),
    async (ask) => {
      const found = await findVersion(desk, ask)
      if (!found.ok) return found
      const present = parseBulletin(ask.bulletin)
      if (!present.ok) return refused(present.message)
      const { bulletin, template } = found.value.version
      const linesOf = (some: Bulletin) => writeText(compose(some, template, null)).split('\n')
      const known = new Set(linesOf(present.value))
      return done({
        lines: linesOf(bulletin).map((text) => ({ text, isOther: !known.has(text) })),
      })
    },
  )

export const openVersion = (desk: Desk) =>
  handler<'openVersion', VersionAsk>(versionAsk, async (ask, owner) => {
    const found = await findVersion(desk, ask)
    if (!found.ok) return found
    const { bulletin, template, media } = found.value.version
    const title = `${compose(bulletin, template, null).title}（历史版本）`
    const opened = { bulletin, template, media, file: null, hash: null, owner, title }
    return done(desk.issues.open(opened))
  })

export const takeVersion = (desk: Desk) =>
  handler<'takeVersion', VersionAsk>(versionAsk, async (ask) => {
    const found = await findVersion(desk, ask)
    if (!found.ok) return found
    const { issue, version } = found.value
    if (issue.access === 'read') return refused('这一期是只读打开的，没有恢复。请先接管。')
    const outside = await findOutsideChange(desk, issue, true)
    if (outside !== null) return done({ outside })
    // What somebody asks to leave behind is kept, however shortly after another one.
    issue.isFileWanted = true
    const { bulletin, template, media } = version
    // Both stay at hand: an undo brings back what shows the others.
    issue.media = new Map([...issue.media, ...media])
    const missingMedia = missingIn(bulletin, template, issue.media)
    return done({ bulletin, template, media: [...media.keys()], missingMedia })
  })

export const keepVersion = (desk: Desk) =>
  handler<'keepVersion', { issueId: string; bulletin: unknown; template: unknown }>(
    z.strictObject({ issueId, bulletin: z.unknown(), template: z.unknown() }),
    async (ask) => {
      const issue = desk.issues.find(ask.issueId)
      if (issue === null || issue.file === null) return done(null)
      if ((await desk.settings.get()).leavesNoTraces) return done(null)
      const { bulletin, template } = ask
      const packed = await desk.ports.packer.pack({ bulletin, template, media: issue.media })
      if (!packed.ok) return packed
      const version = { bytes: packed.value.bytes, savedAt: desk.ports.now() }
      await desk.generations.keep(issue.file, version, 'always')
      return done(null)
    },
  )

interface Found {
  readonly issue: OpenIssue
  readonly file: string
  readonly version: ReadNeikan
}

async function findVersion(desk: Desk, ask: VersionAsk): Promise<Outcome<Found>> {
  const issue = desk.issues.find(ask.issueId)
  if (issue === null || issue.file === null) return refused(noLonger)
  const read = await readGeneration(desk, issue.file, ask.id)
  return read.ok ? done({ issue, file: issue.file, version: read.value }) : read
}

const noLonger = '这个历史版本已经不在：只保留最近 20 个、7 天以内的。请重新打开“历史版本”。'

async function readGeneration(desk: Desk, file: string, id: string): Promise<Outcome<ReadNeikan>> {
  try {
    const bytes = await desk.generations.read(file, id)
    return bytes === null ? refused(noLonger) : await readNeikan(bytes)
  } catch (error) {
    return refused(`这个历史版本读不出来：${causeOf(error)}。请换一个。`)
  }
}
