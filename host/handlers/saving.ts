/** Saving an issue where it lives or at another place, never over what someone else wrote. */
import path from 'node:path'
import * as z from 'zod'
import type { IssuePlace, Outcome, OutsideChange } from '../contract.ts'
import { causeOf, done, refused } from '../outcome.ts'
import type { PackedIssue } from '../packer/index.ts'
import type { Caller } from '../ports.ts'
import type { Desk } from './desk.ts'
import { fileNameOf, withExtension } from './file-name.ts'
import { findHolder, findOutsideChange, releaseHolds } from './holding.ts'
import { handler } from './handler.ts'
import { keepReplaced } from './versions.ts'
import type { OpenIssue } from './open-issues.ts'

const askSchema = z.strictObject({
  issueId: z.string().max(64),
  bulletin: z.unknown(),
  template: z.unknown(),
  path: z.string().max(4096).nullable(),
  saveAs: z.boolean(),
  replace: z.boolean(),
  suggestedName: z.string().max(400),
  edits: z.int().min(0).optional(),
  isAutomatic: z.boolean().optional(),
})
type SaveAsk = z.output<typeof askSchema>
type Saved =
  { place: IssuePlace; savedAt: string } | { exists: string } | { outside: OutsideChange } | null

/** A file to write, and whether the user has agreed to replace what stands there. */
interface Target {
  readonly file: string
  readonly mayReplace: boolean
}

export const saveIssue = (desk: Desk) =>
  handler<'saveIssue', SaveAsk>(askSchema, async (ask, caller): Promise<Outcome<Saved>> => {
    const issue = desk.issues.find(ask.issueId)
    if (issue === null) return refused(unknownIssue)
    const target = await chooseTarget(desk, ask, issue, caller)
    if (!target.ok || target.value === null) return target as Outcome<null>
    const { bulletin, template } = ask
    const packed = await desk.ports.packer.pack({ bulletin, template, media: issue.media })
    if (!packed.ok) return packed
    const saved = await write(desk, issue, target.value, packed.value, ask)
    const isWritten = saved.ok && saved.value !== null && 'place' in saved.value
    if (isWritten) issue.storedMedia = new Set(packed.value.media)
    return saved
  })

export const unknownIssue = '这一期已在别处关闭，没有保存。请另开一个窗口打开它，再把改动贴过去。'

/** Its own file, the place that was named, the place chosen in a dialog; null if dismissed. */
async function chooseTarget(
  desk: Desk,
  ask: SaveAsk,
  issue: OpenIssue,
  caller: Caller,
): Promise<Outcome<Target | null>> {
  const own = issue.file
  if (own !== null && !ask.saveAs && (ask.path === null || ask.path === desk.places.show(own))) {
    return done({ file: own, mayReplace: ask.replace })
  }
  const fileName = withExtension(fileNameOf(ask.suggestedName), '.neikan')
  if (ask.path === null && desk.ports.dialogs !== null) {
    const chosen = await desk.ports.dialogs.chooseSavePlace(caller, fileName)
    if (chosen === null) return done(null)
    desk.places.grant(chosen)
    return done({ file: withExtension(chosen, '.neikan'), mayReplace: true })
  }
  const file = await desk.places.locate(withExtension(ask.path ?? fileName, '.neikan'))
  return file.ok ? done({ file: file.value, mayReplace: ask.replace }) : file
}

async function write(
  desk: Desk,
  issue: OpenIssue,
  target: Target,
  { bytes, hash }: PackedIssue,
  ask: Pick<SaveAsk, 'edits' | 'isAutomatic'>,
): Promise<Outcome<Saved>> {
  const { file } = target
  const edits = ask.edits ?? null
  const { files } = desk.ports
  const shown = desk.places.show(file)
  try {
    const question = await askFirst(desk, issue, target)
    if (question !== null) return question
    // The folder of an open issue that is gone is a stick that was pulled out: not made anew here.
    if (file !== issue.file) await files.makeFolder(path.dirname(file))
    await keepReplaced(desk, issue, file)
    const written = await files.write(file, bytes)
    if (!written.ok) return written
  } catch (error) {
    return refused(`没有存到“${shown}”：${causeOf(error)}。改动还在窗口里，可以另存到别处。`)
  }
  desk.places.grant(file)
  Object.assign(issue, { file, access: 'write', hash, fileEdits: edits })
  issue.facts = await files.stat(file)
  issue.isFileWanted = ask.isAutomatic !== true
  await desk.locks.take(file)
  await releaseHolds(desk)
  if (edits !== null) await desk.recovery.journals.saved(issue.issueId, edits, file, hash)
  await desk.recent.add(file)
  const savedAt = desk.ports.now().toISOString()
  return done({ place: desk.issues.placeOf(issue), savedAt })
}

/** What must be agreed with the person at the desk before the file is written; null if nothing. */
async function askFirst(
  desk: Desk,
  issue: OpenIssue,
  { file, mayReplace }: Target,
): Promise<Outcome<Saved> | null> {
  if (file !== issue.file) {
    const holder = await findHolder(desk, file, issue.owner)
    if (holder !== null) return refused(inUse(desk.places.show(file)))
    const exists = !mayReplace && (await desk.ports.files.stat(file)) !== null
    return exists ? done({ exists: desk.places.show(file) }) : null
  }
  if (issue.access === 'read') return refused(readOnly)
  const outside = await findOutsideChange(desk, issue, true)
  if (outside === null) return null
  const mustAsk = !mayReplace || outside.kind === 'folderMissing' || outside.kind === 'takenOver'
  return mustAsk ? done({ outside }) : null
}

const readOnly = '这一期是只读打开的，没有保存。请“另存为副本”，或先接管再保存。'
const inUse = (name: string) => `“${name}”正在别处打开着，没有覆盖它。请换一个名字。`
