/** Issues that are thrown away, and taken back: moved to a folder of the library, never deleted. */
import path from 'node:path'
import * as z from 'zod'
import type { LibraryListing, Outcome } from '../contract.ts'
import { binName } from '../library/index.ts'
import { causeOf, done, refused } from '../outcome.ts'
import type { Desk } from './desk.ts'
import { handler } from './handler.ts'
import { findHolder } from './holding.ts'
import { findPlace, freeFile, show } from './library.ts'

const issuePath = z.string().max(4096)

export const removeIssue = (desk: Desk) =>
  handler<'removeIssue', { path: string }>(
    z.strictObject({ path: issuePath }),
    async ({ path: shown }, caller) => {
      const located = await desk.places.locate(shown)
      if (!located.ok) return located
      const file = located.value
      const name = path.basename(file, '.neikan')
      if ((await findPlace(desk, file)) === null) {
        return refused(`“${name}”不在文库里，没有移到回收站。请在它所在的文件夹里删除。`)
      }
      if ((await findHolder(desk, file, caller)) !== null) {
        return refused(`“${name}”正在别处打开着，没有移到回收站。请先在那里关闭它。`)
      }
      const bin = path.join(await desk.library.folder(), binName)
      const kept = await freeFile(desk.ports.files, bin, name)
      const moved = await move(desk, file, kept)
      if (!moved.ok) return moved
      await desk.recent.forget(shown)
      desk.places.grant(kept)
      const listing = await show(desk, await desk.library.list())
      return done({ listing, kept: desk.places.show(kept) })
    },
  )

export const restoreIssue = (desk: Desk) =>
  handler<'restoreIssue', { kept: string; path: string }>(
    z.strictObject({ kept: issuePath, path: issuePath }),
    async (ask): Promise<Outcome<LibraryListing>> => {
      const [from, to] = [await desk.places.locate(ask.kept), await desk.places.locate(ask.path)]
      if (!from.ok) return from
      if (!to.ok) return to
      if ((await desk.ports.files.stat(to.value)) !== null) {
        const name = path.basename(to.value, '.neikan')
        return refused(`已经另有一个“${name}”，没有移回来。它还在文库的“${binName}”文件夹里。`)
      }
      const moved = await move(desk, from.value, to.value)
      return moved.ok ? done(await show(desk, await desk.library.list())) : moved
    },
  )

async function move(desk: Desk, from: string, to: string): Promise<Outcome<null>> {
  const { files } = desk.ports
  try {
    await files.makeFolder(path.dirname(to))
    await files.move(from, to)
    return done(null)
  } catch (error) {
    return refused(`“${path.basename(from, '.neikan')}”没有移动：${causeOf(error)}。请稍后再试。`)
  }
}
