/** What a page asks of its shell: the start, the lists, the desktop, its window. */
import path from 'node:path'
import * as z from 'zod'
import { builtInTemplates } from '../../core/template/index.ts'
import type { BusyIssue, OpenedIssue, Outcome } from '../contract.ts'
import { sweepTemporaries } from '../files/index.ts'
import { findFiles } from '../library/index.ts'
import { done } from '../outcome.ts'
import type { Caller } from '../ports.ts'
import type { Desk } from './desk.ts'
import { handler } from './handler.ts'
import { releaseHolds } from './holding.ts'
import { openPlace } from './opening.ts'
import { findRecoverable } from './recovering.ts'

const pathAsk = z.strictObject({ path: z.string().max(4096) })
type PathAsk = z.output<typeof pathAsk>

export const start = (desk: Desk) =>
  handler<'start', null>(z.null(), async (_ask, caller) => {
    // A page that starts has nothing open: what its window had before is left behind.
    desk.issues.leave(caller.id)
    await releaseHolds(desk)
    await desk.generations.expire()
    void sweepOnce(desk)
    const initial = await findInitial(desk, caller)
    return done({
      shell: desk.ports.shell,
      version: desk.ports.version,
      initial: initial.ok ? initial.value : null,
      refusal: initial.ok ? null : initial.message,
      recent: await desk.recent.list(),
      templates: builtInTemplates.map(({ id, name }) => ({ id, name })),
      library: desk.ports.library === null ? null : path.basename(desk.ports.library),
      settings: await desk.settings.get(),
      recoverable: await findRecoverable(desk),
    })
  })

const swept = new WeakSet<Desk>()

/** What a killed save left behind, wherever this program has written; nobody waits for it. */
async function sweepOnce(desk: Desk): Promise<void> {
  if (swept.has(desk)) return
  swept.add(desk)
  const { files, identity, profile, library, usualLibrary } = desk.ports
  const recent = await desk.recent.list()
  const folders = [
    profile,
    path.join(profile, 'versions'),
    ...(await findFiles(files, library ?? usualLibrary)).folders,
    // In the browser desk they lie in the library.
    ...(library === null ? recent.map((each) => path.dirname(each.path)) : []),
  ]
  for (const folder of new Set(folders)) await sweepTemporaries(files, folder, identity.isRunning)
}

function findInitial(desk: Desk, caller: Caller): Promise<Outcome<OpenedIssue | BusyIssue | null>> {
  if (caller.initialPath === null) return Promise.resolve(done(null))
  return openPlace(desk, caller.initialPath, caller)
}

export const recent = (desk: Desk) =>
  handler<'recent', null>(z.null(), async () => done(await desk.recent.list()))

export const forgetRecent = (desk: Desk) =>
  handler<'forgetRecent', PathAsk>(pathAsk, async (ask) => {
    await desk.recent.forget(ask.path)
    return done(await desk.recent.list())
  })

export const revealFile = (desk: Desk) =>
  handler<'revealFile', PathAsk>(pathAsk, async (ask) => {
    const file = await desk.places.locate(ask.path)
    return file.ok ? desk.ports.launcher.reveal(file.value) : file
  })

export const openFile = (desk: Desk) =>
  handler<'openFile', PathAsk>(pathAsk, async (ask) => {
    const file = await desk.places.locate(ask.path)
    return file.ok ? desk.ports.launcher.open(file.value) : file
  })

export const closeIssue = (desk: Desk) =>
  handler<'closeIssue', { issueId: string }>(
    z.strictObject({ issueId: z.string().max(64) }),
    async ({ issueId }) => {
      desk.issues.close(issueId)
      await releaseHolds(desk)
      await desk.recovery.journals.discard(issueId)
      return done(null)
    },
  )

export const windowState = (_desk: Desk) =>
  handler<'windowState', { title: string; unsaved: boolean }>(
    z.strictObject({ title: z.string().max(400), unsaved: z.boolean() }),
    (state, caller) => {
      caller.setWindowState(state)
      return Promise.resolve(done(null))
    },
  )
