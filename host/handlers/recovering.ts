/** The journal as the page uses it, and the offer that it makes after a fall. */
import * as z from 'zod'
import { compose } from '../../core/galley/index.ts'
import {
  countBulletin,
  elements,
  plainText,
  serializeBulletin,
  type Bulletin,
  type BulletinNode,
  type Part,
} from '../../core/model/index.ts'
import { isSameStyle } from '../../core/template/index.ts'
import type { OpenedIssue, Outcome, Recoverable } from '../contract.ts'
import { hashOf, readNeikan } from '../files/index.ts'
import { causeOf, done, refused } from '../outcome.ts'
import type { Left, Recovered } from '../recovery/index.ts'
import type { Desk } from './desk.ts'
import { handler } from './handler.ts'
import { takeHold } from './holding.ts'
import type { OpenIssue } from './open-issues.ts'
import { unknownIssue } from './saving.ts'

/** Many times what comes together in the fraction of a second between two batches. */
const mostEdits = 5_000

const keepSchema = z.strictObject({
  issueId: z.string().max(64),
  from: z.int().min(0),
  edits: z.array(z.unknown()).max(mostEdits),
  snapshot: z
    .strictObject({ bulletin: z.unknown(), template: z.unknown(), next: z.int().min(0) })
    .nullable(),
})
type KeepAsk = z.output<typeof keepSchema>

export const keepEdits = (desk: Desk) =>
  handler<'keepEdits', KeepAsk>(keepSchema, async (ask) => {
    const issue = desk.issues.find(ask.issueId)
    if (issue === null) return refused(unknownIssue)
    if ((await desk.settings.get()).leavesNoTraces) return done({ needsSnapshot: false })
    const { journals } = desk.recovery
    const begun =
      ask.snapshot === null
        ? await beginFromFile(desk, issue)
        : await begin(desk, issue, ask.snapshot)
    if (!begun.ok) return begun
    const pictures = await keepPictures(desk, issue)
    if (!pictures.ok) return pictures
    const kept = await journals.append(ask.issueId, ask.from, ask.edits)
    return kept.ok ? done({ needsSnapshot: !kept.value }) : kept
  })

async function begin(
  desk: Desk,
  issue: OpenIssue,
  snapshot: NonNullable<KeepAsk['snapshot']>,
): Promise<Outcome<null>> {
  const { bulletin, template, next } = snapshot
  const packed = await desk.ports.packer.pack({ bulletin, template, media: issue.media })
  if (!packed.ok) return packed
  const { bytes, hash: base, media } = packed.value
  issue.storedMedia = new Set(media)
  const { file, hash } = issue
  return desk.recovery.journals.begin(issue.issueId, { bytes, base, next, file, hash })
}

/** Pictures that only the program holds: an edit, or one taken back, may show one at any time. */
async function keepPictures(desk: Desk, issue: OpenIssue): Promise<Outcome<null>> {
  const { journals } = desk.recovery
  if (!journals.isBegun(issue.issueId)) return done(null)
  for (const [name, bytes] of issue.media) {
    if (issue.storedMedia.has(name)) continue
    const kept = await journals.keepPicture(issue.issueId, name, bytes)
    if (!kept.ok) return kept
  }
  return done(null)
}

/** A file that holds exactly what the edits start from spares the page a snapshot. */
async function beginFromFile(desk: Desk, issue: OpenIssue): Promise<Outcome<null>> {
  const { journals } = desk.recovery
  const { issueId, file, hash, fileEdits } = issue
  if (journals.isBegun(issueId) || file === null || fileEdits !== journals.nextOf(issueId)) {
    return done(null)
  }
  try {
    const bytes = await desk.ports.files.read(file)
    if (hashOf(bytes) !== hash) return done(null)
    return await journals.begin(issueId, { bytes, base: hash, next: fileEdits, file, hash })
  } catch (error) {
    // Moved away or changed meanwhile: then the page sends what it has.
    causeOf(error)
    return done(null)
  }
}

/** What the page is offered at its start. What the user's file holds already is no longer kept. */
export async function findRecoverable(desk: Desk): Promise<readonly Recoverable[]> {
  if ((await desk.settings.get()).leavesNoTraces) return []
  const left = await desk.recovery.findLeft(
    (issueId) => desk.issues.find(issueId)?.owner.isHere() === true,
  )
  const offers: Recoverable[] = []
  for (const each of left) {
    if (!isOfThisDesk(desk, each.recovered)) continue
    const offer = await offerOf(desk, each)
    if (offer === null) await desk.recovery.remove(each.id)
    else offers.push(offer)
  }
  return offers
}

const isOfThisDesk = (desk: Desk, { file }: Recovered): boolean =>
  file === null || desk.places.isInside(file)

async function offerOf(desk: Desk, { id, recovered }: Left): Promise<Recoverable | null> {
  const { bulletin, template, file, hash, changedAt, lastPaths } = recovered
  let state: Recoverable['file'] = 'none'
  let stored: Bulletin | null = null
  if (file !== null) {
    const bytes = await desk.ports.files.read(file).catch((error: unknown) => {
      causeOf(error)
      return null
    })
    state = bytes === null ? 'missing' : hashOf(bytes) === hash ? 'same' : 'changed'
    const read = bytes === null ? null : await readNeikan(bytes)
    if (read?.ok === true) {
      const isSame =
        serializeBulletin(read.value.bulletin) === serializeBulletin(bulletin) &&
        isSameStyle(read.value.template, template)
      if (isSame) return null
      stored = read.value.bulletin
    }
  }
  return {
    id,
    title: compose(bulletin, template, null).title,
    path: file === null ? null : desk.places.show(file),
    file: state,
    changedAt: changedAt.toISOString(),
    characters: countBulletin(bulletin),
    lastLines: lastLinesOf(bulletin, stored, lastPaths),
  }
}

const shownLines = 3
const shownCharacters = 60
/** Of what was there before, so that it is known where it stands. */
const shownBefore = 12

/**
 * What was written last and is not in the file, the latest at the end; the end of the issue where no
 * file is known to lack it.
 */
function lastLinesOf(
  bulletin: Bulletin,
  stored: Bulletin | null,
  lastPaths: readonly (readonly number[])[],
): readonly string[] {
  const kept = stored === null ? [] : linesOf(stored)
  const known = new Set(kept)
  const found = new Set<string>()
  for (const each of lastPaths) {
    const words = wordsAt(bulletin, each)
    if (words !== '' && !known.has(words)) found.add(words)
    if (found.size === shownLines) break
  }
  const ofEnd = stored === null ? linesOf(bulletin).slice(-shownLines) : []
  const lines = found.size > 0 ? [...found].toReversed() : ofEnd
  return lines.map((line) => excerptOf(line, kept))
}

/** Of a long line what it has otherwise than the line that begins most like it; else its end. */
function excerptOf(line: string, kept: readonly string[]): string {
  const characters = [...line]
  const { length } = characters
  const alike = kept.map((each) => {
    const other = [...each]
    const end = characters.findIndex((character, index) => character !== other[index])
    return end < 0 ? length : end
  })
  const same = alike.length === 0 ? length : Math.max(...alike)
  const start = Math.max(0, Math.min(same - shownBefore, length - shownCharacters))
  const end = Math.min(length, start + shownCharacters)
  const words = characters.slice(start, end).join('')
  return `${start > 0 ? '……' : ''}${words}${end < length ? '……' : ''}`
}

/** The words of the block at a path or above it; a path may lead nowhere by now. */
function wordsAt(bulletin: Bulletin, path: readonly number[]): string {
  const part = bulletin.children[path[0] ?? -1]
  let node: BulletinNode | undefined = part
  for (const index of path.slice(1)) {
    if (node === undefined || 'text' in node || isBlock(node)) break
    node = (node.children as readonly BulletinNode[])[index]
  }
  if (part !== undefined && path.length === 1) return fieldsOf(part)
  return node !== undefined && isBlock(node) ? lineOf(node) : ''
}

/** What a part has in fields, as one line. */
function fieldsOf(part: Part): string {
  const line = (name: string, values: readonly (string | null)[]) => {
    const words = values.filter(Boolean).join('　')
    return words === '' ? '' : `${name}：${words}`
  }
  switch (part.type) {
    case 'masthead':
      return line('报头', [
        ...part.confidentialityMark,
        part.nameplate,
        part.kicker,
        part.year === null ? null : `${part.year}年`,
        part.issueNumber === null ? null : `第${part.issueNumber}期`,
        part.issuingOffice,
        part.issueDate,
      ])
    case 'imprint':
      return line('报尾', [
        part.issuingOffice,
        part.issueDate,
        ...part.credits.map(({ role, name }) => `${role}：${name}`),
        part.printRun === null ? null : `${part.printRun}份`,
      ])
    case 'article':
      return line('来稿单位和作者', [part.contributingOffice, part.contributor])
    default:
      return ''
  }
}

const isBlock = (node: BulletinNode): boolean =>
  'children' in node && node.children.some((child) => 'text' in child)

/** Its words, and those of its notes. */
const lineOf = (node: BulletinNode): string => {
  const children: readonly BulletinNode[] = 'children' in node ? node.children : []
  const notes = children.flatMap((child) => ('note' in child ? [child.note] : []))
  return [plainText(node), ...notes].join(' ').replace(/\s+/g, ' ').trim()
}

/** Blocks in order; the fields of a part stand before them. */
const linesOf = (bulletin: Bulletin): readonly string[] =>
  [
    ...bulletin.children.map(fieldsOf),
    ...[...elements(bulletin)].flatMap(({ element }) =>
      isBlock(element) ? [lineOf(element)] : [],
    ),
  ].filter((line) => line !== '')

const idSchema = z.strictObject({ id: z.string().max(140) })

export const recover = (desk: Desk) =>
  handler<'recover', { id: string }>(
    idSchema,
    async ({ id }, owner): Promise<Outcome<OpenedIssue>> => {
      const recovered = await desk.recovery.read(id)
      if (recovered === null || !isOfThisDesk(desk, recovered)) {
        return refused('这份恢复记录已经不在，可能已在另一个窗口里恢复。')
      }
      const { bulletin, template, media, file, hash } = recovered
      if (file !== null) {
        desk.places.grant(file)
        await takeHold(desk, file, owner)
      }
      const title = `${compose(bulletin, template, null).title}（恢复）`
      const opened = desk.issues.open({
        ...{ bulletin, template, media, file, hash, owner, title },
        isInFile: false,
      })
      const issue = desk.issues.find(opened.place.issueId)
      if (issue === null) throw new RangeError('The issue was opened just now')
      const begun = await begin(desk, issue, { bulletin, template, next: 0 })
      // Where the new journal cannot be written the old one stays.
      if (begun.ok) await desk.recovery.remove(id)
      return done(opened)
    },
  )

export const discardRecovery = (desk: Desk) =>
  handler<'discardRecovery', { id: string }>(idSchema, async ({ id }) => {
    await desk.recovery.remove(id)
    return done(null)
  })
