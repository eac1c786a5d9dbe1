/** Saving an issue where it lives or at another place, never over what someone else wrote. */
import path from 'node:path'
import * as z from 'zod'
import type { IssuePlace, Outcome } from '../contract.ts'
import { hashOf, writeNeikan } from '../files/index.ts'
import { causeOf, done, refused } from '../outcome.ts'
import type { Caller } from '../ports.ts'
import type { Desk } from './desk.ts'
import { fileNameOf, withExtension } from './file-name.ts'
import { handler } from './handler.ts'
import { parseIssue } from './issue-in.ts'
import { mediaIn, type OpenIssue } from './open-issues.ts'

const askSchema = z.strictObject({
  issueId: z.string().max(64),
  bulletin: z.unknown(),
  template: z.unknown(),
  path: z.string().max(4096).nullable(),
  saveAs: z.boolean(),
  replace: z.boolean(),
  suggestedName: z.string().max(400),
  edits: z.int().min(0).optional(),
})
type SaveAsk = z.output<typeof askSchema>
type Saved = { place: IssuePlace; savedAt: string } | { exists: string } | null

/** A file to write, and whether the user has agreed to replace what stands there. */
interface Target {
  readonly file: string
  readonly mayReplace: boolean
}

export const saveIssue = (desk: Desk) =>
  handler<'saveIssue', SaveAsk>(askSchema, async (ask, caller): Promise<Outcome<Saved>> => {
    const issue = desk.issues.find(ask.issueId)
    if (issue === null) return refused(unknownIssue)
    const parsed = parseIssue(ask)
    if (!parsed.ok) return parsed
    const target = await chooseTarget(desk, ask, issue, caller)
    if (!target.ok || target.value === null) return target as Outcome<null>
    const { bulletin, template } = parsed.value
    const media = mediaIn(bulletin, issue.media)
    const bytes = writeNeikan({ bulletin, template, media })
    return write(desk, issue, target.value, bytes, ask.edits ?? null)
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
  { file, mayReplace }: Target,
  bytes: Uint8Array,
  edits: number | null,
): Promise<Outcome<Saved>> {
  const { files } = desk.ports
  const shown = desk.places.show(file)
  try {
    const isOwn = file === issue.file
    if (!mayReplace && (await files.stat(file)) !== null) {
      if (!isOwn) return done({ exists: shown })
      if (hashOf(await files.read(file)) !== issue.hash) return refused(changedOutside(shown))
    }
    await files.makeFolder(path.dirname(file))
    const written = await files.write(file, bytes)
    if (!written.ok) return written
  } catch (error) {
    return refused(`没有存到“${shown}”：${causeOf(error)}。改动还在窗口里，可以另存到别处。`)
  }
  desk.places.grant(file)
  issue.file = file
  issue.hash = hashOf(bytes)
  issue.fileEdits = edits
  if (edits !== null) await desk.recovery.journals.saved(issue.issueId, edits, file, issue.hash)
  await desk.recent.add(file)
  const savedAt = desk.ports.now().toISOString()
  return done({ place: desk.issues.placeOf(issue), savedAt })
}

const changedOutside = (name: string) =>
  `“${name}”在打开之后被别的窗口或程序改过，没有覆盖它。请用“另存为”把这里的改动存成另一个文件。`
