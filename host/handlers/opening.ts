/** New issues, the sample, opening a file, importing a manuscript. */
import * as z from 'zod'
import { secrecyOf, secrecyRefusal } from '../../core/model/index.ts'
import { blankBulletin, readManuscript } from '../../core/read/index.ts'
import { findTemplate } from '../../core/template/index.ts'
import type { ImportedIssue, OpenedIssue, Outcome } from '../contract.ts'
import { readNeikan } from '../files/index.ts'
import { decodeManuscript } from '../import/index.ts'
import { causeOf, done, refused } from '../outcome.ts'
import type { Desk } from './desk.ts'
import { handler } from './handler.ts'
import { hashOf } from './open-issues.ts'

const maxFileBytes = 100 * 1024 * 1024
const maxManuscriptBytes = 20 * 1024 * 1024
const templateId = z.string().max(40)

export const newIssue = (desk: Desk) =>
  handler<'newIssue', { templateId: string }>(z.strictObject({ templateId }), (ask) => {
    const template = findTemplate(ask.templateId)
    if (template === null) return Promise.resolve(refused(noTemplate(ask.templateId)))
    const year = desk.ports.now().getFullYear()
    const bulletin = blankBulletin(template, desk.ports.newId, { year })
    const media = new Map<string, Uint8Array>()
    return Promise.resolve(
      done(desk.issues.open({ bulletin, template, media, file: null, hash: null })),
    )
  })

/** The sample has no path, so that saving it never touches the copy that ships. */
export const openSample = (desk: Desk) =>
  handler<'openSample', null>(z.null(), () => openSampleOf(desk))

export async function openSampleOf(desk: Desk): Promise<Outcome<OpenedIssue>> {
  const opened = await readIssue(desk, desk.ports.sample)
  if (!opened.ok) return opened
  return done(desk.issues.open({ ...opened.value, file: null, hash: null }))
}

export const openIssue = (desk: Desk) =>
  handler<'openIssue', { path: string | null }>(
    z.strictObject({ path: z.string().max(4096).nullable() }),
    async ({ path }, caller) => {
      if (path !== null) return openPlace(desk, path)
      if (desk.ports.dialogs === null) return refused('请在文库列表里选择要打开的一期。')
      const chosen = await desk.ports.dialogs.chooseIssue(caller)
      if (chosen === null) return done(null)
      desk.places.grant(chosen)
      return openPlace(desk, desk.places.show(chosen))
    },
  )

/** Opens a file by its path of the contract and puts it on the list of recent issues. */
export async function openPlace(desk: Desk, place: string): Promise<Outcome<OpenedIssue>> {
  const file = await desk.places.locate(place)
  if (!file.ok) return file
  const opened = await readIssue(desk, file.value)
  if (!opened.ok) return opened
  await desk.recent.add(file.value)
  return done(desk.issues.open({ ...opened.value, file: file.value }))
}

async function readIssue(desk: Desk, file: string) {
  const bytes = await readFile(desk, file)
  if (!bytes.ok) return bytes
  const read = await readNeikan(bytes.value)
  if (!read.ok) return read
  const { bulletin, template, media } = read.value
  return done({ bulletin, template, media, hash: hashOf(bytes.value) })
}

async function readFile(desk: Desk, file: string): Promise<Outcome<Uint8Array>> {
  const name = desk.places.show(file)
  try {
    const facts = await desk.ports.files.stat(file)
    if (facts !== null && facts.sizeBytes > maxFileBytes) {
      return refused(`“${name}”超过 100 MB，没有打开。它可能不是内刊文件，请核对。`)
    }
    return done(await desk.ports.files.read(file))
  } catch (error) {
    return refused(`打不开“${name}”：${causeOf(error)}。请核对后重试。`)
  }
}

export const importText = (desk: Desk) =>
  handler<'importText', { name: string; bytes: Uint8Array; templateId: string }>(
    z.strictObject({
      name: z.string().max(255),
      bytes: z.instanceof(Uint8Array),
      templateId,
    }),
    (ask) => Promise.resolve(importManuscript(desk, ask)),
  )

function importManuscript(
  desk: Desk,
  ask: { name: string; bytes: Uint8Array; templateId: string },
): Outcome<ImportedIssue> {
  const template = findTemplate(ask.templateId)
  if (template === null) return refused(noTemplate(ask.templateId))
  if (ask.bytes.length > maxManuscriptBytes) {
    return refused(`“${ask.name}”超过 20 MB，没有导入。请分成几个文件再导入。`)
  }
  const manuscript = decodeManuscript(ask.name, ask.bytes)
  if (!manuscript.ok) return manuscript
  const { bulletin, report } = readManuscript(manuscript.value, template, desk.ports.newId)
  const secrecy = secrecyOf(bulletin)
  if (secrecy.kind === 'stop') return refused(secrecyRefusal(secrecy.words, '没有导入'))
  const media = new Map<string, Uint8Array>()
  const opened = desk.issues.open({ bulletin, template, media, file: null, hash: null })
  return done({ ...opened, report })
}

const noTemplate = (id: string) => `没有名为“${id}”的版式。请从版式列表里选择一个。`
