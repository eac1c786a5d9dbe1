/** Who writes in an issue, and what became of its file meanwhile. */
import path from 'node:path'
import * as z from 'zod'
import type { Holder, OutsideChange } from '../contract.ts'
import { hashOf } from '../files/index.ts'
import { causeOf, done, refused } from '../outcome.ts'
import type { Caller, FileFacts } from '../ports.ts'
import type { Desk } from './desk.ts'
import { handler } from './handler.ts'
import type { OpenIssue } from './open-issues.ts'

/** Whoever else writes in a file: another window or tab, another program, another computer. */
export async function findHolder(desk: Desk, file: string, caller: Caller): Promise<Holder | null> {
  const [other] = await writersOf(desk, file, caller)
  if (other === undefined) return desk.locks.holderOf(file)
  return { where: 'window', user: '', host: '', since: other.openedAt.toISOString() }
}

/** From here on only this window or tab writes in the file; the others are told. */
export async function takeHold(desk: Desk, file: string, caller: Caller): Promise<void> {
  const { user, host } = desk.ports.identity
  const by: Holder = { where: 'window', user, host, since: desk.ports.now().toISOString() }
  for (const other of await writersOf(desk, file, caller)) {
    other.access = 'read'
    other.owner.notify('takenOver', { issueId: other.issueId, by })
  }
  await desk.locks.take(file)
}

/** Takes away the locks of issues that are closed, and of windows that are gone. */
export function releaseHolds(desk: Desk): Promise<void> {
  const held = desk.issues.all().filter(({ access, owner }) => access === 'write' && owner.isHere())
  return desk.locks.keepOnly(new Set(held.flatMap(({ file }) => (file === null ? [] : [file]))))
}

async function writersOf(desk: Desk, file: string, caller: Caller): Promise<readonly OpenIssue[]> {
  const { files } = desk.ports
  const real = async (name: string) => (await files.realPath(name)) ?? name
  const wanted = await real(file)
  const found: OpenIssue[] = []
  for (const issue of desk.issues.all()) {
    if (issue.file === null || issue.access === 'read') continue
    if (issue.owner.id === caller.id || !issue.owner.isHere()) continue
    if ((await real(issue.file)) === wanted) found.push(issue)
  }
  return found
}

/**
 * What others did to the file of an issue; null if nothing. The program's own writes are known by
 * their hash. `isThorough` reads the file even where its size, time and number are as before.
 */
export async function findOutsideChange(
  desk: Desk,
  issue: OpenIssue,
  isThorough: boolean,
): Promise<OutsideChange | null> {
  const { file, hash } = issue
  if (file === null || hash === null) return null
  if (issue.access === 'write') {
    const by = await desk.locks.holderOf(file)
    if (by !== null) return { kind: 'takenOver', by }
    await desk.locks.take(file)
  }
  const { files } = desk.ports
  const facts = await files.stat(file)
  if (facts === null) return whereabouts(desk, issue, file)
  if (!isThorough && isSame(facts, issue.facts)) return null
  try {
    if (hashOf(await files.read(file)) !== hash) {
      return { kind: 'changed', at: facts.modifiedAt.toISOString() }
    }
  } catch (error) {
    // It went between the two looks at it.
    causeOf(error)
    return whereabouts(desk, issue, file)
  }
  issue.facts = facts
  return null
}

const isSame = (a: FileFacts, b: FileFacts | null): boolean =>
  b !== null &&
  a.sizeBytes === b.sizeBytes &&
  a.fileId === b.fileId &&
  a.modifiedAt.getTime() === b.modifiedAt.getTime()

/** A file that is not where it was: renamed in its folder, deleted, or gone with the folder. */
async function whereabouts(desk: Desk, issue: OpenIssue, file: string): Promise<OutsideChange> {
  const { files } = desk.ports
  const folder = path.dirname(file)
  if ((await files.stat(folder)) === null) return { kind: 'folderMissing' }
  for (const { name, kind } of await files.list(folder)) {
    if (kind !== 'file' || path.extname(name).toLowerCase() !== '.neikan') continue
    const other = path.join(folder, name)
    if ((await files.stat(other))?.fileId !== issue.facts?.fileId) continue
    desk.places.grant(other)
    return { kind: 'renamed', to: desk.places.show(other) }
  }
  return { kind: 'missing' }
}

export const checkFile = (desk: Desk) =>
  handler<'checkFile', { issueId: string }>(
    z.strictObject({ issueId: z.string().max(64) }),
    async ({ issueId }) => {
      const issue = desk.issues.find(issueId)
      if (issue === null) return refused('这一期已在别处关闭。')
      return done(await findOutsideChange(desk, issue, false))
    },
  )
