/** New issues, the sample, opening a file. */
import path from 'node:path'
import * as z from 'zod'
import { blankBulletin } from '../../core/read/index.ts'
import { findTemplate } from '../../core/template/index.ts'
import type { BusyIssue, OpenedIssue, Outcome } from '../contract.ts'
import type { Arrival, Arrived } from '../door/index.ts'
import { hashOf } from '../files/index.ts'
import { causeOf, done, refused } from '../outcome.ts'
import type { Caller } from '../ports.ts'
import type { Desk } from './desk.ts'
import { handler } from './handler.ts'
import { findHolder, takeHold } from './holding.ts'

const maxFileBytes = 100 * 1024 * 1024
const templateId = z.string().max(40)

export const newIssue = (desk: Desk) =>
  handler<'newIssue', { templateId: string }>(z.strictObject({ templateId }), (ask, owner) => {
    const template = findTemplate(ask.templateId)
    if (template === null) return Promise.resolve(refused(noTemplate(ask.templateId)))
    const year = desk.ports.now().getFullYear()
    const bulletin = blankBulletin(template, desk.ports.newId, { year })
    const media = new Map<string, Uint8Array>()
    return Promise.resolve(
      done(desk.issues.open({ bulletin, template, media, file: null, hash: null, owner })),
    )
  })

/** The sample has no path, so that saving it never touches the copy that ships. */
export const openSample = (desk: Desk) =>
  handler<'openSample', null>(z.null(), async (_ask, caller) => {
    const opened = await readIssue(desk, desk.ports.sample, caller)
    if (!opened.ok) return opened
    return done(
      desk.issues.open({ ...opened.value, file: null, hash: null, facts: null, owner: caller }),
    )
  })

const openSchema = z.strictObject({
  path: z.string().max(4096).nullable(),
  mode: z.enum(['readOnly', 'takeOver']).optional(),
})
type OpenAsk = z.output<typeof openSchema>

export const openIssue = (desk: Desk) =>
  handler<'openIssue', OpenAsk>(openSchema, async ({ path: place, mode }, caller) => {
    if (place !== null) return openPlace(desk, place, caller, mode)
    if (desk.ports.dialogs === null) return refused('请在文库列表里选择要打开的一期。')
    const chosen = await desk.ports.dialogs.chooseIssue(caller)
    if (chosen === null) return done(null)
    desk.places.grant(chosen)
    return openPlace(desk, desk.places.show(chosen), caller, mode)
  })

/**
 * Opens a file by its path of the contract and puts it on the list of recent issues. Where somebody
 * else writes in it, it is only opened in a mode.
 */
export async function openPlace(
  desk: Desk,
  place: string,
  caller: Caller,
  mode?: OpenAsk['mode'],
): Promise<Outcome<OpenedIssue | BusyIssue>> {
  const located = await desk.places.locate(place)
  if (!located.ok) return located
  const file = located.value
  const busy = mode === undefined ? await findHolder(desk, file, caller) : null
  if (busy !== null) return done({ busy, path: place, name: path.basename(file, '.neikan') })
  return openFileIn(desk, file, caller, mode === 'readOnly' ? 'read' : 'write')
}

/** Opens a file whoever else may have it. */
export async function openFileIn(
  desk: Desk,
  file: string,
  caller: Caller,
  access: 'read' | 'write',
): Promise<Outcome<OpenedIssue>> {
  const opened = await readIssue(desk, file, caller)
  if (!opened.ok) return opened
  if (access === 'write') await takeHold(desk, file, caller)
  await desk.recent.add(file)
  return done(desk.issues.open({ ...opened.value, file, access, owner: caller }))
}

export async function readIssue(desk: Desk, file: string, caller: Caller) {
  // Looked at first: what changes while it is read is found changed afterwards.
  const facts = await desk.ports.files.stat(file)
  const bytes = await readFile(desk, file)
  if (!bytes.ok) return bytes
  const name = path.basename(file)
  const read = await takeIn(desk, { kind: 'issue', name, bytes: bytes.value }, caller)
  if (!read.ok) return read
  const { bulletin, template, media } = read.value
  return done({ bulletin, template, media, hash: hashOf(bytes.value), facts })
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

/** Through the door, where its window or tab sees how far it is and can stop it. */
export async function takeIn<Given extends Arrival>(
  desk: Desk,
  arrival: Given,
  caller: Caller,
  reading = new AbortController(),
): Promise<Outcome<Arrived[Given['kind']]>> {
  desk.readings.get(caller.id)?.abort()
  desk.readings.set(caller.id, reading)
  try {
    return await desk.ports.door.take(arrival, {
      signal: reading.signal,
      onStage: (stage) => caller.notify('readingProgress', { stage }),
    })
  } finally {
    if (desk.readings.get(caller.id) === reading) desk.readings.delete(caller.id)
  }
}

export const cancelReading = (desk: Desk) =>
  handler<'cancelReading', null>(z.null(), (_ask, caller) => {
    desk.readings.get(caller.id)?.abort()
    return Promise.resolve(done(null))
  })

export const noTemplate = (id: string) => `没有名为“${id}”的版式。请从版式列表里选择一个。`
