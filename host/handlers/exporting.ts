/** Exports as jobs: named stages, a way to stop, and files that appear whole or not at all. */
import path from 'node:path'
import * as z from 'zod'
import type { RemovedCharacter } from '../../core/text/index.ts'
import type { ExportedFile, ExportStage, Outcome } from '../contract.ts'
import { obstacleTo, setIssue, type Format, type SetIssue } from '../export/index.ts'
import { parseIssue, sweepTemporaries } from '../files/index.ts'
import { causeOf, done, refused } from '../outcome.ts'
import type { Caller } from '../ports.ts'
import type { Desk } from './desk.ts'
import { fileNameOf, withExtension } from './file-name.ts'
import { handler } from './handler.ts'
import { mediaIn, type OpenIssue } from './open-issues.ts'

const askSchema = z.strictObject({
  jobId: z.string().min(1).max(64),
  issueId: z.string().max(64),
  bulletin: z.unknown(),
  template: z.unknown(),
  formats: z
    .array(z.enum(['docx', 'pdf']))
    .min(1)
    .max(2),
  name: z.string().max(400),
  replace: z.boolean(),
})
type ExportAsk = z.output<typeof askSchema>
type Exported =
  | { files: readonly ExportedFile[]; removed: readonly RemovedCharacter[] }
  | { exists: readonly string[] }
  | null

/** The folder of the library that exports go to, so that the issues stay easy to see. */
export const exportFolder = '导出'

export const exportIssue = (desk: Desk) =>
  handler<'exportIssue', ExportAsk>(askSchema, async (ask, caller): Promise<Outcome<Exported>> => {
    const issue = desk.issues.find(ask.issueId)
    if (issue === null) return refused('这一期已在别处关闭，没有导出。请重新打开它再导出。')
    const parsed = parseIssue(ask)
    if (!parsed.ok) return parsed
    const obstacle = obstacleTo({ ...parsed.value, media: issue.media })
    if (obstacle !== null) return refused(obstacle)
    const base = await chooseBase(desk, ask, issue, caller)
    if (base === null) return done(null)
    const formats = [...new Set(ask.formats)]
    const exists = await findExisting(desk, base, formats, ask.replace)
    if (exists.length > 0) return done({ exists: exists.map((file) => desk.places.show(file)) })
    const job = new AbortController()
    desk.jobs.set(ask.jobId, job)
    try {
      const { bulletin, template } = parsed.value
      const media = mediaIn(bulletin, template, issue.media)
      const onStage = (stage: ExportStage, fraction: number) =>
        caller.notify('exportProgress', { jobId: ask.jobId, stage, fraction })
      const { printer } = desk.ports
      const set = await setIssue({ bulletin, template, media }, formats, {
        printer,
        onStage,
        signal: job.signal,
      })
      if (!set.ok) return set
      onStage('write', 0.9)
      return await writeAll(desk, base, formats, set.value)
    } finally {
      desk.jobs.delete(ask.jobId)
    }
  })

export const cancelExport = (desk: Desk) =>
  handler<'cancelExport', { jobId: string }>(
    z.strictObject({ jobId: z.string().max(64) }),
    ({ jobId }) => {
      desk.jobs.get(jobId)?.abort()
      return Promise.resolve(done(null))
    },
  )

/** The absolute path without extension; null if the dialog was dismissed. */
async function chooseBase(
  desk: Desk,
  ask: ExportAsk,
  issue: OpenIssue,
  caller: Caller,
): Promise<string | null> {
  const name = fileNameOf(ask.name)
  if (desk.ports.library !== null) return path.join(desk.ports.library, exportFolder, name)
  if (ask.replace && issue.exportPlace !== null) return issue.exportPlace
  const extension = ask.formats.includes('docx') ? '.docx' : '.pdf'
  const chosen = await desk.ports.dialogs?.chooseSavePlace(caller, withExtension(name, extension))
  if (chosen === null || chosen === undefined) return null
  issue.exportPlace = chosen.replace(/\.(docx|pdf)$/i, '')
  return issue.exportPlace
}

/** The files that would be replaced without anyone having agreed. */
async function findExisting(
  desk: Desk,
  base: string,
  formats: readonly Format[],
  replace: boolean,
): Promise<readonly string[]> {
  if (replace) return []
  // The dialog asked about the one name that it showed.
  const asked = desk.ports.dialogs === null ? [] : [formats.includes('docx') ? 'docx' : 'pdf']
  const existing: string[] = []
  for (const format of formats) {
    if (asked.includes(format)) continue
    const file = `${base}.${format}`
    if ((await desk.ports.files.stat(file)) !== null) existing.push(file)
  }
  return existing
}

async function writeAll(
  desk: Desk,
  base: string,
  formats: readonly Format[],
  set: SetIssue,
): Promise<Outcome<Exported>> {
  const { files } = desk.ports
  const written: ExportedFile[] = []
  await sweepTemporaries(files, path.dirname(base), desk.ports.identity.isRunning)
  for (const format of formats) {
    const bytes = set[format]
    if (bytes === null) throw new TypeError(`The export has no ${format}`)
    const file = `${base}.${format}`
    const shown = desk.places.show(file)
    try {
      await files.makeFolder(path.dirname(file))
      const outcome = await files.write(file, bytes)
      if (!outcome.ok) return outcome
    } catch (error) {
      return refused(`没有写出“${shown}”：${causeOf(error)}。请换一个位置再导出。`)
    }
    desk.places.grant(file)
    const url =
      desk.ports.library === null
        ? null
        : `/files/${shown.split('/').map(encodeURIComponent).join('/')}`
    written.push({ format, path: shown, bytes: bytes.length, url })
  }
  return done({ files: written, removed: set.removed })
}
